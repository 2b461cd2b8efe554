"""Scores: facts that must and must not appear, first hits, and intervals by bootstrap."""

import random
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from typing import Any


def has(text: str, forms: Iterable[str]) -> bool:
    """Whether any of the forms of one fact stands in the text, widths and spaces folded."""
    folded = fold(text)
    return any(fold(form) in folded for form in forms)


def fold(text: str) -> str:
    """Text as facts are compared: NFKC, lower case, no white space."""
    return re.sub(r"\s+", "", unicodedata.normalize("NFKC", text)).lower()


def missed(text: str, gold: Mapping[str, Any]) -> list[str]:
    """What is wrong with an answer's text: facts that lack, facts that must not be there."""
    wrong = [f"lacks {forms[0]}" for forms in gold.get("must", []) if not has(text, forms)]
    return wrong + [f"says {forms[0]}" for forms in gold.get("must_not", []) if has(text, forms)]


def status_is(status: str, expected: str | Sequence[str]) -> bool:
    """Whether an ending state is one of the accepted ones."""
    return status in ([expected] if isinstance(expected, str) else expected)


def share(right: Sequence[bool]) -> float:
    """The share that is right; of nothing, nothing."""
    return sum(right) / len(right) if right else 0.0


def interval(right: Sequence[bool], *, rounds: int = 1000) -> tuple[float, float]:
    """A 95 % bootstrap interval of the share (percentile method, seeded)."""
    if not right:
        return 0.0, 0.0
    dice = random.Random(20241122)
    means = sorted(share(dice.choices(right, k=len(right))) for _ in range(rounds))
    return means[int(0.025 * rounds)], means[int(0.975 * rounds) - 1]
