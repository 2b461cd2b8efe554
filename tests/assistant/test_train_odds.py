"""Fitting the odds of a topic: what decided the right answers is what comes to weigh."""

from pathlib import Path

import numpy as np
import pytest

from assistant.bank import bank
from assistant.normal import words
from assistant.rival import NAMES, ODDS
from assistant.softmax import Examples, fitted, gathered, rarity, shares
from assistant.train_odds import Asked, asked, fit, of_other_topics, unseen_shares, written

DICE = np.random.default_rng(7)
TRUE = (0.5, 2.0, 1.0)


def _given() -> Asked:
    """Phrasings whose right topic is drawn by the odds of known weights."""
    speaks = DICE.normal(size=(3000, 10, 3)).astype(np.float32)
    chance = DICE.gumbel(size=(3000, 10))
    right = (speaks @ np.array(TRUE, np.float32) + chance).argmax(1)
    return Asked(speaks, np.ones((3000, 10), bool), right)


def test_the_weights_that_decided_are_found_again() -> None:
    given = _given()
    assert fit(given) == pytest.approx(TRUE, abs=0.15)
    assert of_other_topics(given) > given.first((1.0, 0.0, 0.0)).mean()


def test_a_topic_that_cannot_be_meant_is_never_first_and_teaches_nothing() -> None:
    given = _given()
    meant = given.meant.copy()
    meant[np.arange(1000), given.right[:1000]] = False
    barred = Asked(given.speaks, meant, given.right)
    assert not barred.first(TRUE)[:1000].any()
    assert fit(barred) == pytest.approx(fit(given.rows(np.arange(1000, 3000))), abs=1e-3)


def test_what_speaks_for_a_topic_is_what_choosing_ranks_by() -> None:
    topics = [topic.id for topic in bank()]
    found = asked(["哪天截止？"], topics, np.array([topics.index("deadline")]), None)
    assert found.first((1.0, 1.0, 0.0)).tolist() == [True]
    assert found.speaks[0, topics.index("deadline"), 0] > 0


def test_a_share_is_that_of_a_model_which_has_not_seen_the_phrasing() -> None:
    texts = [f"{mark}" * 3 for mark in "甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳午未申酉"]
    alone = Examples(
        np.zeros((20, 1), np.float32), gathered(texts, rarity(texts), 1.0),
        DICE.permutation(np.repeat(np.eye(2, dtype=np.float32), 10, axis=0)),
    )  # fmt: skip
    right = alone.wanted.argmax(1)
    seen = shares(fitted(alone, 200), alone)
    unseen = unseen_shares(alone, np.arange(20), 200)
    assert (seen.argmax(1) == right).all()  # learnt by heart
    assert (unseen.argmax(1) == right).mean() < 0.8  # and of no use for what is new


def test_the_weights_in_use_are_those_that_training_writes(tmp_path: Path) -> None:
    held = [words(ODDS.stem)[name] for name in NAMES]
    assert written(held, tmp_path / ODDS.name) == ODDS.read_text(encoding="utf-8")
