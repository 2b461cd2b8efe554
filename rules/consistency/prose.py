"""Figures in prose against fields, and the same figure in two sections; units are exact."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import cache

from rules.consistency.slip import Slip, Text, prose
from rules.facts.factory import Kpi
from rules.facts.record import plain
from rules.known import Known

UNITS = {
    "": Decimal("0.0001"),
    "万": Decimal(1),
    "百万": Decimal(100),
    "千万": Decimal(1000),
    "亿": Decimal(10000),
}
MONEY = re.compile(r"总投资[^，。；！\d]{0,10}(\d+(?:\.\d+)?)\s*(亿|千万|百万|万|)\s*元")
SPAN = re.compile(
    r"(\d{4})年(\d{1,2})月(?:\d{1,2}日)?\s*(?:至|到|—+|－|-|~)\s*"
    r"(\d{4})年(\d{1,2})月(?:\d{1,2}日)?[^。；]{0,8}建(?:设|成)"
)
SCENES = re.compile(r"(?:建成|建设|共|共计|总计)了?\s*(\d+)\s*个(?:典型)?场景")
LEVEL = re.compile(r"成熟度[^。；，\d]{0,12}([一二三四五1-5])级")
FIGURE = r"(\d+(?:\.\d+)?)\s*(%|％|个百分点|百分点|个|家)"
PEOPLE = re.compile(r"(?:职工|员工|从业人员)(?:总数|人数)?[^，。；\d]{0,4}(\d+)\s*(?:人|名)")
LEVELS = "一二三四五"
POINTS = "百分点"
CHANGE = re.compile(r"(?:提升|下降|缩短|降低|提高)$")
BRACKETS = re.compile(r"[（(].*?[)）]")


@cache
def _mention(name: str) -> re.Pattern[str]:
    """An indicator's name, a few words, and a figure with its unit."""
    stem = re.escape(CHANGE.sub("", BRACKETS.sub("", name)).rsplit("/", 1)[-1])
    return re.compile(rf"{stem}[^，。；！：\d]{{0,8}}{FIGURE}")


def indicator_figures(known: Known) -> Iterator[Slip]:
    """A figure beside an indicator's name is its value, or its before or after."""
    sections = prose(known.draft)
    for number, indicator in known.body.indicators.items():
        mentions = _mentions(sections, _mention(indicator.name))
        kpi = known.indicators.get(number)
        if kpi and kpi.value is not None:
            yield from _strange(indicator.name, kpi, mentions)
        elif len({figure for _, figure, _ in mentions}) > 1:
            says = f"{indicator.name}在正文中数字不一致：{_listed(mentions)}"
            yield Slip(says, tuple(path for path, *_ in mentions), "kpi", str(number))


Mentions = list[tuple[str, Decimal, str]]


def _mentions(sections: list[Text], pattern: re.Pattern[str]) -> Mentions:
    return [
        (path, Decimal(found[1]), found[2])
        for path, text in sections
        for found in pattern.finditer(text)
    ]


def _listed(mentions: Mentions) -> str:
    return "、".join(dict.fromkeys(plain(figure) for _, figure, _ in mentions))


def _strange(name: str, kpi: Kpi, mentions: Mentions) -> Iterator[Slip]:
    for path, figure, unit in mentions:
        if figure not in (kpi.value, kpi.before, kpi.after):
            says = f"正文写{name}{plain(figure)}{unit}，指标填{plain(kpi.value or Decimal())}"
            yield Slip(says, (path, "kpis"), "kpi", str(kpi.number))
        elif figure == kpi.value and kpi.unit and (POINTS in unit) != (POINTS in kpi.unit):
            says = f"正文写{name}{plain(figure)}{unit}，指标的单位是{kpi.unit}"
            yield Slip(says, (path, "kpis"), "kpi", str(kpi.number))


def employees(known: Known) -> Iterator[Slip]:
    """The number of people in prose is the one in the form."""
    stated = known.draft.applicant.employees
    for path, text in prose(known.draft) if stated is not None else ():
        for figure in PEOPLE.findall(text):
            if int(figure) != stated:
                says = f"正文写职工{figure}人，表中为{stated}人"
                yield Slip(says, (path, "applicant.employees"), "basic_information")


def investment_figure(known: Known) -> Iterator[Slip]:
    """The investment in prose is the one in the form, whatever its unit."""
    total = known.draft.project.investment
    if total is None:
        return
    for path, text in prose(known.draft):
        for figure, unit in MONEY.findall(text):
            if Decimal(figure) * UNITS[unit] != total:
                says = f"正文写总投资{figure}{unit}元，表中为{plain(total)}万元"
                yield Slip(says, (path, "project.investment"), "investment")


def building_span(known: Known) -> Iterator[Slip]:
    """The months of building in prose are those in the form."""
    start, end = known.draft.project.start, known.draft.project.end
    if start is None or end is None:
        return
    wanted = (start.year, start.month, end.year, end.month)
    for path, text in prose(known.draft):
        for found in SPAN.findall(text):
            if tuple(map(int, found)) != wanted:
                says = f"正文的建设起止时间与表中{start}至{end}不一致"
                yield Slip(says, (path, "project.start", "project.end"), "project_dates")


def scenario_count(known: Known) -> Iterator[Slip]:
    """The number of scenarios in prose is the length of the list."""
    if known.draft.scenarios is None:
        return
    listed = len(known.draft.scenarios)
    for path, text in prose(known.draft):
        for figure in SCENES.findall(text):
            if int(figure) != listed:
                says = f"正文写{figure}个场景，清单有{listed}个"
                yield Slip(says, (path, "scenarios"), "scenarios_described")


def maturity_level(known: Known) -> Iterator[Slip]:
    """The maturity level in prose is the one assessed."""
    level = known.draft.maturity.level
    if level is None:
        return
    for path, text in prose(known.draft):
        for word in LEVEL.findall(text):
            said = LEVELS.index(word) + 1 if word in LEVELS else int(word)
            if said != level:
                says = f"正文写成熟度{word}级，表中为{level}级"
                yield Slip(says, (path, "maturity.level"), "maturity_standard")
