"""What is drafted: spans that name their facts, passages that answer clauses, whole sections."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from rules.finding import Force

LONGEST_GAP = 16


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text and the facts it was taken from; none for the words that join them."""

    text: str
    fact_paths: tuple[str, ...] = ()
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A sentence, the facts it rests on, and the norms it answers.

    `rank` is how soon it goes when the text has to be shorter (the highest first); 0 stays.
    """

    text: str
    fact_paths: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    norms: tuple[str, ...] = ()
    rank: int = 1
    opens: bool = False

    @property
    def gaps(self) -> tuple[str, ...]:
        """What is still to be supplied."""
        return tuple(span.text for span in self.spans if span.gap)


@dataclass(frozen=True, slots=True)
class Addressed:
    """A clause that a section must answer, and the passage that does; none is 未定."""

    norm: str
    address: str
    quote: str
    force: Force
    passage: Passage | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """One section of the declaration as drafted; `field` is where a draft keeps its text."""

    name: str
    title: str
    field: str
    passages: tuple[Passage, ...] = ()
    clauses: tuple[Addressed, ...] = ()

    @property
    def text(self) -> str:
        """The section as it is read, a line for a paragraph."""
        return joined(self.passages)

    @property
    def gaps(self) -> tuple[str, ...]:
        """What is still to be supplied, each once."""
        return tuple(dict.fromkeys(gap for passage in self.passages for gap in passage.gaps))


def joined(passages: Sequence[Passage]) -> str:
    """Passages as running text."""
    pieces = ("\n" * passage.opens + passage.text for passage in passages)
    return "".join(pieces).lstrip("\n")


def gap(what: str) -> Span:
    """A mark for what no fact says; short enough for the check to know it, so that it blocks."""
    short = what if len(what) <= LONGEST_GAP else what[: LONGEST_GAP - 1] + "…"
    return Span(f"【待补充：{short}】", gap=True)
