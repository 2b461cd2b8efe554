"""Training the classifier of messages; a maintainer's module (it needs the extra `train`).

`python -m assistant.train_intent` learns from the messages of words/messages, the phrasings of
words/phrasings, the example questions of the bank and the questions of the clauses; it says what a
fifth that was held out is taken for, then writes words/intent.npz. Softmax regression by Adam
(Kingma and Ba 2015) on mini-batches: sparse grams make a full-batch solver slow.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from assistant.answer import Status
from assistant.bank import bank
from assistant.intent import IN_DOMAIN, KINDS, PLACES, SHARP, WEIGHTS, hashed, weighed
from assistant.normal import normal
from assistant.settings import Settings
from assistant.wiring import assistant
from knowledge.doors import Way, doors
from knowledge.ledger import library

WORDS = Path(__file__).parent / "words"
EPOCHS, BATCH, RATE, DECAY, SMOOTHING, SEED = 12, 256, 0.03, 0.05, 0.05, 0
Floats = NDArray[np.float32]


@dataclass(frozen=True)
class Examples:
    """Rows to learn from: vectors (n, 384), grams (n, PLACES), and the number of each kind."""

    meaning: Floats
    wording: csr_matrix
    kind: NDArray[np.intp]

    def rows(self, chosen: NDArray[np.intp]) -> "Examples":
        """Some of them."""
        return Examples(self.meaning[chosen], self.wording[chosen], self.kind[chosen])


def messages() -> Iterator[tuple[str, str]]:
    """Every message to learn from, with its kind."""
    kinds = {topic.id: KINDS[Status(topic.ending)] for topic in bank()}
    for topic in bank():
        yield from ((text, kinds[topic.id]) for text in topic.like)
    for door in doors(library()):
        if door.way is Way.QUESTION:
            yield door.text, IN_DOMAIN
    for entry in _written("phrasings"):
        yield entry["text"], kinds[entry["topic"]]
    for entry in _written("messages"):
        yield entry["text"], entry["kind"]


def _written(folder: str) -> Iterator[dict[str, str]]:
    for path in sorted((WORDS / folder).glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)


def rarity(texts: list[str]) -> Floats:
    """The inverse document frequency of every place of a gram."""
    seen = np.zeros(PLACES)
    for text in texts:
        seen[list(hashed(text))] += 1
    return (np.log((1 + len(texts)) / (1 + seen)) + 1).astype(np.float32)


def gathered(texts: list[str], rare: Floats) -> csr_matrix:
    """The weighed grams of every text, one row each."""
    rows = [weighed(text, rare) for text in texts]
    ends = np.cumsum([0, *(len(places) for places, _ in rows)])
    places = np.concatenate([places for places, _ in rows])
    values = np.concatenate([values for _, values in rows])
    return csr_matrix((values, places, ends), shape=(len(texts), PLACES))


def fitted(known: Examples, kinds: int) -> list[Floats]:
    """The weights of meaning and wording, and the bias."""
    dice, width = np.random.default_rng(SEED), known.meaning.shape[1]
    weights = [np.zeros(shape, np.float32) for shape in ((width, kinds), (PLACES, kinds), kinds)]
    first, second = ([np.zeros_like(w) for w in weights] for _ in range(2))
    steps, step = EPOCHS * -(-len(known.kind) // BATCH), 0
    for _ in range(EPOCHS):
        order = dice.permutation(len(known.kind))
        for start in range(0, len(order), BATCH):
            step += 1
            slopes = _slopes(weights, known.rows(order[start : start + BATCH]))
            for w, m, v, slope in zip(weights, first, second, slopes, strict=True):
                m += 0.1 * (slope - m)
                v += 0.01 * (slope**2 - v)
                move = m / (1 - 0.9**step) / (np.sqrt(v / (1 - 0.99**step)) + 1e-8)
                w -= RATE * (1 - step / steps) * (move + (DECAY * w if w.ndim > 1 else 0.0))
    return weights


def _slopes(weights: list[Floats], batch: Examples) -> list[Floats]:
    """The gradient of the smoothed cross-entropy."""
    wrong = shares(weights, batch)
    wrong -= SMOOTHING / wrong.shape[1]
    wrong[np.arange(len(wrong)), batch.kind] -= 1 - SMOOTHING
    wrong /= len(wrong)
    return [batch.meaning.T @ wrong, np.asarray(batch.wording.T @ wrong), wrong.sum(0)]


def shares(weights: list[Floats], batch: Examples) -> Floats:
    """The probability of every kind, for every row."""
    scores = batch.meaning @ weights[0] + batch.wording @ weights[1] + weights[2]
    likely = np.exp(scores - scores.max(1, keepdims=True))
    found: Floats = likely / likely.sum(1, keepdims=True)
    return found


def main() -> None:
    """Hold a fifth out and say what it is taken for, then train on everything and write."""
    learnt = dict(messages())
    kinds = sorted(set(learnt.values()))
    texts = [normal(text) for text in learnt]
    rare = rarity(texts)
    vector = assistant(Settings().home).index.vector
    known = Examples(
        np.array([vector(text) for text in learnt], dtype=np.float32) * SHARP,
        gathered(texts, rare),
        np.array([kinds.index(kind) for kind in learnt.values()], dtype=np.intp),
    )
    fifth = np.random.default_rng(SEED).random(len(texts)) < 0.2
    kept, held = (known.rows(np.flatnonzero(part)) for part in (~fifth, fifth))
    guessed = shares(fitted(kept, len(kinds)), held).argmax(1)
    sys.stdout.write(f"{len(texts)} messages; of the fifth held out ")
    sys.stdout.write(f"{np.mean(guessed == held.kind):.3f} right\n")
    for at, kind in enumerate(kinds):
        seen = Counter(kinds[guess] for guess in guessed[held.kind == at])
        sys.stdout.write(f"  {kind}: {dict(seen.most_common())}\n")
    meaning, wording, bias = fitted(known, len(kinds))
    np.savez_compressed(
        WEIGHTS,
        kinds=np.array(kinds, dtype=str),
        meaning=meaning.T.astype(np.float16),
        wording=wording.T.astype(np.float16),
        bias=bias,
        rarity=rare,
    )


if __name__ == "__main__":
    main()
