"""The values a question states: levels, dates, counts, percentages, years."""

import re
from dataclasses import dataclass

from assistant.normal import pattern

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"两": 2, "〇": 0, "俩": 2}
SCALES = {"十": 10, "百": 100, "千": 1000}
_NUMBER = r"(?:\d+|[零一二两三四五六七八九十百俩]+)"
_LEVEL = re.compile(rf"(?<![a-z\d.哪这那每上下同])({_NUMBER})\s*级(?!联)")
_DATE = re.compile(rf"({_NUMBER})\s*(?:月|[-/.])\s*({_NUMBER})\s*(?:[日号]|(?![\d年%a-z.]))")
_ENGLISH_DATE = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th)?\s*(?:of\s+)?)?"
    r"\b(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?\s*(\d{1,2}(?!\d))?"
)
_MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
_PERCENT = re.compile(r"\d+(?:\.\d+)?\s*%|百分之[\d一二三四五六七八九十百]+|\d+\s*percent")
_UNIT = "个|份|项|家|类|部分|块|名额|环节|指标|场景|条|列|种|人|版"
_COUNT = re.compile(rf"({_NUMBER})\s*(?:{_UNIT}|projects?|copies|areas?|推荐|纸质|五个|$)")
_QUOTED_YEAR = re.compile(
    r"(?:gb/?t ?39116|t/cams ?182)-20\d\d|〔20\d\d〕|\(20\d\d\)|\[20\d\d\]"
    r"|20\d\d[-/.年]\s*1[01][-/.月]\s*\d+"
)
_YEAR = re.compile(
    r"(?<![\d/\-—–.])(20[12]\d)(?!\d|[-—–]\d{4})|(?<!\d)(2[3-9])(?=年(?!前|内|来|后|以))"
)


@dataclass(frozen=True, slots=True)
class Values:
    """What a question states in figures."""

    levels: tuple[int, ...] = ()
    dates: tuple[tuple[int, int], ...] = ()
    counts: tuple[int, ...] = ()
    percents: tuple[str, ...] = ()
    years: tuple[int, ...] = ()


def number(text: str) -> int:
    """A whole number below ten thousand, in digits or in Chinese (一千二 is 1200)."""
    if text.isdigit():
        return int(text)
    total, unit, scale = 0, 0, 10
    for char in text:
        if char in SCALES:
            scale = SCALES[char]
            total, unit = total + (unit or 1) * scale, 0
        else:
            unit = DIGITS[char]
            scale = scale if char != "零" else 10
    return total + unit * (scale // 10)


def _dates(text: str) -> tuple[tuple[int, int], ...]:
    text = re.sub(r"20\d\d\s*[-年/.]\s*", "", text)
    text = re.sub(r"(11|十一)月底", "11月30日", re.sub(r"(12|十二)月底|年底", "12月31日", text))
    found = [(number(m[1]), number(m[2])) for m in _DATE.finditer(text)]
    for day, month, after in _ENGLISH_DATE.findall(text):
        if day or after:
            found.append((_MONTHS.index(month) + 1, int(after or day)))
    return tuple((m, d) for m, d in found if 1 <= m <= 12 and 1 <= d <= 31)


def _years(text: str) -> tuple[int, ...]:
    found = _YEAR.findall(_QUOTED_YEAR.sub(" ", text))
    return tuple(dict.fromkeys(int(full) if full else 2000 + int(short) for full, short in found))


def own_words(text: str) -> str:
    """What the asker says of himself: neither what he denies nor what others have."""
    return pattern("of_others").sub("", pattern("denied").sub("", text))


def values(text: str) -> Values:
    """Read every value stated in a normalised question."""
    return Values(
        levels=tuple(number(m) for m in _LEVEL.findall(text)),
        dates=_dates(text),
        counts=tuple(number(m) for m in _COUNT.findall(text)),
        percents=tuple(_PERCENT.findall(text)),
        years=_years(text),
    )
