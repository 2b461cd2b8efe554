"""What is known when a draft is checked: its facts by path, and what the edition derives."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property, lru_cache
from operator import attrgetter
from typing import Any

from rules.facts.draft import Draft, content_digest
from rules.facts.factory import Kpi
from rules.facts.papers import Evidence
from rules.law.edition import Body, Edition

KEPT = 1024  # paths that stay read


@lru_cache(maxsize=KEPT)
def _getter(path: str) -> Callable[[Draft], Any]:
    return attrgetter(path)


@dataclass(frozen=True, eq=False)
class Known:
    """A draft seen through an edition."""

    draft: Draft
    edition: Edition

    def value(self, path: str) -> Any:
        """The fact at a path; None is unknown."""
        return _getter(path)(self.draft)

    @cached_property
    def filed(self) -> date:
        """The day of filing; until it is stated, that of the notice: nothing is filed before it."""
        return self.draft.submission.online or max(layer.start for layer in self.body.layers)

    @property
    def body(self) -> Body:
        """The law in force."""
        return self.edition.body

    @cached_property
    def digest(self) -> str:
        """The digest that an explanation of this draft is bound to."""
        return content_digest(self.draft)

    @cached_property
    def areas(self) -> frozenset[str]:
        """The areas that the scenario instances fall into, through the notes."""
        found = (self.area_of(scenario.link) for scenario in self.draft.scenarios or ())
        return frozenset(area for area in found if area)

    @cached_property
    def links_open(self) -> tuple[str, ...]:
        """The facts that are missing to know every area covered."""
        if self.draft.scenarios is None:
            return ("scenarios",)
        return tuple(
            f"scenarios[{n}].link" for n, s in enumerate(self.draft.scenarios) if s.link is None
        )

    def area_of(self, link: str | None) -> str | None:
        """The area of a link; None across areas, or for a name the guide does not have."""
        return self.body.area_of.get(link.strip()) if link else None

    def area_named(self, name: str) -> str:
        """An area by its own name: the law writes 经营管理 once for 运营管理."""
        return self.body.aliases.get(name, name)

    def covers(self, area: str) -> bool | None:
        """Whether an area is covered; unknown while a link is."""
        if area in self.areas:
            return True
        return None if self.links_open else False

    @cached_property
    def indicators(self) -> Mapping[int, Kpi]:
        """The indicators stated, by number; the first of a number counts."""
        stated = reversed(self.draft.kpis or ())
        return {kpi.number: kpi for kpi in stated if kpi.number is not None}

    @cached_property
    def _records(self) -> Mapping[str, Evidence]:
        """Evidence by norm, or by address where none is named; a denial counts, else the first."""
        found: dict[str, Evidence] = {}
        for record in self.draft.evidence or ():
            key = record.norm or record.address
            if key and (record.met is False or key not in found):
                found[key] = record
        return found

    def evidence(self, norm: str, address: str) -> Evidence | None:
        """The record that speaks for a norm, or failing that for its clause; a denial outweighs."""
        own, whole = self._records.get(norm), self._records.get(address)
        return whole if whole and whole.met is False else own or whole
