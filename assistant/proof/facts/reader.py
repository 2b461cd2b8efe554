"""Reading a claim against the tables: what each has to say, and which word counts."""

from collections.abc import Iterator
from functools import cache

from assistant.proof.facts.claim import Claim, claim_of
from assistant.proof.facts.norm import bound
from assistant.proof.facts.order import ordered
from assistant.proof.facts.quota import beyond
from assistant.proof.facts.relation import related
from assistant.proof.facts.theme import spoken_of
from assistant.proof.finding import Finding, Label

_NOTHING = Finding(Label.NOT_IN_DOCUMENTS, why="文件中没有说到这件事的条款")


@cache
def by_facts(text: str) -> Finding:
    """What the tables say to one statement: what contradicts it, else what supports it."""
    found = tuple(_found(claim_of(text)))
    for label in (Label.CONTRADICTED, Label.SUPPORTED):
        if finding := next((f for f in found if f.label is label), None):
            return finding
    return _NOTHING


def _found(claim: Claim) -> Iterator[Finding]:
    yield from related(claim)
    yield from bound(claim)
    yield from ordered(claim)
    yield from spoken_of(claim)
    if over := beyond(claim):
        yield over
