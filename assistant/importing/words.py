"""How declarations call things: headings, labels, the heads of tables."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from rules.facts.labels import named

VOCABULARY = Path(__file__).with_name("vocabulary.toml")
NUMBERING = re.compile(
    r"^\s*(?:第[一二三四五六七八九十\d]+[章节部分篇]+[、：:]?|[（(][一二三四五六七八九十\d]+[)）]"
    r"|[一二三四五六七八九十]+[、.．]|\d+(?:[.．]\d+)*[、.．)）]?|[①-⑳])\s*"
)
LEVELS = tuple(
    re.compile(rf"\s*{way}")
    for way in (
        "第[一二三四五六七八九十\\d]+[章节部篇]",
        "[一二三四五六七八九十]+[、.．]",
        "[（(][一二三四五六七八九十]+[)）]",
        r"\d+[、.．]?\s*(?![\d.．])\D",
        r"\d+[.．]\d+(?![.．]?\d)",
        r"[（(]\d+[)）]",
        r"\d+[.．]\d+[.．]\d+",
        "[①-⑳]",
    )
)
WHOSE = re.compile("^(?:申报|企业|公司|单位|主体|项目|智能工厂)+")
SENTENCE = re.compile(r"[。；;！？：:，,\t]")
LONGEST_TITLE = 30
KEPT = 1024  # small titles of papers that stay read
BRACKETS = re.compile(r"[（(][^（）()]*[)）]")
MARKS = re.compile(r"[\s:：*＊]+")
PROSE = (
    "summary",
    "effects",
    "overview",
    "scenarios",
    "integration",
    "features",
    "results",
    "plan",
)
GROUPS = (
    "applicant", "compliance", "control", "organisation", "maturity", "project", "benchmark",
    "assessment", "commitments", "secrecy", "submission", "sections",
)  # fmt: skip
FEWEST_HEADS, MOST_HEADS = 2, 0.6


@dataclass(frozen=True, slots=True)
class Columns:
    """The table at hand: the list it fills, what each column is, and how it is headed."""

    path: str
    names: tuple[str, ...]
    heads: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class TableKind:
    """A kind of table: the list it fills, and what its columns may be called."""

    path: str
    columns: Mapping[str, str]


def bare(text: str) -> str:
    """A label without brackets, colons and white space."""
    return MARKS.sub("", BRACKETS.sub("", text))


@cache
def _vocabulary() -> Mapping[str, Any]:
    return tomllib.loads(VOCABULARY.read_text(encoding="utf-8"))


@cache
def _headings() -> Mapping[str, str]:
    return {n: name for name, names in _vocabulary()["headings"].items() for n in names}


@cache
def _kinds_of_heading() -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((n, re.compile(told)) for n, told in _vocabulary()["patterns"].items())


def heading(text: str, under: str) -> str | None:
    """The section that a line opens; 建设成效 is of the factory only under its heading."""
    name = bare(NUMBERING.sub("", text))
    found = _headings().get(name) or (_like(name) if is_title(text) else None)
    return "achieved" if found == "effects" and under not in ("factory", "summary") else found


def _like(name: str) -> str | None:
    """The section that is called something like this."""
    return next((n for n, pattern in _kinds_of_heading() if pattern.search(name)), None)


def is_title(text: str) -> bool:
    """A short line that is no sentence and no label with its value."""
    plain = text.strip()
    return 1 < len(plain) <= LONGEST_TITLE and not SENTENCE.search(plain)


def level(text: str) -> int:
    """How a title is numbered: the lower the higher up; 0 for one without a number."""
    return next((n for n, way in enumerate(LEVELS, start=1) if way.match(text)), 0)


@cache
def _labels(section: str) -> Mapping[str, str]:
    own = {
        bare(title): path
        for path, (title, _) in named().items()
        if "[" not in path and path.split(".")[0] in GROUPS
    }
    told = _vocabulary()["labels"]
    plain = {bare(name): path for name, path in told.items() if isinstance(path, str)}
    here = {bare(name): path for name, path in told.get(section, {}).items()}
    return own | plain | here


def labelled(text: str, section: str) -> str | None:
    """The fact path that a label stands for, in the section it is met in."""
    names = _labels(section)
    name = bare(NUMBERING.sub("", text))
    return names.get(name) or names.get(bare(text)) or names.get(WHOSE.sub("", name))


@lru_cache(maxsize=KEPT)
def part_of_scenario(text: str) -> str | None:
    """The part of a scenario that a label or a small title names."""
    name = bare(NUMBERING.sub("", text))
    own = {
        bare(title): path.rsplit(".", 1)[-1]
        for path, (title, _) in named().items()
        if path.startswith("scenarios[].")
    }
    told = {bare(n): part for part, names in _vocabulary()["parts"].items() for n in names}
    return (own | dict(columns_of("scenarios")) | told).get(name)


@cache
def sayings() -> tuple[tuple[str, re.Pattern[str], str], ...]:
    """How sentences state facts: the path, a pattern, and the value if no group holds it."""
    return tuple(
        (told["path"], re.compile(told["says"]), told.get("value", ""))
        for told in _vocabulary()["saying"]
    )


@cache
def _tables() -> tuple[TableKind, ...]:
    return tuple(
        TableKind(t["path"], {bare(n): c for c, names in t["columns"].items() for n in names})
        for t in _vocabulary()["table"]
    )


def columns_of(path: str) -> Mapping[str, str]:
    """What the columns of a list may be called."""
    return next(kind.columns for kind in _tables() if kind.path == path)


def table_of(cells: Sequence[str]) -> Columns | None:
    """The table that a row of heads opens, and the column each cell is."""
    heads = [bare(cell) for cell in cells]
    kinds = [(sum(h in kind.columns for h in heads), kind) for kind in _tables()]
    most, kind = max(kinds, key=lambda found: found[0])
    named_heads = [head for head in heads if head and head != "序号"]
    if most < FEWEST_HEADS or most < MOST_HEADS * len(named_heads):
        return None
    return Columns(kind.path, tuple(kind.columns.get(head, "") for head in heads), tuple(cells))
