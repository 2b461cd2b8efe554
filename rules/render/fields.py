"""The fields a Word template can name: every fact of the draft under its Chinese label."""

from __future__ import annotations

import re
from functools import cache
from typing import Any, get_args

from rules.facts.draft import Draft
from rules.facts.record import Record
from rules.render.text import NONE, shown

GROUPS = {
    "applicant": "单位",
    "contact": "联系",
    "compliance": "合规",
    "control": "可控",
    "organisation": "组织",
    "maturity": "成熟度",
    "project": "工厂",
    "benchmark": "对标",
    "assessment": "评估",
    "outcomes": "成果",
    "commitments": "承诺",
    "secrecy": "保密",
    "submission": "报送",
    "sections": "文稿",
}


@cache
def label(model: type[Record], name: str) -> str:
    """The name a template uses for a field: its label without what stands in brackets."""
    title = GROUPS.get(name) or model.model_fields[name].title or name
    return re.sub(r"（.*?）", "", title)


def of_record(record: Record) -> dict[str, Any]:
    """Every field of a record, shown, under its label."""
    model = type(record)
    return {
        label(model, name): _shown(getattr(record, name), model.model_fields[name].annotation)
        for name in model.model_fields
    }


def _shown(value: object, annotation: Any) -> Any:
    if isinstance(value, Record):
        return of_record(value)
    item = _item(annotation)
    if isinstance(item, type) and issubclass(item, Record):
        return _rows(value, item)
    if isinstance(value, tuple):
        return "、".join(map(shown, value)) or NONE
    return shown(value)


@cache
def _item(annotation: Any) -> Any:
    """What a list field is a list of, if it is one."""
    for choice in (annotation, *get_args(annotation)):
        if getattr(choice, "__origin__", None) is tuple:
            return get_args(choice)[0]
    return None


def _rows(value: object, item: type[Record]) -> list[dict[str, Any]]:
    """The rows of a table; an unknown list is one row of 未填, an empty one a row of 无."""
    if isinstance(value, tuple) and value:
        return [of_record(record) for record in value]
    blank = of_record(item())
    return [dict.fromkeys(blank, NONE) if value == () else blank]


def of_draft(draft: Draft) -> dict[str, Any]:
    """Every fact of the draft under its label."""
    return of_record(draft)
