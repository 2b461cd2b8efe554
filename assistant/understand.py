"""What a question asks: the slots it names, the values it states, and how it asks."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache

from assistant.compare_tiers import widened
from assistant.english import english_cued
from assistant.located_at import around, site
from assistant.need import measures_described, needs_described
from assistant.normal import is_english, normal, words
from assistant.practice import practices_named
from assistant.subject import subjects_named
from assistant.values import Values, number, own_words, values
from knowledge.names import Names, known, named, named_as
from knowledge.wording import KEPT

_ORDINAL = re.compile(r"第(\d+|[一二三四五六七八九十]+)(?:项|个|条)")
# Where papers go to is not where the asker is.
_GOES_TO = re.compile(r"(?:到|往|去|寄|送|进|报|to ?)北京(?!市?的)(?!.{0,6}注册)")
_UP_TO_PROVINCE = re.compile(r"(?:往|向|给|到|报|送|推)省(?:里|厅|级|工信厅)?(?!的)")
Slots = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Asked:
    """One question as understood: its words, its slots, its stated values, its manner."""

    text: str
    raw: str
    names: Names
    english: bool = False
    slots: Slots = field(default_factory=dict)
    manners: frozenset[str] = frozenset()
    values: Values = field(default_factory=Values)
    follows: bool = False

    def slot(self, name: str) -> tuple[str, ...]:
        """The values named for one slot."""
        return self.slots.get(name, ())

    @property
    def yesno(self) -> bool:
        """Whether a yes or a no is wanted."""
        if "tag" in self.manners:
            return True
        return "yesno" in self.manners and "open" not in self.manners

    @property
    def asks(self) -> bool:
        """Whether its words have the form of a question."""
        return bool(self.manners & {"open", "yesno", "choice", "tag"})

    @property
    def tiers(self) -> tuple[str, ...]:
        """The tiers it names."""
        return self.slot("tier")

    @property
    def years(self) -> tuple[int, ...]:
        """The years it names."""
        return self.values.years

    @property
    def province(self) -> str | None:
        """The province it names, if it names one."""
        named = [p for p in self.names.provinces if not _goes_to(p, self.text)]
        return "河北省" if "河北省" in named else next(iter(named), None)

    @property
    def in_domain(self) -> bool:
        """Whether it speaks of the programme at all."""
        domain = {slot: values for slot, values in self.slots.items() if slot != "subject"}
        named = {value for values in domain.values() for value in values}
        if "domain" in self.manners or named - {"enterprise"}:
            return True
        return self.english and bool(english_cued(self.raw))

    def with_actor_of_place(self) -> "Asked":
        """The same question where the place it names is the one that acts, if no other is."""
        if not self.names.places or (self.slot("actor") and not self._to_province()):
            return self
        place = self.names.places[0]
        actor = "province" if place.name == place.province else "city"
        return self.with_slots({**self.slots, "actor": (actor,)})

    def _to_province(self) -> bool:
        """Whether the province is named only as where something goes."""
        return self.slot("actor") == ("province",) and bool(_UP_TO_PROVINCE.search(self.text))

    def with_slots(self, slots: Slots) -> "Asked":
        """The same question with other slots."""
        return replace(self, slots=slots)


@cache
def _slot_patterns() -> dict[str, dict[str, re.Pattern[str]]]:
    return {
        slot: {value: re.compile(pattern) for value, pattern in ways.items()}
        for slot, ways in words("slots").items()
    }


@cache
def _manner_patterns() -> dict[str, re.Pattern[str]]:
    return {name: re.compile(pattern) for name, pattern in words("kinds").items()}


def _slots(text: str, raw: str, names: Names) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for slot, patterns in _slot_patterns().items():
        places = [(m.start(), v) for v, p in patterns.items() if (m := p.search(text))]
        if places:
            found[slot] = tuple(value for _, value in sorted(places))
    named_too = {
        "tier": names.tiers,
        "area": names.areas,
        "item": _items(text, raw, names),
        "subject": subjects_named(text),
        "practice": practices_named(text),
        "need": needs_described(text, raw, english=is_english(raw)),
    }
    for slot, more in named_too.items():
        if both := tuple(dict.fromkeys((*found.get(slot, ()), *more))):
            found[slot] = both
    if "tier" not in found and _manner_patterns()["all_tiers"].search(text):
        found["tier"] = tuple(words("slots")["tier"])
    if tiers := widened(text, found.get("tier", ())):
        found["tier"] = tiers
    return found


def _items(text: str, raw: str, names: Names) -> tuple[str, ...]:
    """The indicators named, by number or by name; else the one described."""
    named = (*names.indicators, *_by_number(text))
    return named or measures_described(text, raw, english=is_english(raw))


def _goes_to(province: str, text: str) -> bool:
    """Whether the capital is named only as where something is sent."""
    return province.startswith("北京") and text.count("北京") == len(_GOES_TO.findall(text)) > 0


def _by_number(text: str) -> tuple[str, ...]:
    """An indicator named by its number in the list: 第9项指标."""
    ordinal = _ORDINAL.search(text) if "指标" in text or "附1" in text else None
    known_ones = known("indicator")
    place = number(ordinal[1]) if ordinal else 0
    return (known_ones[place - 1],) if 0 < place <= len(known_ones) else ()


def _without_sites(names: Names, raw: str) -> Names:
    """The names without a place where only a line or a store of the asker lies."""
    kept = tuple(p for p in names.places if not site(around(named_as(raw, p), raw)))
    return names if len(kept) == len(names.places) else replace(names, places=kept)


@lru_cache(maxsize=KEPT)
def understand(raw: str) -> Asked:
    """Read one question."""
    text, names = normal(raw), _without_sites(named(raw), raw)
    return Asked(
        text=text,
        raw=raw,
        names=names,
        english=is_english(raw),
        slots=_slots(text, raw, names),
        manners=frozenset(n for n, p in _manner_patterns().items() if p.search(text)),
        values=values(own_words(text)),
    )
