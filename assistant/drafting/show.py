"""A fact in running text: how it is found by its path, and how a sentence writes it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from rules.facts.draft import Draft
from rules.facts.record import plain

STEP = re.compile(r"(\w+)|\[(\d+)\]")
ENDS = " \n\r\t。；;，,、"
LEVELS = "零一二三四五"
NAMED = ("问题", "难题", "困难", "瓶颈", "痛点")
NONE = "无"


def fact(draft: Draft, path: str) -> Any:
    """The value at a path such as scenarios[2].link; None is unknown."""
    here: Any = draft
    for name, position in STEP.findall(path):
        if here is None:
            return None
        if name:
            here = getattr(here, name)
        else:
            here = here[int(position)] if int(position) < len(here) else None
    return here


def shown(value: Any) -> str:
    """A value as a sentence writes it; nothing for the unknown."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, date):
        return f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, Decimal):
        return plain(value)
    if isinstance(value, tuple):
        return "、".join(filter(None, map(shown, value))) or NONE
    return re.sub(r"\s*\n\s*", "", str(value)).strip(ENDS)


def month(value: Any) -> str:
    """A day, told to the month."""
    return f"{value.year}年{value.month}月" if isinstance(value, date) else shown(value)


def level(value: Any) -> str:
    """A maturity level in words."""
    return f"{LEVELS[value]}级" if isinstance(value, int) else shown(value)


def problem(value: Any) -> str:
    """What was to be solved, said to be a problem once."""
    text = shown(value)
    return text if text.endswith(NAMED) else f"{text}的问题"


def standing(value: Any) -> str:
    """A place in the industry."""
    text = shown(value)
    return f"{text}水平" if text.startswith(("低于", "高于")) else f"处于{text}水平"


FORMS: dict[str, Callable[[Any], str]] = {
    "": shown,
    "月": month,
    "级": level,
    "问题": problem,
    "水平": standing,
}
