"""Indicators as the prose tells them: beside their names, against their value, before and after."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from rules.consistency.said import FIGURE, Said, said
from rules.consistency.slip import Slip
from rules.facts.factory import Kpi
from rules.facts.record import plain
from rules.known import Known
from rules.law.layer import Indicator

POINTS = "百分点"
UNIT = r"\s*(?P<unit>%|个百分点|百分点|个|家)"
CHANGE = re.compile(r"(?:提升|下降|缩短|降低|提高)$")
BRACKETS = re.compile(r"[（(].*?[)）]")
VERB = r"(?:提升|提高|增加|增长|上升|下降|降低|缩短|减少|压缩|减|增|升|降)"
PLAIN = r"(?P<number>\d+(?:\.\d+)?)\s*[^\d，。；]{0,6}?"
REACHED = re.compile(rf"\s*(?:%|个?百分点)?\s*{VERB}?(?:至|到|为|变为|达)\s*(\d+(?:\.\d+)?)\s*%")
MORE = re.compile(
    rf"(?P<from>[由从])\s*{PLAIN}{VERB}?(?:至|到|为|变为)\s*(?P<to>\d+(?:\.\d+)?)[^\d，。；]{{0,8}}"
    rf"，?[^\d，。；]{{0,4}}{VERB}[了达约]*\s*(?P<figure>\d+(?:\.\d+)?)(?P<about>)(?P<more>){UNIT}"
)


def stems(indicator: Indicator) -> tuple[str, ...]:
    """What people call an indicator, the change it tells of left out."""
    names = (BRACKETS.sub("", indicator.name).rsplit("/", 1)[-1], *indicator.called)
    return tuple(sorted({CHANGE.sub("", name) for name in names}, key=len, reverse=True))


@cache
def _mention(names: tuple[str, ...]) -> re.Pattern[str]:
    """One of these names, a few words, and a figure with its unit."""
    stem = "|".join(map(re.escape, names))
    return re.compile(rf"(?:{stem})[^，。；！：\d]{{0,10}}?{FIGURE}{UNIT}")


@cache
def _chain(names: tuple[str, ...]) -> re.Pattern[str]:
    """One of these names, from what to what, and by how much."""
    stem = "|".join(map(re.escape, names))
    return re.compile(rf"(?:{stem})[^，。；！：\d]{{0,6}}?{MORE.pattern}")


def indicator_figures(known: Known) -> Iterator[Slip]:
    """A figure beside an indicator's name is its value, or its before or after."""
    taken: set[tuple[str, str, str]] = set()
    for number, indicator in _longest_first(known):
        mentions = [one for one in _mentions(known, stems(indicator)) if _key(one) not in taken]
        taken |= {_key(one) for one in mentions}
        kpi = known.indicators.get(number)
        if kpi and kpi.value is not None:
            yield from _strange(kpi, indicator, mentions)
        elif len({one.figure for one in mentions}) > 1:
            told = "、".join(dict.fromkeys(plain(one.figure) for one in mentions))
            says = f"{indicator.name}在正文中数字不一致：{told}"
            yield Slip(says, tuple(one.path for one in mentions), "kpi", str(number))


def _longest_first(known: Known) -> list[tuple[int, Indicator]]:
    """全员劳动生产率 before 劳动生产率: a longer name is not heard as a shorter one inside it."""
    return sorted(known.body.indicators.items(), key=lambda item: -len(stems(item[1])[0]))


def _key(one: Said) -> tuple[str, str, str]:
    return one.path, one.sentence + one.words[-8:], str(one.figure)


def _mentions(known: Known, names: tuple[str, ...]) -> list[Said]:
    found = (*said(known.draft, _mention(names)), *said(known.draft, _chain(names)))
    return [one for one in found if not one.of_later]


def _strange(kpi: Kpi, indicator: Indicator, mentions: list[Said]) -> Iterator[Slip]:
    value = kpi.value or Decimal()
    for one in mentions:
        stated = [part for part in (value, kpi.before, kpi.after) if part is not None]
        unit = one.found["unit"]
        if not any(one.agrees(part) for part in stated):
            says = f"正文写“{one.words}”，{indicator.name}填{plain(value)}"
            yield Slip(says, (one.path, "kpis"), "kpi", str(kpi.number))
        elif one.figure == value and kpi.unit and (POINTS in unit) != (POINTS in kpi.unit):
            says = f"正文写“{one.words}”，{indicator.name}的单位是{kpi.unit}"
            yield Slip(says, (one.path, "kpis"), "kpi", str(kpi.number))
        elif kpi.after is not None and (told := _reached(one)) and Decimal(told[1]) != kpi.after:
            says = f"正文写“{one.words}{told[0]}”，建设后填{plain(kpi.after)}"
            yield Slip(says, (one.path, "kpis"), "kpi", str(kpi.number))


def _reached(one: Said) -> re.Match[str] | None:
    """To what it came, where the figure beside the name is from what."""
    return REACHED.match(one.found.string, one.found.end())
