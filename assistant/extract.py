"""Words about an enterprise become facts of a draft; every fact keeps the words that state it."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any

from assistant.located_at import around, site
from assistant.lookback import span
from assistant.normal import is_english, normal, pattern, words
from assistant.values import number, own_words
from knowledge.names import named, named_as
from rules.facts.draft import Draft
from rules.facts.form import draft_of
from rules.facts.numeral import THOUSANDS

Value = Any
_COVERS = re.compile("覆盖|涵盖|环节|^只")
ROUNDED = Decimal("0.8")  # from here on a score counts as the next level
REACHED = ("maturity.level", "awards")  # what is one's own only once it is reached
BEFORE = 16  # characters: a date that stands further off dates something else
_DATED = re.compile(r"(20\d\d)年(?:(1[0-2]|0?[1-9])月(?:(\d{1,2})[日号])?)?")
GRADES = {
    "particularly serious": "特别重大", "especially serious": "特别重大", "major": "重大",
    "larger": "较大", "relatively large": "较大",
    "general": "一般", "ordinary": "一般", "minor": "一般",
}  # fmt: skip
TIERS = {"basic": "基础级", "advanced": "先进级", "excellent": "卓越级", "leading": "领航级"}
ABROAD = {
    "japan": "日本", "hong kong": "香港", "macau": "澳门", "macao": "澳门", "taiwan": "台湾",
    "germany": "德国", "singapore": "新加坡", "vietnam": "越南",
    "the us": "美国", "the usa": "美国", "the united states": "美国",
}  # fmt: skip
ENGLISH = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5}


@dataclass(frozen=True, slots=True)
class Stated:
    """One fact: where it belongs in a draft, its value, and the words that state it."""

    path: str
    value: Value
    words: str


@dataclass(frozen=True, slots=True)
class _Way:
    path: str
    pattern: re.Pattern[str]
    unless: re.Pattern[str] | None
    value: Value
    reads: str
    near: bool  # what speaks against it must stand in the same piece of the sentence
    barred: re.Pattern[str] | None  # words that make the statement itself another: a plan, hearsay

    def states(self, plain: str) -> re.Match[str] | None:
        """Where a text states the fact and nothing says otherwise."""
        found = self.pattern.finditer(plain)
        match = next((m for m in found if not self._is_other(m)), None)
        if match is None or self.unless is None:
            return match
        said = _piece(match) if self.near else plain
        return None if self.unless.search(said) else match

    def _is_other(self, match: re.Match[str]) -> bool:
        """Whether the statement itself is another, or what it states is still to come."""
        barred = bool(self.barred and self.barred.search(match[0]))
        return barred or (self.path in REACHED and comes(match))


def _piece(match: re.Match[str]) -> str:
    """The piece of a sentence that a match stands in, up to its end."""
    start = max(match.string.rfind(mark, 0, match.start()) for mark in "，,。；;")
    return match.string[start + 1 : match.end()]


def comes(match: re.Match[str]) -> bool:
    """Whether what a text states is still to come: 下个月才能拿到二级证书."""
    return bool(_coming().search(_piece(match)))


@cache
def _coming() -> re.Pattern[str]:
    return re.compile(words("facts")["coming"])


@cache
def _ways(table: str = "fact") -> tuple[_Way, ...]:
    return tuple(
        _Way(
            entry["path"],
            re.compile(entry["pattern"]),
            re.compile(entry["unless"]) if "unless" in entry else None,
            entry.get("value"),
            entry.get("reads", ""),
            entry.get("near", False),
            re.compile(entry["barred"]) if "barred" in entry else None,
        )
        for entry in words("facts")[table]
    )


def extract(text: str) -> tuple[Stated, ...]:
    """Every fact that a text states about the enterprise, one a path."""
    plain = _joined(normal(text))
    found: dict[str, Stated] = {}
    english = _stated(_joined(text.lower()), "english") if is_english(text) else ()
    for stated in (*english, *_placed(text, plain), *_stated(own_words(plain))):
        found.setdefault(stated.path, stated)
    if "maturity.level" not in found and "maturity.score" in found:
        found |= {fact.path: fact for fact in _scored(found["maturity.score"])}
    return tuple(found.values())


def _scored(score: Stated) -> Iterable[Stated]:
    """The level that a score has reached, where no way of rounding makes it another."""
    whole, above = divmod(score.value, 1)
    if above < ROUNDED and 1 <= whole <= max(ENGLISH.values()):
        yield Stated("maturity.level", int(whole), score.words)


def _joined(text: str) -> str:
    """A text with its figures in one piece: 1,260 as 1260."""
    return THOUSANDS.sub(lambda figure: re.sub("[,，]", "", figure[0]), text)


def _stated(plain: str, table: str = "fact") -> Iterable[Stated]:
    for way in _ways(table):
        match = way.states(plain)
        if match is None:
            continue
        value = _READERS[way.reads](match) if way.reads else way.value
        if value is not None:
            yield Stated(way.path, value, match[0].strip("，,。 "))


def _placed(text: str, plain: str) -> Iterable[Stated]:
    """Where the enterprise is registered: the place it calls its own."""
    return home(text) if pattern("owned_place").search(plain) else ()


def home(text: str) -> Iterable[Stated]:
    """The one place that a text gives the enterprise; of several the one it is registered in.

    A line, a store or one plant of many lies somewhere without moving the enterprise there.
    """
    told = [(place, named_as(text, place)) for place in named(text).places]
    around_all = [(place, words, around(words, text)) for place, words in told]
    own = [one for one in around_all if not (site(one[2]) or pattern("no_home").search(one[2]))]
    own = [one for one in own if pattern("registered").search(one[2])] or own
    if len(own) != 1:
        return
    place, words, beside = own[0]
    found = pattern("registered").search(beside)
    said = f"{found[0]}{words}" if found else words
    yield Stated("applicant.province", place.province, said)
    if place.name != place.province:
        yield Stated("applicant.city", place.name, words)


def _level(match: re.Match[str]) -> int | None:
    figure = next((group for group in match.groups() if group), None)
    return ENGLISH.get(figure) or number(figure) if figure else None


def _incident(match: re.Match[str]) -> list[dict[str, str]] | None:
    kind = "环保" if "环" in match[0] else "质量" if "质量" in match[0] else "安全"
    return _dated(match, {"kind": kind, "grade": match[1]})


def _english_incident(match: re.Match[str]) -> list[dict[str, str]] | None:
    kind = "环保" if "environment" in match[0] else "质量" if "quality" in match[0] else "安全"
    return _dated(match, {"kind": kind, "grade": GRADES[match[1]]})


def _graded(match: re.Match[str]) -> list[dict[str, str]] | None:
    kind = "环保" if "环" in match[0] else "安全"
    return _dated(match, {"kind": kind, "grade": match[1]})


def _unknown_incident(match: re.Match[str]) -> list[dict[str, str]] | None:
    """An accident whose grade nobody has told: it rules out nothing yet."""
    return _dated(match, {"kind": "环保" if "环" in match[0] else "安全"})


def _dated(match: re.Match[str], accident: dict[str, str]) -> list[dict[str, str]] | None:
    """The accident with the day that a few words before it date; the last one of a month.

    Where only the year is told no day of it is made up: it is left out where every day counts, and
    nothing is known where some do and others do not.
    """
    told = _DATED.search(match.string[: match.end()][-(len(match[0]) + BEFORE) :])
    if told is None:
        return [accident]
    days = span(*(int(figure) for figure in told.groups() if figure))
    if days.undecided:
        return None
    if told[2] is None and days.counts:
        return [accident]
    return [accident | {"date": days.last.isoformat()}]


def _areas(match: re.Match[str]) -> list[dict[str, str]] | None:
    """Scenarios by the links or areas named; a name that is both counts as the link."""
    names = named(match[0])
    if not (names.areas or len(names.links) > 1 or _COVERS.search(match[0])):
        return None  # a machine or a system that was put in does not say what is covered
    links = [{"link": link} for link in names.links]
    areas = [{"area": area} for area in names.areas if area not in names.links]
    return [*links, *areas] or None


_READERS: Mapping[str, Callable[[re.Match[str]], Value]] = {
    "tier": lambda m: m[1],
    "words": lambda m: m[1],
    "level": _level,
    "decimal": lambda m: Decimal(next(group for group in m.groups() if group)),
    "count": lambda m: number(m[1]),
    "people": lambda m: number(next(group for group in m.groups() if group)),
    "incident": _incident,
    "graded": _graded,
    "english_incident": _english_incident,
    "english_tier": lambda m: TIERS[m[1]],
    "abroad": lambda m: ABROAD.get(m[1], "境外"),
    "unknown_incident": _unknown_incident,
    "awarded": lambda m: [{"tier": m[1]}],
    "areas": _areas,
}


def merged(facts: Iterable[Stated]) -> tuple[Stated, ...]:
    """The facts of a talk: what was said last about a path counts, also what takes it back."""
    last = {fact.path: fact for fact in facts}
    return tuple(fact for fact in last.values() if fact.value is not None)


def as_fields(facts: Iterable[Stated]) -> dict[str, Any]:
    """The facts as the fields of a draft."""
    fields: dict[str, Any] = {}
    for fact in facts:
        *groups, name = fact.path.split(".")
        here = fields
        for group in groups:
            here = here.setdefault(group, {})
        here[name] = fact.value
    return fields


def drafted(facts: Iterable[Stated]) -> Draft:
    """The draft that states these facts and nothing else."""
    draft = draft_of(as_fields(facts))
    if isinstance(draft, tuple):
        raise ValueError(f"extracted facts make no draft: {draft}")
    return draft


def value_at(draft: Mapping[str, Any], path: str) -> Any:
    """A value as the draft writes it: 三级 for the third level."""
    here: Any = draft
    for name in path.split("."):
        here = here[name]
    return here
