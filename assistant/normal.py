"""The question as it is read: one script, one spelling, English and pinyin in Chinese words."""

import re
import tomllib
import unicodedata
from functools import cache
from pathlib import Path
from typing import Any

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
    return tuple((re.compile(p), r) for p, r in words(name)[table].items())


@cache
def _script() -> dict[int, str]:
    script = words("chinese")["script"]
    return str.maketrans(script["traditional"], script["simplified"])


def has_han(text: str) -> bool:
    """Whether any Chinese character occurs."""
    return bool(_HAN.search(text))


def folded(text: str) -> str:
    """Widths and case folded, traditional characters simplified, spaces beside them dropped."""
    text = unicodedata.normalize("NFKC", text).lower().translate(_script())
    return _SPACE_BESIDE_HAN.sub("", text).strip()


def _replaced(text: str, pairs: tuple[tuple[re.Pattern[str], str], ...], pad: str = "") -> str:
    for pattern, replacement in pairs:
        text = pattern.sub(pad + replacement + pad, text)
    return text


def is_pinyin(text: str) -> bool:
    """Whether a text without Chinese characters is Chinese spelt out."""
    if has_han(text) or not _LATIN_WORD.search(text):
        return False
    spelt = _replaced(text, _pairs("chinese", "pinyin"), " ")
    rest = sum(len(word) for word in _LATIN_WORD.findall(spelt))
    return rest * 2 < len(re.sub(r"[^a-z]", "", text))


def is_english(text: str) -> bool:
    """Whether the question is asked in English."""
    text = folded(text)
    return not has_han(text) and bool(_LATIN_WORD.search(text)) and not is_pinyin(text)


def normal(text: str) -> str:
    """The question in the words of the notices, whatever it was typed in."""
    text = folded(text)
    if is_pinyin(text):
        text = _SPACE_BESIDE_HAN.sub("", _replaced(text, _pairs("chinese", "pinyin"), " "))
    elif _LATIN_WORD.search(text):
        text = _replaced(text, _pairs("english", "words"), " ")
        text = _SPACE_BESIDE_HAN.sub("", re.sub(r"\s+", " ", text))
    return _replaced(text, _pairs("chinese", "repairs"))
