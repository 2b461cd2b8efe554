"""English as hurried people type it, spelt as the phrasings spell: condtions, advansed, lvl.

A word that the phrasings do not have becomes the one that is a slip or two away (Damerau 1964), if
there is just one that begins alike. Short words are written out from a table. What is not English
stays as it is typed, and so does a word that is near to none or to several.
"""

import re
from functools import cache, lru_cache
from pathlib import Path

from rapidfuzz.distance import OSA

from assistant.normal import is_english, words

KNOWN = Path(__file__).parent / "words" / "english_known.txt"
_WORD = re.compile(r"[A-Za-z]+")
_ENDING = re.compile(r"(?:ly|ing|ed|er|s)$")
SHORTEST = 4  # letters; shorter words are too near to others
LONG = 6  # from here on two slips are allowed


@cache
def _known() -> frozenset[str]:
    return frozenset(KNOWN.read_text(encoding="utf-8").split())


@lru_cache(maxsize=4096)
def _spelt(word: str) -> str:
    """One word in small letters, mended if it is not known and just one that is known is near."""
    if short := words("english")["short"].get(word):
        return str(short)
    if len(word) < SHORTEST or {word, _ENDING.sub("", word)} & _known():
        return word
    most = 2 if len(word) >= LONG else 1
    alike = (known for known in _known() if known[0] == word[0] and len(known) >= SHORTEST)
    near = {known: OSA.distance(word, known, score_cutoff=most) for known in alike}
    least = min(near.values(), default=most + 1)
    nearest = [known for known, slips in near.items() if slips == least <= most]
    return nearest[0] if len(nearest) == 1 else word


def spelt(text: str) -> str:
    """An English message with its slips mended; any other as it is."""
    if not is_english(text):
        return text
    return _WORD.sub(lambda m: _as(m[0], _spelt(m[0].lower())), text)


def _as(typed: str, mended: str) -> str:
    """The mended word, or the typed one with its capitals where nothing was mended."""
    return typed if mended == typed.lower() else mended
