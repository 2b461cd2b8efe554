"""Written answers as HTML: proposals, those in service, and what became of the others."""

from collections.abc import Iterable, Sequence

from markupsafe import Markup

from assistant.desk.log import Entry
from assistant.desk.written import Written
from knowledge.document import Library
from ui.render.desk.items import pairs, steps
from ui.render.desk.said import sentences
from ui.render.html import tag
from ui.words.book import Words
from ui.work import of_written


def listed(found: Sequence[Written], picked: str, words: Words) -> Markup:
    """The answers found, each a button; or that there is none."""
    if not found:
        return tag("p", words("desk.no_answers"), cls="td-quiet td-none")
    rows = [
        tag("li", tag(
            "button", tag("b", one.question),
            tag("span", tag("i", words(f"desk.standing.{one.standing.value}"),
                            data_standing=one.standing.value), f" {one.place} · {one.wrote}"),
            type_="button", data_pick=f"answer|{one.id}",
            aria_pressed="true" if one.id == picked else "false",
        ))
        for one in found
    ]  # fmt: skip
    count = tag("p", words("desk.count", count=len(found)), cls="td-quiet")
    return tag("section", count, tag("ol", *rows), cls="td-queue")


def detail(written: Written, history: Iterable[Entry], *, library: Library, words: Words) -> Markup:
    """One answer, sentence by sentence, with who wrote it and who approved it."""
    facts = {
        "standing_now": words(f"desk.standing.{written.standing.value}"),
        "also": "；".join(written.also),
        "place": written.place,
        "edition": written.edition,
        "wrote": written.wrote,
        "reviewed": written.reviewed or "",
        "source": written.source,
        "why": written.why,
    }
    told = sentences(of_written(written, library), library=library, words=words, edited=False)
    return tag(
        "article", tag("h2", written.question), pairs(facts, words), told, steps(history, words),
        cls="td-item", data_answer=written.id,
    )  # fmt: skip
