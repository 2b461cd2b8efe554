"""Settling: every norm of an edition judged on a draft, those that sum up others last."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rules.book.rules import Compiled, compiled
from rules.finding import Outcome, Why
from rules.holding import holds
from rules.judge import judge
from rules.known import Known
from rules.law.norm import Norm
from rules.logic import Verdict


@dataclass(frozen=True, slots=True)
class Settled:
    """A norm with what became of it."""

    rule: Compiled
    norm: Norm
    verdict: Verdict
    outcome: Outcome


MOST_TOLD = 4


def outcome_of(verdict: Verdict) -> Outcome:
    """The outcome that a verdict amounts to."""
    if not verdict.reaches:
        return Outcome.NOT_APPLICABLE
    if verdict.truth is None:
        return Outcome.UNKNOWN
    if not verdict.truth:
        return Outcome.NOT_MET
    return Outcome.EXPERT if verdict.judged else Outcome.MET


def _reached(rule: Compiled, known: Known) -> Verdict:
    """The verdict, or that the norm speaks of an area which the draft does not cover."""
    area = rule.norm.area
    covered = known.covers(area) if area else True
    if covered:
        return judge(rule.condition, known)
    if covered is None:
        why = Why("Covers", None, f"是否覆盖{area}还不能确定", ("scenarios",))
        return Verdict(None, why, known.links_open)
    why = Why("Covers", False, f"未覆盖{area}，此项内容不适用", ("scenarios",))
    return Verdict(True, why, reaches=False)


def _settled(rule: Compiled, verdict: Verdict) -> Settled:
    return Settled(rule, rule.norm, verdict, outcome_of(verdict))


def settle(known: Known, rules: Sequence[Compiled] | None = None) -> tuple[Settled, ...]:
    """Every norm settled, in the order of the law; or those of these rules only."""
    rules = compiled(known.body) if rules is None else rules
    single = {r.norm.id: _settled(r, _reached(r, known)) for r in rules if r.members is None}
    return tuple(single.get(r.norm.id) or _settled(r, _summed(r, single)) for r in rules)


def _told(items: Sequence[Settled]) -> str:
    """The clauses that decide a sum, each by its words and its address."""
    named = [f"“{item.norm.quote}”（{item.norm.address}）" for item in items]
    more = f"等{len(named)}条" if len(named) > MOST_TOLD else ""
    return "、".join(named[:MOST_TOLD]) + more or "没有不符或未定"


def _summed(rule: Compiled, single: Mapping[str, Settled]) -> Verdict:
    """The Kleene conjunction of the norms under an address that bind without exception."""
    under = (single[norm] for norm in rule.members or () if norm in single)
    open_norms = [item for item in under if holds(item.norm, item.outcome)]
    false = [item for item in open_norms if item.outcome is Outcome.NOT_MET]
    waits = tuple(dict.fromkeys(path for item in open_norms for path in item.verdict.missing))
    truth = False if false else None if open_norms else True
    why = Why("Aggregate", truth, f"汇总 {rule.norm.value}：{_told(false or open_norms)}")
    return Verdict(truth, why, () if false else waits)
