"""Likeness of wording: how near a question is to the example questions of each topic."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

Weights = Mapping[str, float]


def grams(text: str) -> Counter[str]:
    """Characters in pairs and threes, the ends marked."""
    padded = f"^{text.strip('?？。! ')}$"
    return Counter(padded[i : i + n] for n in (2, 3) for i in range(len(padded) - n + 1))


@dataclass(frozen=True)
class Examples:
    """The example questions of every topic, ready to be compared with."""

    written: tuple[tuple[str, str], ...]

    @cached_property
    def _rarity(self) -> Weights:
        seen = Counter(gram for _, text in self.written for gram in grams(text))
        return {gram: math.log(1 + len(self.written) / n) for gram, n in seen.items()}

    @cached_property
    def _vectors(self) -> tuple[tuple[str, Weights], ...]:
        return tuple((topic, self._weighted(text)) for topic, text in self.written)

    def _weighted(self, text: str) -> Weights:
        common = math.log(1 + len(self.written))
        weights = {g: n * self._rarity.get(g, common) for g, n in grams(text).items()}
        length = math.sqrt(sum(w * w for w in weights.values())) or 1.0
        return {gram: weight / length for gram, weight in weights.items()}

    def likeness(self, text: str) -> dict[str, float]:
        """For every topic the cosine with its nearest example."""
        asked = self._weighted(text)
        best: dict[str, float] = {}
        for topic, vector in self._vectors:
            near = sum(weight * vector.get(gram, 0.0) for gram, weight in asked.items())
            best[topic] = max(best.get(topic, 0.0), near)
        return best


def examples(topics: Iterable[tuple[str, Iterable[str]]]) -> Examples:
    """Gather the examples of every topic."""
    return Examples(tuple((topic, text) for topic, texts in topics for text in texts))
