"""The scenario guide: what is known of each edition of it, or the official file once it is held.

The guide is no part of the law of this library. A catalogue is our digest with its source and
confidence; when somebody adds the official file, its links and scenarios take its place.
"""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from rapidfuzz import fuzz

from knowledge.clause import Clause
from knowledge.document import Document, Library
from knowledge.ledger import CORPUS
from knowledge.lexical import Lexical, lexical, tokens
from knowledge.markers import Depth, marker
from knowledge.names import named
from knowledge.reading import reading, squeeze
from knowledge.wording import in_chinese

GUIDES = CORPUS / "guides"
NAME = "典型场景参考指引"
LABEL = "场景目录，不作为依据"
_YEAR = re.compile(r"(20\d\d)\s*年版?|〔(20\d\d)〕")
_NAME_ENDS = re.compile(r"[：:。\n]|——")
_ABOUT = re.compile(r"场景|指引|scenario")
_LONGEST_NAME, _FEWEST, _ALIKE, _SHARED = 24, 3, 60.0, 0.6


@dataclass(frozen=True, slots=True)
class Link:
    """An 环节 of the guide, the area it is counted for (none across areas), a gist of our own."""

    name: str
    area: str
    gist: str = ""


@dataclass(frozen=True, slots=True)
class Scenario:
    """A 场景 of one edition; its gist is ours in a catalogue, the guide's in a held guide."""

    year: int
    link: str
    name: str
    gist: str
    source: str
    confidence: str
    number: int | None = None
    also: tuple[str, ...] = ()
    address: str = ""


@dataclass(frozen=True, slots=True)
class Guide:
    """One edition of the guide, as a catalogue or, `held`, as the official file."""

    year: int
    number: str
    document: str
    title: str
    links: tuple[Link, ...]
    scenarios: tuple[Scenario, ...]
    held: bool = False


@cache
def catalogues(folder: Path = GUIDES) -> tuple[Guide, ...]:
    """What is known of each edition that this library does not hold, oldest first."""
    return tuple(map(_catalogue, sorted(folder.glob("*.toml"))))


def guides(library: Library) -> tuple[Guide, ...]:
    """Each edition once, oldest first: the file somebody added, else the catalogue."""
    found = {guide.year: guide for guide in catalogues()}
    for document in library.documents:
        if not document.source.edition and (guide := recognised(document)) is not None:
            found[guide.year] = guide
    return tuple(found[year] for year in sorted(found))


def recognised(document: Document) -> Guide | None:
    """The guide that a document is, by its title or, untitled, by links it has in common."""
    source = document.source
    scenarios = tuple(_numbered(document))
    links = tuple(dict.fromkeys(scenario.link for scenario in scenarios))
    year = _year(f"{source.title}{source.number}")
    is_named = NAME in squeeze(source.title)
    if len(scenarios) < _FEWEST or year is None or not (is_named or _like_one(links, year)):
        return None
    areas = {link.name: link.area for guide in catalogues() for link in guide.links}
    areas |= {x.name: x.area for guide in catalogues() if guide.year == year for x in guide.links}
    known = tuple(Link(name, areas.get(name, "")) for name in links)
    return Guide(year, source.number, source.id, source.title, known, scenarios, held=True)


def suggest(name: str, guide: Guide, *, link: str = "", limit: int = 5) -> tuple[Scenario, ...]:
    """The scenarios whose names are nearest to one that somebody wrote, nearest first."""
    wanted = squeeze(reading(name))
    scored = [
        (max(fuzz.ratio(wanted, one) for one in (scenario.name, *scenario.also)), -place, scenario)
        for place, scenario in enumerate(guide.scenarios)
        if not link or scenario.link == link
    ]
    near = sorted((one for one in scored if one[0] >= _ALIKE), reverse=True, key=lambda x: x[:2])
    return tuple(scenario for _, _, scenario in near[:limit])


class Shown:
    """The catalogues as they are searched; a held guide is searched as a document."""

    def __init__(self, held: Sequence[Guide]) -> None:
        self._scenarios = [x for guide in held if not guide.held for x in guide.scenarios]
        self._texts = [f"{x.link} {x.name} {' '.join(x.also)} {x.gist}" for x in self._scenarios]
        self._index: Lexical | None = lexical(self._texts) if self._texts else None

    def find(self, question: str, *, limit: int = 3) -> tuple[Scenario, ...]:
        """Scenarios that a question names, or that fit it when it asks about scenarios."""
        names = named(question)
        asked = f"{names.text} {in_chinese(names.text)}"
        if self._index is None:
            return ()
        scores = self._index.scores(tokens(asked))
        about = bool(_ABOUT.search(asked))
        fitting = [
            (_shared(scenario, asked), float(scores[place]), -place, scenario)
            for place, scenario in enumerate(self._scenarios)
            if not names.years or scenario.year in names.years
        ]
        met = [x for x in fitting if x[0] >= _SHARED or (about and x[1] > 0)]
        return tuple(x[3] for x in sorted(met, key=lambda x: x[:3], reverse=True)[:limit])


def _shared(scenario: Scenario, asked: str) -> float:
    """The share of a name's pairs of characters that the question holds."""
    pairs = [scenario.name[i : i + 2] for i in range(len(scenario.name) - 1)]
    return sum(pair in asked for pair in pairs) / len(pairs)


def _catalogue(path: Path) -> Guide:
    stated: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))
    sources, year = stated["source"], stated["year"]
    scenarios = tuple(
        Scenario(
            year=year,
            link=one["link"],
            name=one["name"],
            gist=one["gist"],
            source=sources[one["source"]]["says"],
            confidence=sources[one["source"]]["confidence"],
            number=one.get("number"),
            also=tuple(one.get("also", ())),
        )
        for one in stated["scenario"]
    )
    links = tuple(Link(**link) for link in stated["link"])
    return Guide(year, stated["number"], stated["document"], stated["title"], links, scenarios)


def _numbered(document: Document) -> Iterator[Scenario]:
    """The numbered names under the headings that are links."""
    year = _year(f"{document.source.title}{document.source.number}") or 0
    for number, (clause, link, name, gist) in enumerate(_named(document), 1):
        yield Scenario(
            year=year,
            link=link,
            name=name,
            gist=gist,
            source=f"{document.source.short}（{document.source.origin}）",
            confidence="added",  # whether it is the official text, whoever added it knows
            number=number,
            address=clause.address,
        )


def _named(document: Document) -> Iterator[tuple[Clause, str, str, str]]:
    for clause in document.clauses:
        headings = [mark.rest for text in clause.headings if (mark := marker(text))]
        mark = marker(clause.text)
        if mark is not None and mark.depth >= Depth.DIGIT and headings:
            name, gist = _split(mark.rest)
            yield clause, headings[-1], name, gist
        elif mark is None and len(headings) >= 2:
            yield clause, headings[-2], headings[-1], clause.text


def _split(text: str) -> tuple[str, str]:
    found = _NAME_ENDS.search(text)
    name = text[: found.start()] if found else text
    gist = text[found.end() :] if found else ""
    return name.strip()[:_LONGEST_NAME], gist.strip()


def _year(text: str) -> int | None:
    found = _YEAR.search(squeeze(text))
    return int(found[1] or found[2]) if found else None


def _like_one(links: Sequence[str], year: int) -> bool:
    known = {link.name for guide in catalogues() if guide.year == year for link in guide.links}
    return len(set(links) & known) >= max(_FEWEST, len(links) / 2)
