"""Replay: every golden answer beside what the machine says today, and where the two part."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from assistant.answer import Answer, Question, Status, answer_json
from assistant.desk.said import proved, stale
from assistant.desk.stated import MEANT, TOLD, alike, parted
from assistant.desk.written import Written
from knowledge.document import Library

ANSWERED = (Status.ANSWERED, Status.ELIGIBILITY)
LIKE = 0.4  # share of pairs of characters from which two sentences speak of the same


@dataclass(frozen=True, slots=True)
class Replayed:
    """One golden answer replayed beside what the machine says now.

    `differences` is what has changed since it was approved, `against` where the two say different
    things; `answered` whether the machine answers at all, `cites` whether by the same clauses.
    """

    golden: Written
    machine: Mapping[str, Any]
    differences: tuple[str, ...]
    against: tuple[str, ...]
    answered: bool
    cites: bool

    @property
    def agrees(self) -> bool:
        """Whether the machine says by itself what people approved, as far as code can tell."""
        return self.cites and not self.against

    @property
    def parts(self) -> bool:
        """Whether there is anything that a person has to look at."""
        return bool(self.differences or self.against)


def replay(
    golden: Iterable[Written], machine: Callable[[Question], Answer], library: Library
) -> Iterator[Replayed]:
    """Ask the machine every golden question again."""
    for written in golden:
        now = answer_json(written.id, machine(written.asked))
        changed = tuple(_differences(written, now, library))
        answered = now["status"] in ANSWERED
        bound = {b.address for b in written.bound}
        cites = bool(bound) and _cites(now) >= bound  # what rests on no clause agrees with none
        against = tuple(_against(written, now)) if answered else ()
        yield Replayed(written, now, changed, against, answered, cites)


def _against(written: Written, now: Mapping[str, Any]) -> Iterator[str]:
    """Where the approved answer and the machine's say different things.

    Figures, dates and tiers are looked for in all that the machine says; how binding a thing is and
    whether it is denied, in the sentence most like.
    """
    spoken = [str(sentence["text"]) for sentence in now["sentences"]]
    for number, said in enumerate(written.sentences, 1):
        exact = parted(said.text, " ".join(spoken), TOLD)
        nearest = max(spoken, key=lambda text: alike(said.text, text), default="")
        like = alike(said.text, nearest) >= LIKE
        manner = parted(said.text, nearest, MEANT) if like else ()
        for apart in (*exact, *manner):
            yield f"核定回答第 {number} 句与机器的回答不一致：{apart}"


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
        "answered": found.answered,
        "against": list(found.against),
        "differences": list(found.differences),
    }
