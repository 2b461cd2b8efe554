"""Statistics: volume, endings, what goes unanswered, how long approval takes, golden's share."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime, timedelta
from statistics import median
from typing import Any

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session, sessionmaker

from assistant.answer import Status
from assistant.desk.item import Item, Reason, item_of
from assistant.desk.tables import AnswerRow, ItemRow
from assistant.desk.written import Standing, Written, written_of
from assistant.phrases import phrase
from assistant.store.tables import TurnRow
from assistant.store.talks import aware

TOPICS = 10
UNANSWERED = (Reason.REFUSED, Reason.PERSON, Reason.DOWN)


@dataclass(frozen=True, slots=True)
class Ended:
    """When a question was asked, and how it ended."""

    asked: datetime
    status: str


@dataclass(frozen=True, slots=True)
class Statistics:
    """The figures of a span of days; pairs are in the order to be drawn."""

    since: date
    until: date
    questions: int
    volume: tuple[tuple[str, int], ...]
    endings: tuple[tuple[str, int], ...]
    queued: tuple[tuple[str, int], ...]
    unanswered: tuple[tuple[str, int], ...]
    approved: int
    hours_to_approval: float | None
    golden_share: float


def statistics(
    turns: Sequence[Ended],
    items: Sequence[Item],
    answers: Iterable[Written],
    *,
    since: date,
    until: date,
) -> Statistics:
    """The figures of the days from one to another, both included."""

    def within(at: datetime) -> bool:
        return since <= at.date() <= until

    asked = [turn for turn in turns if within(turn.asked)]
    put = [item for item in items if within(item.created)]
    endings = Counter(turn.status for turn in asked)
    unanswered = Counter(item.topic for item in put if item.reason in UNANSWERED)
    waits = [w for w in answers if w.approved and within(w.approved)]
    hours = [_hours(w, {item.id: item for item in items}) for w in waits]
    return Statistics(
        since=since,
        until=until,
        questions=len(asked),
        volume=_by_day(asked, since, until),
        endings=tuple(endings.most_common()),
        queued=tuple(Counter(item.reason.value for item in put).most_common()),
        unanswered=tuple(unanswered.most_common(TOPICS)),
        approved=len(waits),
        hours_to_approval=round(median(hours), 2) if hours else None,
        golden_share=round(endings[Status.GOLDEN.value] / len(asked), 4) if asked else 0.0,
    )


def _by_day(turns: Iterable[Ended], since: date, until: date) -> tuple[tuple[str, int], ...]:
    """How many were asked each day, days without any included."""
    counted = Counter(turn.asked.date() for turn in turns)
    days = (since + timedelta(days=n) for n in range((until - since).days + 1))
    return tuple((day.isoformat(), counted[day]) for day in days)


def _hours(written: Written, items: dict[str, Item]) -> float:
    """From when it was put into the queue, else proposed, until it was approved."""
    item = items.get(written.item or "")
    begun = item.created if item else written.created
    return ((written.approved or begun) - begun).total_seconds() / 3600


def gathered(engine: Engine, *, since: date, until: date) -> Statistics:
    """The figures of the tables of one database."""
    with sessionmaker(engine)() as session:
        items = [item_of(row) for row in session.scalars(select(ItemRow))]
        answers = [
            written_of(row)
            for row in session.scalars(select(AnswerRow))
            if row.status != Standing.PROPOSED.value
        ]
        turns = _turns(session)
    return statistics(turns, items, answers, since=since, until=until)


def _turns(session: Session) -> list[Ended]:
    """How every question ended; an answer that the desk told later is no question of its own."""
    status = TurnRow.answer["status"].as_string()
    notice = TurnRow.answer[("notices", 0, "text")].as_string()
    told = {phrase("golden_told", english=english) for english in (False, True)}
    found = session.execute(select(TurnRow.asked, status, notice))
    return [Ended(aware(asked), str(ended)) for asked, ended, first in found if first not in told]


def statistics_json(found: Statistics) -> dict[str, Any]:
    """The figures as plain JSON."""
    days = {"since": found.since.isoformat(), "until": found.until.isoformat()}
    pairs = {
        name: [{"name": key, "count": count} for key, count in getattr(found, name)]
        for name in ("volume", "endings", "queued", "unanswered")
    }
    return asdict(found) | days | pairs
