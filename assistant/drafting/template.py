"""The templates of the sections: data read once, each part a sentence or a group of sentences."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "sections"
ORDER = (
    "basic", "summary", "effects", "commitment", "overview", "scenarios", "integration",
    "features", "results", "plan",
)  # fmt: skip
FIELD = re.compile(r"\{([^{}|]+)(?:\|([^{}]+))?\}")
Piece = str | tuple[str, str]


@dataclass(frozen=True, slots=True)
class Part:
    """A sentence, or a group said once for each of something; `when` is what must be known."""

    pieces: tuple[Piece, ...] = ()
    when: tuple[str, ...] = ()
    each: str = ""
    rules: tuple[str, ...] = ()
    rank: int = 1
    opens: bool = False
    parts: tuple[Part, ...] = ()


@dataclass(frozen=True, slots=True)
class Template:
    """One section: its heading in the list of materials, its field in a draft, its parts."""

    name: str
    title: str
    field: str
    parts: tuple[Part, ...]


def _pieces(text: str) -> Iterator[Piece]:
    """Words as they are, and fields as a path with the form it is written in."""
    end = 0
    for found in FIELD.finditer(text):
        if found.start() > end:
            yield text[end : found.start()]
        yield found[1], found[2] or ""
        end = found.end()
    if end < len(text):
        yield text[end:]


def _part(stated: Mapping[str, Any]) -> Part:
    return Part(
        pieces=tuple(_pieces(stated.get("text", ""))),
        when=tuple(stated.get("when", ())),
        each=stated.get("each", ""),
        rules=tuple(stated.get("rules", ())),
        rank=stated.get("rank", 1),
        opens=stated.get("opens", False),
        parts=tuple(map(_part, stated.get("part", ()))),
    )


def _template(name: str) -> Template:
    stated = tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))
    parts = tuple(map(_part, stated["part"]))
    return Template(name, stated["title"], stated.get("field", ""), parts)


@cache
def templates() -> tuple[Template, ...]:
    """Every section, in the order of the list of materials."""
    return tuple(map(_template, ORDER))
