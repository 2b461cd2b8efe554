"""Softmax regression: what is learnt from meaning and from wording."""

import numpy as np

from assistant.softmax import Examples, fitted, gathered, rarity, shares

TEXTS = ["盖谁的章", "盖什么章", "几号截止", "哪天截止"] * 40
STAMP, DATE = [1.0, 0.0], [0.0, 1.0]
WANTED = np.array([STAMP, STAMP, DATE, DATE] * 40, np.float32)


def _examples(meaning: np.ndarray, texts: list[str]) -> Examples:
    return Examples(meaning.astype(np.float32), gathered(texts, rarity(TEXTS), 1.0), WANTED)


def test_the_wording_alone_is_enough() -> None:
    known = _examples(np.zeros((len(TEXTS), 2)), TEXTS)
    asked = _examples(np.zeros((2, 2)), ["盖谁的印", "何时截止"])
    assert shares(fitted(known, 30), asked).argmax(1).tolist() == [0, 1]


def test_the_meaning_alone_is_enough() -> None:
    known = _examples(WANTED * 3, ["同一句话"] * len(TEXTS))
    asked = _examples(np.array([DATE, STAMP]) * 3, ["同一句话"] * 2)
    assert shares(fitted(known, 30), asked).argmax(1).tolist() == [1, 0]


def test_a_text_that_leads_to_two_is_shared_between_them() -> None:
    both = Examples(
        np.ones((300, 1), np.float32),
        gathered(["同一句话"] * 300, rarity(TEXTS), 1.0),
        np.array([[0.75, 0.25, 0.0]] * 300, np.float32),
    )
    found = shares(fitted(both, 30), both)[0]
    assert found[0] > found[1] > found[2]


def test_what_all_vectors_share_teaches_nothing_and_hides_nothing() -> None:
    shared = np.full((len(TEXTS), 2), 100.0)
    known = _examples(shared + WANTED, ["同一句话"] * len(TEXTS))
    asked = _examples(shared[:2] + np.array([DATE, STAMP]), ["同一句话"] * 2)
    assert shares(fitted(known, 30), asked).argmax(1).tolist() == [1, 0]
