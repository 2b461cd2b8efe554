"""What a question names: tiers, areas, places, years, documents and the kind of thing asked."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any

from knowledge.sounds import WORDS
from knowledge.wording import KEPT, normal

_YEAR = re.compile(r"(?<![\d.])(20[0-4]\d)(?=年|\D|$)(?!\s*[-—]?\s*《?智能制造能力)")
_STANDARD = re.compile(r"(?:gb/t|t/cams|iso|iec)\s*\d[\d.-]*")


class Asked(StrEnum):
    """The kind of thing a question asks for."""

    DATE = "date"
    NUMBER = "number"
    WHO = "who"
    CONTACT = "contact"
    WHERE = "where"
    HOW = "how"
    WHETHER = "whether"
    COMPARE = "compare"
    WHICH = "which"
    MAPPING = "mapping"
    WHY = "why"


@dataclass(frozen=True, slots=True)
class Place:
    """A province, or a city with its province."""

    name: str
    province: str


@dataclass(frozen=True, slots=True)
class Names:
    """What one question names, each in the order of first mention; `text` is its normal form."""

    text: str
    tiers: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    places: tuple[Place, ...] = ()
    nation: bool = False
    years: tuple[int, ...] = ()
    documents: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    topics: tuple[str, ...] = ()
    asked: tuple[Asked, ...] = ()

    @property
    def provinces(self) -> tuple[str, ...]:
        """The provinces named, whether by themselves or by a city."""
        return tuple(dict.fromkeys(place.province for place in self.places))


@lru_cache(maxsize=KEPT)
def named(text: str) -> Names:
    """Everything a question names; the same question always names the same."""
    question = normal(text)
    return Names(
        text=question,
        tiers=found("tier", question),
        areas=found("area", question),
        links=found("link", question),
        places=_places(question),
        nation=bool(_nation().search(question)),
        years=_years(question),
        documents=found("document", question),
        roles=found("role", question),
        indicators=found("indicator", question),
        topics=found("topic", question),
        asked=tuple(Asked(kind) for kind in found("asked", question)),
    )


def named_as(text: str, place: Place) -> str:
    """The words by which a text names a place; its own name if the text has none."""
    pattern = next((p for one, p in _gazetteer() if one == place), None)
    found = pattern.search(text.lower()) if pattern else None
    if found is None:
        return place.name
    end = found.end() + text.startswith("市", found.end())
    return text[found.start() : end]


def known(table: str) -> tuple[str, ...]:
    """The canonical names of one table: tier, area, link, role, document, indicator, topic."""
    return tuple(_tables("names.toml")[table])


def found(table: str, question: str) -> tuple[str, ...]:
    """The canonical names of one table that a normal text holds, in the order of first mention."""
    hits = ((name, pattern.search(question)) for name, pattern in _patterns(table))
    return tuple(n for _, n in sorted((hit.start(), name) for name, hit in hits if hit))


def _years(question: str) -> tuple[int, ...]:
    """Years written as years; the year inside the number of a standard is none."""
    found = _YEAR.findall(_STANDARD.sub(" ", question))
    return tuple(dict.fromkeys(int(year) for year in found))


def _places(question: str) -> tuple[Place, ...]:
    found = [(hit.start(), place) for place, p in _gazetteer() if (hit := p.search(question))]
    cities = {place.province for _, place in found if place.name != place.province}
    kept = [
        (start, place)
        for start, place in found
        if place.name != place.province or place.province not in cities
    ]
    return tuple(place for _, place in sorted(kept, key=lambda pair: pair[0]))


@cache
def _tables(file: str) -> dict[str, Any]:
    return tomllib.loads((WORDS / file).read_text(encoding="utf-8"))


@cache
def _patterns(table: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, _any_of(ways)) for name, ways in _tables("names.toml")[table].items())


@cache
def _nation() -> re.Pattern[str]:
    return _any_of(_tables("places.toml")["other"]["nation"])


@cache
def _gazetteer() -> tuple[tuple[Place, re.Pattern[str]], ...]:
    tables = _tables("places.toml")
    provinces = ((Place(n, n), _any_of(ways)) for n, ways in tables["province"].items())
    return (*provinces, *_cities(tables))


def _cities(tables: dict[str, Any]) -> Iterator[tuple[Place, re.Pattern[str]]]:
    everyday = set(tables["other"]["only_with_suffix"].split())
    for province, cities in tables["city"].items():
        for city in cities.split():
            name = "雄安新区" if city == "雄安" else f"{city}市"
            romanised = tables["romanised"].get(name)
            written = name if city in everyday else city
            yield Place(name, province), _any_of([written, *([romanised] if romanised else [])])


def _any_of(ways: list[str]) -> re.Pattern[str]:
    """One expression for all ways; a Latin one must stand as a word of its own."""
    bounded = [rf"(?<![a-z0-9])(?:{way})(?![a-z])" if _is_latin(way) else way for way in ways]
    return re.compile("|".join(f"(?:{way})" for way in bounded))


def _is_latin(way: str) -> bool:
    return way.isascii() and not way.startswith("(?<")
