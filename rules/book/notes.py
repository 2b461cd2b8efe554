"""附件2 notes and 附1: which links make an area, and the reference indicators."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from rules.book.demand import Demand, tested, waits
from rules.facts.factory import Kpi, Scenario
from rules.finding import Why
from rules.judge import found
from rules.known import Known
from rules.law.layer import Indicator
from rules.law.norm import Norm
from rules.logic import Given, Verdict
from rules.silent import unsaid

POINTS = "百分点"


def area_links(norm: Norm, known: Known) -> Verdict:
    """A scenario claimed for an area has a link of that area, and the other way round."""
    ((area, links),) = norm.pairs.items()
    scenarios = known.draft.scenarios
    if scenarios is None:
        return waits("area_links", "scenarios")
    strays, touched = [], False
    for n, scenario in enumerate(scenarios):
        claimed, within = _claimed(scenario, area, known), scenario.link in links
        touched = touched or within or claimed is True
        if claimed is not None and scenario.link and claimed != within:
            strays.append(f"第{n + 1}项（{scenario.link}）")
    if strays:
        return found("area_links", False, f"与{area}的环节不符：" + "、".join(strays), "scenarios")
    if known.links_open:
        return waits("area_links", *known.links_open)
    says = f"{area}涵盖" + "、".join(links)
    return Verdict(True, Why("area_links", True, says, ("scenarios",)), reaches=touched)


def _claimed(scenario: Scenario, area: str, known: Known) -> bool | None:
    return None if scenario.area is None else known.area_named(scenario.area) == area


def across_links(norm: Norm, known: Known) -> Verdict:
    """An instance under a link across areas; it counts for no area."""
    if known.draft.scenarios is None:
        return waits("across_links", "scenarios")
    has = any(scenario.link in norm.names for scenario in known.draft.scenarios)
    says = f"{norm.value}：{'有' if has else '没有'}实例（不计入五大环节的覆盖）"
    return found("across_links", has, says, "scenarios")


def kpis_known(norm: Norm, known: Known) -> Verdict:
    """Each indicator stated is one of the list, and is stated once."""
    kpis = known.draft.kpis
    if kpis is None:
        return waits("kpis_known", "kpis")
    numbers = [kpi.number for kpi in kpis]
    if None in numbers:
        return waits("kpis_known", f"kpis[{numbers.index(None)}].number")
    strange = [n for n in numbers if n not in known.body.indicators]
    twice = [n for n, times in Counter(numbers).items() if times > 1]
    says = "；".join((*_listed("不在附1的列表内", strange), *_listed("填了不止一次", twice)))
    return found("kpis_known", not says, says or f"填写{len(kpis)}项指标", "kpis")


def _listed(what: str, numbers: Sequence[int | None]) -> list[str]:
    return [f"序号{'、'.join(map(str, numbers))}{what}"] if numbers else []


def kpi(norm: Norm, known: Known) -> Verdict:
    """One indicator: a value in its range, in its unit, with its period and source."""
    number = int(norm.value)
    path = f"kpis[序号{number}]"
    stated = known.indicators.get(number)
    if stated is None:
        return waits("kpi", path)
    if not unsaid(stated.not_applicable):
        nothing = found("kpi", True, f"不适用：{stated.not_applicable}", path)
        return Verdict(True, nothing.why, reaches=False)
    if fault := _fault(stated, known.body.indicators[number]):
        return found("kpi", False, fault, path)
    lacking = [f"{path}.{name}" for name in _lacking(stated, known.body.indicators[number])]
    if lacking:
        return waits("kpi", *lacking)
    return found("kpi", True, f"指标值：{stated.value}{stated.unit}", path)


def _lacking(stated: Kpi, indicator: Indicator) -> list[str]:
    names = ["value", "unit", "period", "evidence"]
    if indicator.kind in ("change", "rate"):
        names += ["before", "after"]
    if indicator.kind == "rate":
        names.append("points")
    return [name for name in names if unsaid(getattr(stated, name))]


def _fault(stated: Kpi, indicator: Indicator) -> str:
    """What is wrong with an indicator as stated; nothing is said of what is missing."""
    units = (indicator.unit, POINTS) if indicator.kind == "rate" else (indicator.unit,)
    if stated.unit is not None and stated.unit not in units:
        return f"单位写作{stated.unit}，应为{'或'.join(units)}"
    if stated.value is None:
        return ""
    if stated.value < indicator.low:
        return f"指标值{stated.value}低于{indicator.low}；提升、下降类指标填正数"
    if indicator.high is not None and stated.value > indicator.high:
        return f"指标值{stated.value}超过{indicator.high}"
    if indicator.kind == "count" and stated.value != stated.value.to_integral_value():
        return f"指标值{stated.value}应为整数"
    return _beyond(stated, indicator)


FULL = Decimal(100)


def _beyond(stated: Kpi, indicator: Indicator) -> str:
    """A rate raised by points cannot pass one hundred."""
    if indicator.kind != "rate" or not stated.points:
        return ""
    if stated.before is not None and stated.value and stated.before + stated.value > FULL:
        return f"建设前{stated.before}%提高{stated.value}个百分点后超过{FULL}%"
    return ""


LINES: dict[str, Demand] = {
    "area_links": tested(area_links, "scenarios"),
    "across_links": tested(across_links, "scenarios"),
    "kpis_stated": lambda norm: Given("kpis"),
    "kpis_known": tested(kpis_known, "kpis"),
    "kpi": tested(kpi, "kpis"),
}
