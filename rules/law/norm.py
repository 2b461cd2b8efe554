"""A norm: one demand of a clause, in its own words, with the force the clause gives it."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from rules.finding import Force, Tier


class Fate(StrEnum):
    """What becomes of a norm: none is left without one."""

    RULE = "rule"
    EVIDENCE = "evidence"
    EXPERT = "expert"
    TABLE = "table"
    CALENDAR = "calendar"
    REASON = "reason"


class Kind(StrEnum):
    """How a norm is judged."""

    MACHINE = "machine"
    EVIDENCE = "evidence"
    EXPERT = "expert"
    PROCESS = "process"
    NOT_APPLICABLE = "na"


@dataclass(frozen=True, slots=True)
class Norm:
    """One row of the norm table; `value` holds every number and name that its rule needs."""

    id: str
    address: str
    quote: str
    force: Force
    binds: str
    kind: Kind
    tiers: tuple[Tier, ...]
    area: str
    fate: Fate
    rule: str
    value: str
    reason: str
    is_condition: bool

    @property
    def names(self) -> tuple[str, ...]:
        """The value as a list: 工厂建设|研发设计."""
        return tuple(self.value.split("|"))

    @property
    def pairs(self) -> dict[str, tuple[str, ...]]:
        """The value as named lists: 基础级=市|区, one `=` binding the names up to the next."""
        found: dict[str, tuple[str, ...]] = {}
        for name in self.names:
            key, equals, item = name.partition("=")
            last = key if equals else next(reversed(found))
            found[last] = (*found.get(last, ()), item if equals else key)
        return found


def read_norms(path: Path, conditions: str) -> tuple[Norm, ...]:
    """The norm table of one edition, in the order of the law; where its tier conditions stand."""
    with path.open(encoding="utf-8", newline="") as table:
        return tuple(_norm(row, conditions) for row in csv.DictReader(table))


def _norm(row: dict[str, str], conditions: str) -> Norm:
    return Norm(
        id=row["id"],
        address=row["address"],
        quote=row["quote"],
        force=Force(row["force"]),
        binds=row["binds"],
        kind=Kind(row["kind"]),
        tiers=tuple(Tier(tier) for tier in row["tiers"].split("|") if tier) or tuple(Tier),
        area=row["area"],
        fate=Fate(row["fate"]),
        rule=row["rule"],
        value=row["value"],
        reason=row["reason"],
        is_condition=bool(conditions) and row["address"].startswith(conditions),
    )
