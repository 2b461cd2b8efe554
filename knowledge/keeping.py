"""What of a home's documents and index is kept in a backup, and how it is copied while in use."""

import os
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from knowledge import generation
from knowledge.shelf import alone

SHELF, INDEX = "shelf", "index"
VECTORS = "vectors.sqlite"
DATABASES = (".sqlite", ".sqlite3")
PATIENCE = 30.0  # seconds a copy waits for a writer


@contextmanager
def still(home: Path) -> Iterator[None]:
    """Hold shelf and index as they are: nobody adds a document meanwhile, everybody reads."""
    with alone(home / SHELF), generation.writing(home / INDEX):
        yield


def kept(home: Path) -> tuple[Path, ...]:
    """The files to keep: the documents added, and the generation of the index that is in use."""
    shelf, index = home / SHELF, home / INDEX
    found = [path for path in shelf.rglob("*") if path.suffix != ".lock"]
    name = generation.current(index)
    if name:
        found += [index / generation.POINTER, *(index / name).rglob("*")]
    found += [index / VECTORS]
    return tuple(sorted(p for p in found if p.is_file() and not p.name.startswith(".")))


def copied(source: Path, target: Path) -> None:
    """Copy a file that may be written meanwhile; what lands on the disk is whole."""
    target.parent.mkdir(parents=True, exist_ok=True)
    if source.suffix in DATABASES:
        copy_database(source, target)
        # One file, not three: the copy needs no log beside it.
        with closing(sqlite3.connect(target)) as copy:
            copy.execute("PRAGMA journal_mode=DELETE")
    else:
        shutil.copyfile(source, target)
    _settled(target)


def copy_database(source: Path, target: Path) -> None:
    """Copy one SQLite database over another in one transaction, while both are in use."""
    with (
        closing(sqlite3.connect(source, timeout=PATIENCE)) as old,
        closing(sqlite3.connect(target, timeout=PATIENCE)) as new,
    ):
        old.backup(new)


def put_back(unpacked: Path, home: Path) -> None:
    """Put the documents and the index of a backup in the place of those in a home.

    Every file is written before the list of documents and the pointer of the index name it.
    """
    with still(home):
        _put_shelf(unpacked / SHELF, home / SHELF)
        _put_index(unpacked / INDEX, home / INDEX)


def _put_shelf(source: Path, target: Path) -> None:
    files = [path for path in source.rglob("*") if path.is_file()]
    # The list comes last: until then the shelf is the old one.
    for path in sorted(files, key=lambda path: path.name == "shelf.json"):
        place = target / path.relative_to(source)
        aside = place.with_name(f".{place.name}.{os.getpid()}")
        copied(path, aside)
        aside.replace(place)
    if not files:
        (target / "shelf.json").unlink(missing_ok=True)


def _put_index(source: Path, target: Path) -> None:
    if (source / VECTORS).exists():
        copy_database(source / VECTORS, target / VECTORS)
    name = generation.current(source)
    if name:
        place = generation.aside(target, name.split(".")[0])
        shutil.copytree(source / name, place, dirs_exist_ok=True)
        generation.swap(target, place)


def _settled(path: Path) -> None:
    with path.open("rb") as file:
        os.fsync(file.fileno())
