"""The yes or no that the rules give to facts told in passing, before the clause that decides."""

import re
from collections.abc import Sequence, Set
from dataclasses import replace

from assistant.answer import Citation, Sentence, SentenceKind, Status
from assistant.case import ACCIDENTS, BRANCH, Check, met_by, rests_on, stated
from assistant.compose import Part, spaced
from assistant.eligibility import reported
from assistant.extract import Stated
from assistant.phrases import phrase
from assistant.understand import Asked
from rules.finding import Finding, Force, Outcome, Report

WISHES = frozenset(("can", "yesno"))
GRADED = ("maturity", "scenarios", "benchmark")
# An answer that has said yes or no in its own words.
SAID = re.compile(
    r"^.{0,6}(?:不行|不能|不符|不是|可以|不满足)|^(?:Yes|No|Not|As a rule|In principle)\b"
)


def led(part: Part, asked: Asked, facts: Sequence[Stated], check: Check) -> Part:
    """The part, opened by the outcome of the very clause it states for the facts told."""
    first = part.sentences[0] if part.sentences else None
    asks = bool(asked.manners & WISHES) and "open" not in asked.manners
    answers = asks and part.status is Status.ANSWERED
    if first is None or not answers or first.kind is not SentenceKind.CLAIM or not stated(facts):
        return part
    if SAID.search(first.text):
        return part
    cited = {c.address for c in first.citations}
    found = _outcome(cited, facts, *reported(facts, asked, check))
    if found is None:
        return part
    key, finding = found
    text = phrase(key, english=asked.english)
    lead = Sentence(SentenceKind.COMPUTED, text, (Citation(finding.address, finding.quote),))
    return replace(part, sentences=(*spaced((lead,), asked.english), *part.sentences))


def _outcome(
    cited: Set[str], facts: Sequence[Stated], wanted: str, report: Report
) -> tuple[str, Finding] | None:
    """What the rules say of the clauses cited, for the tier wanted or for any."""
    against = {n for t in report.tiers if wanted in ("", t.tier.value) for n in t.not_met}
    # What each tier asks in its own measure says nothing where no tier is named.
    facts = [fact for fact in facts if wanted or not fact.path.startswith(GRADED)]
    told = [f for f in report.findings if f.address in cited and _of(f, facts)]
    failed = [f for f in told if f.norm in against]
    if failed:
        soft = all(finding.force is Force.PRINCIPLE for finding in failed)
        return ("lead_explain" if soft else "cannot"), failed[0]
    open_ones = [f for f in told if f.outcome is Outcome.UNKNOWN]
    if open_ones and BRANCH in [fact.value for fact in facts]:
        return "lead_branch", open_ones[0]
    if open_ones and ACCIDENTS in [fact.path for fact in facts]:
        return "lead_accident", open_ones[0]
    met = [f for f in met_by(report, facts) if f.address in cited]
    return ("lead_met", met[0]) if met else None


def _of(finding: Finding, facts: Sequence[Stated]) -> bool:
    """Whether a finding rests on what was told."""
    return bool({fact.path for fact in facts} & rests_on(finding))
