"""The log: who did what when, each entry chained to the one before by its digest."""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import insert, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from assistant.desk.tables import EntryRow, HeadRow
from assistant.request_id import request_id

START = "0" * 64
SYSTEM = "system"  # what the program did by itself, such as taking an answer out of service
_HEAD = 1
END = "end"  # the last line of an export


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry; `before` is the digest of the one before it."""

    number: int
    at: str
    who: str
    act: str
    subject: str
    detail: Mapping[str, Any]
    before: str
    digest: str


@dataclass(frozen=True, slots=True)
class Broken:
    """Where a chain first breaks, and how."""

    number: int
    what: str


@dataclass(frozen=True, slots=True)
class Act:
    """What somebody did to something."""

    who: str
    act: str
    subject: str
    detail: Mapping[str, Any]


def written(session: Session, act: Act, at: datetime) -> Entry:
    """Append one entry within the caller's transaction: the deed and its record, or neither."""
    head = _held(session)
    named = request_id()
    if named:  # which request it was; the log of the machine has the same name
        act = replace(act, detail={**act.detail, "request": named})
    entry = chained(act, at.isoformat(), head.number + 1, head.digest)
    session.add(EntryRow(**asdict(entry) | {"detail": _text(act.detail)}))
    head.number, head.digest = entry.number, entry.digest
    session.flush()
    return entry


def alone(session: Session) -> None:
    """Wait until nobody else writes at the desk; what is read from here on stays so."""
    _held(session)


def _held(session: Session) -> HeadRow:
    """The end of the log, locked: it is written before it is read, so writers wait in turn."""
    touch = update(HeadRow).where(HeadRow.id == _HEAD).values(id=_HEAD)
    if session.execute(touch).rowcount == 0:  # type: ignore[attr-defined]
        try:
            with session.begin_nested():
                session.execute(insert(HeadRow).values(id=_HEAD, number=0, digest=START))
        except IntegrityError:  # another was first
            session.execute(touch)
    chosen = select(HeadRow).where(HeadRow.id == _HEAD)
    return session.scalars(chosen.execution_options(populate_existing=True)).one()


def chained(act: Act, at: str, number: int, before: str) -> Entry:
    """The entry with its digest over everything it says and the digest before it."""
    said = [number, at, act.who, act.act, act.subject, _text(act.detail), before]
    digest = hashlib.sha256(_text(said).encode()).hexdigest()
    return Entry(number, at, act.who, act.act, act.subject, act.detail, before, digest)


def entries(session: Session, *, subject: str = "") -> tuple[Entry, ...]:
    """The log, oldest first: all of it, or what was done to one thing."""
    chosen = select(EntryRow).order_by(EntryRow.number)
    if subject:
        chosen = chosen.where(EntryRow.subject == subject)
    return tuple(entry_of(row) for row in session.scalars(chosen))


def held_head(session: Session) -> tuple[int, str]:
    """The number and the digest of the last entry, as kept beside the log."""
    head = session.get(HeadRow, _HEAD)
    return (head.number, head.digest) if head else (0, START)


def broken(log: Sequence[Entry], head: tuple[int, str] | None = None) -> Broken | None:
    """The first place where the chain does not hold; None when it holds to its end."""
    before = START
    for number, entry in enumerate(log, 1):
        if entry.number != number:
            return Broken(number, f"缺第 {number} 条：这里是第 {entry.number} 条")
        if entry.before != before:
            return Broken(number, "与上一条的摘要接不上")
        act = Act(entry.who, entry.act, entry.subject, entry.detail)
        if chained(act, entry.at, number, before).digest != entry.digest:
            return Broken(number, "内容与它的摘要不符")
        before = entry.digest
    if head is not None and (len(log), before) != head:
        return Broken(len(log) + 1, f"末尾被截断或替换：应有 {head[0]} 条，止于 {head[1][:12]}")
    return None


def continues(log: Sequence[Entry], earlier: Sequence[Entry]) -> Broken | None:
    """Where a log is not the one that was exported earlier, gone on with; None where it is."""
    for number, before in enumerate(earlier, 1):
        if number > len(log):
            return Broken(number, f"末尾被截断：早先导出时已有 {len(earlier)} 条")
        if log[number - 1].digest != before.digest:
            return Broken(number, "与早先导出的不是同一条")
    return None


def entry_json(entry: Entry) -> dict[str, Any]:
    """One entry as plain JSON: a line of an export."""
    return asdict(entry)


def log_lines(log: Sequence[Entry]) -> list[str]:
    """An export of the log: an entry a line, and a last one that says where it ends."""
    end = {"entries": len(log), "digest": log[-1].digest if log else START}
    shapes = [*map(entry_json, log), {END: end}]
    return [json.dumps(shape, ensure_ascii=False) for shape in shapes]


def read_log(lines: Iterable[str]) -> tuple[tuple[Entry, ...], tuple[int, str] | None]:
    """The entries of an export and where it says that it ends; None where it does not say.

    Raises ValueError where a line is no entry.
    """
    found: list[Entry] = []
    end: tuple[int, str] | None = None
    for number, line in enumerate((line for line in lines if line.strip()), 1):
        try:
            shape = json.loads(line)
            if end is not None:
                raise ValueError("结尾行之后还有内容")
            if END in shape:
                end = (int(shape[END]["entries"]), str(shape[END]["digest"]))
            else:
                found.append(Entry(**shape))
        except (ValueError, TypeError, KeyError) as error:
            raise ValueError(f"第 {number} 行不是日志条目：{error}") from error
    return tuple(found), end


def broken_export(lines: Iterable[str]) -> tuple[int, Broken | None]:
    """How many entries an export has, and where it first breaks; its end must be there too."""
    log, end = read_log(lines)
    found = broken(log, end)
    if found is None and end is None:
        found = Broken(len(log) + 1, "没有结尾行：文件在这里被截断，或是早先的版本导出的")
    return len(log), found


def entry_of(row: EntryRow) -> Entry:
    """The entry that a row holds."""
    detail = json.loads(row.detail)
    return Entry(row.number, row.at, row.who, row.act, row.subject, detail, row.before, row.digest)


def _text(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
