"""Golden answers: another way of asking gets the answer, a question that only looks alike does not.

Each case is an approved question with other ways of asking it, and near ones: another tier, year,
place or matter. Only the approved question itself is a door; no answer is written anywhere.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from assistant.answer import Question
from assistant.desk.golden import Door, Likeness, Match, match
from assistant.desk.meaning import scale
from assistant.desk.sign import key_of, sign_of
from assistant.wiring import Assistant
from evals.point import WHOLE, Point, Record
from evals.task import Task, no_golds

FOLDER = Path(__file__).parents[1] / "desk_cases"
SERVED, WRONG = "same question served", "other question served"


def _lines(name: str) -> list[dict[str, Any]]:
    text = (FOLDER / name).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines()]


def _run(system: Assistant, part: str, written: str) -> Iterator[Record]:
    golden = _lines("golden.jsonl")
    doors = [_door(case["id"], case["question"]) for case in golden]
    like = Likeness(system.index.similarity, system.desk.near, scale())
    for case in golden:
        for number, text in enumerate((case["question"], *case["asks"])):
            kind = "itself" if number == 0 else "asked otherwise"
            found = match(Question(text), doors, like)
            yield {"id": f"{case['id']}.{number}", "kind": kind, "asked": text,
                   "wanted": case["id"], "got": _of(found)}  # fmt: skip
    for number, case in enumerate(_lines("near.jsonl")):
        found = match(Question(case["question"]), doors, like)
        yield {"id": f"near.{number}", "kind": "near", "asked": case["question"], "wanted": "",
               "near": case["near"], "got": _of(found)}  # fmt: skip


def _of(found: Match | None) -> str:
    return found.answer if found else ""


def _door(identity: str, text: str) -> Door:
    asked = Question(text)
    return Door(identity, text, key_of(asked), sign_of(asked))


def _score(record: Record, gold: Mapping[str, Any]) -> Iterator[Point]:
    name, kind, got = record["id"], record["kind"], record["got"]
    seen = {key: record[key] for key in ("asked", "wanted", "got")}
    if kind == "near":
        # A near one may be the very question of another golden answer; only its own is wrong.
        yield Point(WRONG, name, kind, float(got == record["near"]), seen=seen)
        return
    yield Point(SERVED, name, kind, float(got == record["wanted"]), seen=seen)
    yield Point(WRONG, name, kind, float(got not in ("", record["wanted"])), seen=seen)


GOLDEN = Task("golden", _run, _score, no_golds, parts=(WHOLE,), worst=SERVED,
              fewer=frozenset({WRONG}))  # fmt: skip
