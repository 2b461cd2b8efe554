"""Answers, refusals and dialogues: the right facts, the right ending, the right clauses."""

from collections.abc import Iterator, Mapping
from typing import Any

from assistant.answer import Question
from assistant.wiring import Assistant
from evals.point import Point, Record
from evals.score import has, status_is
from evals.task import Task
from evals.tasks.asking import (
    SHOWN,
    answered,
    cited,
    expected_of,
    golds_of,
    of,
    question,
    support,
    text_of,
    wrong_with,
)

FEWER = frozenset({"unsupported sentences", "sentences contradicted", "refused though answerable"})


def _run(name: str) -> Any:
    def run(system: Assistant, part: str, written: str) -> Iterator[Record]:
        for case in of(name, part, written):
            _, record = answered(system, question(case))
            yield {"id": case.id, **record}

    return run


def _seen(record: Record, gold: Mapping[str, Any], wrong: list[str]) -> dict[str, Any]:
    asked = gold["asked"].get("question")
    return {"asked": asked, "wrong": wrong, "answer": text_of(record)[:SHOWN]}


def _answers(record: Record, gold: Mapping[str, Any]) -> Iterator[Point]:
    identity, kind, status = record["id"], gold["kind"], str(record["status"])
    wrong = wrong_with(record, gold)
    seen = _seen(record, gold, wrong)
    yield Point("right", identity, kind, float(not wrong), seen=seen)
    ended = expected_of(gold, status)
    ok = float(status_is(status, gold["status"]))
    yield Point("right ending", identity, kind, ok, expected=ended, got=status, seen=seen)
    if must := gold.get("must"):
        told = sum(has(text_of(record), forms) for forms in must) / len(must)
        yield Point("facts told", identity, kind, told, seen=seen)
    if gold["status"] == "answered":
        refused = float(status.startswith("refused"))
        yield Point("refused though answerable", identity, kind, refused, seen=seen)
    yield from cited(record, gold, identity)
    yield from support(record, kind, identity)


def _refusals(record: Record, gold: Mapping[str, Any]) -> Iterator[Point]:
    wrong, status = wrong_with(record, gold), str(record["status"])
    seen, ended = _seen(record, gold, wrong), expected_of(gold, str(record["status"]))
    value = float(not wrong)
    yield Point("right", record["id"], gold["kind"], value, expected=ended, got=status, seen=seen)
    yield from support(record, gold["kind"], record["id"])


def _dialogues(system: Assistant, part: str, written: str) -> Iterator[Record]:
    for case in of("dialogues", part, written):
        history: list[tuple[str, str]] = []
        turns = []
        for said in case.asked["turns"]:
            answer, record = answered(system, Question(said, history=tuple(history)))
            turns.append(record)
            history += [("user", said), ("assistant", answer.text)]
        yield {"id": case.id, "turns": turns}


def _turns(record: Record, gold: Mapping[str, Any]) -> Iterator[Point]:
    asked, oks = gold["asked"]["turns"], []
    for number, (turn, wanted) in enumerate(zip(record["turns"], gold["turns"], strict=True)):
        wrong = wrong_with(turn, wanted)
        oks.append(not wrong)
        place = "first turn" if number == 0 else "later turn"
        seen = {"asked": asked[: number + 1], "wrong": wrong, "answer": text_of(turn)[:SHOWN]}
        name = f"{record['id']}.{number + 1}"
        yield Point("turns right", name, place, float(not wrong), group=record["id"], seen=seen)
        yield from support(turn, place, name)
    yield Point("whole dialogues right", record["id"], "dialogue", float(all(oks)))


ANSWERS = Task("answers", _run("questions"), _answers, golds_of("questions"), worst="right",
               fewer=FEWER)  # fmt: skip
REFUSALS = Task("refusals", _run("refusals"), _refusals, golds_of("refusals"), worst="right",
                fewer=FEWER)  # fmt: skip
DIALOGUES = Task("dialogues", _dialogues, _turns, golds_of("dialogues"), worst="turns right",
                 fewer=FEWER)  # fmt: skip
