"""Talks: started, gone on with, listed, exported and deleted, each only by its owner."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Engine, delete, func, select, update
from sqlalchemy.orm import Session, sessionmaker

from assistant.answer import Answer, answer_json
from assistant.store.tables import TalkRow, TurnRow
from rules.law.edition import PLACE

TITLE = 40
OPINIONS = ("up", "down", "person")  # 👍, 👎, 转人工
Clock = Callable[[], datetime]


class NoSuchTalk(LookupError):
    """This owner has no such talk, or it has no such turn; another's is not told from none."""


@dataclass(frozen=True, slots=True)
class Turn:
    """One question and its answer as it was given."""

    number: int
    question: str
    answer: Mapping[str, Any]
    asked: datetime
    opinion: str | None = None
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Talk:
    """One talk; `turns` is empty in a list of talks."""

    id: str
    title: str
    place: str
    created: datetime
    changed: datetime
    turns: tuple[Turn, ...] = ()

    @property
    def history(self) -> tuple[tuple[str, str], ...]:
        """What was said, as `Question.history` takes it."""
        said = (
            pair
            for turn in self.turns
            for pair in (("user", turn.question), ("assistant", str(turn.answer["text"])))
        )
        return tuple(said)


def now() -> datetime:
    """The time in UTC."""
    return datetime.now(UTC)


class Talks:
    """The talks in one database."""

    def __init__(self, engine: Engine, clock: Clock = now) -> None:
        self._sessions = sessionmaker(engine)
        self._clock = clock

    def start(self, owner: str, *, place: str = PLACE) -> Talk:
        """A new, empty talk."""
        at = self._clock()
        row = TalkRow(
            id=uuid.uuid4().hex, owner=owner, title="", place=place, created=at, changed=at
        )
        with self._sessions.begin() as session:
            session.add(row)
            return _talk(row, turns=())

    def add(self, owner: str, talk: str, question: str, answer: Answer) -> Turn:
        """Keep one question with its answer; the first question names the talk.

        Raises NoSuchTalk.
        """
        with self._sessions.begin() as session:
            at = self._clock()
            # Written before it is read: two turns at once then wait for each other everywhere.
            mine = (TalkRow.id == talk, TalkRow.owner == owner)
            session.execute(update(TalkRow).where(*mine).values(changed=at))
            row = _owned(session, owner, talk)
            turn = _added(row, question, answer, at)
            row.title = row.title or question.strip()[:TITLE]
            return _turn(turn)

    def get(self, owner: str, talk: str) -> Talk:
        """A talk with its turns. Raises NoSuchTalk."""
        with self._sessions() as session:
            row = _owned(session, owner, talk)
            return _talk(row, turns=tuple(_turn(turn) for turn in row.turns))

    def mine(self, owner: str, *, limit: int = 50) -> tuple[Talk, ...]:
        """The owner's talks that hold a question, the last changed first, without their turns."""
        chosen = (
            select(TalkRow)
            .where(TalkRow.owner == owner, TalkRow.title != "")
            .order_by(TalkRow.changed.desc(), TalkRow.id)
            .limit(limit)
        )
        with self._sessions() as session:
            return tuple(_talk(row, turns=()) for row in session.scalars(chosen))

    def judge(
        self, owner: str, talk: str, number: int, opinion: str, reason: str | None = None
    ) -> Turn:
        """What the asker thinks of an answer. Raises NoSuchTalk, or ValueError for the opinion."""
        if opinion not in OPINIONS:
            raise ValueError(f"opinion is {opinion!r}; it is one of {', '.join(OPINIONS)}")
        with self._sessions.begin() as session:
            row = _owned(session, owner, talk)
            turn = next((turn for turn in row.turns if turn.number == number), None)
            if turn is None:
                raise NoSuchTalk(f"{talk} turn {number}")
            turn.opinion, turn.reason = opinion, reason
            return _turn(turn)

    def delete(self, owner: str, talk: str) -> None:
        """Forget a talk with all that was said in it. Raises NoSuchTalk."""
        with self._sessions.begin() as session:
            session.delete(_owned(session, owner, talk))

    def count(self, owner: str) -> int:
        """How many talks with a question the owner has."""
        mine = select(func.count()).where(TalkRow.owner == owner, TalkRow.title != "")
        with self._sessions() as session:
            return session.scalar(mine) or 0

    def delete_all(self, owner: str) -> None:
        """Forget every talk of the owner."""
        with self._sessions.begin() as session:
            session.execute(delete(TalkRow).where(TalkRow.owner == owner))


def read_talk(session: Session, talk: str) -> Talk:
    """Anybody's talk with its turns, for the help desk. Raises NoSuchTalk."""
    row = session.get(TalkRow, talk)
    if row is None:
        raise NoSuchTalk(talk)
    return _talk(row, turns=tuple(_turn(turn) for turn in row.turns))


def tell(session: Session, talk: str, question: str, answer: Answer, at: datetime) -> int | None:
    """Add an answer to somebody's talk for the help desk: its number; none where it is gone."""
    session.execute(update(TalkRow).where(TalkRow.id == talk).values(changed=at))
    row = session.get(TalkRow, talk)
    return _added(row, question, answer, at).number if row else None


def _added(row: TalkRow, question: str, answer: Answer, at: datetime) -> TurnRow:
    number = len(row.turns) + 1
    turn = TurnRow(
        number=number, question=question, answer=answer_json(str(number), answer), asked=at
    )
    row.turns.append(turn)
    return turn


def talk_json(talk: Talk) -> dict[str, Any]:
    """A talk as it is exported: everything that is kept of it."""
    return {
        "id": talk.id,
        "title": talk.title,
        "place": talk.place,
        "created": talk.created.isoformat(),
        "changed": talk.changed.isoformat(),
        "turns": [
            {
                "number": turn.number,
                "question": turn.question,
                "answer": dict(turn.answer),
                "asked": turn.asked.isoformat(),
                "opinion": turn.opinion,
                "reason": turn.reason,
            }
            for turn in talk.turns
        ],
    }


def _owned(session: Session, owner: str, talk: str) -> TalkRow:
    row = session.scalar(select(TalkRow).where(TalkRow.id == talk, TalkRow.owner == owner))
    if row is None:
        raise NoSuchTalk(talk)
    return row


def _talk(row: TalkRow, *, turns: tuple[Turn, ...]) -> Talk:
    return Talk(row.id, row.title, row.place, aware(row.created), aware(row.changed), turns)


def _turn(row: TurnRow) -> Turn:
    return Turn(row.number, row.question, row.answer, aware(row.asked), row.opinion, row.reason)


def aware(at: datetime) -> datetime:
    """SQLite forgets the zone; what is kept is UTC."""
    return at if at.tzinfo else at.replace(tzinfo=UTC)
