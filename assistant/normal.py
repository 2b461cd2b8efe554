"""The question as it is read: one script, one spelling, English words in Chinese ones."""

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import Any

from knowledge import wording

WORDS = Path(__file__).parent / "words"
_HAN = re.compile(r"[\u4e00-\u9fff]")
_LATIN_WORD = re.compile(r"[a-z]{2,}")
_SPACE_BESIDE_HAN = re.compile(r"(?<=[\u4e00-\u9fff])\s+|\s+(?=[\u4e00-\u9fff])")


@cache
def words(name: str) -> dict[str, Any]:
    """One table of words, as written in the data."""
    return tomllib.loads((WORDS / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def _pairs(name: str, table: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple((re.compile(p, re.ASCII), r) for p, r in words(name)[table].items())


@cache
def pattern(name: str) -> re.Pattern[str]:
    """One pattern of words/talk.toml."""
    return re.compile(words("talk")[name])


def has_han(text: str) -> bool:
    """Whether any Chinese character occurs."""
    return bool(_HAN.search(text))


def is_english(raw: str) -> bool:
    """Whether the question is asked in English; Chinese spelt out in pinyin is Chinese."""
    return not has_han(wording.normal(raw)) and bool(_LATIN_WORD.search(raw.lower()))


def normal(raw: str) -> str:
    """The question in the words of the notices, whatever it was typed in."""
    text = wording.normal(raw)
    if _LATIN_WORD.search(text):
        for pattern, replacement in _pairs("english", "words"):
            text = pattern.sub(f" {replacement} ", text)
        text = _SPACE_BESIDE_HAN.sub("", re.sub(r"\s+", " ", text))
    for pattern, replacement in _pairs("chinese", "repairs"):
        text = pattern.sub(replacement, text)
    return text.strip()
