"""What kind of message it is: a linear classifier over the vector of its meaning.

Multinomial logistic regression (Cox 1958) on the built-in embedding; its weights ship with the
product and are made by `python -m assistant.train_intent`. It never answers: it only tells how far
a message sounds like a question on the programme, another subject, an unsafe request, or talk.
"""

from collections.abc import Callable, Mapping
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.answer import Status

WEIGHTS = Path(__file__).parent / "words" / "intent.npz"
IN_DOMAIN = "in_domain"
# The ending of a topic, and the kind of message it answers.
KINDS: Mapping[Status, str] = {
    Status.ANSWERED: IN_DOMAIN,
    Status.NEEDS_FACTS: IN_DOMAIN,
    Status.ELIGIBILITY: IN_DOMAIN,
    Status.NOT_IN_DOCUMENTS: IN_DOMAIN,
    Status.OUT_OF_SCOPE: "out_of_scope",
    Status.UNSAFE: "unsafe",
    Status.SMALLTALK: "smalltalk",
}
# From here on a message is of the subject, though no word of it says so.
WITHIN = 0.6
Vector = NDArray[np.float32]
Intent = Mapping[str, float]
Intents = Callable[[str], Intent]


@cache
def _weights(path: Path = WEIGHTS) -> tuple[tuple[str, ...], Vector, Vector]:
    with np.load(path) as held:
        kinds = tuple(str(kind) for kind in held["kinds"])
        return kinds, held["weights"], held["bias"]


def intent(vector: Vector) -> Intent:
    """The probability of each kind, for the vector of a message (shape (384,), length one)."""
    kinds, weights, bias = _weights()
    scores = weights @ vector + bias
    likely = np.exp(scores - scores.max())
    likely /= likely.sum()
    return {kind: float(p) for kind, p in zip(kinds, likely, strict=True)}


def sounds_within(vector: Vector) -> bool:
    """Whether a message sounds like a question on the programme."""
    return intent(vector)[IN_DOMAIN] >= WITHIN
