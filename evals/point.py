"""Points: what one stored answer is worth on one measure. Everything else is counted from them."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from assistant.wiring import Assistant

Record = dict[str, Any]
OPEN, HELD, WHOLE = "open", "held", "whole"


@dataclass(frozen=True, slots=True)
class Point:
    """One measure of one case, from 0 to 1, in its stratum.

    Points of one `group` (the turns of a dialogue) are drawn together. `expected` and `got` fill a
    matrix; `seen` is what a reader needs to understand a bad one.
    """

    measure: str
    id: str
    kind: str
    value: float
    group: str = ""
    expected: str = ""
    got: str = ""
    seen: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Task:
    """One task: how it is run for a part of the cases, and how one record of it is scored.

    `fewer` names the measures where less is better; `worst` the one whose bad cases are shown.
    """

    name: str
    run: Callable[[Assistant, str, str], Iterator[Record]]  # system, part, round
    score: Callable[[Record, Mapping[str, Any]], Iterator[Point]]  # record, gold
    golds: Callable[[str, str], Mapping[str, Mapping[str, Any]]]  # part, round → by id
    parts: tuple[str, ...] = (OPEN, HELD)
    worst: str = ""
    fewer: frozenset[str] = frozenset()


def no_golds(part: str, written: str) -> Mapping[str, Mapping[str, Any]]:
    """The golds of a task whose records hold all there is to compare."""
    return {}
