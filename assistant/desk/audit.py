"""Audit: whether the log is whole, and whether it tells of all that the tables hold."""

from collections.abc import Iterator, Mapping

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session, sessionmaker

from assistant.desk.log import Broken, Entry, alone, broken, entries, held_head
from assistant.desk.tables import AnswerRow, EntryRow, ItemRow

# What was done last to a thing that stands so. Whoever cuts the end off the log, and sets its head
# back too, leaves behind what the lost entries tell of.
ITEM: Mapping[str, frozenset[str]] = {
    "open": frozenset({"queue", "press", "assign", "back", "reopen", "rejected"}),
    "taken": frozenset({"take", "assign", "press", "rejected"}),
    "proposed": frozenset({"proposed", "press", "take", "assign", "back"}),
    "done": frozenset({"done"}),
    "dismissed": frozenset({"dismiss"}),
}
ANSWER: Mapping[str, frozenset[str]] = {
    "proposed": frozenset({"propose", "revise"}),
    "golden": frozenset({"approve"}),
    # By one approved, whose entry names it; by a newer proposal.
    "replaced": frozenset({"approve", "superseded"}),
    "rejected": frozenset({"reject"}),
    "withdrawn": frozenset({"withdraw"}),
    "expired": frozenset({"expire"}),
}


def audited(engine: Engine) -> tuple[tuple[Entry, ...], Broken | None]:
    """The log, and the first place where it does not hold; None when it holds to its end."""
    with sessionmaker(engine).begin() as session:
        alone(session)  # nobody writes while it is read
        log = entries(session)
        found = broken(log, held_head(session))
        return log, found or next(_untold(session, len(log)), None)


def _untold(session: Session, length: int) -> Iterator[Broken]:
    """What stands in the tables although the log never tells how it came to."""
    acts = select(EntryRow.subject, EntryRow.act).order_by(EntryRow.number)
    last = {subject: act for subject, act in session.execute(acts)}
    for table, called, allowed in ((ItemRow, "待办", ITEM), (AnswerRow, "回答", ANSWER)):
        for identity, status in session.execute(select(table.id, table.status)):
            act = last.get(identity, "")
            if act not in allowed.get(status, ()):
                told = f"它最后一步是 {act}" if act else "没有它"
                what = f"末尾被截断：{called} {identity[:8]} 的状态是 {status}，日志里{told}"
                yield Broken(length + 1, what)
