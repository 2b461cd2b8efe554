"""Figures as people write them: Chinese numerals, full width, thousands, 百分之, 成, 余."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache

DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
SMALL = {"十": 10, "百": 100, "千": 1000}
LARGE = {"万": 10**4, "亿": 10**8}
RUN = "[零〇一二两三四五六七八九十百千]"
NUMERAL = re.compile(rf"(?:{RUN}+[万亿])+{RUN}*|{RUN}+")
THOUSANDS = re.compile(r"(?<![\d.])\d{1,3}(?:[,，]\d{3})+(?![\d])")
COUNTED = "元个家项处名人套台条种类级成余多大"
NOT_AFTER = r"(?<![第数几\d零〇一二三四五六七八九十百千])(?<!\d )"
SPOKEN = re.compile(
    rf"{NOT_AFTER}((?:{RUN}+[万亿])*(?:{RUN}+[万亿]?))(?=\s*(?:[{COUNTED}]|百分点))"
)
NARROW = str.maketrans("０１２３４５６７８９％＋－", "0123456789%+-")
POINT = re.compile(r"(?<=\d)[．](?=\d)")
PERCENT = re.compile(rf"百分之({RUN}+(?:点{RUN}+)?|\d+(?:\.\d+)?)")
TENTHS = re.compile(r"(?<![\d.])([1-9])成(?![^，。；、\s以左])")
HALVES = re.compile(
    rf"(?<![\d.第])([1-9一二三四五六七八九])成([1-9一二三四五六七八九半])(?![{RUN[1:-1]}\d个])"
)
FORMAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟萬億", "一二三四五六七八九十百千万亿")
FIGURE = re.compile(r"[+-]?\d+(?:\.\d+)?")
SCALED = re.compile(r"([+-]?\d+(?:\.\d+)?)\s*(千万|百万|万|亿)?")
SCALES = {"万": 10**4, "百万": 10**6, "千万": 10**7, "亿": 10**8}


def whole(text: str) -> int | None:
    """A whole number in Chinese numerals: 三百二十, 一亿三千六百万, 二〇二四."""
    if not NUMERAL.fullmatch(text):
        return None
    if not set(text) & {*SMALL, *LARGE}:
        return int("".join(str(DIGITS[c]) for c in text))
    total = section = digit = 0
    for c in text:
        if c in DIGITS:
            digit = DIGITS[c]
        elif c in SMALL:
            section, digit = section + (digit or 1) * SMALL[c], 0
        elif c == "亿":
            total, section, digit = (total + section + digit) * LARGE[c], 0, 0
        else:
            total, section, digit = total + (section + digit) * LARGE[c], 0, 0
    return total + section + digit


def _decimal(text: str) -> str:
    """A numeral as digits, 点 and all; what is digits already stays."""
    before, point, after = text.partition("点")
    first = whole(before)
    if first is None:
        return text
    return f"{first}.{whole(after)}" if point and after else str(first)


def _tenth(word: str) -> str:
    """One digit of 八成五; 半 is five."""
    return "5" if word == "半" else str(DIGITS.get(word, word))


@lru_cache(maxsize=32)
def in_digits(text: str) -> str:
    """Prose with its figures in half-width digits: 百分之三十五 as 35%, 十四个 as 14个."""
    plain = POINT.sub(".", text.translate(NARROW))
    plain = THOUSANDS.sub(lambda found: re.sub("[,，]", "", found[0]), plain)
    plain = PERCENT.sub(lambda found: _decimal(found[1]) + "%", plain)
    plain = HALVES.sub(lambda found: _tenth(found[1]) + _tenth(found[2]) + "%", plain)
    plain = SPOKEN.sub(lambda found: _decimal(found[1]), plain)
    return TENTHS.sub(lambda found: f"{found[1]}0%", plain)


def figure_in(text: str) -> Decimal | None:
    """The one figure that a text states, whatever its unit; None if it states none, or several."""
    plain = in_digits(text.translate(FORMAL))
    spoken = NUMERAL.search(plain) if not FIGURE.search(plain) else None
    if spoken and (number := whole(spoken[0])) is not None:
        return Decimal(number)
    found = SCALED.findall(plain)
    if len(found) != 1:
        return None
    figure, scale = found[0]
    return Decimal(figure) * SCALES.get(scale, 1)
