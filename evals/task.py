"""Tasks: how a part of the cases is run, and what one stored record is worth."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from assistant.wiring import Assistant
from evals.point import HELD, OPEN, Point, Record


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
