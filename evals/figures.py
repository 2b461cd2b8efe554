"""Figures: points counted by task, measure, part and kind, each with its bootstrap interval."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from evals.point import Point

DRAWS, SEED = 2000, 20241122
ALL = ""  # the kind of a figure over all kinds


@dataclass(frozen=True, slots=True)
class Figure:
    """The mean of one measure, its 95 % interval, and over how many cases."""

    task: str
    measure: str
    part: str
    kind: str
    value: float
    low: float
    high: float
    count: int

    @property
    def key(self) -> tuple[str, str, str, str]:
        """What it is a figure of: the same in every run."""
        return self.task, self.measure, self.part, self.kind

    def __str__(self) -> str:
        if self.low == self.high:
            return f"{self.value:.3f} of {self.count}"
        return f"{self.value:.3f} [{self.low:.3f}, {self.high:.3f}] of {self.count}"


def interval(values: Sequence[float], groups: Sequence[str] = ()) -> tuple[float, float]:
    """A 95 % bootstrap interval of the mean (percentiles, seeded), whole groups drawn together."""
    if not values:
        return 0.0, 0.0
    names = groups or [str(n) for n in range(len(values))]
    sums: dict[str, float] = defaultdict(float)
    counts: Counter[str] = Counter()
    for name, value in zip(names, values, strict=True):
        sums[name] += value
        counts[name] += 1
    total, size = np.array([sums[n] for n in counts]), np.array([counts[n] for n in counts])
    drawn = np.random.default_rng(SEED).integers(len(size), size=(DRAWS, len(size)))
    means = total[drawn].sum(axis=1) / size[drawn].sum(axis=1)
    low, high = np.percentile(means, [2.5, 97.5])
    return float(low), float(high)


def figures(task: str, part: str, points: Iterable[Point]) -> list[Figure]:
    """Every measure over all cases, then by kind where there are several."""
    by_measure: dict[str, dict[str, list[Point]]] = defaultdict(lambda: defaultdict(list))
    for point in points:
        by_measure[point.measure][point.kind].append(point)
    found = []
    for measure, kinds in by_measure.items():
        every = [point for some in kinds.values() for point in some]
        found.append(_figure(task, part, measure, ALL, every))
        if len(kinds) > 1:
            found += [_figure(task, part, measure, k, some) for k, some in sorted(kinds.items())]
    return found


def _figure(task: str, part: str, measure: str, kind: str, points: Sequence[Point]) -> Figure:
    values = [point.value for point in points]
    low, high = interval(values, [point.group or point.id for point in points])
    mean = round(sum(values) / len(values), 4)
    return Figure(task, measure, part, kind, mean, round(low, 4), round(high, 4), len(values))


Matrix = Mapping[str, Mapping[str, int]]


def matrix(points: Iterable[Point]) -> Matrix:
    """How often what was expected came out as what, for the points that say so."""
    counted: dict[str, Counter[str]] = defaultdict(Counter)
    for point in points:
        if point.expected:
            counted[point.expected][point.got] += 1
    return {expected: dict(got) for expected, got in sorted(counted.items())}
