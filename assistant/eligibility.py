"""Eligibility in conversation: the facts so far, what the rules say of them, what to ask next."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from assistant.answer import Citation, Sentence, SentenceKind, Status
from assistant.compose import Part, spaced
from assistant.extract import Stated, drafted, extract
from assistant.normal import pattern, words
from assistant.phrases import phrase
from assistant.spoken import demand, next_question, noted, still_open
from assistant.turns import turn, typed
from assistant.understand import Asked
from rules.facts.draft import Draft
from rules.finding import Finding, Force, Outcome, Report, Tier, TierOutcome
from rules.report.json import tier_json

Check = Callable[[Draft], Report]
ENOUGH = 2
# Facts that settle no condition by themselves: where one aims, a city beside its province, size.
TIERS = tuple(tier.value for tier in Tier)
# What a fact stated may leave open: whether this penalty or that record stands in the way.
TOUCHING = ("compliance", "applicant.legal_form", "benchmark.level")
BRANCH = "法人的分支机构"
BESIDE = ("tier", "applicant.city", "applicant.employees", "maturity.kind")
_DECIDES = (
    Citation("CN-2024-399/二/(一)/1", "具有独立法人资格"),
    Citation("CN-2024-399/附件2/一/1", "企业应为规模以上工业企业"),
    Citation(
        "CN-2024-399/附件2/一/2", "无不良信用记录、无较大及以上安全、环保等事故，无违法违规行为"
    ),
    Citation(
        "CN-2024-399/附件2/一/5",
        "二级及以上，卓越级智能工厂应达到三级及以上，领航级智能工厂应达到四级及以上",
    ),
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the rules say of the facts: a part of the answer, and the verdict of every tier."""

    part: Part
    report: Report


Judge = Callable[[Sequence[Stated], Asked, Check], Verdict]


def stated(facts: Sequence[Stated]) -> list[Stated]:
    """The facts that settle something; a city and its province are counted once."""
    return [fact for fact in facts if fact.path not in BESIDE]


def judged(
    facts: Sequence[Stated], asked: Asked, check: Check, *, fresh: Sequence[Stated] = ()
) -> Verdict:
    """The verdict on the facts, with reasons, and the one next question."""
    lacks = bool(turn("gap").search(typed(asked.raw)))
    wanted, report = reported(facts, asked, check)
    if lacks and not wanted:
        wanted, report = reported(facts, asked, check, aim=_next_tier(report))
    tier = next((t for t in report.tiers if t.tier.value == wanted), None)
    told = _one(tier, report, facts, asked) if tier else _all(report, facts, asked)
    decided = (tier.outcome if tier else None) in (Outcome.NOT_MET, Outcome.MET)
    enough = len(stated(facts)) >= ENOUGH
    status = Status.ELIGIBILITY if decided or enough else Status.NEEDS_FACTS
    if not stated(facts):
        told = ()
    if not decided or lacks:
        told = (*told, *_open(report, asked, enough=enough or bool(fresh)))
    asks = () if tier and tier.outcome is Outcome.NOT_MET else _next(report, asked)
    said = (*(_noted(fresh, asked) if fresh else ()), *told, *asks)
    return Verdict(Part(status, spaced(said, asked.english), topic="verdict"), report)


def _next_tier(report: Report) -> str:
    """The lowest tier that the facts rule out: the one to work towards."""
    return next((t.tier.value for t in report.tiers if t.outcome is Outcome.NOT_MET), "")


def _noted(fresh: Sequence[Stated], asked: Asked) -> tuple[Sentence, ...]:
    text = noted(fresh, english=asked.english)
    key = "noted" if text else "noted_plain"
    return (Sentence(SentenceKind.COMPUTED, phrase(key, text, english=asked.english)),)


def acknowledged(
    facts: Sequence[Stated], asked: Asked, check: Check, *, fresh: Sequence[Stated] = ()
) -> Verdict:
    """Facts told without a question: what was noted, what it rules out, what comes next."""
    _, report = reported(facts, asked, check)
    failed = any(tier.outcome is Outcome.NOT_MET for tier in report.tiers)
    hangs = () if failed else _hangs(report, fresh, asked)
    ruled = _all(report, facts, asked) if failed else ()
    met = _listed("met_list", met_by(report, fresh), asked)
    told = (*_noted(fresh, asked), *met, *ruled, *hangs, *_next(report, asked))
    return Verdict(Part(Status.NEEDS_FACTS, spaced(told, asked.english), topic="verdict"), report)


