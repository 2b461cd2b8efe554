"""What an import has gathered: values by path, where each was read, and what was not understood."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

from pydantic import BaseModel

from assistant.importing.values import BLANK, COUNTED, ROUGH, kind_of, ticked, value_of

RECORDS = re.compile(r"tuple\[rules")
# As the clause says it, or of every accident; 未发生安全事故 leaves the environment open.
NO_ACCIDENT = re.compile(
    r"^(?:近三年|近3年|三年|企业|我?公司|[我本]单位|[来内，,、])*(?:均|从|也)?(?:无|没有|未有|未发生|不存在)过?(?:任何)?"
    r"(?:较大(?:及|或)?以上)?(?:(?:安全生产|安全)(?:、|和|及|与|/)?(?:环保|环境)[污染]*等?)?事故[。.]?$"
)
NONE = frozenset({"无", "没有", "未发生", "暂无"})
STEP = re.compile(r"(\w+)|\[(\d+)\]")


@dataclass(frozen=True, slots=True)
class Understood:
    """One value that was read: its path, the words it was read from, and their line."""

    path: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """Words that became no value, and why."""

    text: str
    line: int
    why: str


@dataclass(slots=True)
class Gathered:
    """Values as they are found, for one kind of record."""

    model: type[BaseModel]
    values: dict[str, Any] = field(default_factory=dict)
    understood: list[Understood] = field(default_factory=list)
    lost: list[NotUnderstood] = field(default_factory=list)

    def put(self, path: str, text: str, line: int) -> None:
        """A value as it was written; the first to be stated stays."""
        if text.strip() in BLANK:
            return
        if ticked(text) == []:
            self.lose(text, line, "选项都没有勾选")
            return
        kind = kind_of(self.model, re.sub(r"\[\d+\]", "", path))
        if COUNTED.search(kind) and ROUGH.search(text):
            self.lose(text, line, f"{path} 是约数，请填准确的数字")
            return
        if RECORDS.search(kind) and (text.strip(" 。") in NONE or NO_ACCIDENT.match(text.strip())):
            _set(self.values, path, [])
            self.understood.append(Understood(path, text.strip(), line))
            return
        value = text.replace("\v", "\n") if path.startswith("sections.") else value_of(text, kind)
        held = at(self.values, path)
        if held is None:
            _set(self.values, path, value)
            self.understood.append(Understood(path, text.strip().replace("\v", "；"), line))
        elif held != value:
            self.lost.append(NotUnderstood(text.strip(), line, f"与前面读到的 {path} 不同"))

    def lose(self, text: str, line: int, why: str) -> None:
        """Words that became no value."""
        if text.strip() not in BLANK:
            self.lost.append(NotUnderstood(text.strip().replace("\v", "；"), line, why))

    def drop(self, path: str, why: str) -> None:
        """Take back a value that its field does not allow."""
        gone = [u for u in self.understood if u.path == path or path.startswith(f"{u.path}[")]
        for one in gone or [u for u in self.understood if u.path.startswith(path)]:
            self.understood.remove(one)
            self.lost.append(NotUnderstood(one.text, one.line, f"{one.path} 须为：{why}"))
            _unset(self.values, one.path)
        if not gone:
            _unset(self.values, path)


def _steps(path: str) -> list[str | int]:
    return [name or int(number) for name, number in STEP.findall(path)]


def at(values: Any, path: str) -> Any:
    """The value at a path; None where there is none."""
    here = values
    for step in _steps(path):
        if isinstance(step, int):
            here = here[step] if isinstance(here, list) and step < len(here) else None
        else:
            here = here.get(step) if isinstance(here, dict) else None
    return here


def _set(values: dict[str, Any], path: str, value: Any) -> None:
    """Put a value in place, making the groups and rows on the way."""
    here: Any = values
    steps = _steps(path)
    for step, following in pairwise(steps):
        new: Any = [] if isinstance(following, int) else {}
        if isinstance(step, int):
            while len(here) <= step:
                here.append({})
            here = here[step]
        else:
            here = here.setdefault(step, new)
    here[steps[-1]] = value


def _unset(values: dict[str, Any], path: str) -> None:
    *parents, last = _steps(path)
    here: Any = values
    for step in parents:
        if isinstance(step, int):
            here = here[step] if isinstance(here, list) and step < len(here) else None
        else:
            here = here.get(step) if isinstance(here, dict) else None
    if isinstance(here, dict):
        here.pop(last, None)
