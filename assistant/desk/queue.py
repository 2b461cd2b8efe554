"""The queue: what needs a person is put in once, listed, taken, handed over, dismissed."""

import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Engine, case, select
from sqlalchemy.orm import Session, sessionmaker

from assistant.answer import Question
from assistant.desk.item import (
    PENDING,
    RANK,
    Case,
    Item,
    Reason,
    State,
    item_of,
    without_numbers,
)
from assistant.desk.log import SYSTEM, Act, Entry, alone, entries, written
from assistant.desk.sign import Sign, key_of, sign_of
from assistant.desk.tables import ItemRow
from assistant.desk.trouble import DeskTrouble, NoSuchEntry
from assistant.person import Person
from assistant.store.talks import Clock, now

SHORTEST_ID = 4


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which items to list; what is empty does not narrow."""

    states: Collection[State] = PENDING
    reasons: Collection[Reason] = ()
    assignee: str | None = None
    topic: str = ""
    text: str = ""
    limit: int = 200


class Queue:
    """The queue in one database."""

    def __init__(self, engine: Engine, clock: Clock = now) -> None:
        self._sessions = sessionmaker(engine)
        self._clock = clock

    def put(self, found: Case) -> Item:
        """Put a case in; the same question of the same talk only presses the item it has."""
        with self._sessions.begin() as session:
            return put(session, found, self._clock())

    def find(self, wanted: Wanted | None = None) -> tuple[Item, ...]:
        """The items wanted, the most pressing first, then the oldest."""
        wanted = wanted or Wanted()
        pressing = case({r.value: rank for r, rank in RANK.items()}, value=ItemRow.reason)
        chosen = (
            select(ItemRow)
            .where(*_narrowed(wanted))
            .order_by(pressing, ItemRow.created, ItemRow.id)
            .limit(wanted.limit)
        )
        with self._sessions() as session:
            return tuple(item_of(row) for row in session.scalars(chosen))

    def get(self, identity: str) -> Item:
        """One item, by its id or the beginning of it. Raises DeskTrouble."""
        with self._sessions() as session:
            return item_of(row_of(session, identity))

    def history(self, identity: str) -> tuple[Entry, ...]:
        """What was done to an item, oldest first."""
        with self._sessions() as session:
            return entries(session, subject=row_of(session, identity).id)

    def take(self, identity: str, who: Person) -> Item:
        """Work on an item oneself; one that another works on has to be handed over."""
        with self._sessions.begin() as session:
            row = _pending(session, identity)
            if row.assignee and row.assignee != who.name:
                do = "请他放回，或由他转交给您。"
                raise DeskTrouble(f"{row.assignee} 正在处理", row.id, do)
            return self._given(session, row, who.name, Act(who.name, "take", row.id, {}))

    def give(self, identity: str, who: Person, to: str | None) -> Item:
        """Hand an item to somebody, or put it back for anybody."""
        with self._sessions.begin() as session:
            row = _pending(session, identity)
            act = Act(who.name, "assign" if to else "back", row.id, {"to": to} if to else {})
            return self._given(session, row, to, act)

    def dismiss(self, identity: str, who: Person, why: str) -> Item:
        """Close an item without an answer; the reason is kept."""
        if not why.strip():
            raise DeskTrouble("没有写理由", identity, "请写明为什么不用处理。")
        with self._sessions.begin() as session:
            row = _pending(session, identity)
            return self._moved(session, row, State.DISMISSED, Act(who.name, "dismiss", row.id, {
                "why": why.strip()
            }))  # fmt: skip

    def reopen(self, identity: str, who: Person) -> Item:
        """Open a closed item again."""
        with self._sessions.begin() as session:
            alone(session)
            row = row_of(session, identity)
            if State(row.status) in PENDING:
                raise DeskTrouble("这一条没有关闭", row.id, "不用重新打开。")
            row.assignee = None
            return self._moved(session, row, State.OPEN, Act(who.name, "reopen", row.id, {}))

    def _given(self, session: Session, row: ItemRow, to: str | None, act: Act) -> Item:
        row.assignee = to
        # An item with a proposal stays proposed: only the one who sees to it changes.
        state = State(row.status)
        if state is not State.PROPOSED:
            state = State.TAKEN if to else State.OPEN
        return self._moved(session, row, state, act)

    def _moved(self, session: Session, row: ItemRow, state: State, act: Act) -> Item:
        return item_of(moved(session, row, state, act, self._clock()))


def put(session: Session, found: Case, at: datetime) -> Item:
    """Put a case in within the caller's transaction."""
    alone(session)
    found = without_numbers(found)
    row = _same(session, found)
    if row is None:
        row = _new(found, at)
        session.add(row)
        session.flush()
        written(session, Act(SYSTEM, "queue", row.id, {"reason": found.reason.value}), at)
    elif _presses(row, found):
        row.reason, row.note, row.changed = found.reason.value, found.note or row.note, at
        written(session, Act(SYSTEM, "press", row.id, {"reason": found.reason.value}), at)
    return item_of(row)


