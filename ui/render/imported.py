"""What an import understood, what it did not, and what to know before going on."""

from markupsafe import Markup

from assistant.importing.declaration import Imported
from ui.render.html import tag
from ui.render.reason import told
from ui.words.book import Words

MOST, LONGEST = 40, 120


def imported_card(found: Imported, name: str, words: Words) -> Markup:
    """How an import ended, with every line that became no value."""
    understood, lost = len(found.understood), len(found.lost)
    said = words("write.imported", name=name)
    if understood:
        said = words("write.understood", name=name, count=understood, lost=lost)
    notices = [tag("li", told(notice, words)) for notice in found.notices]
    return tag(
        "section", tag("p", said), tag("ul", *notices) if notices else "", _lost(found, words),
        cls="td-released td-imported", role="status",
    )  # fmt: skip


def _lost(found: Imported, words: Words) -> Markup:
    if not found.lost:
        return Markup("")
    rows = [
        tag("tr", tag("td", str(one.line), cls="td-num"), tag("td", _short(one.text)),
            tag("td", told(one.why, words)))
        for one in found.lost[:MOST]
    ]  # fmt: skip
    heads = (tag("th", words(f"write.lost_{key}"), scope="col") for key in ("line", "text", "why"))
    table = tag("table", tag("thead", tag("tr", *heads)), tag("tbody", *rows), cls="td-verdict")
    summary = tag("summary", words("write.lost", count=len(found.lost)))
    return tag("details", summary, tag("div", table, cls="td-scroll"))


def _short(text: str) -> str:
    joined = " ".join(text.split())
    return joined if len(joined) <= LONGEST else joined[:LONGEST] + "……"
