"""In service: an answer whose clauses change leaves it, and its question returns to the queue."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session, sessionmaker

from assistant.answer import answer_json
from assistant.desk.item import Case, Reason
from assistant.desk.log import SYSTEM, Act, alone, written
from assistant.desk.queue import put
from assistant.desk.said import stale
from assistant.desk.tables import AnswerRow
from assistant.desk.written import Standing, Written, golden_answer, written_of
from assistant.store.talks import Clock, now
from knowledge.document import Library


def expire(engine: Engine, library: Library, clock: Clock = now) -> tuple[Written, ...]:
    """Take out of service every golden answer that this library no longer bears out."""
    if not _stale(engine, library):
        return ()  # nothing to write: nobody has to wait
    with sessionmaker(engine).begin() as session:
        alone(session)
        gone = []
        for row in _in_service(session):
            held = written_of(row)
            if cause := stale(held.bound, held.edition, held.place, library):
                gone.append(_expired(session, row, cause, library, clock()))
        return tuple(gone)


def _stale(engine: Engine, library: Library) -> bool:
    with sessionmaker(engine)() as session:
        held = [written_of(row) for row in _in_service(session)]
    return any(stale(one.bound, one.edition, one.place, library) for one in held)


def _in_service(session: Session) -> Sequence[AnswerRow]:
    chosen = select(AnswerRow).where(AnswerRow.status == Standing.GOLDEN.value)
    return session.scalars(chosen.order_by(AnswerRow.id)).all()


def _expired(
    session: Session, row: AnswerRow, cause: str, library: Library, at: datetime
) -> Written:
    held = written_of(row)
    shown = answer_json(row.id, golden_answer(held, held.asked, library))
    row.status, row.why, row.changed = Standing.EXPIRED.value, cause, at
    written(session, Act(SYSTEM, "expire", row.id, {"why": cause}), at)
    evidence = {"golden": row.id, "why": cause, "edition": row.edition, "bound": row.bound}
    put(session, Case(Reason.EXPIRED, held.asked, shown, evidence, note=cause), at)
    return written_of(row)
