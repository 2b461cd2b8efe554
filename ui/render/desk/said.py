"""Sentences held against the documents: what each is worth, the word at fault, its clauses."""

import re

from markupsafe import Markup

from assistant.answer import Citation
from assistant.desk.said import Said
from assistant.proof.finding import Label
from knowledge.document import Library
from ui.render.address import place_name
from ui.render.html import each, marked, tag
from ui.words.book import Words
from ui.work import Line, Work

NAMED = re.compile("“([^”]+)”")
OUTCOME = {
    Label.SUPPORTED: "符合",
    Label.CONTRADICTED: "不符",
    Label.NOT_IN_DOCUMENTS: "未定",
}


def fault(said: Said) -> str:
    """The word at fault, where the proof names one that stands in the sentence."""
    if said.label is Label.SUPPORTED:
        return ""
    return next((word for word in NAMED.findall(said.why) if word in said.text), "")


def sentences(work: Work, *, library: Library, words: Words, edited: bool = True) -> Markup:
    """Every sentence as a card; `edited` lets one be picked and its quotes be taken away."""
    cards = [
        _card(number, line, work.picked if edited else None, library, words)
        for number, line in enumerate(work.lines)
    ]
    if not cards:
        return Markup("")
    if not edited:
        return tag("ol", *cards, cls="td-proof")
    told = tag("p", words("desk.stale_cards"), cls="td-stale-told", role="status")
    return told + tag("ol", *cards, cls="td-proof", data_of=work.text)


def _card(
    number: int, line: Line, picked: int | None, library: Library, words: Words
) -> Markup:  # fmt: skip
    said, editable = line.said, picked is not None
    label = tag("span", words(f"desk.label.{said.label.value}"), cls="td-outcome")
    pick = tag(
        "button", words("desk.this_one", number=number + 1), type_="button", cls="td-link",
        data_pick=f"sentence|{number}", aria_pressed="true" if picked == number else "false",
    ) if editable else tag("span", str(number + 1), cls="td-quiet")  # fmt: skip
    text = tag("p", marked(said.text, [fault(said)]), cls="td-proof-text")
    why = (
        tag("p", said.why, cls="td-quiet") if said.why and said.label is not Label.SUPPORTED else ""
    )
    own = [_cited(c, at, editable and picked == number, library, words)
           for at, c in enumerate(said.citations)]  # fmt: skip
    other = [chip(c, library, words) for c in line.against]
    against = tag("p", tag("b", words("desk.against")), *other, cls="td-against") if other else ""
    return tag(
        "li", tag("header", pick, label), text, why, each(own), against, _override(said, words),
        data_outcome=OUTCOME[said.label], data_label=said.label.value,
        cls="td-picked-one" if editable and picked == number else "",
    )  # fmt: skip


def chip(citation: Citation, library: Library, words: Words) -> Markup:
    """A button that opens a clause with its quote marked."""
    return tag(
        "button", place_name(library, citation.address, words), type_="button", cls="td-chip",
        title=citation.quote, data_address=citation.address, data_quote=citation.quote,
    )  # fmt: skip


def _cited(
    citation: Citation, at: int, editable: bool, library: Library, words: Words
) -> Markup:  # fmt: skip
    away = tag(
        "button", words("desk.uncite"), type_="button", cls="td-link", data_pick=f"uncite|{at}",
        aria_label=f"{words('desk.uncite')} {at + 1}",
    ) if editable else ""  # fmt: skip
    quote = tag("q", citation.quote)
    return tag("p", chip(citation, library, words), quote, away, cls="td-cited")


def _override(said: Said, words: Words) -> Markup:
    if not said.override:
        return Markup("")
    return tag("p", tag("b", words("desk.override")), said.override, cls="td-override")
