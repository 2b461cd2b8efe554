"""Rows that compare years: the accounts, and the list of indicators."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from assistant.importing.found import Gathered, at
from assistant.importing.values import BARE_FIGURE, BLANK, with_unit
from assistant.importing.words import NUMBERING, Columns, bare, columns_of, labelled
from rules.consistency.figures import BRACKETS, CHANGE, POINTS, stems
from rules.facts.numeral import in_digits
from rules.law.edition import Body
from rules.law.layer import Indicator

FIGURE = re.compile(
    r"^(?:提升|提高|增长|增加|下降|降低|缩短|减少|[↑↓])*\s*([+-]?\d[\d,]*(?:\.\d+)?)"
    r"\s*(%|％|个?百分点|个|家)?$"
)
BOTH = re.compile(r"^\D{0,3}?(\d[\d.]*)[^\d]{0,8}?(?:→|->|—+>|至|到|/)\s*(\d[\d.]*)[^\d]{0,8}$")
ALONE = ("name", "value")
UNIT = re.compile(r"[（(]\s*(%|％|个|家)\s*[）)]$")
AMOUNT = re.compile(r"^\s*(\d[\d,]*(?:\.\d+)?)\s*[^\d，。；]{0,16}$")
PART_OF_YEAR = re.compile("[月季半]")
YEAR = re.compile(r"^(\d{4})\s*年?度?$")
YEARS = "years"
FEWEST_YEARS = 2
OF_YEAR = {"营业收入": "revenue", "主营业务收入": "revenue", "销售收入": "revenue"}
OF_YEAR |= {"营业总收入": "revenue", "利润总额": "profit", "利润": "profit"}
OF_YEAR |= {"审计报告": "report"}


def years_of(cells: Sequence[str]) -> Columns | None:
    """A row of heads that are years: the accounts, a column for a year."""
    found = [None if PART_OF_YEAR.search(cell) else YEAR.match(bare(cell)) for cell in cells]
    if sum(map(bool, found)) < FEWEST_YEARS or found[0]:
        return None
    return Columns(YEARS, tuple(year[1] if year else "" for year in found), tuple(cells))


def across(columns: Columns, cells: Sequence[str], line: int, into: Gathered, body: Body) -> None:
    """One line of the accounts, a value for a year; or an indicator, from one year to another."""
    called = next((cell for cell in cells if not cell.strip().isdigit()), "")
    name = OF_YEAR.get(bare(NUMBERING.sub("", called)))
    if name is None and _number(called, body) is None:
        into.lose(" ".join(filter(None, cells)), line, "没有认出这一项")
        return
    if name is None:
        indicator(_compared(columns), cells, line, into, body)
        return
    for year, text in zip(columns.names, cells, strict=False):
        if year:
            held = [str(row.get("year")) for row in at(into.values, "compliance.years") or []]
            place = held.index(year) if year in held else len(held)
            into.put(f"compliance.years[{place}].year", year, line)
            unit = with_unit(text, columns.heads[0]) if name != "report" else text
            into.put(f"compliance.years[{place}].{name}", with_unit(unit, cells[0]), line)


def is_over(columns: Columns, cells: Sequence[str], section: str, body: Body) -> bool:
    """Whether a row is no longer of the indicators: it begins with a label, not with a name."""
    own = columns.path == "kpis" and not any(_number(cell, body) for cell in cells)
    return own and labelled(cells[0], section) is not None


def _compared(columns: Columns) -> Columns:
    """Columns of years as those of indicators: the first year is before, the last is after."""
    years = sorted(filter(None, columns.names))
    ends = {years[0]: "before", years[-1]: "after"}
    known = columns_of("kpis")
    names = [
        ends.get(year, "") if year else known.get(bare(head), "")
        for year, head in zip(columns.names, columns.heads, strict=True)
    ]
    if "name" not in names:
        names[0] = "name"
    return Columns("kpis", tuple(names), columns.heads)


def indicator(
    columns: Columns, cells: Sequence[str], line: int, into: Gathered, body: Body
) -> None:
    """One row of the list of indicators: known by its name, else not understood."""
    stated = dict(zip(columns.names, (cell.strip() for cell in cells), strict=False))
    number = _number(stated.get("name", ""), body)
    if number is None:
        if sum(bool(cell.strip()) for cell in cells) > 1:
            into.lose(" ".join(filter(None, cells)), line, "不是附1中的指标")
        return
    stated.setdefault("period", _period(columns))
    told_here = {k: v for k, v in _indicator(stated).items() if v not in BLANK}
    _mend(told_here, body.indicators[number], stated["name"])
    if not set(told_here) - {"unit", "period"}:
        return
    base = f"kpis[{len(at(into.values, 'kpis') or [])}]"
    into.put(f"{base}.number", str(number), line)
    for name, text in told_here.items():
        into.put(f"{base}.{name}", text, line)


def alone(cells: Sequence[str], line: int, into: Gathered, body: Body) -> bool:
    """Read an indicator that stands beside its figure outside any list; whether there was one."""
    filled = [cell.strip() for cell in cells if cell.strip()]
    if len(filled) != len(ALONE) or _number(filled[0], body) is None:
        return False
    unit = UNIT.search(filled[0])
    figure = with_percent(in_digits(filled[1]), unit[1] if unit else "")
    if not FIGURE.match(figure):
        return False
    indicator(Columns("kpis", ALONE, ALONE), (filled[0], figure), line, into, body)
    return True


def with_percent(figure: str, unit: str) -> str:
    """A bare figure with the unit that stands in brackets after its name."""
    return figure + unit if BARE_FIGURE.match(figure) else figure


def _mend(told_here: dict[str, str], indicator: Indicator, name: str) -> None:
    """A level that stands under the later year is the value; a fall of what is to fall is gain."""
    value = told_here.get("value", "")
    if indicator.kind == "level" and not value and "after" in told_here:
        told_here["value"] = told_here.pop("after")
    if value.startswith("-") and indicator.better == "down" and not CHANGE.search(bare(name)):
        told_here["value"] = value.removeprefix("-")


def _number(name: str, body: Body) -> int | None:
    """The number of the indicator that a name means."""
    numbers = {stem: n for n, i in body.indicators.items() for stem in stems(i)}
    return numbers.get(_stem(name))


def _stem(name: str) -> str:
    plain = BRACKETS.sub("", NUMBERING.sub("", name)).rsplit("/", 1)[-1]
    return CHANGE.sub("", bare(plain).rstrip("%％")) if name else "-"


def _period(columns: Columns) -> str:
    """The years that the heads of before and after name."""
    heads = dict(zip(columns.names, columns.heads, strict=True))
    years = [re.search(r"\d{4}年?", heads.get(name, "")) for name in ("before", "after")]
    named = [year[0].rstrip("年") + "年" for year in years if year]
    return "与".join(named) + "对比" if len(named) == len(years) else ""


def _indicator(stated: Mapping[str, str]) -> dict[str, str]:
    """The parts of an indicator, its value apart from its unit."""
    names = ("before", "after", "period", "evidence", "formula", "unit")
    found = {k: _amount(v) if k in names[:2] else v for k, v in stated.items() if k in names}
    beside = stated.get("beside", "")
    if beside.startswith("不适用"):
        return {"not_applicable": re.sub(r"^不适用[：:]?", "", beside)}
    named = {1: ("period",), 2: ("period", "evidence"), 3: ("period", "formula", "evidence")}
    parts = list(filter(None, beside.split("；")))
    found |= dict(zip(named.get(len(parts), ()), parts, strict=False))
    return found | dict(_figure(stated.get("value", ""), found))


def _figure(text: str, found: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    plain = in_digits(text)
    if ends := BOTH.match(plain):
        yield from (("before", ends[1]), ("after", ends[2]))
        return
    figure = FIGURE.match(plain)
    yield "value", figure[1] if figure else text
    unit = (figure[2] if figure else "") or found.get("unit", "")
    unit = unit.replace("％", "%").replace("个百分点", POINTS)
    yield "unit", unit
    if unit == POINTS:
        yield "points", "是"


def _amount(text: str) -> str:
    """The figure of an amount, whatever it is measured in."""
    found = AMOUNT.match(in_digits(text))
    return found[1] if found else text
