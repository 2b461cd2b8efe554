"""Tiers side by side: what the element conditions of each say on an area or a subject."""

import re
from collections.abc import Iterable, Iterator, Sequence

from assistant.bank import Statement, Wording, bank
from assistant.compare_tiers import TIERS
from assistant.editions import Footing
from assistant.normal import words
from assistant.phrases import phrase
from assistant.practice import practices, tier_by_tier
from assistant.subject import (
    AREAS,
    Element,
    named_as,
    phrases_near,
    phrases_on,
    phrases_worded,
    subjects,
)
from assistant.understand import Asked

TOPIC = "tier_compare"
OUTCOMES = "建设成效"
BRIEF = 3
SHORT = 16  # a tier and a subject and no more: what the one says on the other
LONG = 60  # a longer message tells a story of its own


def wanted(asked: Asked) -> bool:
    """Whether the question is what the tiers' conditions say on an area or a subject."""
    on = asked.slot("subject")
    if _found("dimension", asked.text) or _found("can_apply", asked.text):
        return False
    if len(asked.tiers) > 1 and asked.slot("item") and "number" in asked.manners:
        return False
    if len(asked.tiers) > 1:
        named = on or asked.slot("practice") or asked.slot("area") or OUTCOMES in asked.text
        return bool(named) or _found("general", asked.text)
    if not on or asked.slot("item") or any(subjects()[name].kept for name in on):
        return False
    if len(asked.text) > LONG or (len(asked.text) > SHORT and not _found("asks", asked.text)):
        return False
    if asked.tiers:
        return not _areas(asked)
    return _found("which", asked.text)


def side_by_side(asked: Asked, footing: Footing) -> tuple[Statement, ...]:
    """Tier by tier what is said on the area or the subject; without either, the summary."""
    tiers = _in_order(asked.tiers)
    if areas := _areas(asked):
        said = _of_areas(areas, tiers)
    elif on := asked.slot("subject"):
        said = _of_subjects(on, tiers, asked)
    elif things := asked.slot("practice"):
        said = [one for name in things for one in tier_by_tier(practices()[name], tiers)]
    else:
        said = [s for s in bank().topics[TOPIC].says if set(s.slots["tier"]) & set(tiers)]
    return tuple(s for s in said if s.documents <= footing.documents)


def _areas(asked: Asked) -> tuple[str, ...]:
    """The areas meant: a link's own area gives way to the subject the link names."""
    spelled = tuple(area for area in (*AREAS, OUTCOMES) if area in asked.text)
    return spelled if spelled or asked.slot("subject") else asked.slot("area")


def _in_order(tiers: Sequence[str]) -> tuple[str, ...]:
    return tuple(tier for tier in TIERS if tier in tiers) or TIERS


def _of_areas(areas: Sequence[str], tiers: Sequence[str]) -> list[Statement]:
    topics = bank().topics
    by_place = {(s.slots["area"][0], s.slots["tier"][0]): s for s in topics["content"].says}
    by_place |= {(OUTCOMES, s.slots["tier"][0]): s for s in topics["outcomes"].says}
    return [by_place[area, tier] for area in areas for tier in tiers]


def _of_subjects(on: Sequence[str], tiers: Sequence[str], asked: Asked) -> list[Statement]:
    found = _spoken(on, asked)
    common = [e for e in found if not e.tier]
    by_tier = {tier: [e for e in found if e.tier == tier] for tier in TIERS}
    silent = [tier for tier in tiers if not by_tier[tier]]
    told = [_told(tier, _distinct(by_tier[tier])) for tier in tiers if by_tier[tier]]
    if common:
        told.insert(0, _for_all(common))
    if not told:
        near = _nearest(tiers, [tier for tier in TIERS if by_tier[tier]])
        told = [_told(tier, _distinct(by_tier[tier])) for tier in near]
        return [*_silence(on, silent, False, asked), *told]
    if _quotes(asked):
        return told
    return [*_first(tiers, silent, asked), *told, *_silence(on, silent, bool(common), asked)]


def _nearest(tiers: Sequence[str], speaking: Sequence[str]) -> Sequence[str]:
    """Whom to name when the tiers asked about are silent: the next above, else the next below."""
    top = TIERS.index(tiers[-1])
    above = [tier for tier in speaking if TIERS.index(tier) > top]
    return above[:1] or speaking[-1:]


