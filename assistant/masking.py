"""Phone and identity numbers of people, taken out before a text goes where others read it."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from knowledge.ledger import library

PHONE, IDENTITY = "〔手机号〕", "〔证件号〕"
_PLAIN = str.maketrans("０１２３４５６７８９Ｘｘ＋", "0123456789Xx+")
_GAP = r"[\s\-－·.]?"
_MOBILE = re.compile(rf"(?<!\d)(?:\+?86{_GAP})?1[3-9]\d{_GAP}\d{{4}}{_GAP}\d{{4}}(?!\d)")
_DAY = r"(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])"
# Region, day of birth, number: 18 places with a check sign, or the old 15.
_CARD = re.compile(
    rf"(?<![\dA-Za-z])[1-9]\d{{5}}(?:(?:19|20)\d{{2}}{_DAY}\d{{3}}[\dXx]|\d{{2}}{_DAY}\d{{3}})"
    r"(?![\dA-Za-z])"
)


def masked(text: str) -> str:
    """The text without people's numbers; those that the notices themselves print stay."""
    return _without(_MOBILE, _without(_CARD, text, IDENTITY), PHONE)


def _without(number: re.Pattern[str], text: str, instead: str) -> str:
    """The text with other words for these numbers, however wide their digits are written."""
    out, at = list[str](), 0
    for found in number.finditer(text.translate(_PLAIN)):
        if _bare(found[0]) not in _public():
            out += [text[at : found.start()], instead]
            at = found.end()
    return "".join([*out, text[at:]])


def masked_all(value: Any) -> Any:
    """The same through every text of a JSON value."""
    if isinstance(value, str):
        return masked(value)
    if isinstance(value, Mapping):
        return {key: masked_all(part) for key, part in value.items()}
    if isinstance(value, list | tuple):
        return [masked_all(part) for part in value]
    return value


@cache
def _public() -> frozenset[str]:
    """The numbers printed in the notices: whom to ask."""
    texts = (clause.text for clause in library().clauses)
    return frozenset(_bare(number) for text in texts for number in _MOBILE.findall(text))


def _bare(number: str) -> str:
    return "".join(c for c in number if c.isdecimal())[-11:]
