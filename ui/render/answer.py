"""A talk as HTML: questions, answers in short bubbles, their sources, and what is not law."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from assistant.answer import Answer, Notice, Sentence, Status
from assistant.aside import on_scenarios
from knowledge.document import Library
from ui.render.address import place_name
from ui.render.clause import BETWEEN
from ui.render.html import each, tag
from ui.words.book import Words

QUIET = {Status.OUT_OF_SCOPE, Status.NOT_IN_DOCUMENTS, Status.UNSAFE, Status.SMALLTALK}
UNRELATED = {Status.OUT_OF_SCOPE, Status.UNSAFE, Status.SMALLTALK}
SHOWN_QUESTION = 600
ALSO = 5

Sources = Mapping[str, Sequence[str]]


@dataclass(frozen=True)
class Turn:
    """One question and how it ended; neither answer nor error means it is being worked on.

    `number` is its place in a talk that is kept; only such an answer can be given an opinion.
    """

    question: str
    answer: Answer | None = None
    error: str = ""
    number: int = 0
    opinion: str = ""


def transcript(turns: Sequence[Turn], *, library: Library, words: Words) -> Markup:
    """The whole talk, or the first page with questions to start from."""
    if not turns:
        return _first_page(words)
    told: set[Notice] = set()
    shown = []
    for turn in turns:
        shown.append(_turn(turn, told, library, words))
        told.update(turn.answer.notices if turn.answer else ())
    return tag("div", *shown, cls="td-talk", role="log", aria_live="polite")


def _first_page(words: Words) -> Markup:
    suggested = [
        tag("button", text, type_="button", cls="td-suggestion", data_ask=text)
        for text in words.under("chat.suggestion")
    ]
    head = (tag("h2", words("chat.welcome")), tag("p", words("chat.promise"), cls="td-quiet"))
    return tag("section", *head, tag("div", *suggested, cls="td-suggestions"), cls="td-first")


def _turn(turn: Turn, told: Set[Notice], library: Library, words: Words) -> Markup:
    asked = turn.question
    shown = asked if len(asked) <= SHOWN_QUESTION else asked[:SHOWN_QUESTION] + "……"
    question = tag("div", shown, cls="td-question")
    if turn.error:
        return each((question, tag("div", turn.error, cls="td-bubble td-error", role="alert")))
    if turn.answer is None:
        waiting = tag("span", words("chat.working"), cls="td-working")
        return each((question, tag("div", waiting, cls="td-bubble td-pending")))
    answered = bubble(turn.answer, asked=asked, told=told, library=library, words=words)
    return each((question, answered, _opinions(turn, words)))


def _opinions(turn: Turn, words: Words) -> Markup:
    """Three buttons under an answer that is kept: useful, not useful, or a person is wanted."""
    if not turn.number:
        return Markup("")
    buttons = [
        tag(
            "button", words(f"chat.opinion.{opinion}"), type_="button", cls="td-link",
            data_pick=f"{opinion}:{turn.number}",
            aria_pressed="true" if turn.opinion == opinion else "false",
        )
        for opinion in ("up", "down", "person")
    ]  # fmt: skip
    told = tag("span", words("talks.handed"), cls="td-quiet") if turn.opinion == "person" else ""
    return tag("p", *buttons, told, cls="td-opinions")


def bubble(
    answer: Answer,
    *,
    asked: str = "",
    told: Set[Notice] = frozenset(),
    library: Library,
    words: Words,
) -> Markup:
    """One answer: its sentences, its sources, what lies outside the law, and how it was found.

    Notices that the talk has told already are folded away.
    """
    cited = sources(answer)
    quiet = " td-quieted" if answer.status in QUIET else ""
    parts = (
        _state(answer, words),
        tag("div", *(_sentence(s, cited) for s in answer.sentences), cls="td-text"),
        _verdict(answer.verdict, words),
        _chips(cited, library, words),
        _notices(answer.notices, told, words),
        _guide(asked, answer, library, words),
        _also(answer, cited, library, words),
        _foot(answer, cited, words),
    )
    return tag("article", *parts, cls=f"td-bubble{quiet}", data_status=answer.status.value)


def sources(answer: Answer) -> Sources:
    """Each clause cited, in the order of first mention, with every quote taken from it."""
    found: dict[str, list[str]] = {}
    for citation in (c for sentence in answer.sentences for c in sentence.citations):
        quotes = found.setdefault(citation.address, [])
        if citation.quote not in quotes:
            quotes.append(citation.quote)
    return found


def _state(answer: Answer, words: Words) -> Markup:
    label = words.get(f"status.{answer.status.value}", "")
    return tag("p", label, cls="td-state") if label else Markup("")


def _sentence(sentence: Sentence, cited: Sources) -> Markup:
    own: dict[str, list[str]] = {}
    for citation in sentence.citations:
        own.setdefault(citation.address, []).append(citation.quote)
    numbers = {address: str(number) for number, address in enumerate(cited, start=1)}
    marks = [
        tag(
            "button", numbers[address], type_="button", cls="td-ref", tabindex="-1",
            data_address=address, data_quote=BETWEEN.join(quotes),
        )
        for address, quotes in own.items()
    ]  # fmt: skip
    kind = f"td-sentence td-{sentence.kind.value}"
    return tag("span", sentence.text, *marks, cls=kind)


def _chips(cited: Sources, library: Library, words: Words) -> Markup:
    if not cited:
        return Markup("")
    chips = [
        tag(
            "button", tag("b", str(number)), place_name(library, address, words),
            type_="button", cls="td-chip", title="\n".join(quotes),
            data_address=address, data_quote=BETWEEN.join(quotes),
        )
        for number, (address, quotes) in enumerate(cited.items(), start=1)
    ]  # fmt: skip
    return tag("nav", *chips, cls="td-chips", aria_label=words("chat.sources"))


def _notices(notices: Sequence[Notice], told: Set[Notice], words: Words) -> Markup:
    if not notices:
        return Markup("")
    listed = [tag("li", n.text, tag("span", _standing(n, words), cls="td-source")) for n in notices]
    if told >= set(notices):
        summary = tag("summary", words("chat.told", count=len(notices)))
        return tag("details", summary, tag("ul", *listed), cls="td-notices td-told")
    return tag("aside", tag("h2", words("chat.outside")), tag("ul", *listed), cls="td-notices")


def _standing(notice: Notice, words: Words) -> str:
    confidence = words.get(f"confidence.{notice.confidence}", notice.confidence)
    return words("chat.source", source=notice.source, confidence=confidence)


def _guide(asked: str, answer: Answer, library: Library, words: Words) -> Markup:
    """A scenario question rests on a guide that is not held: say so, and how to add it."""
    said = any("361" in notice.text for notice in answer.notices)
    if said or answer.status in UNRELATED or not on_scenarios(asked, answer.text):
        return Markup("")
    missing = [
        tag("p", words("chat.guide", title=absent.title, number=absent.number), cls="td-guide")
        for absent in library.absent
    ]
    return each(missing)


def _also(answer: Answer, cited: Sources, library: Library, words: Words) -> Markup:
    found = [clause for clause in answer.clauses if clause.address not in cited][:ALSO]
    if not found:
        return Markup("")
    rows = [
        tag(
            "button", tag("span", place_name(library, c.address, words), cls="td-path"), c.text,
            type_="button", cls="td-neighbour", data_address=c.address,
        )
        for c in found
    ]  # fmt: skip
    summary = tag("summary", words("chat.also", count=len(found)))
    return tag("details", summary, *rows, cls="td-also")


def _foot(answer: Answer, cited: Sources, words: Words) -> Markup:
    copied = [answer.text]
    for number, (address, quotes) in enumerate(cited.items(), start=1):
        copied.append(f"[{number}] {'……'.join(quotes)}——{address}")
    copy = tag(
        "button", words("chat.copy"), type_="button", cls="td-link", data_copy="\n".join(copied)
    )
    edition = words("chat.edition", edition=answer.edition) if answer.edition else ""
    day = words("chat.day", day=answer.as_of.isoformat()) if answer.as_of else ""
    return tag("footer", tag("span", " · ".join(filter(None, (edition, day)))), copy, cls="td-foot")


def _verdict(tiers: Sequence[Mapping[str, Any]], words: Words) -> Markup:
    if not tiers:
        return Markup("")
    rows = [_stands(tier, words) for tier in tiers]
    heads = ("chat.tier", "chat.verdict", "outcome.不符", "outcome.未定")
    head = tag("tr", *(tag("th", words(key), scope="col") for key in heads))
    return tag("table", tag("thead", head), tag("tbody", *rows), cls="td-verdict")


def _stands(tier: Mapping[str, Any], words: Words) -> Markup:
    name, outcome = tier["tier"], tier["outcome"]
    return tag(
        "tr",
        tag("th", words.get(f"tier.{name}", name), scope="row"),
        tag("td", words.get(f"outcome.{outcome}", outcome), data_outcome=outcome),
        tag("td", str(len(tier["not_met"])), cls="td-num"),
        tag("td", str(len(tier["unknown"])), cls="td-num"),
    )
