"""What a question asks: the slots it names, the values it states, and how it asks."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache

from assistant.normal import is_english, normal, words

Slots = Mapping[str, tuple[str, ...]]
DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0, "俩": 2}
_NUMBER = r"\d+|[零一二两三四五六七八九十百俩]+"
_LEVEL = re.compile(rf"(?<![a-z])(?:level\s?)?({_NUMBER})\s*级(?!联)")
_DATE = re.compile(rf"({_NUMBER})\s*(?:月|[-/.])\s*({_NUMBER})\s*(?:[日号]|(?![\d年%]))")
_ENGLISH_DATE = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th)?\s*(?:of\s+)?)?"
    r"(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s*(\d{1,2})?"
)
_MONTHS = "jan feb mar apr may jun jul aug sep oct nov dec".split()
_PERCENT = re.compile(r"\d+(?:\.\d+)?\s*%|百分之[\d一二三四五六七八九十百]+|\d+\s*percent")
_COUNT = re.compile(rf"({_NUMBER})\s*(?:个|份|项|家|类|部分|块|名额|环节|指标|场景|条|列|种|人|版)")
_YEAR = re.compile(r"(?<![\d-])(20\d\d|(?<!\d)2[3-9])(?=\s*年|年度|版|\s*(?:notice|edition|round))")
_BARE_YEAR = re.compile(r"(?<![\d/\-—–年〔\[(])20(?:1\d|2\d|3\d)(?![\d\-—–号])")
_RELATIVE_YEAR = {"去年": -1, "今年": 0, "明年": 1, "前年": -2, "后年": 2}


@dataclass(frozen=True, slots=True)
class Asked:
    """One question as understood: its words, its slots, its stated values, its manner."""

    text: str
    raw: str
    english: bool = False
    slots: Slots = field(default_factory=dict)
    manners: frozenset[str] = frozenset()
    levels: tuple[int, ...] = ()
    dates: tuple[tuple[int, int], ...] = ()
    counts: tuple[int, ...] = ()
    percents: tuple[str, ...] = ()
    years: tuple[int, ...] = ()

    def slot(self, name: str) -> tuple[str, ...]:
        """The values named for one slot."""
        return self.slots.get(name, ())

    @property
    def yesno(self) -> bool:
        """Whether a yes or a no is wanted."""
        if "tag" in self.manners:
            return True
        return "yesno" in self.manners and "open" not in self.manners

    @property
    def tiers(self) -> tuple[str, ...]:
        """The tiers it names."""
        return self.slot("tier")

    def with_slots(self, slots: Slots) -> "Asked":
        """The same question with other slots."""
        return replace(self, slots=slots)


@cache
def _slot_patterns() -> dict[str, dict[str, re.Pattern[str]]]:
    return {
        slot: {value: re.compile(pattern) for value, pattern in values.items()}
        for slot, values in words("slots").items()
    }


@cache
def _manner_patterns() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(pattern) for name, pattern in words("kinds").items()}


def number(text: str) -> int:
    """A whole number below a thousand, in digits or in Chinese."""
    if text.isdigit():
        return int(text)
    total, unit = 0, 0
    for char in text:
        if char == "十":
            total, unit = total + (unit or 1) * 10, 0
        elif char == "百":
            total, unit = total + (unit or 1) * 100, 0
        else:
            unit = DIGITS[char]
    return total + unit


def _slots(text: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for slot, patterns in _slot_patterns().items():
        places = [(m.start(), v) for v, p in patterns.items() if (m := p.search(text))]
        if places:
            found[slot] = tuple(value for _, value in sorted(places))
    return found


def _dates(text: str) -> tuple[tuple[int, int], ...]:
    text = re.sub(r"20\d\d\s*[-年/.]\s*", "", text)
    found = [(number(m[1]), number(m[2])) for m in _DATE.finditer(text)]
    for day, month, after in _ENGLISH_DATE.findall(text):
        if day or after:
            found.append((_MONTHS.index(month) + 1, int(after or day)))
    return tuple((m, d) for m, d in found if 1 <= m <= 12 and 1 <= d <= 31)


def _years(text: str) -> tuple[int, ...]:
    bare = re.sub(r"(?:gb/t ?39116|t/cams ?182)-20\d\d|〔20\d\d〕|\(20\d\d\)", "", text)
    named = [int(y) if len(y) == 4 else 2000 + int(y) for y in _YEAR.findall(bare)]
    named += [int(y) for y in _BARE_YEAR.findall(bare)]
    return tuple(dict.fromkeys(named))


def understand(raw: str) -> Asked:
    """Read one question."""
    text = normal(raw)
    return Asked(
        text=text,
        raw=raw,
        english=is_english(raw),
        slots=_slots(text),
        manners=frozenset(n for n, p in _manner_patterns().items() if p.search(text)),
        levels=tuple(number(m) for m in _LEVEL.findall(text)),
        dates=_dates(text),
        counts=tuple(number(m) for m in _COUNT.findall(text)),
        percents=tuple(_PERCENT.findall(text)),
        years=_years(text),
    )
