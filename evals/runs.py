"""Stored runs: `results/<time>/` with the settings, and one file of records a task and part."""

import json
import platform
import subprocess
from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, datetime
from os import cpu_count
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
RESULTS = Path(__file__).parent / "results"
SETTINGS, FIGURES = "settings.json", "figures.json"


class NoRun(Exception):
    """There is no stored run to score."""


def new_run(asked: Mapping[str, Any]) -> Path:
    """A folder for a run that begins now, with the settings it runs under."""
    folder = RESULTS / datetime.now(UTC).strftime("%Y-%m-%dT%H%M%SZ")
    folder.mkdir(parents=True)
    settings = {**asked, **_machine()}
    (folder / SETTINGS).write_text(_written(settings, indent=1), encoding="utf-8")
    return folder


def _machine() -> dict[str, Any]:
    return {
        "revision": _git("rev-parse", "HEAD"),
        "altered": bool(_git("status", "--porcelain")),
        "python": platform.python_version(),
        "machine": f"{platform.system()} {platform.machine()}, {cpu_count()} cores",
    }


def _git(*asked: str) -> str:
    try:
        done = subprocess.run(["git", *asked], cwd=ROOT, capture_output=True, text=True)
    except OSError:
        return ""
    return done.stdout.strip()


def settings_of(run: Path) -> dict[str, Any]:
    """What a run was made under."""
    settings: dict[str, Any] = json.loads((run / SETTINGS).read_text(encoding="utf-8"))
    return settings


def runs() -> list[Path]:
    """Every stored run, oldest first."""
    return sorted(path.parent for path in RESULTS.glob(f"*/{SETTINGS}"))


def latest() -> Path:
    """The newest stored run."""
    if not (stored := runs()):
        raise NoRun("no stored run: python -m evals.generate makes one")
    return stored[-1]


def earlier(run: Path) -> Path | None:
    """The scored run before this one, over the same round of cases."""
    written = settings_of(run)["round"]
    before = [r for r in runs() if r.name < run.name and (r / FIGURES).exists()]
    return next((r for r in reversed(before) if settings_of(r)["round"] == written), None)


def store(run: Path, task: str, part: str, records: Iterable[Mapping[str, Any]]) -> int:
    """Write records as they come, so that a run that is broken off is not lost."""
    stored = 0
    with (run / f"{task}.{part}.jsonl").open("w", encoding="utf-8") as file:
        for record in records:
            file.write(_written(record) + "\n")
            file.flush()
            stored += 1
    return stored


def stored(run: Path, task: str, part: str) -> Iterator[dict[str, Any]]:
    """The records of one task and part; none when they were not asked for."""
    path = run / f"{task}.{part}.jsonl"
    if path.exists():
        yield from map(json.loads, path.read_text(encoding="utf-8").splitlines())


def _written(value: Mapping[str, Any], *, indent: int | None = None) -> str:
    return json.dumps(value, ensure_ascii=False, indent=indent)
