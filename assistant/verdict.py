"""The wording of a verdict: what fails, what the facts told come to, and what is still open."""

import re
from collections.abc import Sequence

from assistant.answer import Citation, Sentence, SentenceKind
from assistant.case import (
    ACCIDENTS,
    BRANCH,
    COUNTRY,
    ELSEWHERE,
    HERE,
    LADDER,
    PERSON,
    PROVINCE,
    SUMS,
    TOUCHING,
    Case,
    leaves,
    met_by,
    open_paths,
    rests_on,
    stated,
)
from assistant.extract import Stated
from assistant.normal import words
from assistant.phrases import phrase
from assistant.spoken import demand, next_question, still_open
from assistant.turns import turn, typed
from assistant.understand import understand
from rules.finding import Finding, Force, Outcome, Question, Report, TierOutcome


def one(case: Case, tier: TierOutcome, *, lacks: bool) -> tuple[Sentence, ...]:
    """The verdict on one tier: what fails, or what was told just now comes to, and what is open."""
    failed = leaves(case.report, tier.not_met)
    if failed:
        return (*_failed(case, tier, failed), *(_deciding(case, tier, lacks) if lacks else ()))
    if tier.outcome is Outcome.MET:
        return (case.computed("verdict_met", _name(tier, case)), *_met(case, case.facts))
    branch = _branch(case)
    told = case.fresh if stated(case.fresh) else case.facts
    touched = () if branch else _touched(case, told, tier)
    effect = (*_moved(case), *branch, *_met(case, told), *touched)
    still = (_still(case, tier, branch=bool(branch)), *_deciding(case, tier, lacks))
    if lacks:
        return (*still, *effect)
    settles = turn("settled").search(typed(case.asked.raw)) and effect and not branch
    lead = (case.computed("not_alone"),) if settles else ()
    return (*lead, *effect, *still)


def every(case: Case) -> tuple[Sentence, ...]:
    """The verdict on all tiers: the highest that is not ruled out, and what rules out the rest."""
    branch, out = _branch(case), [t for t in case.report.tiers if t.outcome is Outcome.NOT_MET]
    failed = list({f.quote: f for t in out for f in leaves(case.report, t.not_met)}.values())
    told = case.fresh if stated(case.fresh) else case.facts
    effect = (*_met(case, told), *(() if branch else _touched(case, told)))
    if not failed:
        more = () if branch else (*missing(case), *_ladder(case))
        return (*branch, *effect, case.computed("none_ruled_out"), *more)
    open_ones = missing(case) if len(out) < len(case.report.tiers) else ()
    return (*branch, *_ruled_out(case, out, failed), *effect, *open_ones)


def told(case: Case) -> tuple[Sentence, ...]:
    """What facts told without a question come to: what they meet, rule out or leave open."""
    paths = {fact.path for fact in case.fresh}
    out = [t for t in case.report.tiers if t.outcome is Outcome.NOT_MET]
    found = {f.quote: f for t in out for f in leaves(case.report, t.not_met)}.values()
    failed = [f for f in found if paths & rests_on(f)]
    met = _met(case, case.fresh)
    if not failed:
        return (*met, *_touched(case, case.fresh))
    return (*met, *_ruled_out(case, out, failed))


def deciding(tier: str, english: bool, *, without: Sequence[Finding] = ()) -> Sentence | None:
    """The conditions that decide on a tier, without those that are met already."""
    entry = words("spoken")["deciding"][tier]
    met = [(finding.address, finding.quote) for finding in without]
    lang = "en" if english else "zh"
    left = [p for p in entry["parts"] if not _among(p["cite"], met)]
    if not left:
        return None
    joint = "; " if english else "；"
    text = entry[lang].format(joint.join(part[lang] for part in left))
    cites = tuple(Citation(*part["cite"].split("|", 1)) for part in left)
    return Sentence(SentenceKind.CLAIM, text, cites)


