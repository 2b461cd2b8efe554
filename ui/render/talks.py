"""The talks of a visitor as a list: open one again, take it along, delete it."""

from collections.abc import Sequence

from markupsafe import Markup

from assistant.store.talks import Talk
from ui.render.html import tag
from ui.words.book import Words


def talks_list(talks: Sequence[Talk], *, visitor: str, current: str, words: Words) -> Markup:
    """Folded away until wanted; nothing at all for a visitor without a talk."""
    if not talks:
        return Markup("")
    rows = [_row(talk, visitor, talk.id == current, words) for talk in talks]
    summary = tag("summary", words("talks.before", count=len(talks)))
    return tag("details", summary, tag("ul", *rows), cls="td-talks")


def _row(talk: Talk, visitor: str, current: bool, words: Words) -> Markup:
    day = talk.changed.astimezone().strftime("%Y-%m-%d %H:%M")
    return tag(
        "li",
        tag(
            "button", talk.title, tag("span", day, cls="td-quiet"), type_="button",
            cls="td-neighbour", data_pick=f"open:{talk.id}",
            aria_current="true" if current else None,
        ),
        tag(
            "a", words("talks.export"), cls="td-link", download=f"tidu-{talk.id[:8]}.json",
            href=f"/api/talks/{talk.id}?owner={visitor}",
        ),
        tag(
            "button", words("talks.delete"), type_="button", cls="td-link",
            data_pick=f"delete:{talk.id}",
        ),
    )  # fmt: skip
