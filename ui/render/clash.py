"""Two pages that changed the same draft: what either says, field by field, and what can be done."""

import json
from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from markupsafe import Markup

from ui.facts.captions import caption
from ui.render.html import tag
from ui.words.book import Words

LONGEST = 400
MOST = 40
Unlike = tuple[str, Any, Any]


def clash(
    found: list[Unlike], mine: Mapping[str, Any], theirs: Mapping[str, Any], words: Words
) -> Markup:
    """The card: nothing of this page is written until one of its buttons was chosen."""
    rows = [_row(one, words) for one in found[:MOST]]
    more = words("clash.more", count=len(found) - MOST) if len(found) > MOST else ""
    heads = (tag("th", words(f"clash.{key}"), scope="col") for key in ("field", "here", "there"))
    table = tag("table", tag("thead", tag("tr", *heads)), tag("tbody", *rows), cls="td-verdict")
    return tag(
        "section",
        tag("h2", words("clash.title"), tabindex="-1"),
        tag("p", words("clash.help")),
        tag("div", table, cls="td-scroll", tabindex="0", role="region",
            aria_label=words("clash.title")),
        tag("p", more) if more else "",
        tag("p", *_choices(words), _copy(mine, "mine", words), _copy(theirs, "theirs", words),
            cls="td-clash-choices"),
        cls="td-clash", role="alert",
    )  # fmt: skip


def kept_as(version: int, words: Words) -> Markup:
    """That every change so far is written, so that nobody looks for a button."""
    said = words("clash.kept", version=version)
    return tag("p", said, cls="td-kept", data_version=str(version), title=words("clash.kept_help"))


def _choices(words: Words) -> list[Markup]:
    return [
        tag("button", words(f"clash.{act}"), type_="button", data_pick=f"clash|{act}",
            title=words(f"clash.{act}_help"))
        for act in ("both", "mine", "theirs")
    ]  # fmt: skip


def _copy(draft: Mapping[str, Any], whose: str, words: Words) -> Markup:
    text = json.dumps(draft, ensure_ascii=False, indent=2, default=str) + "\n"
    link = "data:application/json;charset=utf-8," + quote(text)
    return tag(
        "a", words(f"clash.save_{whose}"), href=link, download=f"draft-{whose}.json", cls="td-link"
    )


def _row(one: Unlike, words: Words) -> Markup:
    path, mine, theirs = one
    return tag(
        "tr",
        tag("th", caption(path, words), scope="row"),
        tag("td", _said(mine, words)),
        tag("td", _said(theirs, words)),
    )


def _said(value: Any, words: Words) -> str:
    if value is None:
        return words("clash.nothing")
    if isinstance(value, bool):
        return words("check.yes" if value else "check.no")
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, default=str)
    return text if len(text) <= LONGEST else text[:LONGEST] + "……"
