"""Likeness of wording: how near a question is to the example questions of each topic."""

import math
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from knowledge.grams import grams

Places = np.typing.NDArray[np.intp]
Floats = np.typing.NDArray[np.float64]
Weights = Mapping[str, float]


@dataclass(frozen=True)
class Examples:
    """The example questions of every topic, ready to be compared with."""

    written: tuple[tuple[str, str], ...]

    @cached_property
    def _rarity(self) -> Weights:
        seen = Counter(gram for _, text in self.written for gram in grams(text))
        return {gram: math.log(1 + len(self.written) / n) for gram, n in seen.items()}

    @cached_property
    def _topics(self) -> tuple[tuple[str, ...], Places]:
        """The topics in order, and for every example the place of its own."""
        places = {topic: at for at, topic in enumerate(dict.fromkeys(t for t, _ in self.written))}
        return tuple(places), np.array([places[t] for t, _ in self.written], dtype=np.intp)

    @cached_property
    def _posted(self) -> Mapping[str, tuple[Places, Floats]]:
        """For every gram the examples that hold it, and how much it weighs in each."""
        posted: dict[str, tuple[list[int], list[float]]] = {}
        for at, (_, text) in enumerate(self.written):
            for gram, weight in self._weighted(text).items():
                places, weights = posted.setdefault(gram, ([], []))
                places.append(at)
                weights.append(weight)
        return {g: (np.array(p, dtype=np.intp), np.array(w)) for g, (p, w) in posted.items()}

    def _weighted(self, text: str) -> Weights:
        common = math.log(1 + len(self.written))
        weights = {g: n * self._rarity.get(g, common) for g, n in grams(text).items()}
        length = math.sqrt(sum(w * w for w in weights.values())) or 1.0
        return {gram: weight / length for gram, weight in weights.items()}

    def likeness(self, text: str) -> dict[str, float]:
        """For every topic the cosine with its nearest example."""
        near = np.zeros(len(self.written))
        for gram, weight in self._weighted(text).items():
            if posted := self._posted.get(gram):
                near[posted[0]] += weight * posted[1]
        topics, own = self._topics
        best = np.zeros(len(topics))
        np.maximum.at(best, own, near)
        return dict(zip(topics, best.tolist(), strict=True))


def examples(topics: Iterable[tuple[str, Iterable[str]]]) -> Examples:
    """Gather the examples of every topic."""
    return Examples(tuple((topic, text) for topic, texts in topics for text in texts))
