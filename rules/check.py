"""Check a draft against an edition: every norm it answers to, in the order of the law."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date
from functools import lru_cache

from rules.asking import questions
from rules.book.rules import Compiled
from rules.consistency.texts import slips
from rules.explained import Explained, explained
from rules.facts.draft import Draft, digest
from rules.finding import Finding, Outcome, Report, Tier, TierOutcome, Why
from rules.holding import counts, holds
from rules.known import Known
from rules.law.edition import Edition, province, resolve
from rules.law.norm import Norm
from rules.remedy import remedy
from rules.settle import Settled, settle


def _tier(tier: Tier, settled: Sequence[Settled], against: Collection[str]) -> TierOutcome:
    """The Kleene conjunction of the norms that can hold for a tier; 待评 stands beside it."""
    own = [s for s in settled if tier in s.norm.tiers]
    open_norms = [s for s in own if s.norm.id in against]
    not_met = tuple(s.norm.id for s in open_norms if s.outcome is Outcome.NOT_MET)
    unknown = tuple(s.norm.id for s in open_norms if s.outcome is Outcome.UNKNOWN)
    expert = tuple(s.norm.id for s in own if s.outcome is Outcome.EXPERT)
    outcome = Outcome.NOT_MET if not_met else Outcome.UNKNOWN if unknown else Outcome.MET
    return TierOutcome(tier, outcome, not_met, unknown, expert)


@lru_cache(maxsize=4096)
def _beyond(rule: Compiled) -> Finding:
    """The finding of a norm that speaks of other tiers than those asked for."""
    norm = rule.norm
    return Finding(
        rule=norm.id,
        norm=norm.id,
        address=norm.address,
        quote=norm.quote,
        force=norm.force,
        outcome=Outcome.NOT_APPLICABLE,
        holds=False,
        why=Why("Tier", False, "只适用于" + "、".join(norm.tiers)),
        fields=rule.fields,
    )


def _finding(settled: Settled, known: Known, allowed: Explained) -> Finding:
    norm, verdict, outcome = settled.norm, settled.verdict, settled.outcome
    is_explained = norm.id in allowed.norms
    return Finding(
        rule=norm.id,
        norm=norm.id,
        address=norm.address,
        quote=norm.quote,
        force=norm.force,
        outcome=outcome,
        holds=holds(norm, outcome, explained=is_explained),
        why=verdict.why,
        missing=verdict.missing if outcome is Outcome.UNKNOWN else (),
        fields=settled.rule.fields,
        remedy=remedy(norm, outcome, verdict, known, is_explained),
    )


def edition_for(draft: Draft, *, place: str, as_of: date | None = None) -> Edition:
    """The edition of a draft: by the date asked for, else its online date, else the newest."""
    return resolve(place, as_of or draft.submission.online)


def check(
    draft: Draft,
    *,
    edition: Edition,
    as_of: date | None = None,
    tiers: Sequence[Tier] | None = None,
    texts: bool = True,
) -> Report:
    """Everything an edition has to say about a draft, its texts held against its data too."""
    known = Known(draft, edition)
    settled = settle(known)
    outcomes = {s.norm.id: s.outcome for s in settled}
    norms = [s.norm for s in settled]
    allowed = explained(draft.explanations or (), lambda: known.digest, norms, outcomes)
    asked = tuple(tiers or ([draft.tier] if draft.tier else edition.tiers))
    findings = tuple(
        _finding(s, known, allowed) if any(t in asked for t in s.norm.tiers) else _beyond(s.rule)
        for s in settled
    )
    against = {
        s.norm.id
        for s in settled
        if counts(s.norm, s.outcome, explained=s.norm.id in allowed.norms)
    }
    summing = frozenset(s.norm.id for s in settled if s.rule.members is not None)
    return Report(
        id=draft.id,
        edition=edition.id,
        as_of=as_of or edition.on,
        draft_digest=digest(draft),
        tiers=tuple(_tier(tier, settled, against) for tier in edition.tiers),
        findings=(*findings, *(slips(known) if texts else ())),
        next=questions(findings, summing),
        notices=(
            *_of_edition(draft, edition),
            *_window(draft, settled),
            *allowed.notices,
            *_stray_evidence(draft, norms),
        ),
    )


def _window(draft: Draft, settled: Sequence[Settled]) -> tuple[str, ...]:
    """That the window has a last day, where no online date is stated."""
    days = [s.norm.value for s in settled if s.norm.rule == "deadline"]
    if draft.submission.online or not days:
        return ()
    return (f"未填写线上申报日期；线上申报窗口已于{min(days)}截止（含当日）。",)


def _of_edition(draft: Draft, edition: Edition) -> tuple[str, ...]:
    """What to know of the edition; also that the applicant's own province has another notice."""
    home = province(draft.applicant.province or "")
    if home is None or home == edition.place:
        return edition.notices
    own = resolve(home, edition.on).body.layers[-1]
    if own in edition.body.layers:
        return edition.notices
    return (
        *edition.notices,
        f"企业注册在{home}，这次没有按{home}的通知检查；请把所在地改为{home}再查一次。",
    )


def _stray_evidence(draft: Draft, norms: Sequence[Norm]) -> tuple[str, ...]:
    """Records of evidence that speak for no norm of this edition."""
    known = {norm.id for norm in norms} | {norm.address for norm in norms}
    named = ((n, r.norm or r.address) for n, r in enumerate(draft.evidence or (), start=1))
    return tuple(
        f"第{n}条证据指向的条款{name or '没有写明'}，本版次没有这个条款，未被采用。"
        for n, name in named
        if name not in known
    )
