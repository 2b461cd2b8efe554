"""A report as SARIF 2.1.0, so that editors and pipelines show findings beside the file."""

from __future__ import annotations

from typing import Any

from rules.finding import Finding, FormError, Outcome, Report

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
VERSION = "2.1.0"
KINDS = {
    Outcome.MET: "pass",
    Outcome.NOT_MET: "fail",
    Outcome.UNKNOWN: "open",
    Outcome.EXPERT: "review",
    Outcome.NOT_APPLICABLE: "notApplicable",
}


def report_sarif(report: Report, *, uri: str) -> dict[str, Any]:
    """One run: a rule a norm, a result a finding or a form error."""
    results = [_form_result(error, uri) for error in report.form_errors]
    results += [_result(finding, uri) for finding in report.findings]
    return {
        "$schema": SCHEMA,
        "version": VERSION,
        "runs": [
            {
                "tool": {"driver": {"name": "tidu", "rules": _rules(report)}},
                "properties": {
                    "edition": report.edition,
                    "as_of": report.as_of.isoformat() if report.as_of else None,
                    "draft_digest": report.draft_digest,
                },
                "results": results,
            }
        ],
    }


def _rules(report: Report) -> list[dict[str, Any]]:
    known = {finding.rule: finding for finding in report.findings}
    rules: list[dict[str, Any]] = [
        {
            "id": finding.rule,
            "shortDescription": {"text": finding.quote},
            "properties": {"address": finding.address, "force": finding.force.value},
        }
        for finding in known.values()
    ]
    if report.form_errors:
        rules.append({"id": "form", "shortDescription": {"text": "字段填写有误"}})
    return rules


def _result(finding: Finding, uri: str) -> dict[str, Any]:
    failed = finding.outcome is Outcome.NOT_MET
    return {
        "ruleId": finding.rule,
        "kind": KINDS[finding.outcome],
        "level": ("error" if finding.holds else "warning") if failed else "none",
        "message": {"text": finding.remedy or f"{finding.outcome}：{finding.quote}"},
        "locations": [_location(uri, path) for path in finding.fields] or [_location(uri, "")],
        "properties": {
            "address": finding.address,
            "outcome": finding.outcome.value,
            "holds": finding.holds,
            "missing": list(finding.missing),
        },
    }


def _form_result(error: FormError, uri: str) -> dict[str, Any]:
    near = f"；是不是 {error.near}？" if error.near else ""
    return {
        "ruleId": "form",
        "kind": "fail",
        "level": "error",
        "message": {"text": f"{error.path} 填写的是 {error.value}；{error.allowed}{near}"},
        "locations": [_location(uri, error.path)],
    }


def _location(uri: str, path: str) -> dict[str, Any]:
    place: dict[str, Any] = {"physicalLocation": {"artifactLocation": {"uri": uri}}}
    if path:
        place["logicalLocations"] = [{"fullyQualifiedName": path}]
    return place
