"""The way to a tier: what to change, what to supply, what to evidence, each with its clause."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rules.check import check
from rules.facts.draft import Draft
from rules.finding import Finding, Force, Outcome, Tier, TierOutcome
from rules.law.edition import Edition

FORCES = list(Force)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to do, the clause that asks for it, and the facts it settles."""

    norm: str
    address: str
    quote: str
    force: Force
    needed: bool
    do: str
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lack:
    """Facts that are missing, and every step that waits for just these."""

    facts: tuple[str, ...]
    steps: tuple[Step, ...]

    @property
    def needed(self) -> bool:
        """Whether the tier is out of reach without them."""
        return any(step.needed for step in self.steps)


@dataclass(frozen=True, slots=True)
class Plan:
    """Everything between a draft and a tier; `needed` steps keep the tier out of reach."""

    tier: Tier
    outcome: Outcome
    change: tuple[Step, ...]
    supply: tuple[Step, ...]
    evidence: tuple[Step, ...]
    judged: tuple[str, ...]


def plan(draft: Draft, *, to: Tier, edition: Edition) -> Plan:
    """What stands between this draft and a tier, by force, then by how much each step settles."""
    report = check(draft, edition=edition, as_of=edition.on, tiers=(to,), texts=False)
    stand = next(tier for tier in report.tiers if tier.tier is to)
    weight = {path: len(question.settles) for question in report.next for path in [question.path]}
    not_met = [f for f in report.findings if f.outcome is Outcome.NOT_MET]
    unknown = [f for f in report.findings if f.outcome is Outcome.UNKNOWN]
    evidence = [f for f in unknown if all(path.startswith("evidence[") for path in f.missing)]
    supply = [f for f in unknown if f not in evidence]
    return Plan(
        tier=to,
        outcome=stand.outcome,
        change=_steps(not_met, stand, weight),
        supply=_steps(supply, stand, weight),
        evidence=_steps(evidence, stand, weight),
        judged=stand.expert,
    )


def _steps(
    findings: Iterable[Finding], stand: TierOutcome, weight: dict[str, int]
) -> tuple[Step, ...]:
    steps = (_step(finding, stand) for finding in findings)
    return tuple(sorted(steps, key=lambda step: _order(step, weight)))


def _step(finding: Finding, stand: TierOutcome) -> Step:
    return Step(
        norm=finding.norm,
        address=finding.address,
        quote=finding.quote,
        force=finding.force,
        needed=finding.norm in (*stand.not_met, *stand.unknown),
        do=finding.remedy,
        facts=finding.missing or finding.fields,
    )


def _order(step: Step, weight: dict[str, int]) -> tuple[bool, int, int]:
    settles: Sequence[int] = [weight.get(path, 0) for path in step.facts]
    return (not step.needed, FORCES.index(step.force), -sum(settles))


def lacks(steps: Iterable[Step]) -> tuple[Lack, ...]:
    """Steps under the facts they wait for, each once, in the order of the plan."""
    waiting: dict[frozenset[str], list[Step]] = {}
    for step in steps:
        waiting.setdefault(frozenset(step.facts), []).append(step)
    return tuple(
        Lack(tuple(dict.fromkeys(first.facts)), (first, *more)) for first, *more in waiting.values()
    )


def plan_json(plan: Plan) -> dict[str, object]:
    """The plan as plain JSON."""
    return {
        "tier": plan.tier.value,
        "outcome": plan.outcome.value,
        "change": [_step_json(step) for step in plan.change],
        "supply": [_step_json(step) for step in plan.supply],
        "evidence": [_step_json(step) for step in plan.evidence],
        "judged": list(plan.judged),
    }


def _step_json(step: Step) -> dict[str, object]:
    return {
        "norm": step.norm,
        "address": step.address,
        "quote": step.quote,
        "force": step.force.value,
        "needed": step.needed,
        "do": step.do,
        "facts": list(step.facts),
    }
