"""What kind of message it is: a linear classifier over its meaning and its wording.

Multinomial logistic regression (Cox 1958) on the vector of the built-in embedding and on hashed
character grams (Weinberger et al. 2009); its weights ship with the product and are made by
`python -m assistant.train_intent`. It never answers: it only tells how far a message sounds like a
question on the programme, another subject, an unsafe request, or talk.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.answer import Status
from assistant.normal import normal
from knowledge.grams import weighed

WEIGHTS = Path(__file__).parent / "words" / "intent.npz"
# Which topic a question is about, learnt alike (assistant/train_topics.py).
TOPICS = WEIGHTS.with_name("topics.npz")
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
# How much the grams count beside the vector; chosen on a fifth that was held out when training.
GRAMS = 0.7
Vector = NDArray[np.float32]
Intent = Mapping[str, float]
Intents = Callable[[str], Intent]


@dataclass(frozen=True)
class Weights:
    """What was learnt: `meaning` (kinds, 384), `wording` (kinds, places), `bias`, `rarity`."""

    kinds: tuple[str, ...]
    meaning: Vector
    wording: Vector
    bias: Vector
    rarity: Vector


@cache
def _weights(path: Path) -> Weights:
    with np.load(path) as held:
        kinds = tuple(str(kind) for kind in held["kinds"])
        parts = (held[name] for name in ("meaning", "wording", "bias", "rarity"))
        return Weights(kinds, *(part.astype(np.float32) for part in parts))


def intent(message: str, vector: Vector, path: Path = WEIGHTS) -> Intent:
    """The probability of each kind, for a message and its vector (shape (384,), length one).

    `path` holds the weights: those of the kinds of message, unless others were learnt alike.
    """
    model = _weights(path)
    places, values = weighed(normal(message), model.rarity, GRAMS)
    scores = model.meaning @ vector + model.wording[:, places] @ values + model.bias
    likely = np.exp(scores - scores.max())
    likely /= likely.sum()
    return {kind: float(p) for kind, p in zip(model.kinds, likely, strict=True)}


def sounds_within(message: str, vector: Vector) -> bool:
    """Whether a message sounds like a question on the programme."""
    return intent(message, vector)[IN_DOMAIN] >= WITHIN
