"""Differences: what two documents on one matter say on the same points, and sentence by sentence.

Nothing of the comparison is written down beforehand: the topics name points and the form of words
they are stated in; who says what, and whether it is the same, is read from the documents.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from functools import lru_cache
from itertools import product
from pathlib import Path

from knowledge.clause import Clause
from knowledge.document import Document
from knowledge.ledger import CORPUS
from knowledge.reading import reading, squeeze

TOPICS = CORPUS / "topics.toml"
# Shorter sentences say too little to be matched; less alike ones say something else.
_SHORTEST, _ALIKE = 8, 0.58
_KEPT = 256  # pairs of documents that stay compared; one that was removed is not kept for it
_END = re.compile(r"(?<=[。；])|\n")
_MARK = re.compile(
    r"^\s*(?:[一二三四五六七八九十]+、|[(（][一二三四五六七八九十\d]+[)）]|\d+\s*[.．、])\s*"
)


class Stands(StrEnum):
    """How the later or narrower text stands to the one it is held against."""

    SAME = "same"
    CHANGED = "changed"
    ONLY_BASE = "only_base"
    ONLY_OTHER = "only_other"


@dataclass(frozen=True, slots=True)
class Topic:
    """A point to compare: the words it is stated in, in clauses that hold the words `within`."""

    id: str
    name: str
    states: str
    within: str = ""


@dataclass(frozen=True, slots=True)
class Stated:
    """What one document says on a point: where, in what words, and the value compared."""

    address: str
    quote: str
    value: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One point, what either document says on it, and how the two stand."""

    topic: str
    name: str
    base: tuple[Stated, ...]
    other: tuple[Stated, ...]

    @property
    def stands(self) -> Stands:
        """The same values, others, or silence on one side."""
        if not self.other:
            return Stands.ONLY_BASE
        if not self.base:
            return Stands.ONLY_OTHER
        same = {one.value for one in self.base} == {one.value for one in self.other}
        return Stands.SAME if same else Stands.CHANGED


@dataclass(frozen=True, slots=True)
class Pair:
    """A sentence of one document and the sentence of the other that says the same, if any does."""

    other: str
    says: str
    base: str = ""
    said: str = ""

    @property
    def stands(self) -> Stands:
        """Whether the sentence is repeated, changed, or its document's own."""
        if not self.base:
            return Stands.ONLY_OTHER
        same = squeeze(reading(self.says)) == squeeze(reading(self.said))
        return Stands.SAME if same else Stands.CHANGED


def topics(path: Path = TOPICS) -> tuple[Topic, ...]:
    """The points that notices are compared on."""
    held = tomllib.loads(path.read_text(encoding="utf-8"))
    return tuple(Topic(**topic) for topic in held["topic"])


def differences(base: Document, other: Document) -> tuple[Difference, ...]:
    """Every point that at least one of the two states, with what each says on it."""
    found = (
        Difference(t.id, t.name, tuple(_stated(t, base)), tuple(_stated(t, other)))
        for t in topics()
    )
    return tuple(one for one in found if one.base or one.other)


@lru_cache(maxsize=_KEPT)
def pairs(base: Document, other: Document) -> tuple[Pair, ...]:
    """Every sentence of `other`, each with its nearest in `base`."""
    theirs = [(c.address, s, _grams(s)) for c in base.clauses for s in _sentences(c)]
    return tuple(
        _pair(clause.address, sentence, theirs)
        for clause in other.clauses
        for sentence in _sentences(clause)
    )


def counterparts(documents: Iterable[Document]) -> dict[str, frozenset[str]]:
    """For each clause, the clauses of other documents that say the same or change it."""
    held = sorted(documents, key=lambda document: document.source.issued)
    found: dict[str, set[str]] = {}
    for number, base in enumerate(held):
        for other in held[number + 1 :]:
            for one, another in _meeting(base, other):
                found.setdefault(one, set()).add(another)
                found.setdefault(another, set()).add(one)
    return {address: frozenset(others) for address, others in found.items()}


def _meeting(base: Document, other: Document) -> Iterator[tuple[str, str]]:
    """Addresses that say the same, or that speak to the same point."""
    yield from ((pair.base, pair.other) for pair in pairs(base, other) if pair.base)
    for found in differences(base, other):
        yield from product({s.address for s in found.base}, {s.address for s in found.other})


def _stated(topic: Topic, document: Document) -> Iterator[Stated]:
    pattern, seen = re.compile(topic.states), set()
    for clause in document.clauses:
        if "/附" in clause.address or topic.within not in clause.text:
            continue  # the annexes belong to both notices
        for found in pattern.finditer(clause.text):
            value = squeeze(reading("".join(g or "" for g in found.groups()) or found.group()))
            if value not in seen:
                seen.add(value)
                yield Stated(clause.address, found.group().strip(), value)


def _pair(address: str, says: str, theirs: list[tuple[str, str, frozenset[str]]]) -> Pair:
    grams = _grams(says)
    alike, where, said = max(
        ((_dice(grams, others), where, said) for where, said, others in theirs),
        default=(0.0, "", ""),
    )
    return Pair(address, says, where, said) if alike >= _ALIKE else Pair(address, says)


def changed(pair: Pair) -> tuple[tuple[str, str], ...]:
    """The pieces of a pair that differ: what the base has, what the other has instead."""
    said, says = squeeze(reading(pair.said)), squeeze(reading(pair.says))
    matcher = SequenceMatcher(a=said, b=says, autojunk=False)
    return tuple(
        (said[a:b], says[c:d]) for kind, a, b, c, d in matcher.get_opcodes() if kind != "equal"
    )


def _sentences(clause: Clause) -> Iterator[str]:
    for piece in _END.split(clause.text):
        sentence = _MARK.sub("", piece).strip()
        if len(squeeze(sentence)) >= _SHORTEST:
            yield sentence


def _grams(sentence: str) -> frozenset[str]:
    text = squeeze(reading(sentence))
    return frozenset(text[i : i + 2] for i in range(len(text) - 1))


def _dice(one: frozenset[str], other: frozenset[str]) -> float:
    return 2 * len(one & other) / (len(one) + len(other)) if one and other else 0.0
