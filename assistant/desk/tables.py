"""The tables of the help desk: its queue, its answers, and the log of who did what when."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, DateTime, ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from assistant.store.tables import Table


class ItemRow(Table):
    """One thing that needs a person; who asked is known only through the talk."""

    __tablename__ = "desk_item"
    __table_args__ = (Index(None, "status", "changed"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    reason: Mapped[str] = mapped_column(String(16))
    status: Mapped[str] = mapped_column(String(16))
    question: Mapped[str] = mapped_column(Text)
    place: Mapped[str] = mapped_column(String(32))
    as_of: Mapped[str | None] = mapped_column(String(10))
    topic: Mapped[str] = mapped_column(String(64))
    talk: Mapped[str | None] = mapped_column(ForeignKey("talk.id", ondelete="SET NULL"))
    turn: Mapped[int | None]
    assignee: Mapped[str | None] = mapped_column(String(64))
    note: Mapped[str] = mapped_column(Text)
    answer: Mapped[dict[str, Any]] = mapped_column(JSON)
    evidence: Mapped[dict[str, Any]] = mapped_column(JSON)
    created: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    changed: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class AnswerRow(Table):
    """An answer that somebody wrote: proposed, in service as a golden answer, or out of it."""

    __tablename__ = "desk_answer"
    __table_args__ = (Index(None, "status", "changed"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    item: Mapped[str | None] = mapped_column(ForeignKey("desk_item.id", ondelete="SET NULL"))
    status: Mapped[str] = mapped_column(String(16))
    question: Mapped[str] = mapped_column(Text)
    also: Mapped[list[str]] = mapped_column(JSON)
    place: Mapped[str] = mapped_column(String(32))
    edition: Mapped[str] = mapped_column(String(64))
    sentences: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    bound: Mapped[list[dict[str, Any]]] = mapped_column(JSON)
    machine: Mapped[dict[str, Any]] = mapped_column(JSON)
    source: Mapped[str] = mapped_column(String(160))
    wrote: Mapped[str] = mapped_column(String(64))
    reviewed: Mapped[str | None] = mapped_column(String(64))
    why: Mapped[str] = mapped_column(Text)
    created: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    changed: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    approved: Mapped[datetime | None] = mapped_column(DateTime(timezone=True))


class EntryRow(Table):
    """One entry of the log; the database refuses to change or delete it."""

    __tablename__ = "desk_log"

    number: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    at: Mapped[str] = mapped_column(String(40))
    who: Mapped[str] = mapped_column(String(64))
    act: Mapped[str] = mapped_column(String(32))
    subject: Mapped[str] = mapped_column(String(64), index=True)
    detail: Mapped[str] = mapped_column(Text)
    before: Mapped[str] = mapped_column(String(64))
    digest: Mapped[str] = mapped_column(String(64))


class HeadRow(Table):
    """Where the log ends; its one row makes writers wait for each other."""

    __tablename__ = "desk_log_head"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    number: Mapped[int]
    digest: Mapped[str] = mapped_column(String(64))
