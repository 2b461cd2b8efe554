"""What lies on the disk after a server was killed: nothing half, nothing broken."""

import hashlib
import json
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy.orm import Session

from assistant.desk.log import broken, entries, held_head
from assistant.store.engine import FILE, open_database
from knowledge import generation


def wrong_on_disk(home: Path) -> list[str]:
    """Everything that is wrong with a home nobody uses at the moment."""
    return [*_database(home), *_shelf(home / "shelf"), *_index(home / "index")]


def _database(home: Path) -> list[str]:
    with closing(sqlite3.connect(home / FILE)) as held:
        found = held.execute("PRAGMA integrity_check").fetchone()[0]
        loose = held.execute("PRAGMA foreign_key_check").fetchone()
    return [f"database: {found} {loose}"] if found != "ok" or loose else []


def logged(home: Path) -> tuple[list[str], dict[int, str]]:
    """What is wrong with the desk's log, and its digests by number."""
    engine = open_database(home)
    with Session(engine) as session:
        held = entries(session)
        found = broken(held, held_head(session))
    engine.dispose()
    wrong = [f"desk log: {found}"] if found else []
    return wrong, {entry.number: entry.digest for entry in held}


def _shelf(shelf: Path) -> list[str]:
    if not (shelf / "shelf.json").exists():
        return []
    wrong = []
    for entry in json.loads((shelf / "shelf.json").read_text("utf-8"))["entries"]:
        content = (shelf / f"{entry['sha256']}.source").read_bytes()
        if hashlib.sha256(content).hexdigest() != entry["sha256"]:
            wrong.append(f"shelf: half a file for {entry['name']}")
        if not (shelf / f"{entry['sha256']}.txt").stat().st_size:
            wrong.append(f"shelf: no text of {entry['name']}")
    return wrong


def _index(index: Path) -> list[str]:
    name = generation.current(index)
    if name is None:
        return [f"index: {index} has no generation"]
    whole = [index / name / "chroma" / "chroma.sqlite3", index / name / "lexical"]
    return [f"index: {path} is missing" for path in whole if not path.exists()]