def reported(
    facts: Sequence[Stated], asked: Asked, check: Check, *, aim: str = ""
) -> tuple[str, Report]:
    """The tier the question is about, and what the rules report on the facts."""
    wanted = aim or _aimed(facts, asked)
    aims = (Stated("tier", wanted, wanted),) if wanted else ()
    return wanted, check(drafted((*(f for f in facts if f.path != "tier"), *aims)))


def _open(report: Report, asked: Asked, *, enough: bool) -> tuple[Sentence, ...]:
    """What is still to be known; with hardly a fact given, the conditions that decide."""
    if not enough:
        if len(asked.tiers) == 1:
            return (_deciding(asked.tiers[0], asked),)
        text = phrase("decides", english=asked.english)
        return (Sentence(SentenceKind.CLAIM, text, _DECIDES),)
    missing = still_open((question.path for question in report.next), english=asked.english)
    if not missing:
        return ()
    return (Sentence(SentenceKind.COMPUTED, phrase("still_open", missing, english=asked.english)),)


def _aimed(facts: Sequence[Stated], asked: Asked) -> str:
    """The one tier the question is about; empty where it asks which."""
    which = pattern("which_tier").search(asked.text) or turn("tier_wish").search(typed(asked.raw))
    if which or len(asked.tiers) == len(TIERS):
        return ""
    aims = [str(fact.value) for fact in facts if fact.path == "tier"]
    just = [str(fact.value) for fact in extract(asked.raw) if fact.path == "tier"]
    held = {a["tier"] for fact in facts if fact.path == "awards" for a in fact.value}
    named = [tier for tier in asked.tiers if tier not in held]
    return next(iter((*just, *named, *aims)), "")


def verdict_json(report: Report) -> tuple[dict[str, object], ...]:
    """The tiers as `tidu check` gives them."""
    return tuple(tier_json(tier) for tier in report.tiers)


def _one(
    tier: TierOutcome, report: Report, facts: Sequence[Stated], asked: Asked
) -> tuple[Sentence, ...]:
    name = _name(tier, asked)
    failed = leaves(report, tier.not_met)
    if failed:
        soft = all(finding.force is Force.PRINCIPLE for finding in failed)
        key = "verdict_explain" if soft else "verdict_not_met"
        first = Sentence(
            SentenceKind.COMPUTED, phrase(key, name, english=asked.english), _cite(failed)
        )
        return (first, *(_reason(finding, asked) for finding in failed))
    met = met_by(report, facts)
    key = "verdict_met" if tier.outcome is Outcome.MET else "verdict_open"
    if branch := _branch(facts, report, asked):
        key = "verdict_branch_open"
    text = phrase(key, name, str(len(tier.unknown)), english=asked.english)
    first = Sentence(SentenceKind.COMPUTED, text, _cite(met))
    hangs = () if branch else _touched(tier, report, facts, asked)
    return (*branch, first, *_listed("met_list", met, asked), *hangs, *_demands(tier, asked))


def _branch(facts: Sequence[Stated], report: Report, asked: Asked) -> tuple[Sentence, ...]:
    """That a branch as a rule does not qualify, as long as no rule has let it in or shut it out."""
    person = _DECIDES[0]
    unsettled = any(
        f.quote == person.quote and f.outcome is Outcome.UNKNOWN for f in report.findings
    )
    if not unsettled or BRANCH not in [fact.value for fact in facts]:
        return ()
    text = phrase("verdict_branch", english=asked.english)
    return (Sentence(SentenceKind.COMPUTED, text, (person,)),)


def _demands(tier: TierOutcome, asked: Asked) -> tuple[Sentence, ...]:
    """What decides on this tier, as long as it is open."""
    return () if tier.outcome is Outcome.MET else (_deciding(tier.tier.value, asked),)


def _deciding(tier: str, asked: Asked) -> Sentence:
    """The conditions that decide on a tier."""
    entry = words("spoken")["deciding"][tier]
    cited = tuple(Citation(*text.split("|", 1)) for text in entry["cite"])
    return Sentence(SentenceKind.CLAIM, entry["en" if asked.english else "zh"], cited)


