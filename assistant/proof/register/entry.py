"""Entries: what the notices say, one attribute at a time, as tables an expert can read."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

ENTRIES = Path(__file__).parent / "entries"
Line = tuple[frozenset[str], ...]


@dataclass(frozen=True, slots=True)
class Row:
    """The values one clause gives one subject; `open` are values no clause decides."""

    keys: frozenset[str]
    right: frozenset[str]
    open: frozenset[str]
    address: str
    quote: str
    force: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """One attribute: the tags that bring it up, its subject and value, or the state asked for."""

    name: str
    shape: str
    about: tuple[Line, ...]
    unless: tuple[Line, ...]
    also: frozenset[str]
    rows: tuple[Row, ...]
    key: str = ""
    kind: str = ""
    force: str = ""
    default: str = ""
    whole: bool = False
    flat: bool = False
    affirms: bool = True
    any: bool = False
    denies: bool = False
    tiers: frozenset[str] = frozenset()


@cache
def entries() -> tuple[Entry, ...]:
    """Every entry of the register."""
    return tuple(
        _entry(shape, one)
        for path in sorted(ENTRIES.glob("*.toml"))
        for shape, many in tomllib.loads(path.read_text(encoding="utf-8")).items()
        if shape in ("value", "state", "fact")
        for one in many
    )


@dataclass(frozen=True, slots=True)
class Named:
    """A thing the notices speak of: a tier's task, a point of the plan, an indicator."""

    shape: str
    name: str
    of: frozenset[str]
    force: str
    unit: str
    row: Row


@cache
def named() -> dict[tuple[str, str], Named]:
    """Every named thing by its shape and name."""
    found: dict[tuple[str, str], Named] = {}
    for path in sorted(ENTRIES.glob("*.toml")):
        for shape, many in tomllib.loads(path.read_text(encoding="utf-8")).items():
            for one in many if shape in ("theme", "plan", "kpi") else ():
                found[(shape, one["name"])] = _named(shape, one)
    return found


def _named(shape: str, one: dict[str, Any]) -> Named:
    of = frozenset((one.get("of") or one.get("class") or "").split())
    return Named(shape, one["name"], of, one.get("force", ""), one.get("unit", ""), _row(one))


def _entry(shape: str, told: dict[str, Any]) -> Entry:
    rows = told.get("row") or [told]
    plain = ("key", "kind", "force", "default", "whole", "flat", "affirms", "any", "denies")
    return Entry(
        name=told["name"],
        shape=shape,
        about=_lines(told.get("about", ())),
        unless=_lines(told.get("unless", ())),
        also=frozenset(told.get("also", "").split()),
        rows=tuple(_row(row) for row in rows),
        tiers=frozenset(told.get("tiers", "").split()),
        **{name: told[name] for name in plain if name in told},
    )


def _row(told: dict[str, Any]) -> Row:
    return Row(
        frozenset(told.get("of", "").split()),
        frozenset(told.get("is", "").split()),
        frozenset(told.get("open", "").split()),
        told["at"],
        told["quote"],
        told.get("force", ""),
    )


def _lines(lines: list[str]) -> tuple[Line, ...]:
    """ "tier level at:成熟度|level": all of a line, one of what bars divide."""
    return tuple(tuple(frozenset(one.split("|")) for one in line.split()) for line in lines)
