"""Before and after in; value, formula, direction, unit, and what looks odd out."""

from __future__ import annotations

import csv
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any, Literal

from rules.consistency.indicators import POINTS, change
from rules.facts.factory import Kpi
from rules.facts.record import plain
from rules.law.edition import Edition, NoEdition
from rules.law.layer import Indicator

FORMULAS = Path(__file__).with_name("formulas.csv")
LABEL = "建议口径"
BASES: Mapping[str, str] = {
    "common": "统计工作和标准中的常用算法；附1只有名称和单位，没有给出公式",
    "inferred": "按指标名称推断；附1只有名称和单位，没有给出公式",
}
PERIOD = "建议取最近一个完整自然年，与开工前一个完整自然年对比"
CENT = Decimal("0.01")
FULL = Decimal(100)
COMPARED = ("change", "rate", "growth")


@dataclass(frozen=True, slots=True)
class Formula:
    """How an indicator may be worked out: a suggestion, for no official formula was found."""

    text: str
    basis: str
    above: Decimal | None
    needs: str


@dataclass(frozen=True, slots=True)
class KpiHelp:
    """One indicator explained and, as far as figures were given, worked out."""

    number: int
    name: str
    group: str
    kind: str
    better: Literal["up", "down"]
    unit: str
    formula: str
    label: str
    basis: str
    needs: str
    period: str
    value: Decimal | None = None
    relative: Decimal | None = None
    points: Decimal | None = None
    odd: tuple[str, ...] = ()


@cache
def formulas() -> Mapping[int, Formula]:
    """The suggested formula of every indicator by its number."""
    with FORMULAS.open(encoding="utf-8", newline="") as table:
        return {int(row["number"]): _formula(row) for row in csv.DictReader(table)}


def _formula(row: Mapping[str, str]) -> Formula:
    above = Decimal(row["above"]) if row["above"] else None
    return Formula(row["formula"], BASES[row["basis"]], above, row["needs"])


def kpi_help(
    number: int,
    *,
    edition: Edition,
    before: Decimal | None = None,
    after: Decimal | None = None,
    points: bool | None = None,
) -> KpiHelp:
    """An indicator worked out from before and after; a level or a count is what it is after."""
    indicator = edition.body.indicators.get(number)
    if indicator is None:
        known = f"1至{max(edition.body.indicators)}" if edition.body.indicators else "（无）"
        raise NoEdition(f"附1没有第{number}项指标", edition.id, f"请写{known}。")
    given = Kpi(number=number, before=before, after=after)
    relative = _rounded(change(given.model_copy(update={"points": False}), indicator))
    raised = _rounded(change(given.model_copy(update={"points": True}), indicator))
    raised = raised if indicator.kind == "rate" else None
    value = _value(given, indicator, {True: raised, False: relative, None: None}, points)
    formula = formulas()[number]
    return KpiHelp(
        number=number,
        name=indicator.name,
        group=indicator.group,
        kind=indicator.kind,
        better=indicator.better,
        unit=POINTS if points and indicator.kind == "rate" else indicator.unit,
        formula=formula.text,
        label=LABEL,
        basis=formula.basis,
        needs=formula.needs,
        period=PERIOD,
        value=value,
        relative=relative,
        points=raised,
        odd=tuple(_odd(given, value, indicator, points)),
    )


def _value(
    given: Kpi,
    indicator: Indicator,
    worked: Mapping[bool | None, Decimal | None],
    points: bool | None,
) -> Decimal | None:
    """The value to put in; a change of a rate has none until points or percent is chosen."""
    if indicator.kind not in COMPARED:
        return given.after
    return worked[points] if indicator.kind == "rate" else worked[False]


def _rounded(value: Decimal | None) -> Decimal | None:
    return None if value is None else Decimal(plain(value.quantize(CENT)))


def _odd(
    given: Kpi, value: Decimal | None, indicator: Indicator, points: bool | None
) -> Iterator[str]:
    yield from _odd_base(given, indicator, points)
    if value is None:
        return
    above = formulas()[indicator.number].above
    if value < 0 and indicator.kind in COMPARED:
        yield f"算得{plain(value)}，比建设前变差了；请核对前后是否填反"
    elif value < indicator.low:
        yield f"低于{indicator.low}"
    if indicator.high is not None and value > indicator.high:
        yield f"超过{indicator.high}"
    elif above is not None and value > above:
        yield f"超过{plain(above)}{indicator.unit}，少见；请核对口径和数据"
    if indicator.kind == "count" and value != value.to_integral_value():
        yield "个数应为整数"


def _odd_base(given: Kpi, indicator: Indicator, points: bool | None) -> Iterator[str]:
    figures = [figure for figure in (given.before, given.after) if figure is not None]
    if indicator.kind in COMPARED and given.before == 0:
        yield "建设前为0，不能按比例计算"
    if indicator.kind in COMPARED and len(figures) == 1:
        yield "还要建设前和建设后两个数值"
    if indicator.kind in ("rate", "level") and any(not 0 <= f <= FULL for f in figures):
        yield "比率应在0到100之间（写百分数，不写小数）"
    elif indicator.kind == "rate" and len(figures) > 1 and all(0 < f <= 1 for f in figures):
        yield "像是写成了小数；比率写百分数，例如85"
    if indicator.kind == "rate" and len(figures) > 1 and points is None:
        yield "“提升（%）”可以指百分比或百分点，请选一种并注明"
    if indicator.kind not in ("rate", "level") and any(f < 0 for f in figures):
        yield "前后数值不应为负"


def kpi_table(edition: Edition) -> tuple[KpiHelp, ...]:
    """Every indicator of the edition, explained."""
    return tuple(kpi_help(number, edition=edition) for number in sorted(edition.body.indicators))


def kpi_json(found: KpiHelp) -> dict[str, Any]:
    """The help as plain JSON; figures as text, exact."""
    figures = ("value", "relative", "points")
    names = (name for name in KpiHelp.__dataclass_fields__ if name not in (*figures, "odd"))
    worked = {name: getattr(found, name) for name in figures}
    exact = {name: None if v is None else plain(v) for name, v in worked.items()}
    return {name: getattr(found, name) for name in names} | exact | {"odd": list(found.odd)}
