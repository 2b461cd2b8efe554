"""Practices: what a factory has or does in its own words, and where the conditions speak of it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from assistant.bank import Statement, Wording, bank
from assistant.compare_tiers import TIERS
from assistant.editions import Footing
from assistant.normal import words
from assistant.phrases import phrase, termed
from assistant.subject import Element, elements
from rules.law.edition import resolve

TOPIC = "practice"
# A question may name several things; each is told on its own, the first ones at most.
TOLD = 2
PHRASES = 3
# What stands before a thing that is not there.
_WANTING = re.compile(
    r"(?:没有?|无|还没|未|缺)(?:上|装|用|搞|有|买)?(?: ?[a-z]+ ?(?:没有?|无))*(?:了)? ?$"
)


@dataclass(frozen=True, slots=True)
class Practice:
    """One thing of a factory: its names, its link or area, the phrases that speak of it."""

    name: str
    asked: re.Pattern[str]
    said: re.Pattern[str]
    place: str = ""

    def phrases(self, tier: str) -> tuple[Element, ...]:
        """What the conditions of a tier say of it, its own area's phrases first."""
        found = [e for e in elements() if e.tier == tier and self.said.search(e.zh)]
        kept = [e for e in found if not any(e.zh in o.zh for o in found if o is not e and o.area)]
        return tuple(sorted(kept, key=lambda e: not e.area))[:PHRASES]


@cache
def practices() -> dict[str, Practice]:
    """Every practice by its name."""
    return {
        name: Practice(
            name, re.compile(entry["asked"]), re.compile(entry["said"]), entry.get("place", "")
        )
        for name, entry in words("practices").items()
    }


def practices_named(text: str) -> tuple[str, ...]:
    """The practices a normalised question speaks of, the one named at most length first."""
    found = [(m, p) for p in practices().values() if (m := p.asked.search(text))]
    have = [(m, p) for m, p in found if not _WANTING.search(text[: m.start()])]
    return tuple(p.name for _, p in sorted(have or found, key=lambda pair: -len(pair[0][0])))


def placed(names: Iterable[str], tiers: Iterable[str], footing: Footing) -> tuple[Statement, ...]:
    """For each practice where it belongs, and what the tiers asked about say of it."""
    area_of = resolve(footing.place, footing.as_of).body.area_of
    wanted = tuple(tier for tier in TIERS if tier in tuple(tiers)) or TIERS
    said: list[Statement] = []
    for name in list(names)[:TOLD]:
        practice = practices()[name]
        phrases = [*_where(practice, area_of), *tier_by_tier(practice, wanted)]
        said += phrases or [_nowhere(practice)]
    return tuple({one.words.zh: one for one in said}.values())


def tier_by_tier(practice: Practice, tiers: Iterable[str]) -> Iterator[Statement]:
    """What each tier says of a practice, in the words of the conditions."""
    for tier in tiers:
        found = practice.phrases(tier)
        if not found:
            continue
        zh = "、".join(f"“{e.zh}”{f'（{e.area}）' if e.area else ''}" for e in found)
        en = "; ".join(f"{e.en} ({e.zh})" for e in found)
        head = f"The {phrase(tier, english=True)} tier ({tier})"
        wording = Wording(f"{tier}：{zh}。", f"{head}: {en}. ")
        yield Statement(wording, tuple(e.citation for e in found), {"tier": (tier,)})


def _where(practice: Practice, area_of: Mapping[str, str]) -> Iterator[Statement]:
    if not practice.place:
        return
    area = area_of.get(practice.place, practice.place)
    note = next(s for s in bank().topics["mapping"].says if s.slots["area"] == (area,))
    link = "" if area == practice.place else f"（指引的{practice.place}环节）"
    zh = f"{practice.name}按用途归{area}{link}；通知按环节和能力来写，没有点名具体的系统。"
    en = (
        f"By its purpose this belongs to {termed(area)}"
        f"{f', link {termed(practice.place)}' if link else ''};"
        " the notices speak of links and abilities and name no particular system. "
    )
    yield Statement(Wording(zh, en), note.citations, note.slots, kind="computed")


def _nowhere(practice: Practice) -> Statement:
    """That the conditions have no place for a thing, and which places they have."""
    notes = [s for s in bank().topics["mapping"].says]
    zh = f"通知没有提到{practice.name}；注[1]至注[5]列的环节里没有对应的一项："
    en = "The notices do not speak of this; none of the links of notes [1] to [5] fits it: "
    return Statement(
        Wording(zh + "".join(n.words.zh for n in notes), en + "".join(n.words.en for n in notes)),
        tuple(c for n in notes for c in n.citations),
        {},
    )
