"""A layer of the law: what one folder of data says, and the folders found beside it."""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any, Literal

from rules.law.norm import Norm, read_norms

LAW = Path(__file__).parent
Relation = Literal["repeat", "narrow", "add", "silent", "relax", "replace"]


@dataclass(frozen=True, slots=True)
class Related:
    """How a norm of an overlay stands to a norm of its base."""

    kind: Relation
    norm: str
    over: str = ""
    says: str = ""


@dataclass(frozen=True, slots=True)
class Indicator:
    """One row of the reference list of indicators; a bound that is absent is open."""

    number: int
    name: str
    group: str
    kind: Literal["level", "change", "rate", "growth", "count"]
    better: Literal["up", "down"]
    unit: str
    low: int
    high: int | None
    made_of: str
    called: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Later:
    """A later text that is known of but not held: from outside the law, with its source."""

    on: date
    text: str
    source: str
    confidence: str


@dataclass(frozen=True, eq=False)
class Layer:
    """Everything one folder of the law states."""

    id: str
    place: str
    start: date
    base: str
    norms: tuple[Norm, ...]
    relations: tuple[Related, ...]
    indicators: tuple[Indicator, ...]
    catalogue: tuple[tuple[str, str], ...]
    later: tuple[Later, ...]
    interpretations: Mapping[str, str]
    facts: Mapping[str, Any]


def _table(path: Path) -> list[dict[str, str]]:
    if not path.exists():
        return []
    with path.open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))


def _indicator(row: dict[str, str]) -> Indicator:
    return Indicator(
        number=int(row["number"]),
        name=row["name"],
        group=row["group"],
        kind=row["kind"],  # type: ignore[arg-type]
        better=row["better"],  # type: ignore[arg-type]
        unit=row["unit"],
        low=int(row["low"]),
        high=int(row["high"]) if row["high"] else None,
        made_of=row["made_of"],
        called=tuple(filter(None, (row.get("called") or "").split("|"))),
    )


def read_layer(folder: Path) -> Layer:
    """One folder: edition.toml, norms.csv, and if it has them kpis.csv and scenarios.csv."""
    stated = tomllib.loads((folder / "edition.toml").read_text(encoding="utf-8"))
    return Layer(
        id=stated["id"],
        place=stated["place"],
        start=stated["from"],
        base=stated.get("base", ""),
        norms=read_norms(folder / "norms.csv", stated.get("conditions", "")),
        relations=tuple(Related(**relation) for relation in stated.get("relation", [])),
        indicators=tuple(map(_indicator, _table(folder / "kpis.csv"))),
        catalogue=tuple((r["link"], r["scenario"]) for r in _table(folder / "scenarios.csv")),
        later=tuple(Later(**later) for later in stated.get("later", [])),
        interpretations={i["norm"]: i["text"] for i in stated.get("interpretation", [])},
        facts=stated,
    )


_published: tuple[Path, ...] = ()


def publish(folders: Sequence[Path]) -> None:
    """Take the layers in these folders for law beside the shipped ones, and in no others."""
    global _published
    if tuple(folders) != _published:
        _published = tuple(folders)
        layers.cache_clear()


@cache
def layers(law: Path = LAW) -> tuple[Layer, ...]:
    """Every layer in a folder of the law, oldest first; what a home has published is law too."""
    roots = (law, *_published) if law == LAW else (law,)
    found = [read_layer(p.parent) for root in roots for p in sorted(root.glob("*/edition.toml"))]
    return tuple(sorted(found, key=lambda layer: (layer.start, layer.id)))


@cache
def places(law: Path = LAW) -> Mapping[str, Any]:
    """The names of provinces and of the nation, each with what people also call them."""
    path = law / "places.toml"
    source = path if path.exists() else LAW / "places.toml"
    return tomllib.loads(source.read_text(encoding="utf-8"))
