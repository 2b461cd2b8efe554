"""A report as plain JSON, in the shape of the contract."""

from __future__ import annotations

from typing import Any

from rules.finding import Finding, FormError, Question, Report, TierOutcome, Why


def why_json(why: Why) -> dict[str, Any]:
    """One node of an explanation, its parts inside it."""
    node: dict[str, Any] = {"operator": why.operator, "truth": why.truth, "says": why.says}
    if why.facts:
        node["facts"] = list(why.facts)
    if why.parts:
        node["parts"] = [why_json(part) for part in why.parts]
    return node


def finding_json(finding: Finding) -> dict[str, Any]:
    """One finding with its clause."""
    return {
        "rule": finding.rule,
        "norm": finding.norm,
        "address": finding.address,
        "quote": finding.quote,
        "force": str(finding.force),
        "outcome": str(finding.outcome),
        "holds": finding.holds,
        "why": why_json(finding.why),
        "missing": list(finding.missing),
        "fields": list(finding.fields),
        "remedy": finding.remedy,
    }


def tier_json(tier: TierOutcome) -> dict[str, Any]:
    """Where the draft stands towards one tier."""
    return {
        "tier": str(tier.tier),
        "outcome": str(tier.outcome),
        "not_met": list(tier.not_met),
        "unknown": list(tier.unknown),
        "expert": list(tier.expert),
    }


def form_error_json(error: FormError) -> dict[str, Any]:
    """One field to put right."""
    return {
        "path": error.path,
        "value": error.value,
        "allowed": error.allowed,
        "near": error.near,
    }


def _question_json(question: Question) -> dict[str, Any]:
    return {"path": question.path, "text": question.text, "settles": list(question.settles)}


def report_json(report: Report) -> dict[str, Any]:
    """The whole report."""
    return {
        "id": report.id,
        "edition": report.edition,
        "as_of": report.as_of.isoformat() if report.as_of else None,
        "draft_digest": report.draft_digest,
        "tiers": [tier_json(tier) for tier in report.tiers],
        "findings": [finding_json(finding) for finding in report.findings],
        "form_errors": [form_error_json(error) for error in report.form_errors],
        "next": [_question_json(question) for question in report.next],
        "notices": list(report.notices),
    }
