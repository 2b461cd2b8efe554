"""The English of one sentence of a clause: its unofficial English cut where the Chinese is.

Sentences of a text and of its translation come in the same order and in like proportion, so the
English sentences are grouped into as many parts as the Chinese has, by length (Gale & Church 1993).
"""

import re
from collections.abc import Sequence
from functools import cache
from itertools import combinations

PIECE = re.compile(r"[^。；\n]+[。；]?")
_ENGLISH = re.compile(r"(?<=[.;]) (?=[A-Za-z(“])")
_NUMBER = re.compile(r"[\d(.)]+\.?")


def of_quote(quote: str, clause: str, gloss: str) -> str:
    """The part of a clause's English that renders a quote from it; all of it where none is told."""
    pieces = [piece.strip() for piece in PIECE.findall(clause) if piece.strip()]
    place = next((i for i, piece in enumerate(pieces) if piece.startswith(quote)), None)
    if place is None:
        return gloss
    parts = _parted(gloss, tuple(len(piece) for piece in pieces))
    return parts[place] if parts else gloss


@cache
def _parted(gloss: str, lengths: tuple[int, ...]) -> tuple[str, ...]:
    """The English in as many parts as there are lengths; none where it has fewer sentences."""
    sentences = _sentences(gloss)
    if len(sentences) < len(lengths):
        return ()
    cuts = combinations(range(1, len(sentences)), len(lengths) - 1)
    groups = ([sentences[a:b] for a, b in _spans(cut, len(sentences))] for cut in cuts)
    best = min(groups, key=lambda group: _unlike(group, lengths))
    return tuple(" ".join(part) for part in best)


def _sentences(gloss: str) -> list[str]:
    """The English sentences, a number kept with the words it stands before."""
    found: list[str] = []
    for piece in _ENGLISH.split(gloss):
        joins = found and _NUMBER.fullmatch(found[-1])
        found[-1:] = [f"{found[-1]} {piece}"] if joins else [*found[-1:], piece]
    return found


def _spans(cut: Sequence[int], end: int) -> list[tuple[int, int]]:
    return list(zip((0, *cut), (*cut, end), strict=True))


def _unlike(groups: Sequence[Sequence[str]], lengths: Sequence[int]) -> float:
    """How far the shares of the parts are from those of the Chinese."""
    sizes = [sum(map(len, group)) for group in groups]
    shares = zip(sizes, lengths, strict=True)
    return sum(abs(size / sum(sizes) - length / sum(lengths)) for size, length in shares)
