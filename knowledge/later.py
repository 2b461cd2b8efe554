"""Later texts: editions that are known of and not held, with digests of what they say."""

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from knowledge.ledger import CORPUS

LATER = CORPUS / "later.toml"
# What stands before every such text, wherever it is shown.
LABEL = "后出文件，本文库未收录，不作为依据"


@dataclass(frozen=True, slots=True)
class Fact:
    """One thing a later text is known to say, in our words; never a quotation."""

    text: str
    source: str
    confidence: str


@dataclass(frozen=True, slots=True)
class Later:
    """The ledger's entry for a text that is not held."""

    id: str
    number: str
    title: str
    issuer: str
    level: str
    place: str
    edition: str
    replaces: str
    source: str
    confidence: str
    facts: tuple[Fact, ...]
    issued: date | None = None


@cache
def later(path: Path = LATER) -> tuple[Later, ...]:
    """Every later text known of, in the order of its edition."""
    entries = tomllib.loads(path.read_text(encoding="utf-8"))["later"]
    return tuple(sorted(map(_entry, entries), key=lambda one: one.edition))


def _entry(stated: dict[str, Any]) -> Later:
    facts = tuple(
        Fact(fact["text"], fact.get("source", stated["source"]), fact["confidence"])
        for fact in stated.pop("fact")
    )
    return Later(**stated, facts=facts)
