"""Verbatim: claims in the clauses' own words, for every clause, also one without a frame."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from assistant.proof.claim import Finding, Label
from assistant.proof.mark import BREAK, PLAIN, Mark
from assistant.proof.reading import read
from knowledge.document import Library

_SPLIT = re.compile(r"(?<=[。；])|\n")
_CUTS = frozenset("，,：:")
_BINDING = frozenset(("force", "neg", "bound", "only", "all", "cond"))
_KEPT = _BINDING | {
    "tier",
    "level",
    "date",
    "count",
    "percent",
    "period",
    "prior",
    "target",
    "when",
}
_SETTING = frozenset((PLAIN, BREAK, "source", "place", "annex"))
_FEWEST, _SHORTEST = 3, 9


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of a clause, read."""

    address: str
    quote: str
    marks: tuple[Mark, ...]


@cache
def lines(library: Library) -> tuple[Line, ...]:
    """Every sentence of every clause."""
    return tuple(
        Line(clause.address, quote.strip(), read(quote))
        for clause in library.clauses
        for quote in _SPLIT.split(clause.text)
        if quote.strip()
    )


def quoted(marks: Sequence[Mark], known: Sequence[Line]) -> Finding | None:
    """Supported when the claim is a line of a clause, in order, nothing binding left out."""
    claim = [m for m in marks if m.kind not in _SETTING]
    if len(claim) < _FEWEST or sum(len(m.word) for m in claim) < _SHORTEST:
        return None
    for line in known:
        places = _places(claim, line.marks)
        if places and not any(_binds(line.marks, gap) for gap in _gaps(places, line.marks)):
            return Finding(Label.SUPPORTED, (line,), f"与条款一致：“{line.quote}”")
    return None


def _places(claim: Sequence[Mark], marks: Sequence[Mark]) -> list[int]:
    """Where each mark of the claim stands in the line, in order; empty when one does not."""
    places: list[int] = []
    at = 0
    for mark in claim:
        while at < len(marks) and not _same(mark, marks[at]):
            at += 1
        if at == len(marks):
            return []
        places.append(at)
        at += 1
    return places


def _same(mark: Mark, other: Mark) -> bool:
    return mark.word == other.word or (mark.pair == other.pair and mark.kind != "unknown")


def _gaps(places: list[int], marks: Sequence[Mark]) -> Iterator[range]:
    """The stretches of the line that the claim leaves out, back to the last comma before it."""
    start = places[0]
    while start > 0 and not (marks[start - 1].kind == BREAK and marks[start - 1].word in _CUTS):
        start -= 1
    yield range(start, places[0])
    yield from (range(a + 1, b) for a, b in zip(places, places[1:], strict=False))


def _binds(marks: Sequence[Mark], gap: range) -> bool:
    left = [marks[i] for i in gap]
    if any(m.kind in _KEPT for m in left):
        return True
    acted = any(m.kind in ("actor", "to") for m in left)
    return acted and not (gap.start > 0 and marks[gap.start - 1].kind in ("actor", "to", BREAK))