def _spoken(on: Sequence[str], asked: Asked) -> tuple[Element, ...]:
    """The phrases on these subjects, or the very one whose words are asked about."""
    return _quotes(asked) or phrases_on(on, asked.text)


def _quotes(asked: Asked) -> tuple[Element, ...]:
    return phrases_worded(asked.text) if _found("which", asked.text) else ()


def _distinct(said: Iterable[Element]) -> list[Element]:
    """The phrases without those that a longer one beside them repeats."""
    kept: list[Element] = []
    for one in said:
        if not any(one.zh in other.zh for other in said if other is not one and other.area):
            kept.append(one)
    return kept


def _told(tier: str, said: Sequence[Element]) -> Statement:
    """What one tier says: each phrase verbatim, with the area it stands in."""
    zh, en = _quoted(said)
    head = _name(tier, True)
    return Statement(
        Wording(f"{tier}：{zh}。", f"{head[0].upper()}{head[1:]}: {en}."),
        tuple(e.citation for e in said),
        {"tier": (tier,)},
    )


def _near(tier: str, said: Sequence[Element]) -> Statement:
    """What comes nearest in a tier that does not speak of the subject."""
    texts = zip((tier, _name(tier, True)), _quoted(said), strict=True)
    zh, en = (
        phrase("near_tier", name, quoted, english=bool(i)) for i, (name, quoted) in enumerate(texts)
    )
    return Statement(Wording(zh, en), tuple(e.citation for e in said), {"tier": (tier,)})


def _quoted(said: Sequence[Element]) -> tuple[str, str]:
    zh = "、".join(f"“{e.zh}”{f'（{e.area}）' if e.area else ''}" for e in said)
    en = "; ".join(f"{e.en} ({e.zh})" if len(said) <= BRIEF else e.en for e in said)
    return zh, en


def _for_all(said: Sequence[Element]) -> Statement:
    zh = "、".join(f"“{e.zh}”" for e in said)
    en = "; ".join(f"{e.en} ({e.zh})" for e in said)
    return Statement(
        Wording(
            phrase("for_all_tiers", zh, english=False), phrase("for_all_tiers", en, english=True)
        ),
        tuple(e.citation for e in said),
        {},
    )


def _first(tiers: Sequence[str], silent: Sequence[str], asked: Asked) -> Iterator[Statement]:
    """From which tier on it is spoken of, where that is asked."""
    speaking = [tier for tier in tiers if tier not in silent]
    if not silent or not speaking or not _found("first", f"{asked.text} {asked.raw.lower()}"):
        return
    key = "first_tier" if len(speaking) > 1 else "only_tier"
    texts = [phrase(key, _name(speaking[0], e), english=e) for e in (False, True)]
    found = _spoken(asked.slot("subject"), asked)
    cited = tuple(e.citation for e in found if e.tier == speaking[0])
    yield Statement(Wording(*texts), cited, {}, kind="computed")


def _silence(
    on: Sequence[str], silent: Sequence[str], common: bool, asked: Asked
) -> Iterator[Statement]:
    """That a tier says nothing of its own on the subject, and what it says near it."""
    if not silent:
        return
    key = "silent_besides" if common else "silent_tier"
    if (
        len(asked.tiers) in (0, len(TIERS))
        and len(silent) < len(TIERS)
        and _found("one", asked.text)
    ):
        key = "silent_others"
    texts = []
    for english in (False, True):
        names = "、".join(silent) if not english else ", ".join(_name(t, True) for t in silent)
        about = named_as(on, asked.text, english=english)
        filled = (about,) if key == "silent_others" else (names, about)
        texts.append(phrase(key, *filled, english=english))
    yield Statement(Wording(*texts), (), {}, kind="absent")
    for tier in silent:
        if near := phrases_near(on, tier):
            yield _near(tier, near)


def _name(tier: str, english: bool) -> str:
    return f"{phrase(tier, english=True)} tier ({tier})" if english else tier


def _found(name: str, text: str) -> bool:
    return bool(re.search(words("compare")[name], text))
