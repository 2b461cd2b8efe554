"""Meaning: how surely two questions of one sign ask the same, by what each is about and wants."""

import re
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache, lru_cache

from assistant.normal import words
from assistant.understand import understand

_CALLED = frozenset({"contact"})  # 找谁 asks for a telephone, not for who decides
_HANDED = frozenset({"channel"})  # 报给谁 asks for the way, not for who decides


@dataclass(frozen=True, slots=True)
class Gist:
    """What a question is about, and what it wants to know of it."""

    about: frozenset[str]
    wants: frozenset[str]


@dataclass(frozen=True, slots=True)
class Scale:
    """What likeness of meaning is worth, and how much of it is enough; measured, kept as data."""

    near: float
    about: float
    wants: float
    enough: float


@cache
def scale() -> Scale:
    """The scale of words/golden.toml."""
    return Scale(**words("golden")["scale"])


@lru_cache(maxsize=4096)
def gist_of(text: str) -> Gist:
    """The gist of one question."""
    read = understand(text).text
    about, wants = _named("about", read), _named("wants", read)
    if wants & _CALLED or about & _HANDED:
        wants -= {"who"}
    return Gist(about, wants)


@cache
def _patterns(kind: str) -> dict[str, re.Pattern[str]]:
    return {name: re.compile(ways) for name, ways in words("concepts")[kind].items()}


def _named(kind: str, text: str) -> frozenset[str]:
    return frozenset(name for name, ways in _patterns(kind).items() if ways.search(text))


def comparable(one: Gist, other: Gist) -> bool:
    """Whether they can be the same question: who decides is never whether it is decided."""
    return ("who" in one.wants) == ("who" in other.wants)


def measured(one: Gist, other: Gist, near: float, by: Scale) -> float:
    """The likeness of two questions; `near` is the cosine of their vectors."""
    about, wants = _shared(one.about, other.about), _shared(one.wants, other.wants)
    return by.near * near + by.about * about + by.wants * wants


def _shared(one: Collection[str], other: Collection[str]) -> float:
    """The share of all that either names which both name."""
    every = {*one, *other}
    return len(every & set(one) & set(other)) / len(every) if every else 0.0
