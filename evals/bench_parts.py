"""`make bench`, first half: start-up, ask, check, export, ingest: how long, how much memory.

Every line is a process of its own, as a user starts it, so that its memory is its own. What grows
(drafts, articles) is given as a ratio: the time a unit takes against the time it took in the line
before, so that 1.00 is growth in a straight line.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from assistant.answer import Question
from assistant.settings import Settings
from assistant.wiring import assistant
from evals.cases import cases
from evals.drafts import draft
from evals.runs import RESULTS, ROOT
from knowledge.ledger import library
from rules.facts.draft import draft_json
from rules.gate import export

RESULT = RESULTS / "bench_parts.json"
TIDU = "import sys; from ui.cli import run; sys.exit(run(sys.argv[1:]))"
DRAFTS, ARTICLES = (1, 10, 100, 1000, 10_000), (10, 100, 1000)
REPEATED, ASKED = 3, 60
RIGHT = (0, 1)  # 1 is a finding that holds: an answer, not a failure


@dataclass(frozen=True, slots=True)
class Spent:
    """One line: what was done, how often, how long a unit took, and the memory it had at most."""

    what: str
    units: int
    seconds: float
    ms_p50: float
    ms_p95: float
    memory_mb: float


def _tidu(*asked: str, fed: str = "", home: Path | None = None) -> tuple[float, float]:
    """How long a command took, and the most memory it held (from the system, in megabytes)."""
    environment = os.environ | ({"TIDU_HOME": str(home)} if home else {})
    measured = [sys.executable, "-c", MEASURE, sys.executable, "-c", TIDU, *asked]
    start = time.perf_counter()
    done = subprocess.run(
        measured, input=fed.encode(), capture_output=True, cwd=ROOT, env=environment
    )
    seconds = time.perf_counter() - start
    if done.returncode not in RIGHT:
        raise SystemExit(f"tidu {' '.join(asked)}: {done.stderr.decode()[-400:]}")
    return seconds, float(done.stderr.decode().rsplit("MB=", maxsplit=1)[1])


# Runs a command and says on the error channel what it held: only that of its own child.
MEASURE = (
    "import resource, subprocess, sys\n"
    "code = subprocess.call(sys.argv[1:], stdout=subprocess.DEVNULL)\n"
    "most = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss\n"
    "sys.stderr.write(f'MB={most / (1 << 20 if sys.platform == \"darwin\" else 1 << 10):.1f}')\n"
    "sys.exit(code)"
)


def _line(what: str, units: int, times: Sequence[float], memory: float) -> Spent:
    ordered = sorted(t * 1000 for t in times)
    p95 = ordered[min(len(ordered) - 1, len(ordered) * 95 // 100)]
    median = statistics.median(ordered)
    return Spent(what, units, round(sum(times), 2), round(median, 2), round(p95, 2), round(memory))


def _grown(what: str, units: int, seconds: float, each: float, memory: float) -> Spent:
    """A line of something that grows: the whole run, and what one unit took of it."""
    unit = round(each * 1000, 2)
    return Spent(what, units, round(seconds, 2), unit, unit, round(memory))


def start_up(home: Path) -> Iterator[Spent]:
    """From the shell to the end, with an index that stands already."""
    for what, asked in (
        ("start: tidu --help", ("--help",)),
        ("start: tidu check", ("check", "examples/pass.yaml")),
        ("start: tidu ask", ("ask", "申报卓越级需要几级成熟度")),
    ):
        runs = [_tidu(*asked, home=home) for _ in range(REPEATED)]
        yield _line(what, REPEATED, [s for s, _ in runs], max(mb for _, mb in runs))


def asking(home: Path) -> Iterator[Spent]:
    """Questions one after another in one process; none is asked twice."""
    chosen = [c.asked["question"] for c in cases("questions", held=False)][:ASKED]
    lines = "".join(json.dumps({"id": str(n), "question": q}) + "\n" for n, q in enumerate(chosen))
    system, times = assistant(home), []
    system.ask(Question("您好"))
    for text in chosen:
        start = time.perf_counter()
        system.ask(Question(text))
        times.append(time.perf_counter() - start)
    _, memory = _tidu("ask", "--json", "-", fed=lines, home=home)
    yield _line("ask", len(chosen), times, memory)


def checking(home: Path, most: int) -> Iterator[Spent]:
    """Drafts through `tidu check --json -`: the first with the start, the others beyond it."""
    stated, alone = draft_json(draft("pass")), 0.0
    for count in (count for count in DRAFTS if count <= most):
        text = json.dumps(stated, default=str, ensure_ascii=False)
        fed = "".join(text.replace("{", f'{{"id": "d{n}", ', 1) + "\n" for n in range(count))
        seconds, memory = _tidu("check", "--json", "-", fed=fed, home=home)
        alone = alone or seconds
        each = max(0.0, seconds - alone) / (count - 1) if count > 1 else seconds
        yield _grown(f"check {count} drafts", count, seconds, each, memory)


def exporting(home: Path) -> Iterator[Spent]:
    """The whole export: gate, three papers, written."""
    times, stated = [], draft("pass")
    with tempfile.TemporaryDirectory() as folder:
        for number in range(2 * REPEATED):
            start = time.perf_counter()
            export(stated, Path(folder) / str(number))
            times.append(time.perf_counter() - start)
        _, memory = _tidu("export", "examples/pass.yaml", "-o", f"{folder}/out", home=home)
    yield _line("export", len(times), times, memory)


def ingesting(home: Path, most: int) -> Iterator[Spent]:
    """A new document of so many articles, each a clause of the notices with a number before it."""
    texts = [clause.text.replace("\n", "") for clause in library().clauses]
    for count in (count for count in ARTICLES if count <= most):
        with tempfile.TemporaryDirectory() as folder:
            own = Path(folder) / "home"
            shutil.copytree(home, own)
            file = Path(folder) / "办法.txt"
            articles = (f"第{n + 1}条 第{n + 1}项：{texts[n % len(texts)]}" for n in range(count))
            file.write_text("某某办法\n\n" + "\n\n".join(articles) + "\n", encoding="utf-8")
            seconds, memory = _tidu("ingest", str(file), home=own)
        yield _grown(f"ingest {count} articles", count, seconds, seconds / count, memory)


def table(rows: Sequence[Spent]) -> str:
    """The lines as a table; growth against the line before, where something grows."""
    head = "| what | units | seconds | ms a unit, p50 | p95 | × of the line before | MB |"
    lines = [head, "|---" * 7 + "|"]
    for before, row in zip([None, *rows], rows, strict=False):
        grows = before and before.what.split()[0] == row.what.split()[0] != "start:"
        ratio = f"{row.ms_p50 / before.ms_p50:.2f}" if before and before.ms_p50 and grows else ""
        cells = (row.what, row.units, row.seconds, row.ms_p50, row.ms_p95, ratio, row.memory_mb)
        lines.append(f"| {' | '.join(map(str, cells))} |")
    return "\n".join(lines)


def main() -> None:
    """Measure every part and print the table."""
    parser = argparse.ArgumentParser(description="Speed and memory of what a user starts.")
    parser.add_argument("--drafts", type=int, default=DRAFTS[-1], help="at most so many drafts")
    parser.add_argument("--ingested", type=int, default=ARTICLES[-1], help="at most so many")
    asked = parser.parse_args()
    home = Settings().home
    assistant(home)  # the index stands before anything is timed
    parts: list[Callable[[], Iterator[Spent]]] = [
        lambda: start_up(home),
        lambda: asking(home),
        lambda: checking(home, asked.drafts),
        lambda: exporting(home),
        lambda: ingesting(home, asked.ingested),
    ]
    rows = []
    for part in parts:
        for row in part():
            sys.stderr.write(f"{row.what}: {row.seconds} s\n")
            rows.append(row)
    RESULTS.mkdir(exist_ok=True)
    RESULT.write_text(json.dumps([asdict(row) for row in rows], indent=1), encoding="utf-8")
    sys.stdout.write(f"{table(rows)}\n")


if __name__ == "__main__":
    main()
