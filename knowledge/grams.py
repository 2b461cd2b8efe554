"""Grams: the wording of a text as hashed runs of characters, for small linear models."""

import zlib
from collections import Counter

import numpy as np
from numpy.typing import NDArray

# Places that grams are hashed to (Weinberger et al. 2009).
PLACES = 1 << 12
Places = NDArray[np.intp]
Floats = NDArray[np.float32]


def grams(text: str) -> Counter[str]:
    """Characters in pairs and threes, the ends marked."""
    padded = f"^{text.strip('?？。! ')}$"
    return Counter(padded[i : i + n] for n in (2, 3) for i in range(len(padded) - n + 1))


def hashed(text: str) -> dict[int, float]:
    """The character grams of a text by their hashed places, damped by the logarithm."""
    counts: dict[int, float] = {}
    for gram, count in grams(text).items():
        place = zlib.crc32(gram.encode()) % PLACES
        counts[place] = counts.get(place, 0.0) + count
    return {place: 1.0 + float(np.log(count)) for place, count in counts.items()}


def weighed(text: str, rarity: Floats, length: float) -> tuple[Places, Floats]:
    """The places of a text's grams and their weights, rare ones heavier, of this length."""
    counts = hashed(text)
    places = np.fromiter(counts, dtype=np.intp, count=len(counts))
    values = np.fromiter(counts.values(), dtype=np.float32, count=len(counts)) * rarity[places]
    whole = float(np.linalg.norm(values)) or 1.0
    return places, values * np.float32(length / whole)
