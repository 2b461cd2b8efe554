"""For the experts: the clauses only they can judge, each with what the draft says to it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from rules.check import check
from rules.consistency.slip import prose
from rules.facts.draft import Draft
from rules.facts.labels import label
from rules.finding import Finding, Outcome, Tier
from rules.judge import shown
from rules.known import Known
from rules.law.edition import Edition
from rules.law.norm import Kind, Norm

SENTENCE = re.compile(r"[^。！？\n]+[。！？]?")
LETTERS = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]+")
MOST, LEAST_SHARED = 3, 0.25


@dataclass(frozen=True, slots=True)
class Bearing:
    """Words of the draft that bear on a clause, and the fact they stand in."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Judgement:
    """One clause for the experts."""

    norm: str
    address: str
    quote: str
    outcome: Outcome
    passages: tuple[Bearing, ...]


def review(draft: Draft, *, tier: Tier, edition: Edition) -> tuple[Judgement, ...]:
    """Every clause of the tier that people must judge and that reaches this draft."""
    report = check(draft, edition=edition, tiers=(tier,), texts=False)
    return judgements(draft, report.findings, edition)


def judgements(
    draft: Draft, findings: tuple[Finding, ...], edition: Edition
) -> tuple[Judgement, ...]:
    """The clauses among these findings that people must judge."""
    known, norms = Known(draft, edition), {norm.id: norm for norm in edition.body.norms}
    said = _said(draft)
    return tuple(
        Judgement(f.norm, f.address, f.quote, f.outcome, _passages(f, norms[f.norm], known, said))
        for f in findings
        if f.rule in norms and _for_people(f, norms)
    )


def _for_people(finding: Finding, norms: Mapping[str, Norm]) -> bool:
    if finding.outcome is Outcome.NOT_APPLICABLE:
        return False
    return finding.outcome is Outcome.EXPERT or norms[finding.norm].kind is Kind.EXPERT


Said = list[tuple[set[str], Bearing]]


def _said(draft: Draft) -> Said:
    """Every sentence of the prose with its pairs of letters."""
    return [
        (_pairs(sentence), Bearing(path, sentence.strip()))
        for path, text in prose(draft)
        for sentence in SENTENCE.findall(text)
    ]


def _passages(finding: Finding, norm: Norm, known: Known, said: Said) -> tuple[Bearing, ...]:
    found = [
        *_facts(finding, known),
        *_evidence(norm, known),
        *_scenarios(norm, known),
        *_sentences(norm, said),
    ]
    return tuple(dict.fromkeys(found))


def _facts(finding: Finding, known: Known) -> Iterator[Bearing]:
    """The facts that the rule of the clause reads."""
    for path in finding.fields:
        value = None if "[" in path else known.value(path)
        if isinstance(value, str | int | Decimal | date):
            yield Bearing(path, f"{label(path)}：{shown(value)}")


def _evidence(norm: Norm, known: Known) -> Iterator[Bearing]:
    """The record that speaks for the clause itself."""
    record = known.evidence(norm.id, norm.address)
    for n, one in enumerate(known.draft.evidence or ()):
        if record is one and one.statement:
            beside = f"（{one.document}）" if one.document else ""
            yield Bearing(f"evidence[{n}]", one.statement + beside)


def _scenarios(norm: Norm, known: Known) -> Iterator[Bearing]:
    """The instances of the clause's own area."""
    for n, one in enumerate(known.draft.scenarios or ()):
        if norm.area and known.area_of(one.link) == norm.area and one.instance:
            beside = f"：{one.effect}" if one.effect else ""
            yield Bearing(f"scenarios[{n}]", one.instance + beside)


def _sentences(norm: Norm, said: Said) -> Iterator[Bearing]:
    """The sentences of the prose that share most of the clause's words."""
    wanted = (_pairs(norm.quote) - COMMON) or _pairs(norm.quote)
    near = [(len(wanted & pairs) / len(wanted), bearing) for pairs, bearing in said]
    for share, bearing in sorted(near, key=lambda one: -one[0])[:MOST]:
        if share >= LEAST_SHARED:
            yield bearing


def _pairs(text: str) -> set[str]:
    """Every two letters that stand together."""
    return {run[n : n + 2] for run in LETTERS.findall(text) for n in range(len(run) - 1)} or {text}


COMMON = _pairs("智能制造智能工厂企业智能")


def judgement_json(judgement: Judgement) -> dict[str, Any]:
    """A clause for the experts as plain JSON."""
    return {
        "norm": judgement.norm,
        "address": judgement.address,
        "quote": judgement.quote,
        "outcome": judgement.outcome.value,
        "passages": [{"path": p.path, "text": p.text} for p in judgement.passages],
    }
