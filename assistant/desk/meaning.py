"""Meaning: how surely two questions of one sign ask the same, by what each is about and wants."""

import math
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from assistant.choose import Near, ranked
from assistant.normal import words
from assistant.understand import understand

_CALLED = frozenset({"contact"})  # 找谁 asks for a telephone, not for who decides
_HANDED = frozenset({"channel"})  # 报给谁 asks for the way, not for who decides
BODIES = frozenset({"who", "where"})
_KEPT = 4096
Topics = Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Gist:
    """What a question is about, what it wants to know of it, and the machine's topics for it."""

    about: frozenset[str]
    wants: frozenset[str]
    topics: Topics


@dataclass(frozen=True, slots=True)
class Shares:
    """What two questions share: each between 0 and 1; `unnamed` where neither names a thing."""

    near: float
    about: float
    unnamed: float
    wants: float
    topics: float


@dataclass(frozen=True, slots=True)
class Scale:
    """What each share is worth, how much is enough, how clear of the next answer it must stand."""

    near: float
    about: float
    unnamed: float
    wants: float
    topics: float
    enough: float
    clear: float


@cache
def scale() -> Scale:
    """The scale of words/golden.toml."""
    return Scale(**words("golden")["scale"])


@lru_cache(maxsize=_KEPT)
def gist_of(text: str, near: Near | None) -> Gist:
    """The gist of one question; with `near` the machine's topics know its meaning too."""
    asked = understand(text)
    about, wants = concepts("about", asked.text), concepts("wants", asked.text)
    if wants & _CALLED or about & _HANDED:
        wants -= {"who"}
    scores = {choice.topic.id: choice.score for choice in ranked(asked, near=near)}
    return Gist(about, wants, _likely(scores))


@cache
def patterns(kind: str) -> dict[str, re.Pattern[str]]:
    """The concepts of one kind (words/concepts.toml), and the ways of naming each."""
    return {name: re.compile(ways) for name, ways in words("concepts")[kind].items()}


def concepts(kind: str, text: str) -> frozenset[str]:
    """The concepts of one kind (words/concepts.toml) that a normalised text names."""
    return frozenset(name for name, ways in patterns(kind).items() if ways.search(text))


def _likely(scores: Mapping[str, float]) -> Topics:
    """The topics by how likely they are, as a vector of unit length."""
    best = max(scores.values(), default=0.0)
    likely = {topic: math.exp(score - best) for topic, score in scores.items()}
    length = math.sqrt(sum(one * one for one in likely.values())) or 1.0
    return {topic: one / length for topic, one in likely.items()}


def comparable(one: Gist, other: Gist) -> bool:
    """Whether they can be the same question: who decides is never whether it is decided.

    Where a thing is decided or handed in names a body as well. Nor is it the same where each names
    things, and none of the other's.
    """
    if one.about and other.about and not one.about & other.about:
        return False
    return all(
        "who" not in asked.wants or not other.wants or other.wants & BODIES
        for asked, other in ((one, other), (other, one))
    )


def shares(one: Gist, other: Gist, near: float) -> Shares:
    """What two questions share; `near` is the cosine of their vectors."""
    return Shares(
        near=near,
        about=_shared(one.about, other.about),
        unnamed=float(not (one.about or other.about)),
        wants=_shared(one.wants, other.wants),
        topics=sum(likely * other.topics.get(topic, 0.0) for topic, likely in one.topics.items()),
    )


def measured(found: Shares, by: Scale) -> float:
    """What two questions share, as one figure."""
    weighed = by.near * found.near + by.about * found.about + by.unnamed * found.unnamed
    return weighed + by.wants * found.wants + by.topics * found.topics


def _shared(one: Collection[str], other: Collection[str]) -> float:
    """The share of all that either names which both name."""
    every = {*one, *other}
    return len(set(one) & set(other)) / len(every) if every else 0.0
