"""The statement bank: what the notices say, in our own words, each with the clause it rests on."""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from assistant.advice import advice
from assistant.answer import Citation, Sentence, SentenceKind
from assistant.cue import Cue, cue
from assistant.normal import words

STATEMENTS = Path(__file__).parent / "statements"
SLOTS = ("tier", "area", "actor", "level", "office", "item")


@dataclass(frozen=True, slots=True)
class Wording:
    """One text in both languages."""

    zh: str
    en: str

    def spoken(self, english: bool) -> str:
        """The text in the language of the question."""
        return self.en if english else self.zh


@dataclass(frozen=True, slots=True)
class Lead:
    """How the answer opens when its cue is found: to yes-or-no questions, or always."""

    cue: Cue
    words: Wording
    always: bool = False


@dataclass(frozen=True, slots=True)
class Statement:
    """One fact of the notices: its words, its clauses, and which question slots it answers.

    `besides` is what goes with it and rests on no clause: what the notices leave open; `advice`
    names what the reader can do about it.
    """

    words: Wording
    citations: tuple[Citation, ...]
    slots: Mapping[str, tuple[str, ...]]
    when: tuple[Cue, ...] = ()
    leads: tuple[Lead, ...] = ()
    value: Mapping[str, Any] = field(default_factory=dict)
    default: bool = False
    kind: str = "claim"
    besides: Wording | None = None
    advice: str = ""

    def said(self, english: bool) -> Sentence:
        """It as a sentence of an answer, in the language of the question."""
        return Sentence(
            SentenceKind(self.kind),
            self.words.spoken(english),
            self.citations,
            advice(self.advice, english=english),
        )

    @property
    def documents(self) -> frozenset[str]:
        """The documents this statement rests on."""
        return frozenset(c.address.split("/", 1)[0] for c in self.citations)


@dataclass(frozen=True, slots=True)
class Topic:
    """What a question can be about: how it is recognised and what can be said."""

    id: str
    when: tuple[Cue, ...]
    like: tuple[str, ...]
    says: tuple[Statement, ...]
    compares: str = ""
    notices: tuple[str, ...] = ()
    ending: str = "answered"
    needs: tuple[str, ...] = ()
    concept: re.Pattern[str] | None = None
    noun: re.Pattern[str] | None = None
    place_is_actor: bool = False
    condition: bool = False


@dataclass(frozen=True)
class Bank:
    """Every topic by its name."""

    topics: Mapping[str, Topic]

    def __iter__(self) -> Iterator[Topic]:
        """The topics in the order of the files."""
        return iter(self.topics.values())


@cache
def bank(folder: Path = STATEMENTS) -> Bank:
    """The bank that ships with the product, read once."""
    topics: dict[str, Topic] = {}
    for path in sorted(folder.glob("*.toml")):
        read = tomllib.loads(path.read_text(encoding="utf-8"))
        prefixes = read.pop("documents", {})
        for name, entry in read.items():
            if name in topics:
                raise ValueError(f"{path.name}: topic {name} is already in the bank")
            topics[name] = _topic(name, entry, prefixes)
    return Bank(topics)


def called(topic: str, *, english: bool = False) -> str:
    """A topic as people know it: the first question asked on it; its own name where none is."""
    held = bank().topics.get(topic)
    asked = words("asked_english").get(topic, ()) if english else ()
    return next(iter((*asked, *(held.like if held else ()))), topic)


def _asked(name: str) -> tuple[str, ...]:
    """What people ask on a topic, in Chinese and in English."""
    return tuple(q for table in ("asked", "asked_english") for q in words(table).get(name, ()))


def _topic(name: str, entry: Mapping[str, Any], prefixes: Mapping[str, str]) -> Topic:
    return Topic(
        id=name,
        when=_cues(entry.get("when", ())),
        like=(*entry.get("like", ()), *_asked(name)),
        says=tuple(_statement(said, prefixes) for said in entry.get("say", ())),
        compares=entry.get("compares", ""),
        notices=tuple(entry.get("notices", ())),
        ending=entry.get("ending", "answered"),
        needs=tuple(entry.get("needs", ())),
        concept=_pattern(entry.get("concept")),
        noun=_pattern(entry.get("noun")),
        place_is_actor=entry.get("place_is_actor", False),
        condition=entry.get("condition", False),
    )


def _statement(said: Mapping[str, Any], prefixes: Mapping[str, str]) -> Statement:
    return Statement(
        words=Wording(said["zh"], said["en"]),
        citations=tuple(_citation(text, prefixes) for text in said.get("cite", ())),
        slots={slot: _several(said[slot]) for slot in SLOTS if slot in said},
        when=_cues(said.get("when", ())),
        leads=tuple(_lead(*lead) for lead in said.get("leads", ())),
        value=said.get("value", {}),
        default=said.get("default", False),
        kind=said.get("kind", "claim"),
        besides=Wording(*said["besides"]) if "besides" in said else None,
        advice=said.get("advice", ""),
    )


def _lead(found: str, zh: str, en: str, manner: str = "") -> Lead:
    return Lead(cue(found), Wording(zh, en), manner == "always")


def _pattern(written: str | None) -> re.Pattern[str] | None:
    return re.compile(written) if written else None


def _cues(written: str | Iterable[str]) -> tuple[Cue, ...]:
    return tuple(cue(text) for text in _several(written))


def _several(value: str | Iterable[str]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else tuple(value)


def _citation(text: str, prefixes: Mapping[str, str]) -> Citation:
    place, quote = text.split("|", 1)
    document, _, path = place.partition("/")
    return Citation(f"{prefixes.get(document, document)}/{path}".rstrip("/"), quote)
