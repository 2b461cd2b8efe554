"""Subjects: what the element conditions speak of, and the phrases of each tier that do."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from assistant.answer import Citation
from assistant.normal import words

AREAS = ("工厂建设", "研发设计", "生产作业", "生产管理", "运营管理")
QUOTED = 6  # characters in a row that no two writers choose by chance
_AREA_NAMES = re.compile("|".join((*AREAS, "经营管理")))


@dataclass(frozen=True, slots=True)
class Element:
    """One phrase of the element conditions, verbatim and in English; no tier: for all of them."""

    citation: Citation
    en: str
    tier: str
    area: str

    @property
    def zh(self) -> str:
        """The phrase as it stands in its clause."""
        return self.citation.quote


@dataclass(frozen=True, slots=True)
class Subject:
    """One subject: how questions name it, how phrases speak of it, what comes near it."""

    name: str
    en: str
    asked: re.Pattern[str]
    said: re.Pattern[str]
    exact: re.Pattern[str] | None = None
    near: re.Pattern[str] | None = None
    kept: bool = False


@cache
def elements() -> tuple[Element, ...]:
    """Every phrase of the element conditions, in the order of the annex."""
    return tuple(
        Element(Citation(address, zh), en, entry.get("tier", ""), entry.get("area", ""))
        for address, entry in words("elements").items()
        for zh, en in entry["says"]
    )


@cache
def subjects() -> dict[str, Subject]:
    """Every subject by its name."""
    return {name: _subject(name, entry) for name, entry in words("subjects").items()}


def _subject(name: str, entry: dict[str, str]) -> Subject:
    exact, near = entry.get("exact"), entry.get("near")
    return Subject(
        name,
        entry["en"],
        re.compile(entry["asked"]),
        re.compile(entry["said"]),
        re.compile(exact) if exact else None,
        re.compile(near) if near else None,
        bool(entry.get("kept")),
    )


def subjects_named(text: str) -> tuple[str, ...]:
    """The subjects a normalised question names, the names of the areas left aside."""
    bare = _AREA_NAMES.sub(" ", text)
    found = ((m.start(), s.name) for s in subjects().values() if (m := s.asked.search(bare)))
    return tuple(name for _, name in sorted(found))


def named_as(names: Iterable[str], text: str, *, english: bool) -> str:
    """What the subjects are called in the answer: the exact words asked for, else their names."""
    called = dict.fromkeys(_called(subjects()[name], text, english) for name in names)
    return (", " if english else "、").join(called)


def _called(subject: Subject, text: str, english: bool) -> str:
    word = _exact_word(subject, text)
    if english:
        return f"{subject.en} ({word})" if word else subject.en
    return word or subject.name


def phrases_on(names: Iterable[str], text: str) -> tuple[Element, ...]:
    """The phrases that speak of any of these subjects."""
    patterns = [_looked_for(subjects()[name], text) for name in names]
    return tuple(e for e in elements() if any(p.search(e.zh) for p in patterns))


def phrases_worded(text: str) -> tuple[Element, ...]:
    """The phrases that hold the longest run of words which the question quotes from them."""
    found: tuple[Element, ...] = ()
    for size in range(QUOTED, len(text) + 1):
        runs = {text[i : i + size] for i in range(len(text) - size + 1)}
        longer = tuple(e for e in found or elements() if any(run in e.zh for run in runs))
        if not longer:  # who holds no run of this length holds no longer one
            break
        found = longer
    return found


def phrases_near(names: Iterable[str], tier: str) -> tuple[Element, ...]:
    """The phrases of a tier that come near a subject it does not name."""
    patterns = [near for name in names if (near := subjects()[name].near)]
    return tuple(e for e in elements() if e.tier == tier and any(p.search(e.zh) for p in patterns))


def _exact_word(subject: Subject, text: str) -> str:
    found = subject.exact.search(text) if subject.exact else None
    return found[0] if found else ""


def _looked_for(subject: Subject, text: str) -> re.Pattern[str]:
    word = _exact_word(subject, text)
    return re.compile(re.escape(word)) if word else subject.said
