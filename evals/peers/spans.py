"""Which clauses a chunk of the source holds: pipelines that know no clauses, on our golds."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from knowledge.ledger import CORPUS, library
from knowledge.reading import squeeze

FILE = CORPUS / "notices-2024.txt"
WHOLE, MOST = 0.9, 0.5


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of the source, counted without white space."""

    start: int
    end: int

    def shared(self, other: "Span") -> int:
        """How many characters both have."""
        return max(0, min(self.end, other.end) - max(self.start, other.start))

    @property
    def size(self) -> int:
        """How many characters it has."""
        return self.end - self.start


def source() -> str:
    """The text that every pipeline is given, as issued."""
    return FILE.read_text(encoding="utf-8")


@cache
def clauses() -> dict[str, Span]:
    """Where every clause stands; one that a page mark tore is taken to its last character."""
    text = squeeze(source())
    found, at = {}, 0
    for clause in library().clauses:
        own = squeeze(clause.text)
        head, tail = own[:20], own[-12:]
        start = text.find(head, at)
        start = start if start >= 0 else text.find(head)
        end = text.find(tail, max(start, start + len(own) - len(tail) - 4)) + len(tail)
        found[clause.address] = Span(start, max(end, start + len(own)))
        at = start
    return found


def placed(chunks: Sequence[str]) -> list[Span]:
    """Where each chunk stands, in the order they were cut."""
    text, found, at = squeeze(source()), [], 0
    for chunk in chunks:
        own = squeeze(chunk)
        start = text.find(own, at)
        start = start if start >= 0 else max(0, text.find(own))
        found.append(Span(start, start + len(own)))
        at = start
    return found


def touches(chunk: Span, address: str) -> bool:
    """Whether a chunk is about a clause: it holds most of it, or is mostly made of it."""
    clause = clauses()[address]
    shared = chunk.shared(clause)
    return shared >= MOST * clause.size or shared >= MOST * chunk.size > 0


def held(chunks: Iterable[Span], addresses: Collection[str]) -> set[str]:
    """The clauses that stand (nearly) whole in these chunks together."""
    known = list(chunks)
    return {
        address
        for address in addresses
        if _covered(clauses()[address], known) >= WHOLE * clauses()[address].size
    }


def _covered(clause: Span, chunks: Sequence[Span]) -> int:
    covered, reached = 0, clause.start
    for chunk in sorted(chunks, key=lambda span: span.start):
        start, end = max(chunk.start, reached), min(chunk.end, clause.end)
        if end > start:
            covered, reached = covered + end - start, end
    return covered
