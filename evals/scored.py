"""A stored run, scored: figures, matrices, and the bad cases of what may be read."""

import json
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from evals.figures import Figure, Matrix, figures, matrix
from evals.point import HELD, Point
from evals.runs import FIGURES, earlier, settings_of, stored
from evals.task import Task
from evals.tasks.every import TASKS

CASES = "cases.json"
MANY = 8  # bad cases shown of a task


@dataclass(frozen=True, slots=True)
class Scored:
    """Everything counted from one stored run. Of the held part there are figures alone."""

    run: Path
    settings: Mapping[str, Any]
    figures: tuple[Figure, ...]
    matrices: Mapping[str, Matrix]
    worst: Mapping[str, tuple[Point, ...]]
    cases: Mapping[str, Mapping[str, float]]

    def of(self, task: str, measure: str, part: str, kind: str = "") -> Figure | None:
        """One figure, if this run has it."""
        key = (task, measure, part, kind)
        return next((figure for figure in self.figures if figure.key == key), None)


def score(run: Path) -> Scored:
    """Score a stored run; the system is never asked."""
    settings, found, matrices, worst, cases = settings_of(run), [], {}, {}, {}
    for task in TASKS.values():
        for part in task.parts:
            points = list(_points(run, task, part, settings["round"]))
            found += [*figures(task.name, part, points), *_seconds(run, task.name, part)]
            matrices.update(_matrices(task, part, points))
            if part != HELD and points:
                worst[task.name] = _worst(task, points)
                own = [p for p in points if p.measure == task.worst]
                cases[task.name] = {point.id: point.value for point in own}
    return Scored(run, settings, tuple(found), matrices, worst, cases)


def _points(run: Path, task: Task, part: str, written: str) -> Iterator[Point]:
    records = list(stored(run, task.name, part))
    golds = task.golds(part, written) if records else {}
    for record in records:
        yield from task.score(record, golds.get(record["id"], {}))


def _matrices(task: Task, part: str, points: Sequence[Point]) -> dict[str, Matrix]:
    by_measure: dict[str, list[Point]] = defaultdict(list)
    for point in points:
        by_measure[point.measure].append(point)
    named = {f"{task.name} ({part}): {m}": matrix(some) for m, some in by_measure.items()}
    return {name: counted for name, counted in named.items() if counted}


def _worst(task: Task, points: Sequence[Point]) -> tuple[Point, ...]:
    """The bad cases of the task's first measure, the worst of every kind before the next ones."""
    bad = sorted((p for p in points if p.measure == task.worst and p.value < 1),
                 key=lambda p: p.value)  # fmt: skip
    turns: dict[str, int] = defaultdict(int)
    placed = []
    for point in bad:
        placed.append((turns[point.kind], point.value, point.id, point))
        turns[point.kind] += 1
    return tuple(point for *_, point in sorted(placed, key=lambda p: p[:3])[:MANY])


def _seconds(run: Path, task: str, part: str) -> list[Figure]:
    """How long an answer took at the middle and at the slow end, in seconds."""
    spent = sorted(
        turn["seconds"]
        for record in stored(run, task, part)
        for turn in record.get("turns", [record])
        if "seconds" in turn
    )
    return [
        Figure(task, f"seconds, p{share}", part, "", value, value, value, len(spent))
        for share in (50, 95)
        if spent and (value := spent[min(len(spent) - 1, len(spent) * share // 100)]) >= 0
    ]


def keep(scored: Scored) -> None:
    """Write what a later run is compared with."""
    rows = [asdict(figure) for figure in scored.figures]
    for name, value in ((FIGURES, rows), (CASES, scored.cases)):
        text = json.dumps(value, ensure_ascii=False, indent=0)
        (scored.run / name).write_text(text + "\n", encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Change:
    """What changed since an earlier run: figures, and open cases that turned."""

    since: str
    figures: tuple[tuple[Figure, float], ...]
    better: Mapping[str, tuple[str, ...]]
    worse: Mapping[str, tuple[str, ...]]


def changed(scored: Scored) -> Change | None:
    """The difference from the scored run before, if there is one."""
    before = earlier(scored.run)
    if before is None:
        return None
    rows = json.loads((before / FIGURES).read_text(encoding="utf-8"))
    was = {figure.key: figure.value for figure in (Figure(**row) for row in rows)}
    moved = tuple(
        (figure, was[figure.key])
        for figure in scored.figures
        if not figure.kind
        and not figure.measure.startswith("seconds")
        and abs(figure.value - was.get(figure.key, figure.value)) >= 0.0005
    )
    old = json.loads((before / CASES).read_text(encoding="utf-8"))
    return Change(before.name, moved, *(_turned(scored.cases, old, up) for up in (True, False)))


def _turned(
    now: Mapping[str, Mapping[str, float]], old: Mapping[str, Mapping[str, float]], up: bool
) -> dict[str, tuple[str, ...]]:
    found = {}
    for task, values in now.items():
        before = old.get(task, {})
        pairs = [(name, before[name], value) for name, value in values.items() if name in before]
        found[task] = tuple(n for n, was, value in pairs if (value > was if up else value < was))
    return {task: names for task, names in found.items() if names}
