"""Leads: what was learnt orders the clauses it knows, and leaves all others as they stood."""

from pathlib import Path

import numpy as np
import pytest

from knowledge.embed import embedder
from knowledge.grams import PLACES
from knowledge.leads import FILE, WORTH, Leads, evened, leads
from knowledge.ledger import library

HERE, THERE, ELSEWHERE = "A/1", "A/2", "B/1"


@pytest.fixture
def learnt() -> Leads:
    """Three clauses told apart by the direction of a vector of two numbers."""
    meaning = 6 * np.array([[1, 0], [0, 1], [-1, -1]], np.float32)
    nothing = np.zeros((3, PLACES), np.float32)
    return Leads(
        "e", (HERE, THERE, ELSEWHERE), meaning, nothing, np.zeros(3, np.float32),
        np.ones(PLACES, np.float32),
    )  # fmt: skip


def test_the_clause_a_question_sounds_like_gains_most(learnt: Leads) -> None:
    gains = learnt.toward("问", np.array([0.6, 0.4], np.float32), {HERE, THERE, ELSEWHERE})
    assert gains[HERE] > gains[THERE] > gains[ELSEWHERE] == 0
    assert gains[HERE] <= WORTH


def test_clauses_that_are_not_searched_take_no_share(learnt: Leads) -> None:
    gains = learnt.toward("问", np.array([1, 0], np.float32), {ELSEWHERE, "C/1"})
    assert gains == {ELSEWHERE: pytest.approx(WORTH)}


def test_the_wording_tells_clauses_apart_where_the_meaning_does_not(learnt: Leads) -> None:
    learnt.wording[1] = 1.0
    gains = learnt.toward("盖谁的章", np.zeros(2, np.float32), {HERE, THERE})
    assert gains[THERE] > gains[HERE]


def test_the_best_clause_learnt_is_no_better_than_before() -> None:
    gains = evened({HERE: 0.0, THERE: 3.0}, {HERE: 5.0, THERE: 4.0, ELSEWHERE: 4.5})
    scores = {HERE: 5.0 + gains[HERE], THERE: 4.0 + gains[THERE]}
    assert scores == {HERE: 3.0, THERE: 5.0}
    assert ELSEWHERE not in gains


def test_nothing_learnt_moves_nothing() -> None:
    assert not evened({}, {HERE: 5.0})


def test_what_ships_was_learnt_with_the_embedder_and_the_clauses_that_ship() -> None:
    shipped = leads(embedder().identity)
    assert shipped is not None
    assert set(shipped.addresses) == set(library().by_address)


def test_an_embedder_built_on_it_has_the_leads_and_another_has_none() -> None:
    assert FILE.exists()
    assert leads(f"{embedder().identity} kept") is not None
    assert leads(f"another {embedder().identity}") is None


def test_without_the_file_there_are_no_leads(tmp_path: Path) -> None:
    assert leads(embedder().identity, tmp_path / "none.npz") is None
