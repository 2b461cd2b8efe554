"""Inflection: English words put into their first form, with where each character came from."""

import re
from functools import cache, lru_cache
from pathlib import Path

from assistant.proof.kept import ENGLISH

FORMS = Path(__file__).parent / "forms_en.txt"
_WORD = re.compile(r"[a-z]{4,}")
_ENDINGS = (
    ("ying", "y"), ("ies", "y"), ("ied", "y"), ("ing", ""), ("ing", "e"), ("ed", ""), ("ed", "e"),
    ("es", ""), ("s", ""),
)  # fmt: skip


def first_forms(folded: str) -> tuple[str, list[int]]:
    """The text with its English words in their first form, and the place of every character."""
    pieces: list[str] = []
    places: list[int] = []
    at = 0
    for found in _WORD.finditer(folded):
        pieces.append(folded[at : found.start()])
        places.extend(range(at, found.start()))
        form = first_form(found.group())
        pieces.append(form)
        places.extend(min(found.start() + i, found.end() - 1) for i in range(len(form)))
        at = found.end()
    pieces.append(folded[at:])
    places.extend(range(at, len(folded)))
    return "".join(pieces), places


@lru_cache(maxsize=ENGLISH)
def first_form(word: str) -> str:
    """The first form of a word that is known, else the word."""
    if word in _known():
        return word
    for ending, instead in _ENDINGS:
        stem = word[: -len(ending)]
        if word.endswith(ending):
            tries = [stem + instead]
            if len(stem) > 3 and stem[-1] == stem[-2]:
                tries.append(stem[:-1])
            if made := next((m for m in tries if m in _known()), ""):
                return made
    return word


@cache
def _known() -> frozenset[str]:
    """The first forms that the lexicon has words of."""
    lines = FORMS.read_text(encoding="utf-8").splitlines()
    return frozenset(word for line in lines if not line.startswith("#") for word in line.split())
