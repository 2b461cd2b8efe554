"""The self-check as HTML: first words, the glance beside the form, the findings below."""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from rules.law.norm import Norm
from ui.render.html import each, tag
from ui.render.report import Reach, Seen, asks, form_errors, matrix, meta, overview
from ui.words.book import Words


def first_words(words: Words) -> Markup:
    """What stands where the outcomes will be, before anything is filled in."""
    steps = tag("ol", *(tag("li", text) for text in words.under("check_first")))
    head = tag("h2", words("check.first")), tag("p", words("check.first_help"), cls="td-quiet")
    return tag("section", *head, steps, cls="td-empty")


def glance(
    seen: Seen, draft: Mapping[str, Any], *, reach: Reach, between: Markup, words: Words
) -> Markup:
    """The four tiers, wrong fields, what to ask next, the matrix, and the gap to a tier."""
    report = seen.report
    return tag(
        "section",
        overview(seen, reach=reach, words=words),
        form_errors(seen.errors, words),
        asks(report.next, words),
        tag("h2", words("check.matrix")),
        tag("div", matrix(seen, reach=reach, words=words), cls="td-scroll"),
        between,
        meta(report, words),
        _keep(draft, words),
        cls="td-glance",
    )


def _keep(draft: Mapping[str, Any], words: Words) -> Markup:
    text = json.dumps(draft, ensure_ascii=False, indent=2) + "\n"
    link = "data:application/json;charset=utf-8," + quote(text)
    return tag(
        "p", tag("a", words("check.keep"), href=link, download="draft.json", cls="td-link"),
        cls="td-actions",
    )  # fmt: skip


def evidence_clause(norm: Norm, words: Words) -> Markup:
    """The norm that evidence is being given for."""
    force = tag("span", words(f"force.{norm.force}"), cls="td-force")
    return each(
        (
            tag("p", words("evidence.for_norm"), force, cls="td-quiet"),
            tag("blockquote", norm.quote, cls="td-quote"),
        )
    )
