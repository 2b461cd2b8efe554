"""What became of the rows of a sheet, as HTML."""

from collections.abc import Sequence

from markupsafe import Markup

from assistant.desk.sheet import Taken
from ui.render.html import each, tag
from ui.render.reason import told
from ui.words.book import Words


def taken(rows: Sequence[Taken], *, stopped: bool, words: Words) -> Markup:
    """How many were proposed, queued or left, and each row with what became of it."""
    proposed = sum(1 for row in rows if row.proposal)
    queued = sum(1 for row in rows if row.item)
    said = words(
        "desk.sheet.done", count=len(rows), proposed=proposed, queued=queued,
        left=len(rows) - proposed - queued,
    )  # fmt: skip
    head = tag("p", said, words("desk.sheet.stopped") if stopped else "", role="status")
    heads = [tag("th", words(f"desk.{name}"), scope="col") for name in ("number", "question")]
    heads.append(tag("th", words("desk.sheet.became"), scope="col"))
    table = tag(
        "table", tag("thead", tag("tr", *heads)), tag("tbody", *(_row(r, words) for r in rows)),
        cls="td-accounts",
    )  # fmt: skip
    scroll = tag("div", table, cls="td-scroll", tabindex="0", role="region",
                 aria_label=words("desk.sheet.title"))  # fmt: skip
    return each((head, scroll))


def _fallen(row: Taken, words: Words) -> list[str]:
    """Why a row was queued, sentence by sentence."""
    return [told(why, words) for why in row.fallen]


def _row(row: Taken, words: Words) -> Markup:
    name = "proposed" if row.proposal else "queued" if row.item else "left"
    why = told(row.trouble, words) if name == "left" else "；".join(_fallen(row, words))
    became = words(f"desk.sheet.{name}", why=why)
    return tag(
        "tr", tag("td", str(row.row.number), cls="td-num"), tag("td", row.row.question[:80]),
        tag("td", became, data_outcome={"proposed": "符合", "queued": "未定"}.get(name, "不符")),
    )  # fmt: skip
