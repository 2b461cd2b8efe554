"""Which tier a demand belongs to: the statement of a tier that shares its rarest words."""

import math
import re
from collections import Counter
from collections.abc import Mapping
from functools import cache

from assistant.bank import Statement, bank
from assistant.editions import Footing
from assistant.understand import Asked

TOPICS = ("tier_overview", "content", "outcomes", "benchmark", "coverage", "recognise", "tier_duty")
LEAST = 3.5
_WORD = re.compile(r"[a-z]{4,}")


def of_tier(asked: Asked, footing: Footing) -> tuple[Statement, ...]:
    """The statements of a tier that say what the question names; the rarest words decide."""
    rarity, written = _written(asked.english)
    wanted = _marks(asked.raw.lower() if asked.english else asked.text, asked.english)
    scored = [
        (sum(rarity[mark] for mark in wanted & marks), said)
        for said, marks in written
        if said.documents <= footing.documents
    ]
    best = max((score for score, _ in scored), default=0.0)
    return tuple(said for score, said in scored if score == best) if best >= LEAST else ()


@cache
def _written(english: bool) -> tuple[Mapping[str, float], tuple[tuple[Statement, set[str]], ...]]:
    said = [s for name in TOPICS for s in bank().topics[name].says if "tier" in s.slots]
    written = tuple((s, _marks(_text(s, english), english)) for s in said)
    seen = Counter(mark for _, marks in written for mark in marks)
    return {mark: math.log(len(said) / n) for mark, n in seen.items()}, written


def _text(said: Statement, english: bool) -> str:
    return said.words.en.lower() if english else "".join(c.quote for c in said.citations)


def _marks(text: str, english: bool) -> set[str]:
    """Words in English, pairs of characters in Chinese."""
    if english:
        return {word.rstrip("s") for word in _WORD.findall(text)}
    return {text[i : i + 2] for i in range(len(text) - 1)}
