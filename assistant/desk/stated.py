"""What a text states exactly: figures, dates, tiers, how binding it is, whether it denies."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise

from assistant.normal import normal, words
from assistant.values import values

Stated = Mapping[str, frozenset[str]]
TOLD = ("级数", "日期", "数量", "比例", "年份", "层级", "电话")
FORCE, DENIES = "语气", "否定"
MEANT = (FORCE, DENIES)


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile(words("golden")["stated"][name])


@cache
def _forces() -> Mapping[str, re.Pattern[str]]:
    return {name: re.compile(ways) for name, ways in words("golden")["force"].items()}


def stated(text: str) -> Stated:
    """What a text states, kind by kind; kinds are called as people are told of them."""
    read = _pattern("idle").sub("", normal(text))
    found = values(read)
    told = (
        {f"{level}级" for level in found.levels},
        {f"{month}月{day}日" for month, day in found.dates},
        set(map(str, found.counts)),
        set(found.percents),
        {f"{year}年" for year in found.years},
        set(_pattern("tier").findall(read)),
        set(_pattern("telephone").findall(read)),
        {name for name, ways in _forces().items() if ways.search(read)},
        set(_pattern("denies").findall(read)[:1]),
    )
    return {kind: frozenset(one) for kind, one in zip((*TOLD, *MEANT), told, strict=True)}


def parted(one: str, other: str, kinds: Sequence[str] = (*TOLD, *MEANT)) -> Iterator[str]:
    """Where two texts on the same matter say different things, in words.

    Of figures and force only those count that both state; a denial counts where one has it.
    """
    said, held = stated(one), stated(other)
    for kind in kinds:
        mine, theirs = said[kind], held[kind]
        apart = not (mine <= theirs or theirs <= mine) and bool(mine and theirs)
        if apart or (kind == DENIES and bool(mine) != bool(theirs)):
            yield f"{kind}：{_told(mine)}，另一处{_told(theirs)}"


def alike(one: str, other: str) -> float:
    """The share of pairs of characters that two texts have in common."""
    pairs, others = _pairs(one), _pairs(other)
    return 2 * len(pairs & others) / (len(pairs) + len(others) or 1)


def _pairs(text: str) -> set[tuple[str, str]]:
    return set(pairwise("".join(normal(text).split())))


def _told(values_said: frozenset[str]) -> str:
    return "、".join(f"“{one}”" for one in sorted(values_said)) or "没有"
