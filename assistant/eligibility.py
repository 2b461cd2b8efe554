"""Eligibility in conversation: the facts so far, what the rules say of them, what to ask next."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from assistant.answer import Citation, Sentence, SentenceKind, Status
from assistant.case import ACCIDENTS, LADDER, PERSON, Case, Check, stated
from assistant.compose import Part, spaced
from assistant.concern import ENOUGH
from assistant.extract import Stated, drafted, extract
from assistant.normal import pattern
from assistant.phrases import phrase
from assistant.spoken import noted
from assistant.turns import turn, typed
from assistant.understand import Asked
from assistant.unruled import unruled
from assistant.verdict import asking, deciding, every, one, several, told
from rules.finding import Outcome, Report, Tier
from rules.report.json import tier_json

TIERS = tuple(tier.value for tier in Tier)
_DECIDED = (Outcome.NOT_MET, Outcome.MET)
_DECIDES = (
    PERSON,
    *LADDER,
    Citation(
        "CN-2024-399/附件2/一/2", "无不良信用记录、无较大及以上安全、环保等事故，无违法违规行为"
    ),
)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the rules say of the facts: a part of the answer, and the verdict of every tier."""

    part: Part
    report: Report


Judge = Callable[[Sequence[Stated], Asked, Check], Verdict]


def judged(
    facts: Sequence[Stated],
    asked: Asked,
    check: Check,
    *,
    fresh: Sequence[Stated] = (),
    said: Sequence[str] = (),
) -> Verdict:
    """The verdict on the facts, those told just now first, and the one next question."""
    lacks = bool(turn("gap").search(typed(asked.raw)))
    wanted, report = reported(facts, asked, check)
    if lacks and not wanted:
        wanted, report = reported(facts, asked, check, aim=_next_tier(report))
    tier = next((t for t in report.tiers if t.tier.value == wanted), None)
    case = Case(report, facts, fresh, asked, said)
    outcome = tier.outcome if tier else None
    enough = len(stated(facts)) >= ENOUGH
    beside = unruled(asked.raw, english=asked.english, known=[f.path for f in fresh])
    if tier is None and stated(fresh) and _only_tells(asked):
        return acknowledged(facts, asked, check, fresh=fresh, said=said)
    if not stated(facts):
        text = _conditions(asked)
    elif tier is not None:
        text = one(case, tier, lacks=lacks)
    else:
        text = every(case)
    out = outcome is Outcome.NOT_MET or all(t.outcome is Outcome.NOT_MET for t in report.tiers)
    asks = () if out else asking(case)
    status = Status.ELIGIBILITY if outcome in _DECIDED or enough else Status.NEEDS_FACTS
    told_first = beside if outcome is not Outcome.NOT_MET else ()
    said_now = spaced((*told_first, *text, *beside[len(told_first) :], *asks), asked.english)
    return Verdict(Part(status, said_now, _asides(fresh), "verdict"), report)


def acknowledged(
    facts: Sequence[Stated],
    asked: Asked,
    check: Check,
    *,
    fresh: Sequence[Stated] = (),
    said: Sequence[str] = (),
) -> Verdict:
    """Facts told without a question: what was noted, what it comes to, what is asked next."""
    _, report = reported(facts, asked, check)
    case = Case(report, facts, fresh, asked, said)
    beside = unruled(asked.raw, english=asked.english, known=[f.path for f in fresh])
    text = noted(fresh, english=asked.english)
    key = "noted" if text else "noted_plain"
    more = (*told(case), *several(case), *beside)
    first = () if more and not text else (case.computed(key, text),)
    said_now = spaced((*first, *more, *asking(case)), asked.english)
    return Verdict(Part(Status.NEEDS_FACTS, said_now, _asides(fresh), "verdict"), report)


def _asides(fresh: Sequence[Stated]) -> tuple[str, ...]:
    """What other texts say of the grades of accidents, where one is told."""
    return ("accident",) if any(f.path == ACCIDENTS and f.value for f in fresh) else ()


def _only_tells(asked: Asked) -> bool:
    """Whether nothing is asked, not even which tier."""
    wishes = turn("tier_wish").search(typed(asked.raw)) or turn("own_case").search(typed(asked.raw))
    supposes = turn("supposes").search(typed(asked.raw))
    return not (wishes or supposes or asked.asks)


def _next_tier(report: Report) -> str:
    """The lowest tier that the facts rule out: the one to work towards."""
    return next((t.tier.value for t in report.tiers if t.outcome is Outcome.NOT_MET), "")


def reported(
    facts: Sequence[Stated], asked: Asked, check: Check, *, aim: str = ""
) -> tuple[str, Report]:
    """The tier the question is about, and what the rules report on the facts."""
    wanted = aim or _aimed(facts, asked)
    aims = (Stated("tier", wanted, wanted),) if wanted else ()
    return wanted, check(drafted((*(f for f in facts if f.path != "tier"), *aims)))


def _conditions(asked: Asked) -> tuple[Sentence, ...]:
    """With no fact given, the conditions that decide."""
    found = deciding(asked.tiers[0], asked.english) if len(asked.tiers) == 1 else None
    text = phrase("decides", english=asked.english)
    return (found or Sentence(SentenceKind.CLAIM, text, _DECIDES),)


def _aimed(facts: Sequence[Stated], asked: Asked) -> str:
    """The one tier the question is about; empty where it asks which."""
    which = pattern("which_tier").search(asked.text) or turn("tier_wish").search(typed(asked.raw))
    # 实际还是四级: the fourth level of maturity, and not all four tiers.
    tiers = () if turn("settles_fact").search(typed(asked.raw)) else asked.tiers
    if which or len(tiers) == len(TIERS):
        return ""
    aims = [str(fact.value) for fact in facts if fact.path == "tier"]
    just = [str(fact.value) for fact in extract(asked.raw) if fact.path == "tier"]
    awards = [fact for fact in facts if fact.path == "awards"]
    held = {a["tier"] for fact in awards for a in fact.value}
    held |= {tier for fact in awards for tier in TIERS if tier in fact.words}
    named = [tier for tier in tiers if tier not in held]
    return next(iter((*just, *named, *aims)), "")


def verdict_json(report: Report) -> tuple[dict[str, object], ...]:
    """The tiers as `tidu check` gives them."""
    return tuple(tier_json(tier) for tier in report.tiers)
