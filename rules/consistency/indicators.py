"""Indicators against what they are made of: before and after, lists, accounts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from decimal import Decimal

from rules.consistency.slip import Slip
from rules.facts.factory import Kpi
from rules.facts.record import plain
from rules.known import Known
from rules.law.layer import Indicator

HUNDRED = Decimal(100)
ROUNDING = Decimal("0.5")
POINTS = "百分点"


def change(kpi: Kpi, indicator: Indicator) -> Decimal | None:
    """The change that before and after give, in percent or in points."""
    if kpi.before is None or kpi.after is None or indicator.kind in ("level", "count"):
        return None
    rise = kpi.after - kpi.before if indicator.better == "up" else kpi.before - kpi.after
    if kpi.points:
        return rise
    return rise / kpi.before * HUNDRED if kpi.before else None


def _stated(known: Known) -> Iterator[tuple[str, Kpi, Indicator]]:
    for n, kpi in enumerate(known.draft.kpis or ()):
        indicator = known.body.indicators.get(kpi.number or 0)
        if indicator and kpi.not_applicable is None:
            yield f"kpis[{n}]", kpi, indicator


def recomputed(known: Known) -> Iterator[Slip]:
    """The value stated is the one that before and after give."""
    for path, kpi, indicator in _stated(known):
        worked = change(kpi, indicator)
        if worked is None or kpi.value is None or abs(worked - kpi.value) <= ROUNDING:
            continue
        says = f"{indicator.name}填{plain(kpi.value)}，按建设前后数值算得{_round(worked)}"
        yield Slip(says + _hint(kpi, indicator), (path,), "kpi", str(indicator.number))


def _hint(kpi: Kpi, indicator: Indicator) -> str:
    """Whether a percentage was taken for points, or the sign was turned."""
    if kpi.value is None or kpi.before is None or kpi.after is None:
        return ""
    other = change(kpi.model_copy(update={"points": not kpi.points}), indicator)
    if other is not None and abs(other - kpi.value) <= ROUNDING:
        return "；填的像是" + ("百分比，不是百分点" if kpi.points else "百分点，不是百分比")
    if change(kpi, indicator) == -kpi.value:
        return "；正负号相反"
    return ""


def _round(value: Decimal) -> str:
    return plain(value.quantize(Decimal("0.1")))


def points_and_unit(known: Known) -> Iterator[Slip]:
    """The unit says points exactly where the form does."""
    for path, kpi, indicator in _stated(known):
        if indicator.kind != "rate" or kpi.points is None or kpi.unit is None:
            continue
        if kpi.points != (kpi.unit == POINTS):
            says = f"{indicator.name}的单位写{kpi.unit}，与是否按百分点计不一致"
            yield Slip(says, (path,), "kpi", str(indicator.number))


def counted(known: Known) -> Iterator[Slip]:
    """Ratios and counts agree with the lists they count."""
    for path, kpi, indicator in _stated(known):
        work = MADE_OF.get(indicator.made_of)
        worked = work(known) if work else None
        if kpi.value is None or worked is None or abs(worked[0] - kpi.value) <= ROUNDING:
            continue
        says = f"{indicator.name}填{plain(kpi.value)}，按{worked[1]}算得{_round(worked[0])}"
        yield Slip(says, (path, worked[2]), "kpi", str(indicator.number))


Worked = tuple[Decimal, str, str] | None


def _ai_share(known: Known) -> Worked:
    scenarios = known.draft.scenarios
    if not scenarios or any(scenario.ai is None for scenario in scenarios):
        return None
    share = HUNDRED * sum(bool(scenario.ai) for scenario in scenarios) / len(scenarios)
    return share, "场景清单", "scenarios"


def _models(known: Known) -> Worked:
    models = known.draft.outcomes.models
    return None if models is None else (Decimal(len(models)), "模型清单", "outcomes.models")


def _replicated(known: Known) -> Worked:
    firms = known.draft.outcomes.replicated
    if firms is None:
        return None
    return Decimal(len(set(firms))), "复制推广企业清单（去重）", "outcomes.replicated"


def _growth(known: Known) -> Worked:
    years = known.draft.compliance.years or ()
    revenue = {year.year: year.revenue for year in years if year.year and year.revenue}
    last = max(revenue, default=None)
    if last is None or last - 1 not in revenue:
        return None
    now, then = revenue[last], revenue[last - 1]
    return (now - then) / then * HUNDRED, f"{last}年营业收入", "compliance.years"


MADE_OF: dict[str, Callable[[Known], Worked]] = {
    "ai_share": _ai_share,
    "models": _models,
    "replicated": _replicated,
    "growth": _growth,
}