def next_up(report: Report, said: Sequence[str] = ()) -> Question | None:
    """The fact to ask for: what settles most and was not asked for just now."""
    asked = {question.path: question for question in report.next}
    core = [asked[e["path"]] for e in words("spoken")["core"] if e["path"] in asked]
    before = "".join(said)
    new = [q for q in core if not any(next_question(q, english=e) in before for e in (True, False))]
    return next(iter((*new, *core, *report.next)), None)


def asking(case: Case) -> tuple[Sentence, ...]:
    """The one next question."""
    wanted = next_up(case.report, case.said)
    if wanted is None:
        return ()
    text = phrase("next_fact", next_question(wanted, english=case.english), english=case.english)
    return (Sentence(SentenceKind.ASK, text),)


def missing(case: Case) -> tuple[Sentence, ...]:
    """Of the facts that are missing those that settle most."""
    left = still_open(open_paths(case.report, case.facts), english=case.english)
    return (case.computed("still_open", left),) if left else ()


def _ladder(case: Case) -> tuple[Sentence, ...]:
    """What each tier needs, told once in a talk to one who asks which it can be."""
    text = phrase("ladder", english=case.english)
    if any(text.strip() in before for before in case.said):
        return ()
    return (Sentence(SentenceKind.CLAIM, text, LADDER),)


def several(case: Case) -> tuple[Sentence, ...]:
    """For one with plants in several places: that none of them says where it is registered."""
    places = understand(case.asked.raw).names.places
    if not places or any(fact.path == PROVINCE for fact in case.fresh):
        return ()
    away = [place.province for place in places if place.province != HERE]
    if len(places) - len(away) < 2 and away:
        return _own_place(case, away[0])
    if len(places) < 2:
        return ()
    known = words("spoken")["values"] if case.english else {}
    joint = ", " if case.english else "、"
    names = joint.join(known.get(place.name, place.name) for place in places)
    return (case.computed("several_places", names, cites=(PERSON,)),)


def _failed(case: Case, tier: TierOutcome, failed: Sequence[Finding]) -> tuple[Sentence, ...]:
    soft = all(finding.force is Force.PRINCIPLE for finding in failed)
    key = "verdict_explain" if soft else "verdict_not_met"
    first = case.computed(key, _name(tier, case), cites=_cite(failed))
    return (first, *(_reason(finding, case) for finding in failed), *_away(case, failed))


def _ruled_out(
    case: Case, out: Sequence[TierOutcome], failed: Sequence[Finding]
) -> tuple[Sentence, ...]:
    """What is ruled out and why; for one of another province only whose business it is."""
    away = _away(case, failed)
    if away and all(PROVINCE in rests_on(finding) for finding in failed):
        return away
    reasons = tuple(_reason(finding, case) for finding in failed[:4])
    names = (", " if case.english else "、").join(_name(tier, case) for tier in out)
    soft = all(finding.force is Force.PRINCIPLE for finding in failed)
    left = None if away else _reachable(case)
    every_one = len(out) == len(case.report.tiers)
    key = "all_out" if every_one else "ruled_out_soft" if soft else "ruled_out"
    no = case.computed(key, names, cites=_cite(failed))
    best = (case.computed("reachable", _name(left, case)),) if left else ()
    if turn("tier_wish").search(typed(case.asked.raw)):
        return (*best, no, *reasons, *away)
    return (no, *reasons, *best, *away)


def _reachable(case: Case) -> TierOutcome | None:
    """The highest tier below the first that is ruled out: a tier is reached from the one below."""
    left = None
    for tier in case.report.tiers:
        if tier.outcome is Outcome.NOT_MET:
            return left
        left = tier
    return None


def _away(case: Case, failed: Sequence[Finding]) -> tuple[Sentence, ...]:
    """For one registered in another province: that its own place recommends it."""
    place = next((str(f.value) for f in case.facts if f.path == PROVINCE), "")
    abroad = any(fact.path == COUNTRY for fact in case.facts)
    if not place or abroad or not any(PROVINCE in rests_on(finding) for finding in failed):
        return ()
    return _own_place(case, place)


