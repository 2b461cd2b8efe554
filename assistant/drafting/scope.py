"""Where a part of a template stands: in which section, area, record; and what it is said for."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from rules.facts.papers import Evidence
from rules.known import Known
from rules.law.norm import Norm


@dataclass(frozen=True, eq=False)
class Scope:
    """A draft seen from one section; `norms` are those the section must answer."""

    known: Known
    norms: tuple[Norm, ...]
    base: str = ""
    area: str | None = None
    number: int = 0
    about: tuple[str, ...] = ()


def _areas(scope: Scope) -> Iterator[Scope]:
    """The areas that have an instance, in the order of the law; then what is in none."""
    for area in scope.known.body.areas:
        if any(_instances(found := replace(scope, area=area))):
            yield found
    if any(_instances(beside := replace(scope, area=""))):
        yield beside


def _instances(scope: Scope) -> Iterator[Scope]:
    inside = (
        n
        for n, scenario in enumerate(scope.known.draft.scenarios or ())
        if (scope.known.area_of(scenario.link) or "") == scope.area
    )
    for number, n in enumerate(inside, start=1):
        yield replace(scope, base=f"scenarios[{n}]", number=number)


def _evidence(scope: Scope) -> Iterator[Scope]:
    """The records that speak for norms of this section (and area), in the order of the law."""
    found: dict[int, list[str]] = {}
    records = scope.known.draft.evidence or ()
    for norm in scope.norms:
        record = scope.known.evidence(norm.id, norm.address)
        if record and _claims(record) and scope.area in (None, norm.area):
            found.setdefault(_index(record, records), []).append(norm.id)
    for n, norms in found.items():
        yield replace(scope, base=f"evidence[{n}]", about=tuple(norms))


def _claims(record: Evidence) -> bool:
    return record.statement is not None and record.met is not False


def _index(record: Evidence, records: tuple[Evidence, ...]) -> int:
    return next(n for n, other in enumerate(records) if other is record)


def _groups(scope: Scope) -> Iterator[Scope]:
    """The groups of the list of indicators that have one stated."""
    groups = dict.fromkeys(i.group for i in scope.known.body.indicators.values())
    return (
        found for group in groups if any(_indicators(found := replace(scope, area=group)))
    )  # fmt: skip


def _indicators(scope: Scope) -> Iterator[Scope]:
    """The indicators of a group that were stated, the first of a number."""
    for number, indicator in sorted(scope.known.body.indicators.items()):
        kpi = scope.known.indicators.get(number)
        if kpi and indicator.group == scope.area:
            n = next(n for n, k in enumerate(scope.known.draft.kpis or ()) if k is kpi)
            yield replace(scope, base=f"kpis[{n}]", number=number)


def _records(name: str) -> Callable[[Scope], Iterator[Scope]]:
    def each(scope: Scope) -> Iterator[Scope]:
        for n in range(len(scope.known.value(name) or ())):
            yield replace(scope, base=f"{name}[{n}]", number=n + 1)

    return each


EACH: dict[str, Callable[[Scope], Iterator[Scope]]] = {
    "areas": _areas,
    "instances": _instances,
    "evidence": _evidence,
    "evidence_beside": lambda scope: _evidence(replace(scope, area="")),
    "groups": _groups,
    "indicators": _indicators,
    **{name: _records(name) for name in ("awards", "integrations", "next_steps")},
    "years": _records("compliance.years"),
    "incidents": _records("compliance.incidents"),
}
