"""Contrast: 由省级认定，不是工信部 — what is denied beside what is said."""

from collections.abc import Sequence

from assistant.proof.compare import EXCLUSIVE
from assistant.proof.mark import BREAK, PLAIN, Mark

Swapped = list[Mark]


def contrast(marks: Sequence[Mark]) -> tuple[list[Mark], Swapped | None]:
    """The marks without the denied aside, and what the sentence would be had it been meant."""
    for i, mark in enumerate(marks):
        if mark.kind != "neg":
            continue
        j = next((k for k in range(i + 1, len(marks)) if marks[k].kind != PLAIN), None)
        if j is None or not _closes(marks, j):
            continue
        denied = marks[j]
        others = [m for m in (*marks[:i], *marks[j + 1 :]) if m.kind == denied.kind]
        if denied.kind in EXCLUSIVE and others and denied.pair not in {m.pair for m in others}:
            rest = [*marks[:i], *marks[j + 1 :]]
            swapped = [denied.as_(denied.kind) if m.kind == denied.kind else m for m in rest]
            return rest, swapped
    return list(marks), None


def _closes(marks: Sequence[Mark], j: int) -> bool:
    """Whether nothing but a stop follows the denied word."""
    after = next((m for m in marks[j + 1 :] if m.kind != PLAIN), None)
    return after is None or after.kind == BREAK
