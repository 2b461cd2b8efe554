"""Seal: what was approved, as the log keeps it, held against what the tables say now."""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from assistant.desk.log import Act, Entry, chained, entry_of
from assistant.desk.tables import AnswerRow, EntryRow

APPROVED = "approve"
# All that is served of an answer, and all that decides to whom and for how long.
SEALED = ("question", "also", "place", "edition", "sentences", "bound")


def seal_of(row: AnswerRow) -> dict[str, Any]:
    """What the log keeps of an answer that is approved."""
    return {name: getattr(row, name) for name in SEALED}


def approvals(session: Session, answers: Iterable[str]) -> Mapping[str, Entry]:
    """The entry of the log by which each of these answers was approved."""
    named = (EntryRow.act == APPROVED, EntryRow.subject.in_([*answers]))
    rows = session.scalars(select(EntryRow).where(*named).order_by(EntryRow.number))
    return {row.subject: entry_of(row) for row in rows}


def unsealed(row: AnswerRow, approval: Entry | None) -> str:
    """Why this row is not what people approved; empty when it is."""
    if approval is None:
        return "日志里没有它的核定记录，可能是直接写进数据库的"
    told = Act(approval.who, approval.act, approval.subject, approval.detail)
    if chained(told, approval.at, approval.number, approval.before).digest != approval.digest:
        return f"日志第 {approval.number} 条（核定记录）被改动过"
    # Entries of earlier versions keep less.
    changed = [n for n in SEALED if n in approval.detail and getattr(row, n) != approval.detail[n]]
    if not changed:
        return ""
    return f"数据库里的回答与核定时不同（日志第 {approval.number} 条）：{'、'.join(changed)}"


def restored(row: AnswerRow, approval: Entry | None) -> dict[str, Any]:
    """Put back what people approved, or nothing where nobody did; tells what stood there."""
    found = seal_of(row)
    kept: Mapping[str, Any] = approval.detail if approval else {}
    for name in SEALED:
        if name in kept:
            setattr(row, name, kept[name])
        elif approval is None and name in ("also", "sentences", "bound"):
            setattr(row, name, [])
    return found
