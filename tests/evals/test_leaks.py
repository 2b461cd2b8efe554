"""Nothing that was asked blind stands in the bank, to the letter or nearly."""

import json
import re
import tomllib
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from evals.cases import KINDS, ROUNDS, Case, cases

ROOT = Path(__file__).parents[2]
# What questions are compared with, found by or learned from.
BANK = (
    "assistant/words/*.toml",
    "assistant/statements/*.toml",
    "assistant/words/acts/*.jsonl",
    "assistant/words/messages/*.jsonl",
    "assistant/words/phrasings/*.jsonl",
    "knowledge/corpus/doors.jsonl",
)
# Short enough to be written twice by chance, and they were: by two people who knew nothing of
# each other (in bytes: 15 characters of Chinese, a short question in English).
BY_CHANCE = 45
# The share of character pairs in common: one character changed of twenty leaves 0.81.
NEAR = 0.8
# What everybody writes who tries it; it was found before this test was, in the first round.
KNOWN = {("first", "r43")}
ALL = [(written, kind) for written in ROUNDS for kind in KINDS]


def _texts(held: Any) -> Iterator[str]:
    if isinstance(held, str):
        yield _bare(held)
    elif isinstance(held, dict):
        for value in held.values():
            yield from _texts(value)
    elif isinstance(held, list):
        for value in held:
            yield from _texts(value)


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", unicodedata.normalize("NFKC", text)).lower()


def _pairs(text: str) -> frozenset[str]:
    return frozenset(text[at : at + 2] for at in range(len(text) - 1))


@cache
def _bank() -> tuple[str, ...]:
    found: set[str] = set()
    for file in (file for pattern in BANK for file in ROOT.glob(pattern)):
        text = file.read_text(encoding="utf-8")
        if file.suffix == ".toml":
            found.update(_texts(tomllib.loads(text)))
        else:
            found.update(t for line in text.splitlines() for t in _texts(json.loads(line)))
    return tuple(sorted(found))


@cache
def _index() -> tuple[dict[str, list[int]], list[int]]:
    """Which texts of the bank hold a pair of characters, and how many pairs each has."""
    holding: dict[str, list[int]] = defaultdict(list)
    for at, text in enumerate(_bank()):
        for pair in _pairs(text):
            holding[pair].append(at)
    return holding, [len(_pairs(text)) for text in _bank()]


def nearest(text: str) -> float:
    """The share of pairs in common with the text of the bank that has most."""
    holding, sizes = _index()
    own = _pairs(_bare(text))
    shared = Counter(at for pair in own for at in holding.get(pair, ()))
    return max((n / (len(own) + sizes[at] - n) for at, n in shared.items()), default=0.0)


def _said(case: Case) -> list[str]:
    said = case.asked.get("turns") or [case.asked.get("question") or case.asked["claim"]]
    return [text for text in said if len(_bare(text).encode()) > BY_CHANCE]


def _both(kind: str, written: str) -> list[Case]:
    return [case for held in (False, True) for case in cases(kind, held=held, written=written)]


def test_the_bank_is_read_whole() -> None:
    assert len(_bank()) > 10_000
    for pattern in BANK:
        assert [*ROOT.glob(pattern)], pattern


@pytest.mark.parametrize(("written", "kind"), ALL)
def test_no_case_stands_in_the_bank(written: str, kind: str) -> None:
    bank = set(_bank())
    copied = [c.id for c in _both(kind, written) if any(_bare(t) in bank for t in _said(c))]
    assert copied == []


@pytest.mark.parametrize(("written", "kind"), ALL)
def test_no_case_is_nearly_a_text_of_the_bank(written: str, kind: str) -> None:
    near = {c.id for c in _both(kind, written) if any(nearest(t) >= NEAR for t in _said(c))}
    assert near - {identity for known, identity in KNOWN if known == written} == set()


def test_a_text_of_the_bank_with_one_character_changed_would_be_found() -> None:
    long = [text for text in _bank() if 22 <= len(text) <= 40][::500]
    assert len(long) > 5
    for text in long:
        middle = len(text) // 2
        assert nearest(f"{text[:middle]}〇{text[middle + 1 :]}") >= NEAR
