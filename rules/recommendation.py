"""Check a recommendation table: quotas, order, columns, days; the same report as for a draft."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from pydantic import ValidationError

from rules.asking import questions
from rules.book.table import TABLE, Table
from rules.explained import Explained, explained
from rules.facts.draft import Draft, named_digest
from rules.facts.form import form_errors
from rules.facts.recommendation import Recommendation
from rules.finding import Finding, FormError, Outcome, Report
from rules.holding import speaks_against
from rules.law.edition import Edition
from rules.law.norm import Fate, Norm
from rules.logic import Verdict
from rules.remedy import failing
from rules.settle import outcome_of


def recommendation_of(stated: Mapping[str, Any]) -> Recommendation | tuple[FormError, ...]:
    """A table from plain values, or what is wrong with its fields."""
    try:
        return Recommendation.model_validate(stated)
    except ValidationError as error:
        return form_errors(error, Recommendation)


def check_recommendation(
    stated: Recommendation, *, edition: Edition, drafts: Sequence[Draft] = ()
) -> Report:
    """Everything an edition has to say about a recommendation table."""
    table = Table(stated, edition.body, drafts)
    judged = [(n, TABLE[n.rule](n, table)) for n in edition.body.norms if n.fate is Fate.TABLE]
    outcomes = {norm.id: outcome_of(verdict) for norm, verdict in judged}
    digest = named_digest(stated, without="explanations")
    allowed = explained(stated.explanations or (), lambda: digest, [n for n, _ in judged], outcomes)
    findings = tuple(_finding(norm, verdict, allowed) for norm, verdict in judged)
    return Report(
        id=stated.id,
        edition=edition.id,
        as_of=edition.on,
        draft_digest=named_digest(stated),
        findings=findings,
        next=questions(findings, ()),
        notices=(*edition.notices, *allowed.notices),
    )


def _finding(norm: Norm, verdict: Verdict, allowed: Explained) -> Finding:
    outcome = outcome_of(verdict)
    asks = "请补充：" + "、".join(verdict.missing) + "。" if verdict.missing else ""
    wrong = "；".join(failing(verdict.why)) + "。" if outcome is Outcome.NOT_MET else ""
    return Finding(
        rule=norm.id,
        norm=norm.id,
        address=norm.address,
        quote=norm.quote,
        force=norm.force,
        outcome=outcome,
        holds=speaks_against(norm, outcome, explained=norm.id in allowed.norms),
        why=verdict.why,
        missing=verdict.missing if outcome is Outcome.UNKNOWN else (),
        fields=verdict.why.facts,
        remedy=asks or wrong,
    )
