"""Values as a form shows them: the unknown is 未填, nothing is invented."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from rules.facts.record import plain

BLANK = "未填"
NONE = "无"
UNPRINTABLE = re.compile(r"[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def clean(text: str) -> str:
    """The text with line ends unified and whatever XML cannot hold made visible."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return UNPRINTABLE.sub("\ufffd", lines)


def chinese_day(day: date | None) -> str:
    """A day as official papers write it."""
    return f"{day.year}年{day.month}月{day.day}日" if day else BLANK


def shown(value: object) -> str:
    """One value in a form's words."""
    if value is None:
        return BLANK
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, date):
        return chinese_day(value)
    if isinstance(value, Decimal):
        return plain(value)
    return clean(str(value))


def with_unit(value: str, unit: str) -> str:
    """A value and its unit; what is not filled in has none."""
    return value if value in (BLANK, NONE) else value + unit


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a prose field, blank lines dropped."""
    return [line.strip() for line in clean(text).split("\n") if line.strip()] or [BLANK]
