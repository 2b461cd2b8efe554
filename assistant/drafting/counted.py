"""What a sentence says that no single fact does: counts, lists, coverage."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby

from assistant.drafting.indicators import gains, indicator
from assistant.drafting.passage import Span
from assistant.drafting.scope import Scope
from assistant.drafting.show import shown
from assistant.drafting.spans import Counted, listed, one


def _counting(path: str) -> Callable[[Scope], Counted]:
    """How many a list holds; nothing for a list that is unknown or empty."""

    def count(scope: Scope) -> Counted:
        return one(len(scope.known.value(path) or ()) or None, path)

    return count


def _guide(scope: Scope) -> Counted:
    stated, guide = scope.known.draft.guide, scope.known.body.fact("guide")
    if stated is None or guide["year"] not in stated:
        return one(stated and f"场景指引（{shown(stated)}）", "guide")
    return (Span(f"《{guide['name']}》（{guide['number']}）", ("guide",)),)


def _areas(scope: Scope) -> Counted:
    """The areas covered, each resting on the links of its scenarios."""
    return listed(_area(scope, area) for area in scope.known.body.areas)


def _area(scope: Scope, area: str) -> Counted:
    scenarios = scope.known.draft.scenarios or ()
    own = [n for n, s in enumerate(scenarios) if scope.known.area_of(s.link) == area]
    return (Span(area, tuple(f"scenarios[{n}].link" for n in own)),) if own else ()


def _area_count(scope: Scope) -> Counted:
    return one(len(scope.known.areas) or None, "scenarios")


def _absent(scope: Scope) -> Counted:
    """The areas not covered, once every link is known."""
    known = scope.known
    absent = [area for area in known.body.areas if known.covers(area) is False]
    return one("、".join(absent), "scenarios") if known.draft.scenarios else ()


def _spread(scope: Scope) -> Counted:
    """How many instances each area has."""
    return listed(
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
    return one(sum(map(bool, found)) or None, "scenarios") if None not in found else ()


def _ai_names(scope: Scope) -> Counted:
    return listed(one(name, f"scenarios[{n}].instance") for n, name in _ai(scope))


def _costs(scope: Scope) -> Counted:
    path = "project.investment_parts"
    return listed(
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
    return listed(
        (Span(f"{kind}{len(found)}项", tuple(f"systems[{n}].kind" for n, _ in found)),)
        for kind, found in _kinds(scope)
    )


def _system_names(scope: Scope) -> Counted:
    return listed(
        (
            (Span(f"{kind}包括"), *listed(one(name, f"systems[{n}].name") for n, name in found))
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
    return listed(one(end, path) for end, path in ends.items())


def _standards(scope: Scope) -> Counted:
    return listed(
        (Span(f"{shown(s.number)}（{_role(s.level, s.role)}）", (f"outcomes.standards[{n}]",)),)
        for n, s in enumerate(scope.known.draft.outcomes.standards or ())
        if s.number and (s.level or s.role)
    )


def _role(level: str | None, role: str | None) -> str:
    return "，".join(filter(None, (f"{level}标准" if level else "", shown(role))))


def _replicated(scope: Scope) -> Counted:
    path = "outcomes.replicated"
    return one(len(set(scope.known.value(path) or ())) or None, path)


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
    "gains": gains,
    "indicator": indicator,
}
