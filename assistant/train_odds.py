"""Fitting what the cues, the nearness and the learnt share weigh in the odds of a topic.

Part of `python -m assistant.train_topics`. Conditional logit (McFadden 1974) on the phrasings of
words/phrasings: the share of each is that of a model which has not seen it. How well the weights do
is said of topics they were not fitted on, a fifth of the topics at a time.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import minimize

from assistant.choose import Near, ranked
from assistant.rival import LEAST, NAMES
from assistant.softmax import SEED, Examples, Floats, fitted, shares
from assistant.understand import understand

FOLDS, RIDGE = 5, 1e-4
AWAY = -50.0  # the log-odds of a topic that cannot be meant
HEAD = "# Written by `python -m assistant.train_topics`: what each weighs in the odds of a topic.\n"
Rows = NDArray[np.intp]


@dataclass(frozen=True)
class Asked:
    """Phrasings: what speaks for each topic (n, topics, 3), which can be meant, which is right."""

    speaks: Floats
    meant: NDArray[np.bool_]
    right: Rows

    def rows(self, chosen: Rows) -> "Asked":
        """Some of them."""
        return Asked(self.speaks[chosen], self.meant[chosen], self.right[chosen])

    def scores(self, weights: Sequence[float]) -> Floats:
        """The log-odds of every topic, up to a constant."""
        summed: Floats = self.speaks @ np.asarray(weights, np.float32)
        return np.where(self.meant, summed, np.float32(AWAY))

    def first(self, weights: Sequence[float]) -> NDArray[np.bool_]:
        """Whether the right topic comes first."""
        return np.asarray(self.scores(weights).argmax(1) == self.right)


def asked(texts: Sequence[str], topics: Sequence[str], right: Rows, near: Near | None) -> Asked:
    """What the cues and the nearness say of each text; the learnt share is still to come."""
    places = {topic: at for at, topic in enumerate(topics)}
    speaks = np.zeros((len(texts), len(topics), len(NAMES)), np.float32)
    meant = np.zeros((len(texts), len(topics)), bool)
    for row, text in enumerate(texts):
        for choice in ranked(understand(text), near=near):
            if (at := places.get(choice.topic.id)) is not None:
                speaks[row, at, :2] = choice.cued, choice.score - choice.cued
                meant[row, at] = True
    return Asked(speaks, meant, right)


def unseen_shares(known: Examples, rows: Rows, epochs: int) -> Floats:
    """The logarithm of every share, by models that were not shown the row they speak of."""
    fold = np.random.default_rng(SEED).integers(0, FOLDS, len(known.wanted))
    found = np.zeros_like(known.wanted)
    for one in range(FOLDS):
        guessed = np.intersect1d(np.flatnonzero(fold == one), rows)
        weights = fitted(known.rows(np.flatnonzero(fold != one)), epochs)
        found[guessed] = shares(weights, known.rows(guessed))
    logarithm: Floats = np.log(np.maximum(found[rows], LEAST))
    return logarithm


def fit(given: Asked) -> tuple[float, ...]:
    """The weights under which the right topics are likeliest, a little drawn towards nothing."""
    possible = given.rows(np.flatnonzero(given.meant[np.arange(len(given.right)), given.right]))
    rows = np.arange(len(possible.right))

    def loss(weights: NDArray[np.float64]) -> tuple[float, NDArray[np.float64]]:
        scores = possible.scores(weights.tolist())
        likely = np.exp(scores - scores.max(1, keepdims=True))
        likely /= likely.sum(1, keepdims=True)
        missed = -float(np.log(likely[rows, possible.right] + 1e-9).mean())
        likely[rows, possible.right] -= 1
        slope = np.einsum("nt,ntf->f", likely, possible.speaks) / len(rows)
        return missed + RIDGE * float(weights @ weights), slope + 2 * RIDGE * weights

    return tuple(minimize(loss, np.zeros(len(NAMES)), jac=True, method="L-BFGS-B").x.tolist())


def of_other_topics(given: Asked) -> float:
    """How often the right topic comes first, by weights fitted on the phrasings of others."""
    topics: int = given.speaks.shape[1]
    fold = np.random.default_rng(SEED).integers(0, FOLDS, topics)[given.right]
    parts = [(np.flatnonzero(fold != one), np.flatnonzero(fold == one)) for one in range(FOLDS)]
    right = [given.rows(held).first(fit(given.rows(kept))) for kept, held in parts]
    return float(np.concatenate(right).mean())


def written(weights: Sequence[float], path: Path) -> str:
    """The weights as they were written to a file."""
    lines = (f"{name} = {weight:.2f}\n" for name, weight in zip(NAMES, weights, strict=True))
    text = HEAD + "".join(lines)
    path.write_text(text, encoding="utf-8")
    return text