def _moved(case: Case) -> tuple[Sentence, ...]:
    """The same, where the place is told just now and no tier that was asked for hangs on it."""
    place = next((str(f.value) for f in case.fresh if f.path == PROVINCE), "")
    abroad = any(fact.path == COUNTRY for fact in case.facts)
    return () if abroad or place in ("", HERE) else _own_place(case, place)


def _own_place(case: Case, place: str) -> tuple[Sentence, ...]:
    name = words("spoken")["values"].get(place, place) if case.english else place
    return (case.computed("own_place", name, cites=(ELSEWHERE,)),)


def _branch(case: Case) -> tuple[Sentence, ...]:
    """That a branch as a rule does not qualify, as long as no rule has let it in or shut it out."""
    unsettled = any(
        f.quote == PERSON.quote and f.outcome is Outcome.UNKNOWN for f in case.report.findings
    )
    if not unsettled or BRANCH not in [fact.value for fact in case.facts]:
        return ()
    return (case.computed("verdict_branch", cites=(PERSON,)),)


def _still(case: Case, tier: TierOutcome, *, branch: bool) -> Sentence:
    """That nothing fails so far, and what must be known before more can be said."""
    left = still_open(open_paths(case.report, case.facts), english=case.english)
    key = "verdict_branch_open" if branch else "verdict_open" if left else "verdict_details"
    return case.computed(key, _name(tier, case), left or str(len(tier.unknown)))


def _deciding(case: Case, tier: TierOutcome, lacks: bool) -> tuple[Sentence, ...]:
    """What decides on this tier, told once in a talk, or again to one who asks what is lacking."""
    before = words("spoken")["deciding"][tier.tier.value]["en" if case.english else "zh"]
    if not lacks and any(before.split("{}")[0] in text for text in case.said):
        return ()
    found = deciding(tier.tier.value, case.english, without=met_by(case.report, case.facts))
    return (found,) if found else ()


def _touched(
    case: Case, facts: Sequence[Stated], tier: TierOutcome | None = None
) -> tuple[Sentence, ...]:
    """The clauses that a stated fact bears on and leaves open: they will decide."""
    paths = {f.path for f in facts if f.path.startswith(TOUCHING)}
    found = [
        f
        for f in case.report.findings
        if f.outcome is Outcome.UNKNOWN
        and (tier is None or f.norm in tier.unknown)
        and paths & set(f.fields)
        and not f.why.says.startswith(SUMS)
    ]
    clean = all(not f.value for f in facts if f.path in paths)
    key = "touched_accident" if paths == {ACCIDENTS} else "clean" if clean else "touched"
    return _listed(key, found, case)


def _met(case: Case, facts: Sequence[Stated]) -> tuple[Sentence, ...]:
    return _listed("met_list", met_by(case.report, facts), case)


def _listed(key: str, found: Sequence[Finding], case: Case) -> tuple[Sentence, ...]:
    if not found:
        return ()
    quotes = [demand(q, english=case.english) for q in dict.fromkeys(f.quote for f in found)]
    joint = "; " if case.english else "、"
    return (case.computed(key, joint.join(quotes[:5]), cites=_cite(found[:5])),)


def _reason(finding: Finding, case: Case) -> Sentence:
    says = finding.why.says
    told = bool(re.search("[：有没]", says)) and not case.english
    why = phrase("because", says, english=case.english) if told else ""
    said = demand(finding.quote, english=case.english)
    return case.computed("reason", said, why, cites=(Citation(finding.address, finding.quote),))


def _among(cite: str, met: Sequence[tuple[str, str]]) -> bool:
    address, quote = cite.split("|", 1)
    return any(address == where and quote in said for where, said in met)


def _name(tier: TierOutcome, case: Case) -> str:
    return phrase(tier.tier.value, english=True) if case.english else tier.tier.value


def _cite(findings: Sequence[Finding]) -> tuple[Citation, ...]:
    return tuple(dict.fromkeys(Citation(f.address, f.quote) for f in findings[:5]))
