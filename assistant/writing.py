"""Drafting in the talk: a section of the declaration from what was told, gaps marked."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from assistant.advice import advice
from assistant.answer import Sentence, SentenceKind, Status
from assistant.compose import Part
from assistant.drafting.draft import draft_sections
from assistant.drafting.passage import Section
from assistant.extract import Stated, drafted, extract, merged
from assistant.normal import words
from rules.law.edition import PLACE, Body, resolve

TOPIC = "drafting"
# In ten thousand yuan, the unit of a draft.
SCALES = {"万": Decimal(1), "百万": Decimal(100), "千万": Decimal(1000), "亿": Decimal(10000)}


def written(told: Sequence[str], wish: str, *, english: bool) -> tuple[Part, ...]:
    """The sections a wish names, from all that was told; nothing where no fact bears on them."""
    edition = resolve(PLACE, None)
    facts = merged(fact for text in (*told, wish) for fact in facts_of(text, edition.body))
    named = names_of(wish)
    every = draft_sections(drafted(facts), edition=edition)
    sections = [section for section in every if section.name in named]
    if not any(passage.fact_paths for section in sections for passage in section.passages):
        return ()
    said = words("writing")["en" if english else "zh"]
    text = said["intro"] + "\n".join(f"〔{s.title}〕\n{s.text}" for s in sections)
    if lacks := _lacking(sections):
        text += said["lacks"].format("、".join(lacks))
    leaves = advice("take_over", english=english)
    sentence = Sentence(SentenceKind.COMPUTED, text, advice=leaves)
    return (Part(Status.ANSWERED, (sentence,), topic=TOPIC),)


def names_of(wish: str) -> tuple[str, ...]:
    """The sections that a wish names."""
    stated = words("writing")["section"]
    return next(tuple(s["names"]) for s in stated if re.search(s["named"], wish.lower() or " "))


def facts_of(text: str, body: Body) -> Iterator[Stated]:
    """The facts of one turn: those any talk knows, and those only a declaration needs."""
    yield from extract(text)
    for path, pattern in words("writing")["facts"].items():
        if found := re.search(pattern, text):
            value: Any = [found[1]] if path == "project.integrators" else found[1]
            yield Stated(path, value, found[0])
    figures = words("writing")["figures"]
    if found := re.search(figures["investment"], text):
        yield Stated("project.investment", Decimal(found[1]) * SCALES[found[2]], found[0])
    if found := re.search(figures["span"], text):
        yield from _span(found)
    if gains := list(_gains(text, figures["gain"], body)):
        yield Stated("kpis", gains, text)


def _span(found: re.Match[str]) -> Iterator[Stated]:
    """When building began and ended, told to the month."""
    months = ("start", found[1], found[2]), ("end", found[3] or found[1], found[4])
    for name, year, month in months:
        if 1 <= int(month) <= 12:
            yield Stated(f"project.{name}", date(int(year), int(month), 1).isoformat(), found[0])


def _gains(text: str, pattern: str, body: Body) -> Iterator[dict[str, Any]]:
    """The reference indicators told by their names with a figure behind."""
    for number, indicator in sorted(body.indicators.items()):
        if found := re.search(re.escape(indicator.name) + pattern, text):
            points = "百分点" in found[2]
            unit = "百分点" if points else "%"
            yield {"number": number, "value": found[1], "unit": unit, "points": points}


def _lacking(sections: Sequence[Section]) -> list[str]:
    gaps = (gap for section in sections for gap in section.gaps)
    return list(dict.fromkeys(gap.removeprefix("【待补充：").removesuffix("】") for gap in gaps))
