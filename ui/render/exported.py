"""The gate as HTML: which draft is at hand, what holds it, or what left."""

from collections.abc import Mapping
from typing import Any

from markupsafe import Markup

from knowledge.document import Library
from rules.gate import Exported, Held
from ui.render.findings import finding_card, sums_up
from ui.render.html import tag
from ui.render.report import WORST, form_errors
from ui.words.book import Words


def at_hand(draft: Mapping[str, Any], words: Words) -> Markup:
    """Which draft would be exported."""
    if not draft:
        inside = tag("h2", words("export.none")), tag("p", words("export.none_help"))
        return tag("section", *inside, cls="td-empty")
    name = draft.get("applicant", {}).get("name") or words("export.unnamed")
    tier = draft.get("tier") or words("export.no_tier")
    said = words("export.what", tier=words.get(f"tier.{tier}", str(tier)))
    return tag("section", tag("h2", str(name)), tag("p", said, cls="td-quiet"), cls="td-hand")


def held(held: Held, *, library: Library, words: Words) -> Markup:
    """Everything that holds, the gravest first, each with its clause and what to do."""
    holding = sorted(
        (f for f in held.report.findings if f.holds), key=lambda f: WORST.index(f.outcome)
    )
    own = [finding_card(f, True, library, words) for f in holding if not sums_up(f)]
    sums = [finding_card(f, True, library, words) for f in holding if sums_up(f)]
    count = len(own) + len(held.report.form_errors)
    head = tag("h2", words("export.held", count=count)), tag("p", words("export.held_help"))
    also = tag("details", tag("summary", words("export.sums", count=len(sums))), *sums)
    return tag(
        "section",
        tag("header", *head, cls="td-verdict-held"),
        form_errors(held.report.form_errors, words),
        tag("div", *own, cls="td-findings"),
        also if sums else "",
        role="status",
    )


def released(done: Exported, words: Words) -> Markup:
    """What left, and the digests that name it."""
    told = words(
        "export.digests",
        edition=done.report.edition,
        draft=done.draft_digest[:16],
        report=done.report_digest[:16],
    )
    return tag(
        "section", tag("h2", words("export.done")), tag("p", words("export.done_help")),
        tag("p", told, cls="td-meta"), cls="td-released", role="status",
    )  # fmt: skip
