"""What a text states exactly: figures, dates, tiers, how binding it is, whether it denies."""

import re
from collections.abc import Iterator, Mapping
from functools import cache

from assistant.normal import normal, words
from assistant.values import values

Stated = Mapping[str, frozenset[str]]
DENIES = "否定"


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
    return {
        "级数": frozenset(f"{level}级" for level in found.levels),
        "日期": frozenset(f"{month}月{day}日" for month, day in found.dates),
        "数量": frozenset(map(str, found.counts)),
        "比例": frozenset(found.percents),
        "年份": frozenset(f"{year}年" for year in found.years),
        "层级": frozenset(_pattern("tier").findall(read)),
        "电话": frozenset(_pattern("telephone").findall(read)),
        "语气": frozenset(name for name, ways in _forces().items() if ways.search(read)),
        DENIES: frozenset(_pattern("denies").findall(read)[:1]),
    }


def parted(one: str, other: str) -> Iterator[str]:
    """Where two texts on the same matter say different things, in words.

    Of two kinds of figures only those count that both state; a denial counts where one has it.
    """
    said, held = stated(one), stated(other)
    for kind, mine in said.items():
        theirs = held[kind]
        if kind == DENIES:
            if bool(mine) != bool(theirs):
                yield f"{kind}：{_told(mine)}，另一处{_told(theirs)}"
        elif mine and theirs and not (mine <= theirs or theirs <= mine):
            yield f"{kind}：{_told(mine)}，另一处{_told(theirs)}"


def _told(values_said: frozenset[str]) -> str:
    return "、".join(f"“{one}”" for one in sorted(values_said)) or "没有"
