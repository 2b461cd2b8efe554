"""Which topic a question is about: cues first, nearness to example questions beside them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache, lru_cache

from assistant.asking import Cued, by_part
from assistant.bank import Topic, bank
from assistant.compare import TOPIC, wanted
from assistant.compare_levels import TOPIC as LEVELS
from assistant.compare_levels import both_named, compares_levels
from assistant.cue import strength
from assistant.english import english_cued, of_wrong
from assistant.likeness import Examples, examples
from assistant.normal import normal, pattern
from assistant.understand import Asked

# A cue of the usual weight is enough by itself; without any cue the wording must be very near.
ENOUGH = 1.5
SURE = 1.3
# Without a cue and less near than that, it must stand clear of the next topic.
PLAIN, CLEAR = {True: 0.45, False: 0.9}, 1.6  # in the domain, out of it
LEXICAL = 0.8
# Under this name nearness says what cues by hand count for beside it, where that is not all.
CUES = ""
# Cues of Chinese words that stand for English ones, beside cues of the English as typed.
GLOSSED = 0.8
# An English cue as strong as that is of its own matter, but for topics on what the tiers build.
OWN = 3.0
CONTENT = {"content", "outcomes", "benchmark", "coverage", "talent", "organisation"}
UNSAFE = "refused_unsafe"
# A wrong that only the sound of a message suggests gives way to what its words are about.
MILD = 1.5
# An English message without such words asks for a wrong only if it sounds like nothing else.
UNMISTAKABLE = 7.0
SURELY = 9.0  # what code has recognised outweighs any likeness
Near = Callable[..., dict[str, float]]  # of a message that stands alone, or of a turn


@dataclass(frozen=True, slots=True)
class Choice:
    """One topic a question may be about, and how sure that is."""

    topic: Topic
    score: float
    cued: float
    in_domain: bool = True


@cache
def _examples() -> Examples:
    return examples((t.id, tuple(normal(like) for like in t.like)) for t in bank())


@lru_cache(maxsize=1024)
def _likeness(text: str) -> dict[str, float]:
    """A turn is looked at in several lights; its wording is compared once."""
    return _examples().likeness(text)


@lru_cache(maxsize=1024)
def _cued(text: str) -> Cued:
    """How strongly the words of a text give each topic; of several lights the words are one."""
    return by_part(text, _cued_by, english=False)


def _cued_by(text: str) -> Cued:
    found = ((topic.id, strength(topic.when, text)) for topic in bank())
    return {name: strong for name, strong in found if strong}


def _ready(topic: Topic, asked: Asked) -> bool:
    """Whether the question names what the topic cannot do without."""
    return all(any(_has(need, topic, asked) for need in n.split("|")) for n in topic.needs)


def _has(need: str, topic: Topic, asked: Asked) -> bool:
    if need == "concept":
        return bool(topic.concept and topic.concept.search(asked.text))
    if need == "kpi":
        return "指标" in asked.text
    return bool(asked.slot(need))


class _One:
    """A question as itself: what was read of it once is known, however often it is asked."""

    __slots__ = ("asked",)

    def __init__(self, asked: Asked) -> None:
        self.asked = asked

    def __hash__(self) -> int:
        return id(self.asked)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _One) and other.asked is self.asked


def ranked(asked: Asked, *, near: Near | None = None) -> list[Choice]:
    """Every topic the question may be about, likeliest first."""
    return _ranked(asked, near) if near else [*_by_words(_One(asked))]


@lru_cache(maxsize=64)
def _by_words(one: _One) -> tuple[Choice, ...]:
    return tuple(_ranked(one.asked, None))


def _ranked(asked: Asked, near: Near | None) -> list[Choice]:
    lexical, cues = _likeness(asked.text), _cued(asked.text)
    dense = near(asked.raw if asked.english else asked.text) if near else {}
    typed = by_part(asked.raw, english_cued, english=True) if asked.english else {}
    harmless = not speaks_of_wrong(asked)
    glossed, in_domain = GLOSSED if typed else 1.0, asked.in_domain
    worth = dense.get(CUES, 1.0)
    found = []
    for topic in bank():
        cued = max(cues.get(topic.id, 0.0) * glossed, typed.get(topic.id, 0.0))
        mild = harmless and topic.ending == UNSAFE
        like = LEXICAL * lexical.get(topic.id, 0.0) + dense.get(topic.id, 0.0)
        if mild and asked.english and like < UNMISTAKABLE:
            continue
        like = max(0.0, like - MILD) if mild and not cued else like
        if (cued or like) and (not topic.needs or _ready(topic, asked)):
            found.append(Choice(topic, worth * cued + like, cued, in_domain))
    return _compared(sorted(found, key=lambda choice: -choice.score), asked)


def speaks_of_wrong(asked: Asked) -> bool:
    """Whether a message has words that a request for a wrong often has."""
    if asked.english:
        return of_wrong(asked.raw)
    text = asked.raw.lower()
    consults = pattern("consults_chinese").search(text)
    if consults and not pattern("helped_chinese").search(text):
        return False
    return bool(pattern("wrongs_chinese").search(text))


def _compared(choices: list[Choice], asked: Asked) -> list[Choice]:
    """A comparison comes first, unless what was likeliest is no matter of the notices."""
    name = LEVELS if compares_levels(asked) else TOPIC if wanted(asked) else ""
    if name not in bank().topics:
        return choices
    if choices and choices[0].cued and choices[0].topic.ending != "answered":
        return choices
    outright = name == LEVELS and both_named(asked)
    if asked.english and choices and _own_matter(choices[0]) and not outright:
        return choices
    return [Choice(bank().topics[name], SURELY, SURELY), *choices]


def _own_matter(choice: Choice) -> bool:
    """Whether English cues give a matter that the tiers' conditions are not compared on."""
    of_tiers = choice.topic.id.startswith(("aspect_", "tier_", "which_", "levels", "he_cn"))
    return choice.cued >= OWN and not of_tiers and choice.topic.id not in CONTENT


def best(choices: Iterable[Choice]) -> Choice | None:
    """The likeliest topic, if it is likely enough: by a cue, by being very near, or clearly."""
    ordered = iter(choices)
    first = next(ordered, None)
    if first is None:
        return None
    if first.score >= (ENOUGH if first.cued else SURE):
        return first
    second = next(ordered, None)
    clear = second is None or first.score >= CLEAR * second.score
    return first if first.score >= PLAIN[first.in_domain] and clear else None
