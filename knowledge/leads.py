"""Leads: which clauses a question that sounds like this one leads to, learnt from thousands.

Multinomial logistic regression (Cox 1958) over the vector of a question and its hashed character
grams, one class a clause; the weights ship with the product and are made by
`python -m assistant.train_leads`. Clauses it never learnt are neither lifted nor sunk by it.
"""

from collections.abc import Container, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType

import numpy as np

from knowledge.embed import Vectors
from knowledge.grams import weighed

FILE = Path(__file__).parent / "corpus" / "leads.npz"
# How much the grams of a question count beside its vector, in training and after it.
GRAMS = 1.0
# From here on down one unlikely clause is like another.
FAINTEST = -6.0
# What a clause may gain by a lead over the faintest, in units of the fused score; fitted on the
# open cases of two rounds.
WORTH = 0.5 * -FAINTEST


@dataclass(frozen=True)
class Leads:
    """What was learnt: `meaning` (clauses, width) and `wording` (clauses, places)."""

    embedder: str
    addresses: tuple[str, ...]
    meaning: Vectors
    wording: Vectors
    bias: Vectors
    rarity: Vectors

    def toward(self, text: str, vector: Vectors, among: Container[str]) -> dict[str, float]:
        """What each clause known, of these, gains: from nothing up to WORTH for a certain one."""
        own = [i for i, address in enumerate(self.addresses) if address in among]
        if not own:
            return {}
        places, values = weighed(text, self.rarity, GRAMS)
        scores = self.meaning @ vector + self.wording[:, places] @ values + self.bias
        likely = scores[own] - scores[own].max()
        likely -= np.log(np.exp(likely).sum())
        gains = WORTH * (1 - np.maximum(likely, FAINTEST) / FAINTEST)
        return {self.addresses[i]: float(gain) for i, gain in zip(own, gains, strict=True)}


@cache
def leads(embedder: str, file: Path = FILE) -> Leads | None:
    """The leads learnt with this embedder, or the one it is built on; none for another."""
    if not file.exists():
        return None
    with np.load(file) as held:
        if not embedder.startswith(str(held["embedder"])):
            return None
        parts = (held[name] for name in ("meaning", "wording", "bias", "rarity"))
        addresses = tuple(str(address) for address in held["addresses"])
        return Leads(embedder, addresses, *(part.astype(np.float32) for part in parts))


def evened(gains: Mapping[str, float], scores: Mapping[str, float]) -> Mapping[str, float]:
    """The gains moved so that the best of these clauses is no better than without them.

    They order the clauses that were learnt; beside others (an added document's) those stand as
    they stood.
    """
    if not gains:
        return MappingProxyType({})
    before = max(scores[address] for address in gains)
    after = max(scores[address] + gain for address, gain in gains.items())
    return {address: gain + before - after for address, gain in gains.items()}
