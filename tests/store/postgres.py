"""A PostgreSQL server of its own for the tests: on loopback, in a folder of its own, gone after."""

import os
import shutil
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path


def programs() -> Path | None:
    """The folder of initdb and pg_ctl, where Debian or the path has it."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"))
    on_path = shutil.which("initdb")
    return found[-1].parent if found else Path(on_path).parent if on_path else None


@contextmanager
def running(bin_folder: Path) -> Iterator[str]:
    """The URL of an empty database on a server that lives as long as the block."""
    folder = Path(tempfile.mkdtemp(prefix="tidu-pg-"))
    if os.geteuid() == 0:  # the server refuses to run as root
        shutil.chown(folder, "postgres", "postgres")
    data, port = folder / "data", _free_port()
    _run([bin_folder / "initdb", "-D", data, "-A", "trust", "-U", "tidu", "-E", "UTF8"])
    options = f"-c listen_addresses=127.0.0.1 -p {port} -k {folder}"
    log = folder / "log"
    _run([bin_folder / "pg_ctl", "-D", data, "-w", "-l", log, "-o", options, "start"])
    try:
        yield f"postgresql+psycopg://tidu@127.0.0.1:{port}/postgres"
    finally:
        _run([bin_folder / "pg_ctl", "-D", data, "-w", "-m", "immediate", "stop"])
        shutil.rmtree(folder)


def _run(command: Sequence[str | Path]) -> None:
    user = ["runuser", "-u", "postgres", "--"] if os.geteuid() == 0 else []
    subprocess.run([*user, *map(str, command)], check=True, capture_output=True, timeout=120)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
