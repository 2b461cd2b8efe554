"""`python -m evals.generate`: run the system over the cases and store what it said; no scoring."""

import argparse
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from assistant.settings import Settings
from assistant.wiring import Assistant, assistant
from evals.cases import LATEST, ROUNDS
from evals.point import HELD
from evals.runs import new_run, store
from evals.tasks.every import TASKS


def generate(
    system: Assistant, names: Sequence[str], *, written: str = LATEST, held: bool = True
) -> Path:
    """A stored run of these tasks; without `held` the untouched third is left alone."""
    asked = {"round": written, "tasks": [*names], "model": system.model and system.model.name}
    run = new_run(asked)
    for task in (TASKS[name] for name in names):
        for part in (part for part in task.parts if held or part != HELD):
            start = time.perf_counter()
            count = store(run, task.name, part, task.run(system, part, written))
            spent = time.perf_counter() - start
            sys.stderr.write(f"{task.name:10} {part:6} {count:4} records in {spent:5.1f} s\n")
    return run


def options(about: str) -> argparse.ArgumentParser:
    """The options of a run."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("tasks", nargs="*", metavar="TASK", help="、".join(TASKS))
    parser.add_argument("--open", action="store_true", help="leave the untouched third alone")
    parser.add_argument(
        "--round", choices=ROUNDS, default=LATEST, help="which cases (default: %(default)s)"
    )
    return parser


def chosen(parser: argparse.ArgumentParser, asked: argparse.Namespace) -> list[str]:
    """The tasks asked for: all of them when none is named."""
    if unknown := set(asked.tasks) - set(TASKS):
        parser.error(f"no such task: {', '.join(sorted(unknown))}; there are {', '.join(TASKS)}")
    return asked.tasks or [*TASKS]


def main() -> None:
    """Run the tasks asked for and name the folder."""
    parser = options("Run the system over the cases and store what it said.")
    asked = parser.parse_args()
    names = chosen(parser, asked)
    system = assistant(Settings().home)
    run = generate(system, names, written=asked.round, held=not asked.open)
    sys.stdout.write(f"{run}\n")


if __name__ == "__main__":
    main()
