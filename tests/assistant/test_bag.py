"""Topics by wording: what was learnt of phrasings, beside what they mean."""

import numpy as np
import pytest

from assistant.bag import LONGEST, by_wording, grams, together, weighed
from assistant.bank import bank


@pytest.mark.parametrize(
    ("asked", "topic"),
    [
        ("推荐汇总表有哪几列", "table"),
        ("成熟度要做到几级才能报卓越", "maturity"),
        ("what maturity level does the excellent tier need", "maturity"),
        ("最后一天是几号", "deadline"),
    ],
)
def test_a_topic_is_known_by_the_words_people_use(asked: str, topic: str) -> None:
    shares = by_wording(asked)
    assert topic in sorted(shares, key=lambda name: -shares[name])[:3]
    assert sum(shares.values()) == pytest.approx(1, abs=1e-4)


def test_every_topic_learnt_is_one_of_the_bank() -> None:
    assert set(by_wording("几级")) <= set(bank().topics)


def test_grams_are_runs_of_one_to_three_characters_with_the_ends_marked() -> None:
    assert len(grams("几级")) == len({"^", "几", "级", "$", "^几", "几级", "级$", "^几级", "几级$"})
    assert LONGEST == 3


def test_weights_of_a_message_have_length_one_and_none_has_none() -> None:
    rare = np.array([0.0, 1.0, 2.0], np.float32)
    assert float(np.linalg.norm(weighed(np.array([1, 2]), rare))) == pytest.approx(1)
    assert weighed(np.array([0]), rare).tolist() == [0.0]


@pytest.mark.parametrize(("worth", "first"), [(0.9, "deadline"), (0.1, "quota")])
def test_two_readings_are_one_in_the_measure_that_each_is_worth(worth: float, first: str) -> None:
    one, other = {"deadline": 0.9, "quota": 0.1}, {"deadline": 0.1, "quota": 0.9}
    shares = together([(worth, one), (1 - worth, other)])
    assert max(shares, key=lambda name: shares[name]) == first
    assert sum(shares.values()) == pytest.approx(1)
