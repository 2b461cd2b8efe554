"""The tables: accounts and who is logged in; talks, their turns, what was thought of them."""

from datetime import datetime
from typing import Any

from sqlalchemy import JSON, DateTime, ForeignKey, Index, MetaData, String, Text, UniqueConstraint
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

# Names of constraints are fixed, so that a migration can find them on every database.
NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s",
    "pk": "pk_%(table_name)s",
}


class Table(DeclarativeBase):
    """The base of every table."""

    metadata = MetaData(naming_convention=NAMES)


class TalkRow(Table):
    """One talk of one owner."""

    __tablename__ = "talk"
    __table_args__ = (Index(None, "owner", "changed"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    owner: Mapped[str] = mapped_column(String(64))
    title: Mapped[str] = mapped_column(String(80))
    place: Mapped[str] = mapped_column(String(32))
    created: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    changed: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    turns: Mapped[list["TurnRow"]] = relationship(
        order_by="TurnRow.number", cascade="all, delete-orphan", passive_deletes=True
    )


class TurnRow(Table):
    """One question with its answer, in the JSON shape of `tidu ask --json`."""

    __tablename__ = "turn"
    __table_args__ = (UniqueConstraint("talk", "number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    talk: Mapped[str] = mapped_column(ForeignKey("talk.id", ondelete="CASCADE"))
    number: Mapped[int]
    question: Mapped[str] = mapped_column(Text)
    answer: Mapped[dict[str, Any]] = mapped_column(JSON)
    asked: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    opinion: Mapped[str | None] = mapped_column(String(16))
    reason: Mapped[str | None] = mapped_column(Text)


class AccountRow(Table):
    """One person who may log in; accounts are disabled, never deleted."""

    __tablename__ = "account"

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    # The name as typed is shown; the key (case and width folded) is what must be unique.
    name: Mapped[str] = mapped_column(String(64))
    key: Mapped[str] = mapped_column(String(64), unique=True)
    role: Mapped[str] = mapped_column(String(16))
    hash: Mapped[str] = mapped_column(Text)
    temporary: Mapped[bool]
    disabled: Mapped[bool]
    created: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    changed: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class LoginRow(Table):
    """One browser that is logged in, known by the digest of its cookie."""

    __tablename__ = "login"

    digest: Mapped[str] = mapped_column(String(64), primary_key=True)
    account: Mapped[str] = mapped_column(ForeignKey("account.id", ondelete="CASCADE"), index=True)
    begun: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    seen: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class FailureRow(Table):
    """Wrong passwords in a row, by account, by address, by both."""

    __tablename__ = "failure"

    key: Mapped[str] = mapped_column(String(160), primary_key=True)
    count: Mapped[int]
    last: Mapped[datetime] = mapped_column(DateTime(timezone=True))


class DraftRow(Table):
    """One draft of one owner, in the shape of `tidu check`; every change counts `version` up."""

    __tablename__ = "draft"
    __table_args__ = (Index(None, "owner", "changed"),)

    id: Mapped[str] = mapped_column(String(32), primary_key=True)
    owner: Mapped[str] = mapped_column(String(64))
    version: Mapped[int]
    name: Mapped[str] = mapped_column(String(80))
    stated: Mapped[dict[str, Any]] = mapped_column(JSON)
    created: Mapped[datetime] = mapped_column(DateTime(timezone=True))
    changed: Mapped[datetime] = mapped_column(DateTime(timezone=True))
