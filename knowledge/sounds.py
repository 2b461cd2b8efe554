"""Terms by their sound: slips of speech recognition mended, pinyin read."""

import re
import tomllib
from functools import cache, lru_cache
from itertools import product
from pathlib import Path

WORDS = Path(__file__).parent / "words"
_LETTERS = re.compile(r"[a-zü]+(?:[ '’]+[a-zü]+)*")


def mend(text: str) -> str:
    """Replace characters that only sound like a key term by the term."""
    longest = max(map(len, _sounding()))
    mended, at = "", 0
    while at < len(text):
        sized = (text[at : at + size] for size in range(longest, 1, -1))
        term = next(filter(None, map(_heard, sized)), None)
        mended += term or text[at]
        at += len(term) if term else 1
    return mended


def spell(text: str) -> str:
    """Replace key terms typed in pinyin, however the syllables are spaced, by their characters."""
    return _LETTERS.sub(_spelled, text)


def sound_alike(one: str, other: str) -> bool:
    """Whether two words are read the same, character by character."""
    known, none = _readings(), frozenset[str]()
    return len(one) == len(other) and all(
        a == b or known.get(a, none) & known.get(b, none) for a, b in zip(one, other, strict=True)
    )


@cache
def wording() -> dict[str, dict[str, str]]:
    """The tables of wording.toml that map an expression to its replacement."""
    tables = tomllib.loads((WORDS / "wording.toml").read_text(encoding="utf-8"))
    return {name: table for name, table in tables.items() if isinstance(table, dict)}


@cache
def _terms() -> tuple[tuple[str, ...], frozenset[str]]:
    tables = tomllib.loads((WORDS / "wording.toml").read_text(encoding="utf-8"))
    return tuple(tables["sounds"]), frozenset(tables["letters_only"])


@cache
def _readings() -> dict[str, frozenset[str]]:
    """The syllables a character may be read as."""
    readings: dict[str, set[str]] = {}
    for line in (WORDS / "syllables.txt").read_text(encoding="utf-8").splitlines():
        if not line.startswith("#"):
            syllable, characters = line.split()
            for character in characters:
                readings.setdefault(character, set()).add(syllable)
    return {character: frozenset(found) for character, found in readings.items()}


@cache
def _syllables() -> frozenset[str]:
    return frozenset().union(*_readings().values())


@cache
def _spellings() -> dict[tuple[str, ...], str]:
    """Every key term by each way its syllables may be written."""
    known = _readings()
    return {
        spelling: term
        for term in reversed(_terms()[0])
        for spelling in product(*(sorted(known[character]) for character in term))
    }


@cache
def _sounding() -> frozenset[str]:
    terms, letters_only = _terms()
    return frozenset(terms) - letters_only


@cache
def _by_sound() -> dict[tuple[str, ...], str]:
    return {spelling: term for spelling, term in _spellings().items() if term in _sounding()}


def _heard(piece: str) -> str | None:
    """The key term that sounds like this piece of text; the piece itself when it is one."""
    if piece in _sounding():
        return piece
    known = _readings()
    if not all(character in known for character in piece):
        return None
    term = next(filter(None, map(_by_sound().get, product(*(known[c] for c in piece)))), None)
    # 基础及…, 卓越绩效: a word of a tier and what follows it; wording.toml knows the true slips.
    only_the_level = term is not None and term.endswith("级") and term[:-1] == piece[:-1]
    return None if only_the_level else term


def _spelled(found: re.Match[str]) -> str:
    written = found.group()
    pieces = [_split(word) for word in re.split(r"[ '’]+", written)]
    if not all(pieces):
        return written
    syllables = [syllable for piece in pieces for syllable in piece]
    longest = max(map(len, _spellings()))
    result: list[str] = []
    at, terms = 0, 0
    while at < len(syllables):
        sized = (tuple(syllables[at : at + size]) for size in range(longest, 1, -1))
        spelling = next((s for s in sized if s in _spellings()), None)
        result.append(_spellings()[spelling] if spelling else syllables[at])
        at += len(spelling) if spelling else 1
        terms += spelling is not None
    return "".join(result) if terms else written


_LONGEST_WORD = 60  # ten syllables written together; nobody types more without a space
_KEPT = 4096  # words and their ends that stay parted; the rest is parted again


@lru_cache(maxsize=_KEPT)
def _split(word: str) -> tuple[str, ...]:
    """The syllables of a word in pinyin, longest first; empty when it is no pinyin."""
    if not word or len(word) > _LONGEST_WORD:
        return ()
    for size in range(min(6, len(word)), 0, -1):
        head, tail = word[:size], word[size:]
        if head in _syllables() and (not tail or _split(tail)):
            return (head, *_split(tail))
    return ()
