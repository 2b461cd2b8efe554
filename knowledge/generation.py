"""Generations of an index: each is written aside, then one pointer file is swapped to it."""

import fcntl
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

POINTER = "current"
_LOCK = "lock"


def current(folder: Path) -> str | None:
    """The name of the generation in use; none before the first is complete."""
    try:
        name = (folder / POINTER).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        return None
    return name if name and (folder / name).is_dir() else None


def of(folder: Path, key: str) -> Path | None:
    """Where the generation of this key is, if it is the one in use."""
    name = current(folder)
    return folder / name if name and name.split(".")[0] == key else None


@contextmanager
def writing(folder: Path) -> Iterator[None]:
    """Hold the index for one writer; a second one waits. A killed writer holds nothing."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / _LOCK).open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def aside(folder: Path, key: str) -> Path:
    """A new folder to write a generation in; nobody reads it before the pointer says so."""
    attempt = 1
    while (folder / f"{key}.{attempt}").exists():
        attempt += 1
    path = folder / f"{key}.{attempt}"
    path.mkdir(parents=True)
    return path


def swap(folder: Path, generation: Path) -> None:
    """Point at a complete generation, then clear what nobody can be reading any more.

    The generation replaced is kept until the next swap: another process may have it open.
    """
    before = current(folder)
    draft = folder / f"{POINTER}.new"
    with draft.open("w", encoding="utf-8") as file:
        file.write(generation.name + "\n")
        file.flush()
        os.fsync(file.fileno())
    os.replace(draft, folder / POINTER)
    for path in folder.iterdir():
        if path.is_dir() and path.name not in (generation.name, before):
            shutil.rmtree(path, ignore_errors=True)
