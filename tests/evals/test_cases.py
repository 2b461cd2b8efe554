"""The cases are whole: every one has a gold, a part, and clauses that exist."""

import json

import pytest

from evals.cases import FOLDER, KINDS, ROUNDS, Case, cases
from knowledge.ledger import library

ALL = [(written, kind) for written in ROUNDS for kind in KINDS]


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
