"""A process of its own that a machine treats badly: a full disk, a folder it may not write."""

import multiprocessing
import os
import resource
from collections.abc import Callable
from pathlib import Path

NOBODY = 65534


def with_files_of_at_most(limit: int, act: Callable[[], object]) -> str:
    """What an act says that could write no file longer than so many bytes; empty when it could."""
    return _told(act, lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit)))


def without_the_right_to_write(folder: Path, act: Callable[[], object]) -> str:
    """What an act says that may read a folder and write nothing; empty when it could."""
    for path in (folder, *folder.rglob("*")):
        path.chmod(0o555 if path.is_dir() else 0o444)
    return _told(act, lambda: os.setuid(NOBODY) if os.geteuid() == 0 else None)


def _told(act: Callable[[], object], poor: Callable[[], object]) -> str:
    ours, theirs = multiprocessing.get_context("fork").Pipe()
    child = multiprocessing.get_context("fork").Process(target=_run, args=(act, poor, theirs))
    child.start()
    theirs.close()
    try:
        return str(ours.recv()) if ours.poll(120) else "no answer"
    finally:
        child.join(timeout=10)


def _run(act: Callable[[], object], poor: Callable[[], object], told: object) -> None:
    poor()
    try:
        act()
    except Exception as error:
        told.send(f"{type(error).__name__}: {error}")  # type: ignore[attr-defined]
    else:
        told.send("")  # type: ignore[attr-defined]
