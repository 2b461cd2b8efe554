"""Silence: 通知没有规定评分标准 — a claim that the documents do not say something."""

from collections.abc import Sequence

from assistant.proof.compare import compare
from assistant.proof.frame import Frame, words
from assistant.proof.mark import BREAK, Mark
from assistant.proof.vocabulary import stem

_SAYING = frozenset(
    stem(word)
    for word in (
        "规定 写 设 要求 明确 提 说 说明 给出 区分 写明 限定 载明 列 安排 提到 写由 另写 另设 收入 "
        "提及 设定 设置 set say state give specify name mention speak define fix lay repeat "
        "prescribe nothing nobody"
    ).split()
)
# What is said to be missing, and the sort of value a clause must have to say it.
_MISSING = {
    "date": "时间 日期 期限 date deadline time",
    "percent": "比例 share ratio",
    "count": "份数 人数 数量 number amount",
    "figure": "数额 金额 标准 办法 方法 数值 具体内容 格式 量化 figure method",
}
_SORT = {stem(word): sort for sort, ways in _MISSING.items() for word in ways.split()}
_CUTS = "，,；;：:"


def silence(marks: Sequence[Mark]) -> list[Mark]:
    """What the documents are said not to say, or nothing if that is not what is said."""
    if any(m.kind == BREAK and m.word in _CUTS for m in marks[:-1]):
        return []
    for i, mark in enumerate(marks):
        saying = _saying(marks, i) if mark.kind == "neg" else None
        if saying is not None:
            return [m for m in marks if m not in (mark, saying) and m.kind != "force"]
    return []


def _saying(marks: Sequence[Mark], i: int) -> Mark | None:
    """The verb of saying that this denial denies; in English it may stand anywhere."""
    latin = marks[i].word.isascii()
    near = [*marks[i + 1 :], *marks[:i]] if latin else marks[i + 1 : i + 4]
    return next((m for m in near if stem(m.word.lower()) in _SAYING), None)


def broken_by(unsaid: list[Mark], known: Sequence[Frame]) -> tuple[Frame, ...]:
    """The frame that does say it, with a value of the sort that is said to be missing."""
    said = words(unsaid)
    asked = [sort for m in unsaid if (sort := _SORT.get(stem(m.word.lower())))]
    for frame in known:
        if frame.raised_by(said) and not compare(unsaid, frame).unheld:
            if all(frame.speaks_of(sort) for sort in asked):
                return (frame,)
    return ()
