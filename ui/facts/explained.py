"""Explanations of what says 原则上: which findings can have one, and how one is written down."""

import copy
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from rules.facts.draft import content_digest
from rules.facts.record import day
from rules.finding import Finding, Force, Outcome, Report
from ui.facts.values import Plain, sound

FIELDS = ("by", "date", "why")
OPEN = (Outcome.NOT_MET, Outcome.UNKNOWN)


@dataclass(frozen=True)
class Explaining:
    """A finding that says 原则上, what was said to it, and whether that counts."""

    finding: Finding
    said: Plain
    fault: str

    @property
    def counts(self) -> bool:
        """Whether the explanation stands."""
        return bool(self.said) and not self.finding.holds


def explaining(draft: Plain, report: Report) -> tuple[Explaining, ...]:
    """Every finding that could be explained or is, in the order of the law."""
    return tuple(
        Explaining(f, said, fault)
        for f in report.findings
        if f.force is Force.PRINCIPLE
        for said, fault in [_said(draft, f, report.notices)]
        if said or (f.outcome in OPEN and f.holds)
    )


def _said(draft: Plain, finding: Finding, notices: Sequence[str]) -> tuple[Plain, str]:
    for position, one in enumerate(draft.get("explanations") or [], start=1):
        if one.get("norm") in (finding.norm, finding.address):
            start = f"第{position}条说明"
            told = next((n for n in notices if n.startswith(start)), "")
            return one, told.partition("：")[2]
    return {}, ""


def lacking(by: str, when: str, why: str) -> str:
    """Which part of an explanation is still missing or wrong; nothing when it is whole."""
    for name, text in zip(FIELDS, (by, when, why), strict=True):
        if not text.strip():
            return name
    return "" if is_day(when) else "date"


def is_day(text: Any) -> bool:
    """Whether the draft would read this as a day."""
    try:
        return isinstance(day(text), date)
    except ValueError:
        return False


def explain(draft: Plain, norm: str, said: Sequence[str]) -> Plain:
    """The draft with one explanation, bound to what the draft says now."""
    changed = copy.deepcopy(draft)
    others = [e for e in changed.get("explanations") or [] if e.get("norm") != norm]
    stated = dict(zip(FIELDS, (part.strip() for part in said), strict=True))
    bound = content_digest(sound(draft)[0])
    changed["explanations"] = [*others, {"norm": norm, **stated, "digest": bound}]
    return changed


def withdraw(draft: Plain, norm: str) -> Plain:
    """The draft without what was said to a norm."""
    changed = copy.deepcopy(draft)
    others = [e for e in changed.get("explanations") or [] if e.get("norm") != norm]
    changed.pop("explanations", None)
    return {**changed, "explanations": others} if others else changed