def moved(session: Session, row: ItemRow, state: State, act: Act, at: datetime) -> ItemRow:
    """An item in its new state, with the act that brought it there."""
    row.status, row.changed = state.value, at
    written(session, act, at)
    return row


def row_of(session: Session, identity: str) -> ItemRow:
    """The row of an item, by its id or the beginning of it. Raises DeskTrouble."""
    found: ItemRow = chosen_row(session, ItemRow, identity, "请用 tidu desk list 查看。")
    return found


def chosen_row(session: Session, table: Any, identity: str, do: str) -> Any:
    """The one row whose id begins so. Raises DeskTrouble where there is none or several."""
    asked = identity.strip().lower()
    known = asked if asked.isalnum() and len(asked) >= SHORTEST_ID else ""
    chosen = select(table).where(table.id.startswith(known, autoescape=True)).limit(2)
    rows = session.scalars(chosen).all() if known else []
    if len(rows) != 1:
        if not rows:
            raise NoSuchEntry("没有这一条", identity[:40], do)
        raise DeskTrouble("编号不够长，有好几条", identity[:40], do)
    return rows[0]


def _pending(session: Session, identity: str) -> ItemRow:
    """An item still to be done, nobody else writing."""
    alone(session)
    row = row_of(session, identity)
    if State(row.status) not in PENDING:
        raise DeskTrouble("这一条已经关闭", row.id, "要再处理，请先重新打开。")
    return row


def _same(session: Session, found: Case) -> ItemRow | None:
    """The item that this question of this talk has already; or of the command line, for a reason.

    Each row of a sheet is an item of its own.
    """
    if found.reason is Reason.IMPORTED:
        return None
    of_talk = ItemRow.talk == found.spot.talk if found.spot else ItemRow.talk.is_(None)
    where = [of_talk, ItemRow.status.in_(PENDING)]
    if found.spot is None:
        where.append(ItemRow.reason == found.reason.value)
    meant = _meant(found.question.text, found.question.place, found.evidence)
    rows = session.scalars(select(ItemRow).where(*where).order_by(ItemRow.created))
    return next((r for r in rows if _meant(r.question, r.place, r.evidence) == meant), None)


def _meant(text: str, place: str, evidence: Mapping[str, Any]) -> tuple[Sign, str]:
    """What tells one question from another: its sign and its words, as meant in its talk."""
    asked = Question(str(evidence.get("meant") or text), place=place)
    return sign_of(asked), key_of(asked)


def _presses(row: ItemRow, found: Case) -> bool:
    """Whether the reason is more pressing than the one the item has, or says more."""
    more = RANK[found.reason] < RANK[Reason(row.reason)]
    return more or (found.reason == row.reason and bool(found.note) and found.note != row.note)


def _new(found: Case, at: datetime) -> ItemRow:
    asked, spot = found.question, found.spot
    return ItemRow(
        id=uuid.uuid4().hex, reason=found.reason.value, status=State.OPEN.value,
        question=asked.text, place=asked.place,
        as_of=asked.as_of.isoformat() if asked.as_of else None,
        topic=str(found.evidence.get("topic", ""))[:64],
        talk=spot.talk if spot else None, turn=spot.turn if spot else None,
        assignee=None, note=found.note, answer=dict(found.answer), evidence=dict(found.evidence),
        created=at, changed=at,
    )  # fmt: skip


def _narrowed(wanted: Wanted) -> list[ColumnElement[bool]]:
    where: list[ColumnElement[bool]] = []
    if wanted.states:
        where.append(ItemRow.status.in_([state.value for state in wanted.states]))
    if wanted.reasons:
        where.append(ItemRow.reason.in_([reason.value for reason in wanted.reasons]))
    if wanted.assignee is not None:
        where.append(ItemRow.assignee == wanted.assignee)
    if wanted.topic:
        where.append(ItemRow.topic == wanted.topic)
    if wanted.text:
        where.append(ItemRow.question.contains(wanted.text, autoescape=True))
    return where
