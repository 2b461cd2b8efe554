"""Accounting: what a claim says beyond the clauses that are to bear it out forbids support."""

import re
import tomllib
from collections.abc import Collection, Iterator
from functools import cache, lru_cache
from pathlib import Path

from assistant.bank import bank
from assistant.proof.kept import CITED
from assistant.proof.mark import fold
from assistant.proof.register.reading import claim_of
from assistant.proof.vocabulary import atoms, gloss, stem
from knowledge.document import Library

TABLE = Path(__file__).parent / "accounted.toml"
# A character that joins, points or finishes a verb: 得盖, 建起, 先讲.
_JOINTS = frozenset(
    "得着了过来去上下里到住起把拉弄先再才就也都有是要会一那这给由各每所想能该应可将需找两"
)
_FAMILY = 5  # so many letters two English words of one family share: select, selectively


def unaccounted(claimed: str, cited: Collection[str], library: Library) -> str:
    """The first word of content that no cited clause and no known wording of one explains."""
    known = [_wording(at, library) for at in _with_headings(cited)]
    text = "\n".join(each for each, _ in known)
    stems = frozenset[str]().union(*(each for _, each in known))
    words = claim_of(claimed).content
    return next((w for w in words if not _explained(w, text, stems)), "")


def _with_headings(cited: Collection[str]) -> Iterator[str]:
    """The clauses and everything they stand under."""
    for at in dict.fromkeys(cited):
        parts = at.split("/")
        yield from ("/".join(parts[:n]) for n in range(len(parts), 0, -1))


@lru_cache(maxsize=CITED * 4)
def _wording(address: str, library: Library) -> tuple[str, frozenset[str]]:
    """What the clause says and how our own statements say it: the text, and English stems."""
    said = _said_of().get(address, ())
    text = fold("\n".join((library.text_at(address) or "", *said)))
    english = (piece for each in said for piece, _, _ in atoms(fold(each)) if piece.isascii())
    return text, gloss().get(address, frozenset()) | frozenset(english)


@cache
def _said_of() -> dict[str, tuple[str, ...]]:
    """The statements of the bank, by each clause they rest on."""
    found: dict[str, dict[str, None]] = {}
    for topic in bank():
        for said in topic.says:
            for citation in said.citations:
                ways = found.setdefault(citation.address, {})
                ways |= dict.fromkeys((said.words.zh, said.words.en))
    return {address: tuple(ways) for address, ways in found.items()}


def _explained(word: str, text: str, stems: frozenset[str]) -> bool:
    if not word[0].isascii():
        return word in text or bool(_talk("zh").fullmatch(word)) or _joined(word, text)
    return stem(word) in stems or bool(_talk("en").fullmatch(word)) or _of_family(word, stems)


def _joined(word: str, text: str) -> bool:
    """得盖, 先讲: a word of the clause with nothing but a joint to it."""
    if len(word) != 2:
        return False
    first, last = word[0], word[1]
    return any(
        joint in _JOINTS and (other in text or other in _JOINTS)
        for joint, other in ((first, last), (last, first))
    )


def _of_family(word: str, stems: frozenset[str]) -> bool:
    start = stem(word)
    return any(
        _shared(start, other) >= max(_FAMILY, min(len(start), len(other)) - 2) for other in stems
    )


def _shared(one: str, other: str) -> int:
    """How many letters two words begin with alike."""
    return next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
                min(len(one), len(other)))  # fmt: skip


@cache
def _talk(tongue: str) -> re.Pattern[str]:
    table = tomllib.loads(TABLE.read_text(encoding="utf-8"))[tongue]
    return re.compile("|".join(table.values()))
