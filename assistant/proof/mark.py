"""Marks: the words of a text that a clause must license, each with its kind and meaning."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby

PLAIN, UNKNOWN, BREAK = "plain", "unknown", "break"


@dataclass(frozen=True, slots=True)
class Mark:
    """One word or figure: what kind it is, what it means, how and where it is written."""

    kind: str
    value: str
    word: str
    at: int

    def as_(self, kind: str, value: str | None = None) -> "Mark":
        """The same word in another part: an addressee instead of an actor, a title won before."""
        return replace(self, kind=kind, value=self.value if value is None else value)

    @property
    def pair(self) -> tuple[str, str]:
        """Kind and meaning, without the wording."""
        return self.kind, self.value


def spaced(marks: Sequence[Mark]) -> Iterator[Mark]:
    """The marks with the blanks between English words that reading dropped."""
    for at, several in groupby(marks, key=lambda mark: mark.at):
        mark = next(several)
        blank = at and mark.word.isascii() and mark.word[0].isalnum()
        yield replace(mark, word=f" {mark.word}") if blank else mark


def fold(text: str) -> str:
    """Half width and lower case, character for character, so that places stay comparable."""
    return "".join(_folded(character) for character in text)


def _folded(character: str) -> str:
    code = ord(character)
    if 0xFF01 <= code <= 0xFF5E:
        character = chr(code - 0xFEE0)
    elif code == 0x3000:
        character = " "
    lower = character.lower()
    return lower if len(lower) == 1 else character
