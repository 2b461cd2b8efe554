"""Scenario instances as declarations tell them: in a line, in a small table, under small titles."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from assistant.importing.found import Gathered, Understood, at
from assistant.importing.words import NUMBERING, bare, is_title, part_of_scenario
from rules.book.table import named_scenario
from rules.law.edition import Body

NUMBERED = re.compile(
    r"^\s*(?:(?:典型)?场景(?:实例)?\s*[一二三四五六七八九十\d]+\s*[：:、.．—]?\s*)"
)
LINKED = re.compile(r"^(.{2,8}?)环节\s*[：:—－-]+\s*(.+?)(?:场景)?\s*[：:—－-]+\s*(.+)$")
BESIDE = re.compile(r"^([^（()）]{2,20})[（(]([^（()）]{2,10})[)）]$")
LABELLED = re.compile(r"^\s*([^\t：:]{2,24})[：:]\s*(\S.*)$")
NAMES = ("link", "scenario", "instance")
PATH = "scenarios"


@dataclass(slots=True)
class Scene:
    """The instance that is being told, and the part of it that the next lines belong to."""

    into: Gathered
    body: Body
    place: int | None = None
    part: str | None = None

    def names(self, text: str) -> bool:
        """Whether a line names an instance in full."""
        return self._named(text) is not None

    def close(self) -> None:
        """Nothing that follows belongs to the instance."""
        self.place = self.part = None

    def line(self, text: str, number: int) -> bool:
        """Read a line that names an instance or a part of one; whether it did."""
        parts = self._named(text)
        if parts:
            self._open(dict(zip(NAMES, parts, strict=True)), number)
            return True
        if is_title(text) and (beside := self._beside(text)):
            self._open(beside, number)
            return True
        if is_title(text) and (known := self._known(text)) is not None:
            self.place, self.part = known, None
            return True
        return self.place is not None and (self._labelled(text, number) or self._under(text))

    def more(self, text: str, number: int) -> bool:
        """A further line of the part that was opened by its own title."""
        if self.place is None or self.part is None:
            return False
        self._append(self.part, text, number)
        return True

    def cell(self, label: str, value: str, number: int) -> bool:
        """A label and its value, side by side in a table; whether they speak of an instance."""
        part = part_of_scenario(label)
        if part is None:
            return False
        whole = self._named(value) if part in NAMES else None
        if whole:
            self._open(dict(zip(NAMES, whole, strict=True)), number)
            return True
        self._begin(part)
        self._append(part, value, number)
        return True

    def _named(self, text: str) -> tuple[str, str, str] | None:
        plain = NUMBERED.sub("", NUMBERING.sub("", text)).strip()
        if found := LINKED.match(plain):
            plain = "—".join(found.groups())
        parts = named_scenario(plain, self.body)
        return parts if parts and parts[0] in self.body.links else None

    def _beside(self, text: str) -> dict[str, str] | None:
        """A scenario whose title has its link in brackets."""
        found = BESIDE.match(NUMBERED.sub("", NUMBERING.sub("", text)).strip())
        link = found[2].removesuffix("环节") if found else ""
        return {"link": link, "scenario": found[1]} if found and link in self.body.links else None

    def _open(self, stated: dict[str, str], number: int) -> None:
        rows: list[dict[str, Any]] = at(self.into.values, PATH) or []
        same = [n for n, row in enumerate(rows) if all(row.get(k) == v for k, v in stated.items())]
        self.place, self.part = (same or [len(rows)])[0], None
        for name, value in {} if same else stated.items():
            self.into.put(f"{PATH}[{self.place}].{name}", value, number)

    def _begin(self, part: str) -> None:
        """The row a part goes to: a name that is there already begins the next row."""
        rows: list[dict[str, Any]] = at(self.into.values, PATH) or []
        row = rows[self.place] if self.place is not None and self.place < len(rows) else {}
        if self.place is None or (part in NAMES and part in row):
            self.place = len(rows)

    def _known(self, text: str) -> int | None:
        """The instance that a small title names again."""
        name = bare(NUMBERED.sub("", NUMBERING.sub("", text)))
        rows: list[dict[str, Any]] = at(self.into.values, PATH) or []
        found = [n for n, row in enumerate(rows) if row.get("instance") == name]
        return found[0] if len(found) == 1 else None

    def _labelled(self, text: str, number: int) -> bool:
        found = LABELLED.match(text)
        part = part_of_scenario(found[1]) if found else None
        if not found or not part:
            return False
        self.part = None
        self._append(part, found[2], number)
        return True

    def _under(self, text: str) -> bool:
        """A small title that names a part: the lines below it are that part."""
        self.part = (part_of_scenario(text) if is_title(text) else None) or self.part
        return is_title(text) and part_of_scenario(text) is not None

    def _append(self, part: str, text: str, number: int) -> None:
        path = f"{PATH}[{self.place}].{part}"
        before = at(self.into.values, path)
        if isinstance(before, str) and part not in NAMES:
            rows = self.into.values[PATH]
            rows[self.place][part] = f"{before}\n{text.strip()}"
        else:
            self.into.put(path, text, number)


def joined(into: Gathered) -> None:
    """One row for an instance that was told twice, in a list and by itself."""
    rows: list[dict[str, Any]] = at(into.values, PATH) or []
    kept: list[dict[str, Any]] = []
    places: dict[int, int] = {}
    for n, row in enumerate(rows):
        same = next((k for k, other in enumerate(kept) if _same(row, other)), None)
        places[n] = len(kept) if same is None else same
        if same is None:
            kept.append(row)
        else:
            kept[same].update({k: v for k, v in row.items() if k not in kept[same]})
    if len(kept) < len(rows):
        into.values[PATH] = kept
        into.understood = [_moved(one, places) for one in into.understood]


def _moved(one: Understood, places: dict[int, int]) -> Understood:
    found = re.match(rf"{PATH}\[(\d+)\](.*)", one.path)
    return replace(one, path=f"{PATH}[{places[int(found[1])]}]{found[2]}") if found else one


def _same(row: dict[str, Any], other: dict[str, Any]) -> bool:
    shared = [name for name in NAMES if name in row and name in other]
    return "instance" in shared and all(row[name] == other[name] for name in shared)
