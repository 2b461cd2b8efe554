"""Which draft is being written, and the file of it to keep."""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from ui.render.html import tag
from ui.words.book import Words


def hand(draft: Mapping[str, Any], yaml: str, words: Words) -> Markup:
    """The draft at hand with a link that saves it; or how to get one."""
    if not draft:
        inside = tag("h2", words("write.none")), tag("p", words("write.none_help"))
        return tag("section", *inside, cls="td-empty")
    applicant = draft.get("applicant")
    name = applicant.get("name") if isinstance(applicant, dict) else None
    tier = draft.get("tier") or words("export.no_tier")
    said = words("write.what", tier=words.get(f"tier.{tier}", str(tier)))
    link = "data:application/yaml;charset=utf-8," + quote(yaml)
    save = tag("a", words("write.save"), href=link, download="draft.yaml", cls="td-link")
    return tag(
        "section", tag("h2", str(name or words("export.unnamed"))),
        tag("p", said, " ", save, cls="td-quiet"), cls="td-hand",
    )  # fmt: skip
