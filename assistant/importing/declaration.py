"""Import a file: our own by the draft inside it, anybody else's by its headings and tables."""

from __future__ import annotations

import csv
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from assistant.importing.found import Gathered, NotUnderstood, Understood
from assistant.importing.reading import read
from assistant.importing.sheet import is_workbook, text_of
from knowledge.load import load_bytes
from rules.facts.draft import Draft, draft_json
from rules.facts.form import draft_of
from rules.facts.recommendation import Recommendation
from rules.finding import FormError
from rules.gate import Embedded, read_back, stated_of
from rules.law.edition import Edition
from rules.reading import Unreadable, decoded, read_draft
from rules.recommendation import recommendation_of
from rules.verify import verify

DRAFTS = (".yaml", ".yml", ".json")
ALREADY = "文件已经是草稿，原样读入"
OURS = "读取的是导出时写入文件的草稿"
ALTERED = "文件在导出后有改动；读取的是导出时写入的草稿，改动没有读入"


@dataclass(frozen=True, slots=True)
class Imported:
    """What a file states, what was understood of it, and what was not."""

    stated: Draft | Recommendation
    understood: tuple[Understood, ...] = ()
    lost: tuple[NotUnderstood, ...] = ()
    notices: tuple[str, ...] = ()

    @property
    def is_table(self) -> bool:
        """Whether this is a recommendation table."""
        return isinstance(self.stated, Recommendation)


def import_file(path: Path, *, edition: Edition) -> Imported:
    """The draft (or table) that a file states."""
    content = path.read_bytes()
    return (
        _ours(content, path)
        or _draft_already(content, path.name)
        or _anybodys(content, path.name, edition)
    )


def _draft_already(content: bytes, name: str) -> Imported | None:
    """A draft that somebody took for a declaration: it stays what it is."""
    if not name.casefold().endswith(DRAFTS):
        return None
    try:
        stated = read_draft(decoded(content, where=name), where=name)
    except Unreadable:
        return None
    return Imported(stated, notices=(ALREADY,)) if isinstance(stated, Draft) else None


def _ours(content: bytes, path: Path) -> Imported | None:
    """The draft that was written into the file on export, if it was."""
    try:
        embedded = read_back(content, path.name)
    except Unreadable:
        return None
    if not isinstance(embedded, Embedded):
        return None
    stated = stated_of(embedded.draft, table=embedded.table)
    if isinstance(stated, tuple):
        return None
    checked = verify(path)
    notices = (OURS,) if not checked.differences else (ALTERED, *_told(checked.differences))
    return Imported(stated, notices=notices)


def _told(differences: tuple[Any, ...]) -> tuple[str, ...]:
    return tuple(f"改动处：{one.where}，现为 {one.found}" for one in differences)


def _anybodys(content: bytes, name: str, edition: Edition) -> Imported:
    gathered = read(_text(content, name), body=edition.body)
    stated = _settled(gathered)
    # Any paper may name a tier: news of somebody's factory is no declaration for that.
    if all(one.path == "tier" for one in gathered.understood):
        do = "请给出按附件3各节编写的申报书，或附件4的推荐汇总表。"
        raise Unreadable("没有读出申报书的任何一项", name, do)
    return Imported(stated, tuple(gathered.understood), tuple(gathered.lost))


def _text(content: bytes, name: str) -> str:
    """The text of a file: a line for a row, tabs between cells."""
    if is_workbook(content):
        return text_of(content, name)
    text = load_bytes(content, name, grid=True)
    if name.casefold().endswith(".csv"):
        return "\n".join("\t".join(row) for row in csv.reader(text.splitlines()))
    return text


def _settled(gathered: Gathered) -> Draft | Recommendation:
    """The record, without the values that its fields do not allow; those are told as lost."""
    while isinstance(found := _record(gathered), tuple):
        for error in found:
            gathered.drop(error.path, error.allowed)
    return found


def _record(gathered: Gathered) -> Draft | Recommendation | tuple[FormError, ...]:
    if gathered.model is Recommendation:
        return recommendation_of(gathered.values)
    return draft_of(gathered.values)


def imported_json(found: Imported, identity: str) -> dict[str, Any]:
    """What was imported as plain JSON."""
    return {
        "id": identity,
        "kind": "table" if found.is_table else "draft",
        "stated": draft_json(found.stated),  # type: ignore[arg-type]
        "understood": [asdict(one) for one in found.understood],
        "not_understood": [asdict(one) for one in found.lost],
        "notices": list(found.notices),
    }
