"""What a sentence says that no single fact does: counts, lists, coverage, indicators in words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby

from assistant.drafting.passage import Span, gap
from assistant.drafting.scope import Scope
from assistant.drafting.show import shown
from rules.facts.factory import Kpi
from rules.law.layer import Indicator

Counted = tuple[Span, ...]
GAINS = ("change", "rate", "growth")
RATES = ("level", "rate")


def _one(text: object, *paths: str) -> Counted:
    return (Span(shown(text), paths),) if shown(text) else ()


def _listed(spans: Iterable[Counted], mark: str = "、") -> Counted:
    """Several values with a mark between them, each still with its own fact."""
    found: list[Span] = []
    for span in filter(None, spans):
        found += [Span(mark)] * bool(found) + list(span)
    return tuple(found)


def _counting(path: str) -> Callable[[Scope], Counted]:
    """How many a list holds; nothing for a list that is unknown or empty."""

    def count(scope: Scope) -> Counted:
        return _one(len(scope.known.value(path) or ()) or None, path)

    return count


def _guide(scope: Scope) -> Counted:
    stated, guide = scope.known.draft.guide, scope.known.body.fact("guide")
    if stated is None or guide["year"] not in stated:
        return _one(stated and f"场景指引（{shown(stated)}）", "guide")
    return (Span(f"《{guide['name']}》（{guide['number']}）", ("guide",)),)


def _areas(scope: Scope) -> Counted:
    """The areas covered, each resting on the links of its scenarios."""
    return _listed(_area(scope, area) for area in scope.known.body.areas)


def _area(scope: Scope, area: str) -> Counted:
    scenarios = scope.known.draft.scenarios or ()
    own = [n for n, s in enumerate(scenarios) if scope.known.area_of(s.link) == area]
    return (Span(area, tuple(f"scenarios[{n}].link" for n in own)),) if own else ()


def _area_count(scope: Scope) -> Counted:
    return _one(len(scope.known.areas) or None, "scenarios")


def _absent(scope: Scope) -> Counted:
    """The areas not covered, once every link is known."""
    known = scope.known
    absent = [area for area in known.body.areas if known.covers(area) is False]
    return _one("、".join(absent), "scenarios") if known.draft.scenarios else ()


def _spread(scope: Scope) -> Counted:
    """How many instances each area has."""
    return _listed(
        (Span(f"{area}环节"), Span(f"{len(found.fact_paths)}个", found.fact_paths))
        for area in scope.known.body.areas
        for found in _area(scope, area)
    )


def _here(scope: Scope) -> Counted:
    """How many instances the area at hand has."""
    found = _area(scope, scope.area or "")
    return (Span(str(len(found[0].fact_paths)), found[0].fact_paths),) if found else ()


def _ai(scope: Scope) -> list[tuple[int, str]]:
    scenarios = scope.known.draft.scenarios or ()
    return [(n, shown(s.instance)) for n, s in enumerate(scenarios) if s.ai and s.instance]


def _ai_count(scope: Scope) -> Counted:
    """How many instances use artificial intelligence, once it is known of each."""
    found = [s.ai for s in scope.known.draft.scenarios or ()]
    return _one(sum(map(bool, found)) or None, "scenarios") if None not in found else ()


def _ai_names(scope: Scope) -> Counted:
    return _listed(_one(name, f"scenarios[{n}].instance") for n, name in _ai(scope))


def _costs(scope: Scope) -> Counted:
    path = "project.investment_parts"
    return _listed(
        (Span(f"{shown(part.name)}{shown(part.amount)}万元", (f"{path}[{n}]",)),)
        for n, part in enumerate(scope.known.value(path) or ())
        if part.name and part.amount is not None
    )


def _kinds(scope: Scope) -> Iterator[tuple[str, list[tuple[int, str]]]]:
    systems = [
        (s.kind, (n, s.name))
        for n, s in enumerate(scope.known.draft.systems or ())
        if s.kind and s.name
    ]
    order = list(dict.fromkeys(kind for kind, _ in systems))
    for kind, found in groupby(sorted(systems, key=lambda s: order.index(s[0])), lambda s: s[0]):
        yield kind, [name for _, name in found]


def _system_kinds(scope: Scope) -> Counted:
    return _listed(
        (Span(f"{kind}{len(found)}项", tuple(f"systems[{n}].kind" for n, _ in found)),)
        for kind, found in _kinds(scope)
    )


def _system_names(scope: Scope) -> Counted:
    return _listed(
        (
            (Span(f"{kind}包括"), *_listed(_one(name, f"systems[{n}].name") for n, name in found))
            for kind, found in _kinds(scope)
        ),
        "；",
    )


def _joined_systems(scope: Scope) -> Counted:
    ends = {
        end: f"integrations[{n}].{side}"
        for n, link in enumerate(scope.known.draft.integrations or ())
        for side, end in (("source", link.source), ("target", link.target))
        if end
    }
    return _listed(_one(end, path) for end, path in ends.items())


def _standards(scope: Scope) -> Counted:
    return _listed(
        (Span(f"{shown(s.number)}（{_role(s.level, s.role)}）", (f"outcomes.standards[{n}]",)),)
        for n, s in enumerate(scope.known.draft.outcomes.standards or ())
        if s.number and (s.level or s.role)
    )


def _role(level: str | None, role: str | None) -> str:
    return "，".join(filter(None, (f"{level}标准" if level else "", shown(role))))


def _replicated(scope: Scope) -> Counted:
    path = "outcomes.replicated"
    return _one(len(set(scope.known.value(path) or ())) or None, path)


def _gains(scope: Scope) -> Counted:
    """The changes achieved, each as its name and value."""
    return _listed((_gain(scope, *item) for item in _stated(scope)), "，")


def _stated(scope: Scope) -> Iterator[tuple[int, Kpi, Indicator]]:
    for n, kpi in enumerate(scope.known.draft.kpis or ()):
        indicator = scope.known.body.indicators.get(kpi.number or 0)
        counts = scope.known.indicators.get(kpi.number or 0) is kpi
        if indicator and counts and kpi.not_applicable is None and indicator.kind in GAINS:
            yield n, kpi, indicator


def _gain(scope: Scope, n: int, kpi: Kpi, indicator: Indicator) -> Counted:
    if kpi.value is None:
        return ()
    return (Span(indicator.name), *_figure(n, kpi, indicator))


def _figure(n: int, kpi: Kpi, indicator: Indicator) -> Counted:
    unit = kpi.unit or indicator.unit
    if kpi.value is None:
        return (gap(f"{indicator.name}的数值"),)
    named = "个百分点" if unit == "百分点" else unit
    return (Span(f"{shown(kpi.value)}{named}", (f"kpis[{n}].value", f"kpis[{n}].unit")),)


def _indicator(scope: Scope) -> Counted:
    """An indicator as a clause: what it was before and is now, over which time, from where."""
    n, kpi = int(scope.base[len("kpis[") : -1]), scope.known.indicators[scope.number]
    indicator = scope.known.body.indicators[scope.number]
    if kpi.not_applicable:
        reason = Span(shown(kpi.not_applicable), (f"{scope.base}.not_applicable",))
        return (Span(f"{indicator.name}不适用（"), reason, Span("）"))
    reaches = "为" if indicator.kind in ("level", "count") else ""
    told = _listed(_told(scope.base, kpi, indicator), "，")
    beside = (Span("（"), *told, Span("）")) if told else ()
    return (Span(f"{indicator.name}{reaches}"), *_figure(n, kpi, indicator), *beside)


def _told(base: str, kpi: Kpi, indicator: Indicator) -> Iterator[Counted]:
    sign = "%" if indicator.kind in RATES else ""
    if kpi.before is not None and kpi.after is not None:
        before = Span(f"{shown(kpi.before)}{sign}", (f"{base}.before",))
        after = Span(f"{shown(kpi.after)}{sign}", (f"{base}.after",))
        yield (Span("由"), before, Span("变为"), after)
    yield _one(kpi.period, f"{base}.period")
    if kpi.evidence:
        yield (Span("数据来源："), *_one(kpi.evidence, f"{base}.evidence"))


def _number(scope: Scope) -> Counted:
    return (Span(str(scope.number)),)


def _place(scope: Scope) -> Counted:
    return (Span(scope.area),) if scope.area else ()


COUNTED: dict[str, Callable[[Scope], Counted]] = {
    "guide": _guide,
    "areas": _areas,
    "area_count": _area_count,
    "absent": _absent,
    "spread": _spread,
    "here": _here,
    "area": _place,
    "number": _number,
    "scenario_count": _counting("scenarios"),
    "integration_count": _counting("integrations"),
    "solution_count": _counting("outcomes.solutions"),
    "standard_count": _counting("outcomes.standards"),
    "model_count": _counting("outcomes.models"),
    "ai_count": _ai_count,
    "ai_names": _ai_names,
    "costs": _costs,
    "system_kinds": _system_kinds,
    "system_names": _system_names,
    "joined_systems": _joined_systems,
    "standards": _standards,
    "replicated": _replicated,
    "gains": _gains,
    "indicator": _indicator,
}
