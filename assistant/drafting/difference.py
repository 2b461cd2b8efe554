"""What changed between two texts, sentence by sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

SENTENCE = re.compile(r"[^。！？\n]*[。！？]+[）”]*|[^。！？\n]+|\n")


@dataclass(frozen=True, slots=True)
class Change:
    """A run of sentences that stayed, came or went."""

    kind: Literal["same", "added", "removed"]
    text: str


def sentences(text: str) -> list[str]:
    """A text in sentences, line ends kept as pieces of their own."""
    return SENTENCE.findall(text)


def changes(before: str, after: str) -> tuple[Change, ...]:
    """How one text becomes the other; joined without what went, it is the second."""
    return tuple(_changes(sentences(before), sentences(after)))


def _changes(old: list[str], new: list[str]) -> Iterator[Change]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for kind, start, end, begin, stop in matcher.get_opcodes():
        if kind == "equal":
            yield Change("same", "".join(old[start:end]))
            continue
        if start < end:
            yield Change("removed", "".join(old[start:end]))
        if begin < stop:
            yield Change("added", "".join(new[begin:stop]))
