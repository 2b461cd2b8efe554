"""Verbatim: claims in the clauses' own words, for every clause, also one without a frame."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from assistant.proof.finding import Finding, Label
from assistant.proof.kept import LIBRARIES
from assistant.proof.mark import BREAK, PLAIN, Mark, fold
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


@lru_cache(maxsize=LIBRARIES)
def lines(library: Library) -> tuple[Line, ...]:
    """Every sentence of every clause."""
    texts = [(clause.address, clause.text) for clause in library.clauses]
    heads = [(d.source.id, library.text_at(d.source.id) or "") for d in library.documents]
    return tuple(
        Line(address, quote.strip(), read(quote.strip()))
        for address, text in (*texts, *heads)
        for quote in _SPLIT.split(text)
        if quote.strip()
    )


@lru_cache(maxsize=LIBRARIES)
def held(library: Library) -> str:
    """Everything the documents say."""
    return "".join(line.quote for line in lines(library))


def quoted(marks: Sequence[Mark], known: Sequence[Line]) -> Finding | None:
    """Supported when the claim is a line of a clause, in order, nothing binding left out."""
    if found := _literal(marks, known):
        return Finding(Label.SUPPORTED, (found,), f"与条款一致：“{found.quote}”")
    claim = [m for m in marks if m.kind not in _SETTING]
    if len(claim) < _FEWEST or sum(len(m.word) for m in claim) < _SHORTEST:
        return None
    for line in known:
        places = _places(claim, line.marks)
        if places and not any(_binds(line.marks, gap) for gap in _gaps(places, line.marks)):
            return Finding(Label.SUPPORTED, (line,), f"与条款一致：“{line.quote}”")
    return None


def _literal(marks: Sequence[Mark], known: Sequence[Line]) -> Line | None:
    """The line that has the claim's very characters, with nothing binding before them."""
    written = _bare("".join(m.word for m in marks if m.kind != "source"))
    if len(written) < _SHORTEST or written.isascii():
        return None
    for line in known:
        before, found, _ = _bare(line.quote).partition(written)
        if found and not any(_binding_before(line, len(before))):
            return line
    return None


@lru_cache(maxsize=4096)  # every claim is held against the same lines
def _bare(text: str) -> str:
    return re.sub(r"[\W_]", "", fold(text))


def _binding_before(line: Line, length: int) -> Iterator[bool]:
    """Whether each binding word of the same comma-stretch stands before the place."""
    for mark in reversed(line.marks):
        if len(_bare(line.quote[: mark.at])) < length:
            if mark.kind == BREAK and mark.word in _CUTS:
                return
            yield mark.kind in _KEPT or mark.kind == "actor"


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
    return mark.kind == other.kind and (mark.word == other.word or mark.value == other.value)


def _gaps(places: list[int], marks: Sequence[Mark]) -> Iterator[range]:
    """The stretches of the line that the claim leaves out, back to the last comma before it."""
    start = places[0]
    while start > 0 and not (marks[start - 1].kind == BREAK and marks[start - 1].word in _CUTS):
        start -= 1
    yield range(start, places[0])
    yield from (range(a + 1, b) for a, b in pairwise(places))


def _binds(marks: Sequence[Mark], gap: range) -> bool:
    left = [marks[i] for i in gap]
    if any(m.kind in _KEPT for m in left):
        return True
    acted = any(m.kind in ("actor", "to") for m in left)
    return acted and not (gap.start > 0 and marks[gap.start - 1].kind in ("actor", "to", BREAK))
