"""Draft every section from the facts: code writes it, every figure names the fact it came from."""

from __future__ import annotations

from collections.abc import Iterator

from assistant.drafting.counted import COUNTED
from assistant.drafting.duty import answered, owed
from assistant.drafting.passage import Addressed, Passage, Section, Span, gap
from assistant.drafting.scope import EACH, Scope
from assistant.drafting.show import FORMS, NONE, fact, shown
from assistant.drafting.template import Part, Piece, Template, templates
from rules.facts.draft import Draft
from rules.facts.labels import label
from rules.finding import Tier
from rules.known import Known
from rules.law.edition import Edition


def _path(name: str, scope: Scope) -> str:
    return scope.base + name if name.startswith(".") else name


def _holds(condition: str, scope: Scope) -> bool:
    """path: known and not empty; !path: not so; path=值: as a sentence writes it."""
    if condition.startswith("!"):
        return not _holds(condition[1:], scope)
    name, wants, value = condition.partition("=")
    if name.startswith("@"):
        return bool(COUNTED[name[1:]](scope))
    text = shown(fact(scope.known.draft, _path(name, scope)))
    return text == value if wants else text not in ("", NONE)


def _spans(piece: Piece, scope: Scope) -> tuple[Span, ...]:
    if isinstance(piece, str):
        return (Span(piece),)
    name, form = piece
    if name.startswith("@"):
        return COUNTED[name[1:]](scope) or (gap(GAPS.get(name[1:], name[1:])),)
    path = _path(name, scope)
    value = fact(scope.known.draft, path)
    if shown(value) in ("", NONE):
        return (gap(label(path)),)
    return (Span(FORMS[form](value), (path,)),)


GAPS = {
    "areas": "典型场景",
    "scenario_count": "典型场景",
    "guide": "场景指引版本",
    "gains": "关键绩效指标",
    "joined_systems": "系统集成清单",
    "integration_count": "系统集成清单",
}


def _rests(part: Part, scope: Scope) -> Iterator[str]:
    """The facts that let a sentence be said at all."""
    for condition in part.when:
        name = condition.partition("=")[0]
        if name[0] not in "!@":
            yield _path(name, scope)


def _sentence(part: Part, scope: Scope) -> Passage:
    spans = tuple(span for piece in part.pieces for span in _spans(piece, scope))
    facts = (path for span in spans for path in span.fact_paths)
    whole = not any(span.gap for span in spans)
    return Passage(
        text="".join(span.text for span in spans),
        fact_paths=tuple(dict.fromkeys((*facts, *_rests(part, scope)))),
        spans=spans,
        norms=answered(part.rules, scope) if whole else (),
        rank=part.rank if whole else 0,
        opens=part.opens,
    )


def _passages(parts: tuple[Part, ...], scope: Scope) -> Iterator[Passage]:
    for part in parts:
        for here in EACH[part.each](scope) if part.each else (scope,):
            if all(_holds(condition, here) for condition in part.when):
                if part.pieces:
                    yield _sentence(part, here)
                yield from _passages(part.parts, here)


def _section(template: Template, tier: Tier, known: Known) -> Section:
    norms = owed(template.name, tier, known)
    passages = tuple(_passages(template.parts, Scope(known, norms)))
    section = Section(template.name, template.title, template.field, passages)
    return with_clauses(section, tier, known)


def with_clauses(section: Section, tier: Tier, known: Known) -> Section:
    """The section with every clause it must answer, beside the passage that answers it."""
    clauses = tuple(
        Addressed(
            norm.id,
            norm.address,
            norm.quote,
            norm.force,
            next((p for p in section.passages if norm.id in p.norms), None),
        )
        for norm in owed(section.name, tier, known)
    )
    return Section(section.name, section.title, section.field, section.passages, clauses)


def draft_sections(draft: Draft, *, edition: Edition) -> tuple[Section, ...]:
    """Every section of the declaration; a draft that names no tier is written as 卓越级."""
    known = Known(draft, edition)
    tier = draft.tier or Tier.EXCELLENT
    return tuple(_section(template, tier, known) for template in templates())
