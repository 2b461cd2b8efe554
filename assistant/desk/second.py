"""A second look: what one person approved while there were no accounts, once there are some."""

from collections.abc import Iterator

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session, sessionmaker

from assistant.answer import answer_json
from assistant.desk.item import Case, Item, Reason
from assistant.desk.log import alone
from assistant.desk.queue import put
from assistant.desk.tables import AnswerRow, ItemRow
from assistant.desk.written import Standing, golden_answer, written_of
from assistant.person import LOCAL
from assistant.store.tables import AccountRow
from assistant.store.talks import Clock, now
from knowledge.document import Library

NOTE = "没有账号时由一人核定，没有第二个人看过；请复核：照样提交并由另一人核定，或停用。"


def look_again(engine: Engine, library: Library, clock: Clock = now) -> tuple[Item, ...]:
    """Queue what one person alone approved, each once; until it is replaced it goes on serving."""
    sessions = sessionmaker(engine)
    with sessions() as session:
        if not any(_unseen(session)):
            return ()  # nothing to write: nobody has to wait
    with sessions.begin() as session:
        alone(session)
        found = list(_unseen(session))
        return tuple(put(session, _case(row, library), clock()) for row in found)


def _unseen(session: Session) -> Iterator[AnswerRow]:
    """The answers in service that nobody but the one of single-user mode has approved."""
    if session.scalar(select(AccountRow.id).limit(1)) is None:
        return
    by_one = (AnswerRow.status == Standing.GOLDEN.value, AnswerRow.reviewed == LOCAL.name)
    rows = session.scalars(select(AnswerRow).where(*by_one).order_by(AnswerRow.id)).all()
    looked = select(ItemRow.evidence).where(ItemRow.reason == Reason.ALONE.value)
    seen = {told.get("alone") for told in session.scalars(looked)} if rows else set()
    yield from (row for row in rows if row.id not in seen)


def _case(row: AnswerRow, library: Library) -> Case:
    held = written_of(row)
    shown = answer_json(row.id, golden_answer(held, held.asked, library))
    told = {"alone": row.id, "edition": row.edition}
    return Case(Reason.ALONE, held.asked, shown, told, note=NOTE)
