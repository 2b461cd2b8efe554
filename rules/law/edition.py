"""Which edition is in force: a place and a date give exactly one, or a refusal that says why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from typing import Any

from rules.finding import Tier
from rules.law.layer import LAW, Indicator, Later, Layer, Related, layers, places
from rules.law.norm import Norm

NATION = "中国"
PLACE = "河北省"  # where a question or a draft is, unless it says otherwise
NO_OVERLAY = "本文库没有{}的通知，这里只按国家通知；当地如另有要求，以当地通知为准。"


class NoEdition(Exception):
    """No edition is in force there and then: what, where, and what to do."""

    def __init__(self, what: str, where: str, do: str) -> None:
        super().__init__(f"{what}（{where}）。{do}")
        self.what, self.where, self.do = what, where, do


@dataclass(frozen=True, eq=False)
class Body:
    """The law of one edition: the national base and the overlay of a place, never merged."""

    layers: tuple[Layer, ...]

    @property
    def id(self) -> str:
        """The names of its layers, base first."""
        return "+".join(layer.id for layer in self.layers)

    @cached_property
    def norms(self) -> tuple[Norm, ...]:
        """Every norm in the order of the law, the base first; a replaced one is left out."""
        gone = {r.over for r in self.relations if r.kind == "replace"}
        return tuple(n for layer in self.layers for n in layer.norms if n.id not in gone)

    @cached_property
    def relations(self) -> tuple[Related, ...]:
        """How the overlay stands to the base."""
        return tuple(relation for layer in self.layers for relation in layer.relations)

    @cached_property
    def remarks(self) -> Mapping[str, str]:
        """What to add to a norm: how the layers differ on it, and how an open text is read."""
        found: dict[str, str] = {}
        for relation in self.relations:
            for norm in {relation.norm: 0, relation.over: 0}:
                found[norm] = found.get(norm, "") + relation.says
        for norm, text in self.interpretations.items():
            found[norm] = found.get(norm, "") + text
        return found

    @cached_property
    def interpretations(self) -> Mapping[str, str]:
        """Where the text leaves a question open, how this program reads it."""
        return {k: v for layer in self.layers for k, v in layer.interpretations.items()}

    @cached_property
    def indicators(self) -> Mapping[int, Indicator]:
        """The reference indicators by number."""
        return {i.number: i for layer in self.layers for i in layer.indicators}

    @cached_property
    def catalogue(self) -> frozenset[tuple[str, str]]:
        """The scenario names known of, each under its link."""
        return frozenset(pair for layer in self.layers for pair in layer.catalogue)

    @cached_property
    def areas(self) -> Mapping[str, tuple[str, ...]]:
        """The areas and the links each one covers."""
        return {name: tuple(links) for name, links in self.fact("areas").items()}

    @cached_property
    def aliases(self) -> Mapping[str, str]:
        """Areas that the text calls by another name."""
        return dict(self.fact("aliases"))

    @cached_property
    def area_of(self) -> Mapping[str, str]:
        """The area of each link; a link across areas has none."""
        return {link: area for area, links in self.areas.items() for link in links}

    @cached_property
    def links(self) -> tuple[str, ...]:
        """Every link of the guide, those across areas last."""
        return (*self.area_of, *self.fact("across")["links"])

    def fact(self, name: str) -> Any:
        """What the law states under a name; a later layer speaks over an earlier one."""
        stated = [layer.facts[name] for layer in self.layers if name in layer.facts]
        if not stated:
            raise NoEdition(
                f"版次数据缺少 {name}", self.id, "请在该版次的 edition.toml 中补上这一项。"
            )
        if all(isinstance(item, dict) for item in stated):
            return {key: value for item in stated for key, value in item.items()}
        return stated[-1]


@dataclass(frozen=True, slots=True)
class Edition:
    """The law in force for a place on a date, and what to tell whoever relies on it."""

    body: Body
    place: str
    on: date | None
    later: tuple[Later, ...] = ()
    silent: bool = False  # no notice of this place is held, whatever the date

    @property
    def id(self) -> str:
        """CN-2024, or CN-2024+HE-2024."""
        return self.body.id

    @property
    def tiers(self) -> tuple[Tier, ...]:
        """The tiers this edition knows, lowest first."""
        return tuple(Tier(name) for name in self.body.fact("tiers"))

    @property
    def notices(self) -> tuple[str, ...]:
        """What is known of later texts that are not held."""
        told = (NO_OVERLAY.format(self.place),) if self.silent else ()
        return (*told, *(later.text for later in self.later))


def province(name: str, *, law: Path = LAW) -> str | None:
    """The full name of the province that a place lies in, 中国 for the nation, None if unknown."""
    known, said = places(law), name.strip().casefold()
    for full, aliases in (*known["provinces"].items(), *known["nation"].items()):
        if any(said.startswith(alias.casefold()) for alias in (full, *aliases)):
            return str(full)
    return None


def resolve(place: str, on: date | None, *, law: Path = LAW) -> Edition:
    """The one edition in force for a place on a date; no date means the newest held."""
    where = province(place, law=law)
    if where is None:
        raise NoEdition(
            f"不认识的地区：{place or '（空）'}",
            "地区",
            "请写省（区、市）名称，例如 河北省；适用国家通知时写 中国。",
        )
    held = layers(law)
    base = _in_force([layer for layer in held if layer.place == NATION], where, on)
    overlay = [layer for layer in held if layer.place == where and layer.base == base.id]
    top = [layer for layer in overlay if on is None or layer.start <= on][-1:]
    silent = where != NATION and all(layer.place != where for layer in held)
    return Edition(_body((base, *top)), where, on, _later(base, on), silent)


def _in_force(national: Sequence[Layer], where: str, on: date | None) -> Layer:
    started = [layer for layer in national if on is None or layer.start <= on]
    if not started:
        first = min(layer.start for layer in national)
        raise NoEdition(
            f"{on} 还没有版次施行", where, f"本库最早的版次自 {first} 起；请改用此日及以后的日期。"
        )
    return started[-1]


def _later(base: Layer, on: date | None) -> tuple[Later, ...]:
    return tuple(text for text in base.later if on is None or on >= text.on)


_BODIES: dict[tuple[int, ...], Body] = {}


def _body(found: tuple[Layer, ...]) -> Body:
    """One body for the same layers, so that what is compiled for it is compiled once."""
    return _BODIES.setdefault(tuple(map(id, found)), Body(found))
