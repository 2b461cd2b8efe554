"""Many drafts at a glance: one row each, those that are held first."""

from collections.abc import Sequence

from markupsafe import Markup

from rules.facts.draft import Draft
from ui.many import Row
from ui.render.html import tag
from ui.render.reason import told
from ui.words.book import Words

SHOWN = 200
HEADS = ("where", "who", "tier", "outcome", "holding")


def many(rows: Sequence[Row], words: Words) -> Markup:
    """What came of each draft."""
    held = sum(bool(row.holding) for row in rows)
    wrong = sum(row.trouble is not None or bool(_errors(row)) for row in rows)
    said = words("many.done", count=len(rows), held=held, wrong=wrong)
    heads = tag("tr", *(tag("th", words(f"many.{head}"), scope="col") for head in HEADS))
    shown = sorted(rows, key=lambda row: (not (row.trouble or _errors(row)), -row.holding))[:SHOWN]
    body = tag("tbody", *(_row(row, words) for row in shown))
    table = tag("table", tag("thead", heads), body, cls="td-verdict td-list")
    more = tag("p", words("many.more", count=len(rows) - SHOWN)) if len(rows) > SHOWN else ""
    region = tag("div", table, cls="td-scroll", tabindex="0", role="region", aria_label=said)
    return tag("section", tag("p", said, role="status"), region, more, cls="td-many")


def _errors(row: Row) -> int:
    return len(row.report.form_errors) if row.report else 0


def _row(row: Row, words: Words) -> Markup:
    if row.trouble is not None:
        trouble = tag(
            "td",
            told(f"{row.trouble.what}。{row.trouble.do}", words),
            colspan="4",
            data_outcome="不符",
        )
        return tag("tr", tag("th", row.where, scope="row"), trouble)
    who, tier, outcome = _standing(row)
    count = _errors(row)
    holding = words("many.wrong", count=count) if count else str(row.holding or "")
    return tag(
        "tr",
        tag("th", row.where, scope="row"),
        tag("td", who or words("export.unnamed")),
        tag("td", words.get(f"tier.{tier}", tier) if tier else words("export.no_tier")),
        tag("td", words.get(f"outcome.{outcome}", "—"), data_outcome=outcome),
        tag("td", holding, cls="td-num"),
    )


def _standing(row: Row) -> tuple[str, str, str]:
    """Whose draft, for which tier, and how it stands to it."""
    if not isinstance(row.stated, Draft) or row.report is None:
        return "", "", ""
    tier = row.stated.tier
    found = next((t.outcome for t in row.report.tiers if t.tier == tier), "")
    applicant = row.stated.applicant
    return (applicant.name or "") if applicant else "", tier or "", found
