"""The fast tasks do not fall behind the figures they had: part of make test, not of make check."""

from dataclasses import replace
from pathlib import Path

import pytest

from assistant.wiring import assistant
from evals.figures import Figure
from evals.generate import generate
from evals.scored import Scored, score
from evals.tasks.every import TASKS
from evals.thresholds import fallen, thresholds

# Dialogues and mutants take minutes; the proof's own tests hold the mutants.
FAST = [name for name in TASKS if name not in ("dialogues", "mutants")]


@pytest.mark.slow
def test_no_figure_fell_below_its_threshold(
    home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("evals.runs.RESULTS", tmp_path)
    assert fallen(score(generate(assistant(home), FAST))) == []


def _measured(value: float) -> Scored:
    told = tuple(
        Figure(task, measure, part, "", bound + value, 0, 1, 10)
        for task, part, measure, bound in thresholds()
    )
    return Scored(Path(), {}, told, {}, {}, {})


def test_a_figure_at_its_threshold_passes() -> None:
    assert fallen(_measured(0.0)) == []


def test_every_figure_on_the_wrong_side_is_named_with_its_threshold() -> None:
    fewer = {(t, m) for t, _, m, _ in thresholds() if m in TASKS[t].fewer}
    low, high = fallen(_measured(-0.01)), fallen(_measured(0.01))
    assert fewer
    assert len(low) + len(high) == len([*thresholds()])
    assert all("above" in line for line in high)
    assert all("below" in line for line in low)


def test_a_measure_that_disappeared_is_an_alarm() -> None:
    gone = replace(_measured(0.0), figures=())
    assert len(fallen(gone)) == len([*thresholds()])
    assert "was not measured" in fallen(gone)[0]


def test_every_threshold_is_for_a_task_that_is_fast_enough_to_be_run() -> None:
    assert {task for task, *_ in thresholds()} <= set(FAST)
