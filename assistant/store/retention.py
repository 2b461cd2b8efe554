"""What is kept, and for how long: old talks and drafts are forgotten, or all of one owner's."""

from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import Engine, delete
from sqlalchemy.orm import Session, sessionmaker

from assistant.store.tables import DraftRow, TalkRow
from assistant.store.talks import Clock, now


@dataclass(frozen=True, slots=True)
class Forgotten:
    """How many talks and drafts are gone."""

    talks: int
    drafts: int


class Retention:
    """Forgetting in one database; the desk's log, which names no asker, stays."""

    def __init__(self, engine: Engine, clock: Clock = now) -> None:
        self._sessions = sessionmaker(engine)
        self._clock = clock

    def older(self, days: int) -> Forgotten:
        """Forget what nobody has touched for so many days."""
        since = self._clock() - timedelta(days=days)
        with self._sessions.begin() as session:
            return _forgotten(session, TalkRow.changed < since, DraftRow.changed < since)

    def everything_of(self, *owners: str) -> Forgotten:
        """Forget every talk and draft of an owner, by each name he is known by."""
        mine = TalkRow.owner.in_(owners), DraftRow.owner.in_(owners)
        with self._sessions.begin() as session:
            return _forgotten(session, *mine)


def _forgotten(session: Session, talks: object, drafts: object) -> Forgotten:
    gone = [
        session.execute(delete(table).where(which)).rowcount  # type: ignore[attr-defined,arg-type]
        for table, which in ((TalkRow, talks), (DraftRow, drafts))
    ]
    return Forgotten(*gone)
