"""Which clauses of the tier each section must answer, and which of them a sentence answers."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any

from assistant.drafting.scope import Scope
from rules.finding import Force, Tier
from rules.known import Known
from rules.law.norm import Fate, Norm

DUTIES = Path(__file__).with_name("clauses.toml")
DEMANDS = (Fate.RULE, Fate.EVIDENCE, Fate.EXPERT)


@cache
def _duties() -> tuple[dict[str, Any], ...]:
    return tuple(tomllib.loads(DUTIES.read_text(encoding="utf-8"))["to"])


@cache
def section_of(address: str, quote: str) -> str | None:
    """The section that answers a clause; None for one that no section does."""
    for duty in _duties():
        if re.search(duty["address"], address) and re.search(duty.get("quote", ""), quote):
            return str(duty["section"])
    return None


def owed(section: str, tier: Tier, known: Known) -> tuple[Norm, ...]:
    """The norms that a section must answer: of this tier, and of areas the draft may cover."""
    return tuple(
        norm
        for norm in known.body.norms
        if section_of(norm.address, norm.quote) == section
        and tier in norm.tiers
        and norm.fate in DEMANDS
        and norm.force is not Force.NOT_A_DEMAND
        and (not norm.area or known.covers(norm.area) is not False)
    )


def answered(rules: tuple[str, ...], scope: Scope) -> tuple[str, ...]:
    """The norms of the section that a sentence with these rules answers."""
    own = (norm.id for norm in scope.norms if norm.rule in rules and _fits(norm, scope))
    return tuple(dict.fromkeys((*own, *scope.about)))


def _fits(norm: Norm, scope: Scope) -> bool:
    test = FITS.get(norm.rule)
    return test is None or test(norm, scope)


FITS: dict[str, Callable[[Norm, Scope], bool]] = {
    "kpi": lambda norm, scope: norm.value == str(scope.number),
    "area_links": lambda norm, scope: scope.area in norm.pairs,
}
