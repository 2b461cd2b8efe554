"""Softmax regression over meaning and wording, for the small models that ship with the product.

Learnt by AdamW (Loshchilov and Hutter 2019) on mini-batches: sparse grams make a full-batch solver
slow. Vectors of one embedder share most of their direction; they are centred and stretched to be
learnt from, and what is learnt is folded back, so that whoever uses it multiplies plain vectors.
Needs scipy, which the extra `train` brings; nothing on the way of a question imports it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from knowledge.grams import PLACES, hashed, weighed

BATCH, RATE, DECAY, SEED = 256, 0.005, 0.02, 0
STRETCH = 16.0
Floats = NDArray[np.float32]
Halves = NDArray[np.float16]


@dataclass(frozen=True)
class Examples:
    """Rows to learn from: vectors (n, width), grams (n, PLACES), shares of the classes (n, k)."""

    meaning: Floats
    wording: csr_matrix
    wanted: Floats

    def rows(self, chosen: NDArray[np.intp]) -> "Examples":
        """Some of them."""
        return Examples(self.meaning[chosen], self.wording[chosen], self.wanted[chosen])


def a_fifth_apart(known: Examples) -> tuple[Examples, Examples]:
    """What is learnt from, and the fifth that is held out to be guessed."""
    fifth = np.random.default_rng(SEED).random(len(known.wanted)) < 0.2
    return known.rows(np.flatnonzero(~fifth)), known.rows(np.flatnonzero(fifth))


def shipped(known: Examples, epochs: int) -> tuple[Halves, Halves, Floats]:
    """Meaning and wording as they ship, one row a class, in half precision; the bias whole."""
    meaning, wording, bias = fitted(known, epochs)
    return meaning.T.astype(np.float16), wording.T.astype(np.float16), bias


def rarity(texts: Sequence[str]) -> Floats:
    """The inverse document frequency of every place of a gram."""
    seen = np.zeros(PLACES)
    for text in texts:
        seen[list(hashed(text))] += 1
    return (np.log((1 + len(texts)) / (1 + seen)) + 1).astype(np.float32)


def gathered(texts: Sequence[str], rare: Floats, length: float) -> csr_matrix:
    """The weighed grams of every text, one row each."""
    rows = [weighed(text, rare, length) for text in texts]
    ends = np.cumsum([0, *(len(places) for places, _ in rows)])
    places = np.concatenate([places for places, _ in rows])
    values = np.concatenate([values for _, values in rows])
    return csr_matrix((values, places, ends), shape=(len(texts), PLACES))


def fitted(known: Examples, epochs: int) -> list[Floats]:
    """The weights of meaning and wording, and the bias, for vectors as they are."""
    mean = known.meaning.mean(0)
    centred = replace(known, meaning=(known.meaning - mean) * STRETCH)
    meaning, wording, bias = _descended(centred, epochs)
    meaning *= STRETCH
    return [meaning, wording, bias - mean @ meaning]


def _descended(known: Examples, epochs: int) -> list[Floats]:
    """The weights after so many epochs, the rate falling to nothing."""
    dice, (count, kinds) = np.random.default_rng(SEED), known.wanted.shape
    shapes = ((known.meaning.shape[1], kinds), (PLACES, kinds), kinds)
    weights = [np.zeros(shape, np.float32) for shape in shapes]
    first, second = ([np.zeros_like(w) for w in weights] for _ in range(2))
    steps, step = epochs * -(-count // BATCH), 0
    for _ in range(epochs):
        order = dice.permutation(count)
        for start in range(0, count, BATCH):
            step += 1
            slopes = _slopes(weights, known.rows(order[start : start + BATCH]))
            for w, m, v, slope in zip(weights, first, second, slopes, strict=True):
                m += 0.1 * (slope - m)
                v += 0.01 * (slope**2 - v)
                move = m / (1 - 0.9**step) / (np.sqrt(v / (1 - 0.99**step)) + 1e-8)
                w -= RATE * (1 - step / steps) * (move + (DECAY * w if w.ndim > 1 else 0.0))
    return weights


def _slopes(weights: list[Floats], batch: Examples) -> list[Floats]:
    """The gradient of the cross-entropy."""
    wrong = (shares(weights, batch) - batch.wanted) / len(batch.wanted)
    return [batch.meaning.T @ wrong, np.asarray(batch.wording.T @ wrong), wrong.sum(0)]


def shares(weights: list[Floats], batch: Examples) -> Floats:
    """The probability of every class, for every row."""
    scores = batch.meaning @ weights[0] + batch.wording @ weights[1] + weights[2]
    likely = np.exp(scores - scores.max(1, keepdims=True))
    found: Floats = likely / likely.sum(1, keepdims=True)
    return found
