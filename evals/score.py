"""Scores of one answer: facts that must and must not appear, rankings, citations."""

import re
import unicodedata
from collections.abc import Collection, Iterable, Mapping, Sequence
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


def rank_of(found: Sequence[str], wanted: Collection[str]) -> int:
    """The place of the first wanted one, from 1; 0 when none is there."""
    return next((n for n, one in enumerate(found, start=1) if one in wanted), 0)


def precision(found: Collection[str], wanted: Collection[str]) -> float:
    """The share of what was found that is wanted."""
    return len(set(found) & set(wanted)) / len(set(found)) if found else 0.0


def recall(found: Collection[str], wanted: Collection[str]) -> float:
    """The share of what is wanted that was found."""
    return len(set(found) & set(wanted)) / len(set(wanted)) if wanted else 1.0


def f_score(found: Collection[str], wanted: Collection[str], *, beta: float = 2.0) -> float:
    """Precision and recall in one; with beta 2 a clause that is missed costs more than a stray."""
    p, r = precision(found, wanted), recall(found, wanted)
    weighted = beta**2 * p + r
    return (1 + beta**2) * p * r / weighted if weighted else 0.0


def within(sized: Iterable[tuple[str, int]], budget: int) -> set[str]:
    """What fits into so many characters, taken in order: that is what a reader is shown."""
    inside, used = set(), 0
    for name, size in sized:
        used += size
        if used > budget:
            break
        inside.add(name)
    return inside
