"""Drafts as they are written, each with a version: who changes an older one is told, not obeyed."""

import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Engine, delete, select, update
from sqlalchemy.orm import Session, sessionmaker

from assistant.store.tables import DraftRow
from assistant.store.talks import aware, now

NAME = 80
Stated = Mapping[str, Any]
Clock = Callable[[], datetime]


class NoSuchDraft(LookupError):
    """This owner has no such draft; another's is not told from none."""


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """One draft as it is kept; `stated` is empty in a list of drafts."""

    id: str
    version: int
    name: str
    created: datetime
    changed: datetime
    stated: Stated


class Stale(Exception):
    """Somebody has changed the draft since; `current` is what it says now."""

    def __init__(self, current: KeptDraft) -> None:
        super().__init__(f"{current.id} is at version {current.version}")
        self.current = current


class Drafts:
    """The drafts in one database."""

    def __init__(self, engine: Engine, clock: Clock = now) -> None:
        self._sessions = sessionmaker(engine)
        self._clock = clock

    def start(self, owner: str, stated: Stated) -> KeptDraft:
        """A new draft, at version 1."""
        at = self._clock()
        row = DraftRow(
            id=uuid.uuid4().hex, owner=owner, version=1, name=named(stated), stated=dict(stated),
            created=at, changed=at,
        )  # fmt: skip
        with self._sessions.begin() as session:
            session.add(row)
            return _kept(row)

    def get(self, owner: str, draft: str) -> KeptDraft:
        """A draft as it is now. Raises NoSuchDraft."""
        with self._sessions() as session:
            return _kept(_owned(session, owner, draft))

    def mine(self, owner: str, *, limit: int = 50) -> tuple[KeptDraft, ...]:
        """The owner's drafts, the last changed first, without what they state."""
        chosen = (
            select(DraftRow)
            .where(DraftRow.owner == owner)
            .order_by(DraftRow.changed.desc(), DraftRow.id)
            .limit(limit)
        )
        with self._sessions() as session:
            return tuple(_kept(row, stated={}) for row in session.scalars(chosen))

    def save(self, owner: str, draft: str, stated: Stated, *, version: int) -> KeptDraft:
        """Change a draft that is still at `version`. Raises Stale, or NoSuchDraft."""
        here = (DraftRow.id == draft, DraftRow.owner == owner, DraftRow.version == version)
        # One statement compares and writes: two at once cannot both be the first.
        change = update(DraftRow).where(*here).values(
            version=version + 1, stated=dict(stated), name=named(stated), changed=self._clock(),
        )  # fmt: skip
        with self._sessions.begin() as session:
            if session.execute(change).rowcount == 0:  # type: ignore[attr-defined]
                raise Stale(_kept(_owned(session, owner, draft)))
            return _kept(_owned(session, owner, draft))

    def delete(self, owner: str, draft: str) -> None:
        """Forget a draft. Raises NoSuchDraft."""
        gone = delete(DraftRow).where(DraftRow.id == draft, DraftRow.owner == owner)
        with self._sessions.begin() as session:
            if session.execute(gone).rowcount == 0:  # type: ignore[attr-defined]
                raise NoSuchDraft(draft)

    def delete_all(self, owner: str) -> None:
        """Forget every draft of the owner."""
        with self._sessions.begin() as session:
            session.execute(delete(DraftRow).where(DraftRow.owner == owner))


def draft_shape(kept: KeptDraft) -> dict[str, Any]:
    """A draft as plain JSON."""
    return {
        "id": kept.id,
        "version": kept.version,
        "name": kept.name,
        "created": kept.created.isoformat(),
        "changed": kept.changed.isoformat(),
        "draft": dict(kept.stated),
    }


def named(stated: Stated) -> str:
    """What a draft is called in a list: its applicant."""
    applicant = stated.get("applicant")
    name = applicant.get("name") if isinstance(applicant, Mapping) else None
    return str(name or "")[:NAME]


def _owned(session: Session, owner: str, draft: str) -> DraftRow:
    chosen = select(DraftRow).where(DraftRow.id == draft, DraftRow.owner == owner)
    row = session.scalar(chosen)
    if row is None:
        raise NoSuchDraft(draft)
    return row


def _kept(row: DraftRow, stated: Stated | None = None) -> KeptDraft:
    said = row.stated if stated is None else stated
    return KeptDraft(row.id, row.version, row.name, aware(row.created), aware(row.changed), said)
