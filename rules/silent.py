"""Words that fill a field and say nothing: there is none, it is not known yet, or marks alone."""

from __future__ import annotations

import re

NONE = frozenset({"无", "暂无", "没有", "未开展", "略", "不适用", "N/A"})
NOT_YET = frozenset({"待定", "待补", "待补充", "待填", "未知", "不详", "不清楚", "同上", "见上"})
MARKS = re.compile(r"[^\w%]|_")


def _words(text: str) -> str:
    return MARKS.sub("", text).upper()


def denies(value: object) -> bool:
    """Whether a text, or every text of a list, says only that there is none."""
    if isinstance(value, tuple):
        return all(map(denies, value))
    return isinstance(value, str) and _words(value) in {_words(word) for word in NONE}


def postponed(value: object) -> bool:
    """Whether a text says only that it is not known yet, or has no word in it at all."""
    return isinstance(value, str) and (not _words(value) or _words(value) in NOT_YET)


def unsaid(value: object) -> bool:
    """Whether a fact is missing, or its words say nothing."""
    return value is None or denies(value) or postponed(value)
