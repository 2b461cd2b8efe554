"""A demand: the condition a norm makes of a draft, built from the norm's own numbers and names."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from rules.facts.labels import label
from rules.judge import missing
from rules.known import Known
from rules.law.norm import Norm
from rules.logic import Condition, Predicate, Verdict

Demand = Callable[[Norm], Condition]
Test = Callable[[Norm, Known], Verdict]
T = TypeVar("T")


def always(condition: Condition) -> Demand:
    """The same condition for every norm that asks for it."""
    return lambda norm: condition


def tested(test: Test, *paths: str) -> Demand:
    """A named predicate over these facts."""
    name = test.__name__

    def demand(norm: Norm) -> Condition:
        return Predicate(name, paths, lambda known: test(norm, known))

    return demand


def waits(operator: str, *paths: str) -> Verdict:
    """Facts that nobody has stated yet."""
    return missing(operator, "未提供：" + "、".join(map(label, paths)), *paths)
