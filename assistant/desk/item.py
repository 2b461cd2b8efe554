"""An item of the queue: why it needs a person, how far it is, and the evidence for it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from assistant.answer import Question
from assistant.desk.tables import ItemRow
from assistant.masking import masked, masked_all
from assistant.store.talks import aware


class Reason(StrEnum):
    """Why an item needs a person, the most pressing first."""

    PERSON = "person"
    DOWN = "down"
    EXPIRED = "expired"
    ALONE = "alone"
    REFUSED = "refused"
    DROPPED = "dropped"
    UNSURE = "unsure"
    IMPORTED = "imported"


class State(StrEnum):
    """How far an item is."""

    OPEN = "open"
    TAKEN = "taken"
    PROPOSED = "proposed"
    DONE = "done"
    DISMISSED = "dismissed"


PENDING = (State.OPEN, State.TAKEN, State.PROPOSED)
RANK = {reason: rank for rank, reason in enumerate(Reason)}


@dataclass(frozen=True, slots=True)
class Spot:
    """Where it was asked: a talk, and the turn in it."""

    talk: str
    turn: int


@dataclass(frozen=True, slots=True)
class Case:
    """What is put into the queue: a question, its answer as shown, the evidence, where asked."""

    reason: Reason
    question: Question
    answer: Mapping[str, Any]
    evidence: Mapping[str, Any]
    spot: Spot | None = None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Item:
    """One item as it stands."""

    id: str
    reason: Reason
    state: State
    question: str
    place: str
    as_of: date | None
    topic: str
    spot: Spot | None
    assignee: str | None
    note: str
    answer: Mapping[str, Any]
    evidence: Mapping[str, Any]
    created: datetime
    changed: datetime

    @property
    def asked(self) -> Question:
        """The question as it was asked, without the talk before it."""
        return Question(self.question, as_of=self.as_of, place=self.place)


def item_of(row: ItemRow) -> Item:
    """The item that a row holds."""
    return Item(
        id=row.id,
        reason=Reason(row.reason),
        state=State(row.status),
        question=row.question,
        place=row.place,
        as_of=date.fromisoformat(row.as_of) if row.as_of else None,
        topic=row.topic,
        spot=Spot(row.talk, row.turn) if row.talk and row.turn else None,
        assignee=row.assignee,
        note=row.note,
        answer=row.answer,
        evidence=row.evidence,
        created=aware(row.created),
        changed=aware(row.changed),
    )


def item_json(item: Item) -> dict[str, Any]:
    """An item as plain JSON; `answer` has the shape of `tidu ask --json`."""
    return {
        "id": item.id,
        "reason": item.reason.value,
        "state": item.state.value,
        "question": item.question,
        "place": item.place,
        "as_of": item.as_of.isoformat() if item.as_of else None,
        "topic": item.topic,
        "talk": item.spot.talk if item.spot else None,
        "turn": item.spot.turn if item.spot else None,
        "assignee": item.assignee,
        "note": item.note,
        "answer": dict(item.answer),
        "evidence": dict(item.evidence),
        "created": item.created.isoformat(),
        "changed": item.changed.isoformat(),
    }


def without_numbers(found: Case) -> Case:
    """The case as the desk may see it: without phone and identity numbers of people."""
    return replace(
        found,
        question=replace(found.question, text=masked(found.question.text)),
        note=masked(found.note),
        answer=masked_all(found.answer),
        evidence=masked_all(found.evidence),
    )
