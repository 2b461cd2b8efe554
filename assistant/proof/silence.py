"""Silence: 通知没有规定评分标准 — a claim that the documents do not say something."""

from collections.abc import Sequence

from assistant.proof.compare import compare
from assistant.proof.frame import Frame, words
from assistant.proof.mark import BREAK, Mark
from assistant.proof.vocabulary import stem

_VERBS = {
    "zh": "规定 写 设 明确 提 说 说明 给出 区分 写明 限定 载明 列 安排 提到 写由 另写 另设",
    "passive": "收入 提及 设定 设置 nothing nobody",
    "en": "set say state give specify name mention speak define fix lay repeat prescribe",
}
_SAYING = frozenset(stem(word) for verbs in _VERBS.values() for word in verbs.split())
# What is said to be missing, and the sort of value a clause must have to say it.
_MISSING = {
    "date": "时间 日期 期限 date deadline time",
    "percent": "比例 share ratio",
    "count": "份数 人数 数量 number amount",
    "figure": "数额 金额 标准 办法 方法 数值 具体内容 格式 量化 门槛 下限 最低 figure method value "
    "threshold minimum detail",
}
_SORT = {stem(word): sort for sort, ways in _MISSING.items() for word in ways.split()}
_LIMITED = frozenset(("only", "all", "cond", "order", "scale"))
_CUTS = "，,；;：:"


def silence(marks: Sequence[Mark]) -> list[Mark]:
    """What the documents are said not to say, or nothing if that is not what is said."""
    if any(m.kind == BREAK and m.word in _CUTS for m in marks[:-1]):
        return []
    for i, mark in enumerate(marks):
        saying = _saying(marks, i) if mark.kind == "neg" else None
        if saying is not None and not any(m.kind in _LIMITED or m.word == "and" for m in marks):
            return [m for m in marks if m not in (mark, saying) and m.kind != "force"]
    return []


def _saying(marks: Sequence[Mark], i: int) -> Mark | None:
    """The verb of saying that this denial denies; in English it may stand anywhere."""
    latin = marks[i].word.isascii()
    near = [*marks[i + 1 :], *marks[:i]] if latin else marks[i + 1 : i + 4]
    return next((m for m in near if stem(m.word.lower()) in _SAYING), None)


def spoken(unsaid: list[Mark], known: Sequence[Frame]) -> tuple[list[Frame], list[Frame]]:
    """The frames that do say it, and those that speak of the thing without such a value."""
    said = words(unsaid)
    asked = [sort for m in unsaid if (sort := _SORT.get(stem(m.word.lower())))]
    near = [f for f in known if f.raised_by(said) and not compare(unsaid, f).unheld]
    saying = [f for f in near if all(f.speaks_of(sort) for sort in asked)]
    return saying, [f for f in near if f not in saying]
