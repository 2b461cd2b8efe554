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
# A question is English by the little words it is framed with.
_ENGLISH_FRAME = re.compile(
    r"(?<![a-z])(?:the|a|an|is|are|was|do|does|did|can|could|would|will|should|must|need|what|which"
    r"|who|when|where|how|why|for|of|to|in|on|at|by|or|and|we|our|my|you|it|they|be|any|many|much"
    r"|have|has|if|with|from|under|between|there|this|that|not|all)(?![a-z])"
)
_CHINESE_FRAME = re.compile(r"[吗呢吧么]|什么|怎么|多少|哪|谁|几|是不是|能不能|要不要|请")
FRAMED = 2
# English is read by whole words: "firm" is not in "confirm", nor "not" in "notice".
_WHOLE = r"(?<![a-z])(?:{})(?:e?s)?(?![a-z])"
_SPACE_BESIDE_HAN = re.compile(r"(?<=[\u4e00-\u9fff])\s+|\s+(?=[\u4e00-\u9fff])")


@cache
def words(name: str) -> dict[str, Any]:
    """One table of words, as written in the data."""
    return tomllib.loads((WORDS / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def _pairs(name: str, table: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    framed = _WHOLE if name == "english" else "{}"
    found = words(name)[table].items()
    return tuple((re.compile(framed.replace("{}", p), re.ASCII), r) for p, r in found)


@cache
def pattern(name: str) -> re.Pattern[str]:
    """One pattern of words/talk.toml."""
    return re.compile(words("talk")[name])


def has_han(text: str) -> bool:
    """Whether any Chinese character occurs."""
    return bool(_HAN.search(text))


def is_english(raw: str) -> bool:
    """Whether the question is asked in English, Chinese terms in it or not; pinyin is Chinese."""
    text = wording.normal(raw)
    if not has_han(text):
        return bool(_LATIN_WORD.search(text))
    return len(_ENGLISH_FRAME.findall(text)) >= FRAMED and not _CHINESE_FRAME.search(text)


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
