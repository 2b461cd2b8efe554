"""Running `tidu` as its users do: a process of its own, in a home of its own."""

import json
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from functools import cache
from multiprocessing import Pipe
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[2]
TIDU = Path(sys.executable).parent / "tidu"
LONGEST = 600  # seconds; nothing takes that long, and a run that hangs must not hang the suite
STREAMS = {"in": os.O_RDONLY, "out": os.O_WRONLY, "err": os.O_WRONLY}


@dataclass(frozen=True)
class Run:
    """One run: what was typed, where, with what environment, and the folder of its streams."""

    arguments: tuple[str, ...]
    folder: str
    environment: dict[str, str]
    streams: str


@dataclass(frozen=True)
class Done:
    """What one run left: status, both streams, and the JSON lines of standard output."""

    status: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict[str, Any]]:
        """Standard output as JSON Lines."""
        return [json.loads(line) for line in self.out.splitlines()]


@cache
def _zygote() -> tuple[Connection, subprocess.Popen[bytes]]:
    """The process that runs are forked from; it ends when this one does."""
    ours, theirs = Pipe()
    number = theirs.fileno()
    command = [sys.executable, "-m", "tests.cli.zygote", str(number)]
    forking = subprocess.Popen(command, pass_fds=[number], cwd=ROOT)
    theirs.close()
    return ours, forking


def tidu(*arguments: str | Path, given: str | bytes = b"", cwd: Path | None = None) -> Done:
    """Run `tidu` with these arguments and this standard input."""
    environment = os.environ | {"COLUMNS": "200"}
    with tempfile.TemporaryDirectory() as made:
        streams = {name: Path(made) / name for name in STREAMS}
        for stream in streams.values():
            stream.touch()
        streams["in"].write_bytes(given.encode() if isinstance(given, str) else given)
        run = Run(tuple(map(str, arguments)), str(cwd or Path.cwd()), environment, made)
        asked, _ = _zygote()
        asked.send(run)
        if not asked.poll(LONGEST):
            raise TimeoutError(f"tidu {arguments} did not end in {LONGEST} s")
        return Done(asked.recv(), streams["out"].read_text(), streams["err"].read_text())


def started(*arguments: str | Path) -> Done:
    """Run the console script itself, from the first import on: what a shell does."""
    done = subprocess.run(
        [TIDU, *map(str, arguments)],
        capture_output=True,
        env=os.environ | {"COLUMNS": "200"},
        timeout=LONGEST,
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


def one_message(done: Done, *words: str) -> None:
    """One message says what, where and what to do; no traceback, nothing on standard output."""
    assert "Traceback" not in done.err
    assert "内部错误" not in done.err
    assert done.err.strip()
    for word in words:
        assert word in done.err, f"{word!r} is not in {done.err!r}"
