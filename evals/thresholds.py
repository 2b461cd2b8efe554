"""The regression gate: figures held against the thresholds of `thresholds.toml`."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

from evals.scored import Scored
from evals.tasks.every import TASKS

FILE = Path(__file__).with_suffix(".toml")


def thresholds() -> Iterator[tuple[str, str, str, float]]:
    """Every threshold: task, part, measure, value."""
    for task, parts in tomllib.loads(FILE.read_text(encoding="utf-8")).items():
        for part, measures in parts.items():
            for measure, value in measures.items():
                yield task, part, measure, float(value)


def fallen(scored: Scored) -> list[str]:
    """What fell behind its threshold, and what a threshold asks for and no run measured."""
    found = []
    for task, part, measure, bound in thresholds():
        figure = scored.of(task, measure, part)
        fewer = measure in TASKS[task].fewer
        if figure is None:
            found.append(f"{task} {part}: {measure} was not measured")
        elif figure.value > bound if fewer else figure.value < bound:
            sign = "above" if fewer else "below"
            found.append(f"{task} {part}: {measure} is {figure}, {sign} {bound}")
    return found
