"""In service: an answer that no longer holds leaves it, and its question returns to the queue.

It holds while it is what people approved, while its clauses say what they said, and while no clause
denies exactly what a person answers for.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session, sessionmaker

from assistant.answer import answer_json
from assistant.desk.item import Case, Reason
from assistant.desk.log import SYSTEM, Act, Entry, alone, written
from assistant.desk.queue import put
from assistant.desk.said import flatly, proved, stale
from assistant.desk.seal import approvals, restored, unsealed
from assistant.desk.tables import AnswerRow
from assistant.desk.written import Standing, Written, golden_answer, written_of
from assistant.store.talks import Clock, now
from knowledge.document import Library


def expire(engine: Engine, library: Library, clock: Clock = now) -> tuple[Written, ...]:
    """Take out of service every golden answer that no longer holds in this library."""
    sessions = sessionmaker(engine)
    with sessions() as session:
        if not any(_unfit(session, library)):
            return ()  # nothing to write: nobody has to wait
    with sessions.begin() as session:
        alone(session)
        fallen = list(_unfit(session, library))
        return tuple(_expired(session, one, library, clock()) for one in fallen)


def sealed(session: Session) -> tuple[tuple[Written, ...], bool]:
    """The answers in service that are what people approved, and whether any other is among them."""
    rows = _in_service(session)
    logged = approvals(session, [row.id for row in rows])
    whole = [row for row in rows if not unsealed(row, logged.get(row.id))]
    return tuple(written_of(row) for row in whole), len(whole) < len(rows)


@dataclass(frozen=True, slots=True)
class Fallen:
    """An answer that holds no longer, and why; where it was tampered with, how it was approved."""

    row: AnswerRow
    cause: str
    tampered: bool
    approval: Entry | None


def _unfit(session: Session, library: Library) -> Iterator[Fallen]:
    rows = _in_service(session)
    logged = approvals(session, [row.id for row in rows])
    for row in rows:
        approval = logged.get(row.id)
        if cause := unsealed(row, approval):
            yield Fallen(row, cause, True, approval)
        elif cause := _outdated(written_of(row), library):
            yield Fallen(row, cause, False, approval)


def _outdated(held: Written, library: Library) -> str:
    """Why the law no longer bears an answer out; empty while it does."""
    if cause := stale(held.bound, held.edition, held.place, library):
        return cause
    answered_for = [said for said in held.sentences if said.override]
    denied = [said.why for said in proved(answered_for, library) if flatly(said)]
    return f"人工采用的句子与条款不符：{denied[0]}" if denied else ""


def _in_service(session: Session) -> Sequence[AnswerRow]:
    chosen = select(AnswerRow).where(AnswerRow.status == Standing.GOLDEN.value)
    return session.scalars(chosen.order_by(AnswerRow.id)).all()


def _expired(session: Session, fallen: Fallen, library: Library, at: datetime) -> Written:
    row, cause = fallen.row, fallen.cause
    evidence: dict[str, Any] = {"golden": row.id, "why": cause}
    if fallen.tampered:  # the queue shows, and the row keeps, what people approved
        evidence["found"] = restored(row, fallen.approval)
    held = written_of(row)
    shown = answer_json(row.id, golden_answer(held, held.asked, library))
    row.status, row.why, row.changed = Standing.EXPIRED.value, cause, at
    written(session, Act(SYSTEM, "expire", row.id, {"why": cause}), at)
    evidence |= {"edition": row.edition, "bound": row.bound}
    put(session, Case(Reason.EXPIRED, held.asked, shown, evidence, note=cause), at)
    return written_of(row)