def _touched(
    tier: TierOutcome, report: Report, facts: Sequence[Stated], asked: Asked
) -> tuple[Sentence, ...]:
    """The clauses that a stated fact bears on and leaves open: they will decide."""
    return _hangs(report, facts, asked, among=tier.unknown)


def _hangs(
    report: Report, facts: Sequence[Stated], asked: Asked, among: Sequence[str] = ()
) -> tuple[Sentence, ...]:
    paths = {f.path for f in facts if f.path.startswith(TOUCHING)}
    found = [
        f
        for f in report.findings
        if f.outcome is Outcome.UNKNOWN
        and (not among or f.norm in among)
        and paths & set(f.fields)
        and not f.why.says.startswith("汇总")
    ]
    return _listed("touched", found, asked)


def _all(report: Report, facts: Sequence[Stated], asked: Asked) -> tuple[Sentence, ...]:
    keys = {Outcome.NOT_MET: "tier_not_met", Outcome.MET: "tier_met"}
    states = [
        phrase(
            keys.get(tier.outcome, "tier_open"),
            _name(tier, asked),
            str(len(tier.unknown)),
            english=asked.english,
        )
        for tier in sorted(report.tiers, key=lambda tier: tier.outcome is not Outcome.NOT_MET)
    ]
    failed = list({f.quote: f for t in report.tiers for f in leaves(report, t.not_met)}.values())
    joined = ("; " if asked.english else "；").join(states)
    first = Sentence(
        SentenceKind.COMPUTED, phrase("no_tier_met", joined, english=asked.english), _cite(failed)
    )
    return (
        *_branch(facts, report, asked),
        first,
        *_reachable(report, asked),
        *(_reason(f, asked) for f in failed[:4]),
    )


def _reachable(report: Report, asked: Asked) -> tuple[Sentence, ...]:
    """The highest tier below the first that is ruled out: a tier is reached from the one below."""
    left = [*takewhile(lambda tier: tier.outcome is not Outcome.NOT_MET, report.tiers)]
    if not left or len(left) == len(report.tiers):
        return ()
    text = phrase("reachable", _name(left[-1], asked), english=asked.english)
    return (Sentence(SentenceKind.COMPUTED, text),)


def _name(tier: TierOutcome, asked: Asked) -> str:
    return phrase(tier.tier.value, english=True) if asked.english else tier.tier.value


def leaves(report: Report, norms: Sequence[str]) -> list[Finding]:
    """The findings that fail by themselves; one that only sums others is left out, so is a twin."""
    found = [f for f in report.findings if f.norm in norms and not f.why.says.startswith("汇总")]
    return list({finding.quote: finding for finding in reversed(found)}.values())[::-1]


def _reason(finding: Finding, asked: Asked) -> Sentence:
    says = finding.why.says
    told = bool(re.search("[：有没]", says)) and not asked.english
    why = phrase("because", says, english=asked.english) if told else ""
    said = demand(finding.quote, english=asked.english)
    text = phrase("reason", said, why, english=asked.english)
    return Sentence(SentenceKind.COMPUTED, text, (Citation(finding.address, finding.quote),))


def met_by(report: Report, facts: Sequence[Stated]) -> list[Finding]:
    """What is met by the very facts that were stated."""
    paths = {fact.path for fact in stated(facts)}
    return [
        f
        for f in report.findings
        if f.outcome is Outcome.MET
        and f.force in (Force.BINDING, Force.PRINCIPLE)
        and paths & {p.split("[")[0] for p in (*f.fields, *f.why.facts)}
    ]


def _listed(key: str, met: Sequence[Finding], asked: Asked) -> tuple[Sentence, ...]:
    if not met:
        return ()
    quotes = [demand(quote, english=asked.english) for quote in dict.fromkeys(f.quote for f in met)]
    joint = "; " if asked.english else "、"
    text = phrase(key, joint.join(quotes[:5]), english=asked.english)
    return (Sentence(SentenceKind.COMPUTED, text, _cite(met[:5])),)


def _cite(findings: Sequence[Finding]) -> tuple[Citation, ...]:
    return tuple(dict.fromkeys(Citation(f.address, f.quote) for f in findings[:5]))


def _next(report: Report, asked: Asked) -> tuple[Sentence, ...]:
    if not report.next:
        return ()
    question = next_question(report.next[0], english=asked.english)
    text = phrase("next_fact", question, english=asked.english)
    return (Sentence(SentenceKind.ASK, text),)
