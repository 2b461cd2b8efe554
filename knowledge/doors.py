"""Doors: the ways into a clause: its text, its English gloss, the questions people would ask."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from knowledge.clause import Clause
from knowledge.document import Library
from knowledge.ledger import CORPUS, BrokenCorpus

DOORS = CORPUS / "doors.jsonl"


class Way(StrEnum):
    """What a door is made of."""

    TEXT = "text"
    GLOSS = "gloss"
    QUESTION = "question"


@dataclass(frozen=True, slots=True)
class Door:
    """One way into a clause; only the text of a clause is law, the others are ours."""

    address: str
    way: Way
    text: str


def doors(library: Library, path: Path = DOORS) -> tuple[Door, ...]:
    """Every door of every clause, clause by clause; a clause without written doors has its text."""
    written = _written(path, library)
    return tuple(
        door
        for clause in library.clauses
        for door in (
            Door(clause.address, Way.TEXT, passage(clause, library)),
            *written.get(clause.address, ()),
        )
    )


def passage(clause: Clause, library: Library) -> str:
    """The clause as it is searched: where it stands, then what it says."""
    held = library.document(clause.document)
    place = held.source.place if held else ""
    return f"{place} {clause.title}：{clause.reading}".strip()


def _written(path: Path, library: Library) -> dict[str, tuple[Door, ...]]:
    """The doors written by us; a line for a clause that does not exist is an error of ours."""
    if not path.exists():
        return {}
    found: dict[str, tuple[Door, ...]] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if line.strip():
            address, written = _line(line, f"{path}:{number}")
            if library.document(address.split("/", maxsplit=1)[0]) is None:
                continue  # the document was taken out of this library, its doors with it
            if address not in library.by_address:
                what = f"{path.name}:{number} 指向文库没有的条款 {address}"
                raise BrokenCorpus(what, str(path), "请改正地址。")
            found[address] = written
    return found


def _line(line: str, where: str) -> tuple[str, tuple[Door, ...]]:
    try:
        entry = json.loads(line)
        address = str(entry["address"])
        return address, tuple(_of_entry(address, entry))
    except (ValueError, KeyError, TypeError) as error:
        what = f"问句库这一行读不懂：{error}"
        raise BrokenCorpus(what, where, "请修正或重新安装。") from error


def _of_entry(address: str, entry: dict[str, object]) -> Iterator[Door]:
    gloss, questions = entry.get("gloss"), entry.get("questions", [])
    if isinstance(gloss, str) and gloss.strip():
        yield Door(address, Way.GLOSS, gloss.strip())
    if not isinstance(questions, list):
        raise TypeError("questions 应是列表")
    for question in questions:
        yield Door(address, Way.QUESTION, str(question).strip())
