"""Marks and clauses as the tests of the proof write them: `tier:先进级 由 actor:工信部 ， neg:不`.

A word alone is plain, a stop is a break; `neg:不=not` is the meaning 不 written "not".
"""

from typing import Any

from assistant.proof.claim import judge
from assistant.proof.finding import Finding, Label
from assistant.proof.frame import Frame, Words
from assistant.proof.mark import BREAK, PLAIN, Mark

STOPS = frozenset("，,；;：:。.、()（）|\n")


def marks(written: str) -> list[Mark]:
    """The marks of a line, each at a place of its own."""
    return [_mark(item, at) for at, item in enumerate(written.split(" ")) if item]


def _mark(item: str, at: int) -> Mark:
    if item in STOPS:
        return Mark(BREAK, item, item, at)
    kind, colon, rest = item.partition(":")
    if not colon:
        return Mark(PLAIN, item, item, at)
    value, _, word = rest.partition("=")
    return Mark(kind, value, word or value, at)


def pairs(written: str) -> Words:
    """The meanings of a line, without their wording."""
    return frozenset(mark.pair for mark in marks(written))


def clause(said: str = "", *, about: str = "", also: str = "", **slots: Any) -> Frame:
    """A clause that says this and comes up with any of the words of `about` (or with them all)."""
    own = pairs(said)
    first = tuple(frozenset([pair]) for pair in sorted(pairs(about or said)))
    given: dict[str, Any] = {
        "address": "CN-2024-399/一", "quote": "条款原文", "about": first,
        "licensed": own | pairs(also), "said": own, "force": "plain", "needs": frozenset(),
        "whole": frozenset(), "without": frozenset(), "never": frozenset(), "lead": frozenset(),
        "requires": (), "denies": False, "tier": "", "text": "",
    }  # fmt: skip
    return Frame(**given | slots)


def judged(claim: str, *known: Frame, given: str = "") -> Finding:
    """What these clauses say to a claim."""
    return judge(marks(claim), known, pairs(given))


def says(claim: str, said: str, also: str = "", **slots: Any) -> tuple[Label, str]:
    """The label and the reason that a clause which says this gives a claim."""
    found = judged(claim, clause(said, also=also, **slots))
    return found.label, found.why
