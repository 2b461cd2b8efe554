"""A closed three-valued algebra over draft facts: what a rule can say, and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from rules.finding import Why
from rules.known import Known

Scalar = bool | int | str | Decimal


@dataclass(frozen=True, slots=True)
class Verdict:
    """The truth of a condition (None is unknown), why, and what is missing to know it."""

    truth: bool | None
    why: Why
    missing: tuple[str, ...] = ()
    judged: bool = False
    reaches: bool = True


@dataclass(frozen=True, slots=True)
class Given:
    """The fact is stated, and states something: not an empty list, not 无."""

    path: str


@dataclass(frozen=True, slots=True)
class Equals:
    """The fact is this value."""

    path: str
    value: Scalar


@dataclass(frozen=True, slots=True)
class OneOf:
    """The fact is one of these values."""

    path: str
    values: tuple[Scalar, ...]


@dataclass(frozen=True, slots=True)
class AtLeast:
    """The fact is this number or more."""

    path: str
    bound: Decimal


@dataclass(frozen=True, slots=True)
class AtMost:
    """The fact is this number or less."""

    path: str
    bound: Decimal


@dataclass(frozen=True, slots=True)
class OnOrBefore:
    """The day of the fact is this day or earlier."""

    path: str
    day: date


@dataclass(frozen=True, slots=True)
class Contains:
    """The text of the fact contains one of these words, white space and width aside."""

    path: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Covers:
    """The scenarios cover each of these areas."""

    areas: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Evidenced:
    """There is a record of evidence for the norm: statement, document and date."""

    norm: str
    address: str


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part is true."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part is true."""

    parts: tuple[Condition, ...]


@dataclass(frozen=True, slots=True)
class Not:
    """The part is false."""

    part: Condition


@dataclass(frozen=True, slots=True)
class When:
    """The demand, where it reaches; elsewhere the norm does not apply."""

    reach: Condition
    demand: Condition


@dataclass(frozen=True, slots=True)
class Judged:
    """The facts are given and the judgement is left to people."""

    facts: Condition


@dataclass(frozen=True, slots=True)
class Predicate:
    """A named check that declares what it reads."""

    name: str
    reads: tuple[str, ...]
    test: Callable[[Known], Verdict]


@dataclass(frozen=True, slots=True)
class Aggregate:
    """Every norm under an address that can hold is met; judged after all the others."""

    address: str


Condition = (
    Given
    | Equals
    | OneOf
    | AtLeast
    | AtMost
    | OnOrBefore
    | Contains
    | Covers
    | Evidenced
    | AllOf
    | AnyOf
    | Not
    | When
    | Judged
    | Predicate
    | Aggregate
)


def all_of(*parts: Condition) -> AllOf:
    """Every part is true."""
    return AllOf(parts)


def any_of(*parts: Condition) -> AnyOf:
    """At least one part is true."""
    return AnyOf(parts)


def implies(premise: Condition, conclusion: Condition) -> AnyOf:
    """The conclusion is true wherever the premise is."""
    return AnyOf((Not(premise), conclusion))


def true(*paths: str) -> Condition:
    """Each of these facts is a yes."""
    parts = tuple(Equals(path, True) for path in paths)
    return parts[0] if len(parts) == 1 else AllOf(parts)


def given(*paths: str) -> Condition:
    """Each of these facts is stated."""
    parts = tuple(Given(path) for path in paths)
    return parts[0] if len(parts) == 1 else AllOf(parts)


def none(path: str) -> Equals:
    """The count is zero: the law's 无."""
    return Equals(path, 0)


def reads(condition: Condition) -> Iterator[str]:
    """The fact paths a condition looks at."""
    match condition:
        case Predicate(_, paths, _):
            yield from paths
        case Evidenced(norm, _):
            yield f"evidence[{norm}]"
        case Covers():
            yield "scenarios"
        case AllOf() | AnyOf() | Not() | Judged() | When() | Aggregate():
            for part in _parts(condition):
                yield from reads(part)
        case _:
            yield condition.path


def _parts(condition: AllOf | AnyOf | Not | Judged | When | Aggregate) -> tuple[Condition, ...]:
    match condition:
        case AllOf(parts) | AnyOf(parts):
            return parts
        case Not(part) | Judged(part):
            return (part,)
        case When(reach, demand):
            return (reach, demand)
        case Aggregate():
            return ()
