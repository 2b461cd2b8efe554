"""Which tier a demand belongs to: the statement of a tier that shares most words with it."""

from collections.abc import Iterator

from assistant.bank import Statement, bank
from assistant.editions import Footing
from assistant.understand import Asked

TOPICS = ("tier_overview", "content", "outcomes", "benchmark", "coverage", "tier_duty")
LEAST = 3


def of_tier(asked: Asked, footing: Footing) -> tuple[Statement, ...]:
    """The statements of the tiers that say what the question names; the longest match decides."""
    scored = [(_shared(asked.text, s), s) for s in _tiered(footing)]
    best = max((length for length, _ in scored), default=0)
    return tuple(s for length, s in scored if length == best) if best >= LEAST else ()


def _tiered(footing: Footing) -> Iterator[Statement]:
    for name in TOPICS:
        for said in bank().topics[name].says:
            if "tier" in said.slots and said.documents <= footing.documents:
                yield said


def _shared(text: str, said: Statement) -> int:
    """The length of the longest stretch of the question found in a quote of the statement."""
    quoted = "".join(citation.quote for citation in said.citations).lower()
    best = 0
    for start in range(len(text)):
        while text[start : start + best + 1] in quoted and start + best < len(text):
            best += 1
    return best
