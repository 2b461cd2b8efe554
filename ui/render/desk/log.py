"""The log as HTML: the last entries, and whether the chain holds."""

from collections.abc import Sequence

from markupsafe import Markup

from assistant.desk.log import Broken, Entry
from ui.render.html import each, tag
from ui.words.book import Words

SHOWN = 100


def table(log: Sequence[Entry], words: Words) -> Markup:
    """The last entries, the newest first."""
    if not log:
        return tag("p", words("desk.log_none"), cls="td-quiet")
    heads = [
        tag("th", words(f"desk.{name}"), scope="col")
        for name in ("number", "at", "who", "act_done", "subject", "digest")
    ]
    rows = [
        tag("tr", tag("td", str(e.number), cls="td-num"), tag("td", e.at[:19].replace("T", " ")),
            tag("td", e.who), tag("td", words.get(f"desk.act.{e.act}", e.act)),
            tag("td", tag("code", e.subject[:8])), tag("td", tag("code", e.digest[:12])))
        for e in reversed(log[-SHOWN:])
    ]  # fmt: skip
    head = tag("thead", tag("tr", *heads))
    whole = tag("table", head, tag("tbody", *rows), cls="td-accounts")
    count = tag("p", words("desk.log_count", count=len(log)), cls="td-quiet")
    scroll = tag(
        "div", whole, cls="td-scroll", tabindex="0", role="region", aria_label=words("desk.log")
    )
    return each((count, scroll))


def chain(found: Broken | None, count: int, words: Words) -> Markup:
    """Whether the chain holds, or where it first breaks."""
    if found is None:
        return tag("p", words("desk.chain_holds", count=count), cls="td-done-line", role="status")
    told = words("desk.chain_broken", number=found.number, what=found.what)
    return tag("p", told, cls="td-trouble", role="alert")
