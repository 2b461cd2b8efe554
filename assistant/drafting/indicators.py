"""The reference indicators in words: what was gained, and each with its before and after."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.drafting.passage import Span, gap
from assistant.drafting.scope import Scope
from assistant.drafting.show import shown
from assistant.drafting.spans import Counted, listed, one
from rules.facts.factory import Kpi
from rules.law.layer import Indicator

GAINS = ("change", "rate", "growth")
RATES = ("level", "rate")


def gains(scope: Scope) -> Counted:
    """The changes achieved, each as its name and value."""
    return listed((_gain(scope, *item) for item in _stated(scope)), "，")


def _stated(scope: Scope) -> Iterator[tuple[int, Kpi, Indicator]]:
    for n, kpi in enumerate(scope.known.draft.kpis or ()):
        indicator = scope.known.body.indicators.get(kpi.number or 0)
        counts = scope.known.indicators.get(kpi.number or 0) is kpi
        if indicator and counts and kpi.not_applicable is None and indicator.kind in GAINS:
            yield n, kpi, indicator


def _gain(scope: Scope, n: int, kpi: Kpi, indicator: Indicator) -> Counted:
    if kpi.value is None:
        return ()
    return (Span(_named(indicator, kpi)), *_figure(n, kpi, indicator))


def _named(indicator: Indicator, kpi: Kpi) -> str:
    """The name as it stands before its value: nothing "falls by" less than nothing."""
    worse = kpi.value is not None and kpi.value < 0
    return f"{indicator.name}为" if worse or indicator.kind not in GAINS else indicator.name


def _figure(n: int, kpi: Kpi, indicator: Indicator) -> Counted:
    unit = kpi.unit or indicator.unit
    if kpi.value is None:
        return (gap(f"{indicator.name}的数值"),)
    named = "个百分点" if unit == "百分点" else unit
    return (Span(f"{shown(kpi.value)}{named}", (f"kpis[{n}].value", f"kpis[{n}].unit")),)


def indicator(scope: Scope) -> Counted:
    """An indicator as a clause: what it was before and is now, over which time, from where."""
    n, kpi = int(scope.base[len("kpis[") : -1]), scope.known.indicators[scope.number]
    stated = scope.known.body.indicators[scope.number]
    if kpi.not_applicable:
        reason = Span(shown(kpi.not_applicable), (f"{scope.base}.not_applicable",))
        return (Span(f"{stated.name}不适用（"), reason, Span("）"))
    told = listed(_told(scope.base, kpi, stated), "，")
    beside = (Span("（"), *told, Span("）")) if told else ()
    return (Span(_named(stated, kpi)), *_figure(n, kpi, stated), *beside)


def _told(base: str, kpi: Kpi, indicator: Indicator) -> Iterator[Counted]:
    sign = "%" if indicator.kind in RATES else ""
    if kpi.before is not None and kpi.after is not None:
        before = Span(f"{shown(kpi.before)}{sign}", (f"{base}.before",))
        after = Span(f"{shown(kpi.after)}{sign}", (f"{base}.after",))
        yield (Span("由"), before, Span("变为"), after)
    yield one(kpi.period, f"{base}.period")
    if kpi.evidence:
        yield (Span("数据来源："), *one(kpi.evidence, f"{base}.evidence"))
