"""The cases are whole, and nothing that was asked blind stands in the bank."""

import json
import re
import tomllib
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from evals.cases import FOLDER, KINDS, ROUNDS, Case, cases
from knowledge.ledger import library

ROOT = Path(__file__).parents[2]
BANK = (
    "assistant/words/*.toml",
    "assistant/statements/*.toml",
    "assistant/words/messages/*.jsonl",
    "knowledge/corpus/doors.jsonl",
)
# Short enough to be written twice by chance, and they were: by two people who knew nothing of
# each other (in bytes: 15 characters of Chinese, a short question in English).
BY_CHANCE = 45
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


def _bank() -> set[str]:
    found: set[str] = set()
    for file in (file for pattern in BANK for file in ROOT.glob(pattern)):
        text = file.read_text(encoding="utf-8")
        if file.suffix == ".toml":
            found.update(_texts(tomllib.loads(text)))
        else:
            found.update(t for line in text.splitlines() for t in _texts(json.loads(line)))
    return found


def _both(kind: str, written: str) -> list[Case]:
    return [case for held in (False, True) for case in cases(kind, held=held, written=written)]


@pytest.mark.parametrize(("written", "kind"), ALL)
def test_every_case_has_a_gold_and_a_part(written: str, kind: str) -> None:
    lines = (FOLDER / written / f"{kind}.jsonl").read_text(encoding="utf-8").splitlines()
    asked = [json.loads(line)["id"] for line in lines]
    assert sorted(asked) == sorted(case.id for case in _both(kind, written))


@pytest.mark.parametrize("written", ROUNDS)
def test_about_a_third_is_held(written: str) -> None:
    held = sum(len(cases(kind, held=True, written=written)) for kind in KINDS)
    every = sum(len(_both(kind, written)) for kind in KINDS)
    assert 0.3 <= held / every <= 0.35


@pytest.mark.parametrize("written", ROUNDS)
def test_every_gold_names_clauses_that_exist(written: str) -> None:
    known = library().by_address
    for case in _both("questions", written):
        named = {*case.gold.get("gold", ()), *case.gold.get("needed", ())}
        assert not [address for address in named if address not in known], case.id


def test_nothing_that_was_asked_blind_stands_in_the_bank() -> None:
    bank = _bank()
    for written, kind in ALL:
        for case in _both(kind, written):
            said = case.asked.get("turns") or [case.asked.get("question") or case.asked["claim"]]
            copied = [text for text in said if _bare(text) in bank]
            assert not [text for text in copied if len(_bare(text).encode()) > BY_CHANCE], case.id
