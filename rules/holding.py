"""What holds an export: the one place that decides it, from the norm alone."""

from __future__ import annotations

from rules.finding import Force, Outcome
from rules.law.norm import Kind, Norm

ENTERPRISE = "企业"
SHOWN_BY_FACTS = (Kind.MACHINE, Kind.EVIDENCE)


def can_hold(norm: Norm) -> bool:
    """Whether some outcome of this norm could hold an export."""
    return any(holds(norm, outcome) for outcome in (Outcome.NOT_MET, Outcome.UNKNOWN))


def holds(norm: Norm, outcome: Outcome, *, explained: bool = False) -> bool:
    """Whether this outcome of a norm holds an export; only 原则上 can be explained."""
    return norm.binds == ENTERPRISE and speaks_against(norm, outcome, explained=explained)


def speaks_against(norm: Norm, outcome: Outcome, *, explained: bool = False) -> bool:
    """Whether this outcome speaks against whomever the norm binds."""
    if outcome not in (Outcome.NOT_MET, Outcome.UNKNOWN):
        return False
    match norm.force:
        case Force.BINDING if outcome is Outcome.UNKNOWN:
            return norm.kind in SHOWN_BY_FACTS
        case Force.BINDING:
            return norm.kind in (*SHOWN_BY_FACTS, Kind.PROCESS)
        case Force.PRINCIPLE:
            return not explained
        case Force.DECLARED:
            return outcome is Outcome.NOT_MET and norm.is_condition
        case _:
            return False


def counts(norm: Norm, outcome: Outcome, *, explained: bool = False) -> bool:
    """Whether this outcome speaks against a tier: what holds, and evidence still to supply."""
    if outcome is Outcome.UNKNOWN and norm.force is Force.DECLARED:
        return can_hold(norm)
    return holds(norm, outcome, explained=explained)
