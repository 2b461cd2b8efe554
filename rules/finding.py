"""What a check says: outcomes, the force of a norm, findings with their reasons, and the report."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Outcome(StrEnum):
    """What became of a rule: 未定 if and only if a fact is missing, 待评 if people must judge."""

    MET = "符合"
    NOT_MET = "不符"
    UNKNOWN = "未定"
    EXPERT = "待评"
    NOT_APPLICABLE = "不适用"


class Force(StrEnum):
    """How strongly a norm speaks; it belongs to the norm, never to a rule."""

    BINDING = "M"
    PRINCIPLE = "P"
    ENCOURAGED = "E"
    DECLARED = "D"
    PERMITTED = "C"
    NOT_A_DEMAND = "N"


class Tier(StrEnum):
    """The four tiers, lowest first."""

    BASIC = "基础级"
    ADVANCED = "先进级"
    EXCELLENT = "卓越级"
    LEADING = "领航级"


@dataclass(frozen=True, slots=True)
class Why:
    """One node of an explanation: the operator, its truth, what it says, and what it rests on."""

    operator: str
    truth: bool | None
    says: str
    facts: tuple[str, ...] = ()
    parts: tuple[Why, ...] = ()


@dataclass(frozen=True, slots=True)
class Finding:
    """What one rule found: on what norm, with what outcome, and why (the force is the norm's)."""

    rule: str
    norm: str
    address: str
    quote: str
    force: Force
    outcome: Outcome
    holds: bool
    why: Why
    missing: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    remedy: str = ""

    @property
    def is_advice(self) -> bool:
        """Whether not doing this is no breach: the clause only encourages."""
        return self.outcome is Outcome.NOT_MET and self.force is Force.ENCOURAGED


@dataclass(frozen=True, slots=True)
class TierOutcome:
    """Where a draft stands towards one tier: the rules not met, still open, and left to experts."""

    tier: Tier
    outcome: Outcome
    not_met: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    expert: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FormError:
    """A field to put right: it says nothing about whether the enterprise meets a clause."""

    path: str
    value: str
    allowed: str
    near: str | None = None


@dataclass(frozen=True, slots=True)
class Question:
    """A fact to ask for next, the rules that wait for it, and the question in plain words."""

    path: str
    text: str
    settles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """Everything one check found, bound to the draft, the edition and the date."""

    id: str | None
    edition: str
    as_of: date | None
    draft_digest: str
    tiers: tuple[TierOutcome, ...] = ()
    findings: tuple[Finding, ...] = ()
    form_errors: tuple[FormError, ...] = ()
    next: tuple[Question, ...] = ()
    notices: tuple[str, ...] = field(default=())

    @property
    def holds(self) -> bool:
        """Whether anything in this report keeps an export from leaving."""
        return bool(self.form_errors) or any(finding.holds for finding in self.findings)
