"""Shorter text without new words: whole sentences go, the least needed and the last first."""

from __future__ import annotations

from dataclasses import replace

from assistant.drafting.passage import Passage, Section, joined


def shortened(section: Section, length: int) -> Section:
    """The section in at most so many characters, if that can be had without what must stay.

    A sentence that says what is missing stays; a clause whose sentence went is open again.
    """
    kept = list(section.passages)
    while len(joined(kept)) > length and (droppable := [p for p in kept if p.rank]):
        least = max(passage.rank for passage in droppable)
        gone = next(n for n in reversed(range(len(kept))) if kept[n].rank == least)
        kept.pop(gone)
    kept = [p for n, p in enumerate(kept) if not _alone(p, kept[n + 1 : n + 2])]
    clauses = tuple(
        clause if _among(clause.passage, kept) else replace(clause, passage=None)
        for clause in section.clauses
    )
    return replace(section, passages=tuple(kept), clauses=clauses)


def _among(passage: Passage | None, kept: list[Passage]) -> bool:
    return any(passage is other for other in kept)


def _alone(passage: Passage, after: list[Passage]) -> bool:
    """Whether a passage announces what is no longer there."""
    return passage.text.endswith("：") and not any(not following.opens for following in after)
