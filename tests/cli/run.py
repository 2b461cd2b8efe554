"""Running `tidu` as its users do: a process of its own, in a home of its own."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

TIDU = Path(sys.executable).parent / "tidu"


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


def tidu(*arguments: str | Path, given: str | bytes = b"", cwd: Path | None = None) -> Done:
    """Run `tidu` with these arguments and this standard input."""
    content = given.encode() if isinstance(given, str) else given
    done = subprocess.run(
        [TIDU, *map(str, arguments)],
        input=content,
        capture_output=True,
        cwd=cwd,
        env=os.environ | {"COLUMNS": "200"},
        timeout=600,
    )
    return Done(done.returncode, done.stdout.decode(), done.stderr.decode())


def one_message(done: Done, *words: str) -> None:
    """One message says what, where and what to do; no traceback, nothing on standard output."""
    assert "Traceback" not in done.err
    assert "内部错误" not in done.err
    assert done.err.strip()
    for word in words:
        assert word in done.err, f"{word!r} is not in {done.err!r}"
