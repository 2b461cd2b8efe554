"""Which topic a question is about: cues first, nearness to example questions beside them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache

from assistant.bank import Bank, Topic, bank
from assistant.cue import strength
from assistant.likeness import Examples, examples
from assistant.normal import normal
from assistant.understand import Asked

# A cue of the usual weight is enough by itself; without any cue the wording must be very near.
ENOUGH = 1.5
SURE = 1.3
LEXICAL = 0.8
Near = Callable[[str], dict[str, float]]


@dataclass(frozen=True, slots=True)
class Choice:
    """One topic a question may be about, and how sure that is."""

    topic: Topic
    score: float
    cued: float


@cache
def _examples() -> Examples:
    return examples((t.id, tuple(normal(like) for like in t.like)) for t in bank())


def _ready(topic: Topic, asked: Asked) -> bool:
    """Whether the question names what the topic cannot do without."""
    return all(any(_has(need, topic, asked) for need in n.split("|")) for n in topic.needs)


def _has(need: str, topic: Topic, asked: Asked) -> bool:
    if need == "concept":
        return bool(topic.concept and topic.concept.search(asked.text))
    if need == "kpi":
        return "指标" in asked.text
    return bool(asked.slot(need))


def ranked(asked: Asked, *, near: Near | None = None, within: Bank | None = None) -> list[Choice]:
    """Every topic the question may be about, likeliest first."""
    lexical = _examples().likeness(asked.text)
    dense = near(asked.raw) if near else {}
    found = []
    for topic in within or bank():
        if not _ready(topic, asked):
            continue
        cued = strength(topic.when, asked.text)
        like = LEXICAL * lexical.get(topic.id, 0.0) + dense.get(topic.id, 0.0)
        if cued or like:
            found.append(Choice(topic, cued + like, cued))
    return sorted(found, key=lambda choice: -choice.score)


def best(choices: Iterable[Choice]) -> Choice | None:
    """The likeliest topic, if it is likely enough: by a cue, or by being very near."""
    first = next(iter(choices), None)
    if first is None:
        return None
    return first if first.score >= (ENOUGH if first.cued else SURE) else None
