"""Needs: demands of the element conditions, and indicators, described in everyday words."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from assistant.bank import Statement, Wording, bank
from assistant.compare_tiers import TIERS
from assistant.editions import Footing
from assistant.normal import words
from assistant.phrases import phrase, termed
from assistant.practice import Practice, tier_by_tier
from assistant.subject import phrases_worded, subjects
from rules.law.edition import resolve

TOPIC = "need"
# A question may describe several things; the two described at most length are told.
TOLD = 2


@dataclass(frozen=True, slots=True)
class Words:
    """How people describe one thing: in Chinese as normalised, in English as typed."""

    zh: re.Pattern[str]
    en: re.Pattern[str]

    def span(self, text: str, raw: str, *, english: bool) -> tuple[int, int]:
        """Where a question describes it at most length; nothing is (0, 0)."""
        found = (self.en if english else self.zh).finditer(raw if english else text)
        return max((m.span() for m in found), key=lambda at: at[1] - at[0], default=(0, 0))


@dataclass(frozen=True, slots=True)
class Need:
    """One demand: how it is described, which phrases ask for it, where it belongs."""

    words: Words
    thing: Practice


@cache
def needs() -> dict[str, Need]:
    """Every demand by its name."""
    nothing = re.compile(r"(?!)")
    return {
        name: Need(
            _words(entry),
            Practice(name, nothing, re.compile(entry["said"]), entry.get("place", "")),
        )
        for name, entry in words("needs").items()
    }


@cache
def _measures() -> dict[str, Words]:
    return {name: _words(entry) for name, entry in words("measures").items()}


def _words(entry: dict[str, str]) -> Words:
    return Words(re.compile(entry["zh"]), re.compile(f"(?<![a-z])(?:{entry['en']})"))


def needs_described(text: str, raw: str, *, english: bool) -> tuple[str, ...]:
    """The demands a question describes, the one described at most length first.

    None where the words of the conditions themselves are asked about.
    """
    if phrases_worded(raw) or any(s.exact and s.exact.search(raw) for s in subjects().values()):
        return ()
    return _longest(((name, need.words) for name, need in needs().items()), text, raw, english)


def measures_described(text: str, raw: str, *, english: bool) -> tuple[str, ...]:
    """The indicator a question describes, if it asks after a measure."""
    table = dict(_measures())
    if not any(table.pop("asks").span(text, raw.lower(), english=english)):
        return ()
    return _longest(table.items(), text, raw, english)[:1]


def _longest(
    table: Iterable[tuple[str, Words]], text: str, raw: str, english: bool
) -> tuple[str, ...]:
    """The things described at most length first, without those whose words another one takes."""
    typed = raw.lower().replace("’", "'")
    spans = ((name, each.span(text, typed, english=english)) for name, each in table)
    kept: dict[str, tuple[int, int]] = {}
    for name, (start, end) in sorted(spans, key=lambda pair: pair[1][0] - pair[1][1]):
        if end and all(end <= taken[0] or start >= taken[1] for taken in kept.values()):
            kept[name] = (start, end)
    return tuple(kept)


def asked_for(names: Iterable[str], tiers: Iterable[str], footing: Footing) -> list[Statement]:
    """For each demand where it belongs, and the words of the tiers that ask for it."""
    area_of = resolve(footing.place, footing.as_of).body.area_of
    wanted = tuple(tier for tier in TIERS if tier in tuple(tiers))
    said: list[Statement] = []
    for name in list(names)[:TOLD]:
        thing = needs()[name].thing
        speaking = [tier for tier in TIERS if thing.phrases(tier)]
        said += [*_where(thing, area_of), *_silent(wanted, speaking), *tier_by_tier(thing, TIERS)]
    return list({one.words.zh: one for one in said}.values())


def _where(thing: Practice, area_of: Mapping[str, str]) -> Iterator[Statement]:
    if not thing.place:
        return
    area = area_of.get(thing.place, thing.place)
    note = next(s for s in bank().topics["mapping"].says if s.slots["area"] == (area,))
    places = [area] if area == thing.place else [area, thing.place]
    key = "need_area" if area == thing.place else "need_link"
    zh = phrase(key, *places, english=False)
    en = phrase(key, *(termed(place) for place in places), english=True)
    yield Statement(Wording(zh, en), note.citations, note.slots, kind="computed")


def _silent(wanted: Sequence[str], speaking: Sequence[str]) -> Iterator[Statement]:
    """That tiers asked about do not ask for it; where all are asked about, the others suffice."""
    silent = tuple(tier for tier in wanted if tier not in speaking)
    if not silent or len(wanted) == len(TIERS):
        return
    named = ", ".join(f"{phrase(tier, english=True)} tier ({tier})" for tier in silent)
    zh = phrase("need_silent", "、".join(silent), english=False)
    en = phrase("need_silent", named, english=True)
    yield Statement(Wording(zh, en), (), {"tier": silent}, kind="absent")
