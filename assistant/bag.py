"""Which topic a message is worded like: a bag of its character grams, learnt from phrasings.

Every gram of one to three characters has a small vector, a message is their weighed sum, and a
linear layer gives each topic its probability (Joulin et al. 2017, "Bag of Tricks for Efficient Text
Classification"). The weights ship with the product and are made by `python -m assistant.train_bag`.
Beside the model of assistant/intent.py, whose vector knows what words mean, this one knows which
words people use: of phrasings by people it has not learnt from the two together find 0.69, alone
0.58 and 0.63 (DECISIONS 37).
"""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from assistant.intent import Intent
from assistant.normal import normal

WEIGHTS = Path(__file__).parent / "words" / "bag.npz"
PLACES = 1 << 16
LONGEST = 3  # characters of a gram
LENGTH = 4.0  # what the summed vector is stretched by; as it was learnt
# What the bag counts for beside the model of meaning; the best of a held-out file of phrasings.
BAG = 0.6
LEAST = 1e-6
Floats = NDArray[np.float32]
Places = NDArray[np.intp]


@dataclass(frozen=True)
class Bag:
    """What was learnt: `grams` (PLACES, width), `topics` (n, width), `bias` (n), `rarity`."""

    names: tuple[str, ...]
    grams: NDArray[np.int8]
    scale: Floats
    topics: Floats
    bias: Floats
    rarity: Floats


def grams(text: str) -> Places:
    """The hashed places of a message's grams, each gram once."""
    marked = f"^{normal(text).strip('?？。! ')}$"
    spans = ((i, i + n) for n in range(1, LONGEST + 1) for i in range(len(marked) - n + 1))
    runs = dict.fromkeys(marked[start:end] for start, end in spans)
    return np.array([zlib.crc32(run.encode()) % PLACES for run in runs], dtype=np.intp)


def weighed(places: Places, rarity: Floats) -> Floats:
    """The weight of every gram: rare ones more, all together of length one."""
    weights = rarity[places]
    return (weights / (float(np.linalg.norm(weights)) or 1.0)).astype(np.float32)


@cache
def _bag(path: Path) -> Bag:
    with np.load(path) as held:
        names = tuple(str(name) for name in held["names"])
        parts = (held[part].astype(np.float32) for part in ("scale", "topics", "bias", "rarity"))
        scale, topics, bias, rarity = parts
        return Bag(names, held["grams"], scale, topics, bias, rarity)


def by_wording(message: str, path: Path = WEIGHTS) -> Intent:
    """The probability of each topic by the wording of a message alone."""
    bag = _bag(path)
    places = grams(message)
    weights = weighed(places, bag.rarity) * bag.scale[places]
    summed = LENGTH * (weights @ bag.grams[places].astype(np.float32))
    scores = bag.topics @ summed + bag.bias
    likely = np.exp(scores - scores.max())
    likely /= likely.sum()
    return dict(zip(bag.names, likely.tolist(), strict=True))


def together(shares: Sequence[tuple[float, Intent]]) -> Intent:
    """The weighed geometric mean of several readings of one message, as probabilities."""
    names = shares[0][1]
    logs = {
        name: sum(
            worth * float(np.log(max(LEAST, share.get(name, 0.0)))) for worth, share in shares
        )
        for name in names
    }
    most = max(logs.values())
    likely = {name: float(np.exp(log - most)) for name, log in logs.items()}
    whole = sum(likely.values())
    return {name: share / whole for name, share in likely.items()}
