"""Replay: every golden answer beside what the machine says today, and where the two part."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from assistant.answer import Answer, Question, answer_json
from assistant.desk.said import proved, stale
from assistant.desk.written import Written
from knowledge.document import Library


@dataclass(frozen=True, slots=True)
class Replayed:
    """One golden answer replayed: what the machine says now, and what has changed."""

    golden: Written
    machine: Mapping[str, Any]
    differences: tuple[str, ...]
    agrees: bool


def replay(
    golden: Iterable[Written], machine: Callable[[Question], Answer], library: Library
) -> Iterator[Replayed]:
    """Ask the machine every golden question again."""
    for written in golden:
        now = answer_json(written.id, machine(written.asked))
        found = tuple(_differences(written, now, library))
        yield Replayed(written, now, found, _cites(now) >= {b.address for b in written.bound})


def _differences(written: Written, now: Mapping[str, Any], library: Library) -> Iterator[str]:
    then = written.machine
    if now["status"] != then.get("status"):
        yield f"机器回答的状态原为 {then.get('status')}，现为 {now['status']}"
    if now["text"] != then.get("text"):
        yield "机器回答的文字与核定时不同"
    if _cites(now) != _cites(then):
        yield "机器回答引用的条款与核定时不同"
    if now["edition"] != then.get("edition"):
        yield f"版次原为 {then.get('edition')}，现为 {now['edition']}"
    for number, said in enumerate(proved(written.sentences, library), 1):
        if not said.stands:
            yield f"核定回答第 {number} 句现在核对不出来：{said.why}"
    if cause := stale(written.bound, written.edition, written.place, library):
        yield cause


def _cites(answer: Mapping[str, Any]) -> set[str]:
    return {c["address"] for s in answer.get("sentences", ()) for c in s["citations"]}


def replayed_json(found: Replayed) -> dict[str, Any]:
    """One replayed answer as plain JSON."""
    return {
        "id": found.golden.id,
        "question": found.golden.question,
        "place": found.golden.place,
        "golden": found.golden.text,
        "machine_then": str(found.golden.machine.get("text", "")),
        "machine_now": str(found.machine["text"]),
        "agrees": found.agrees,
        "differences": list(found.differences),
    }
