"""Which steps of the form ask for which facts, and what kind of control each fact needs."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal, get_args, get_origin

from rules.facts.draft import Draft
from rules.facts.form import fields_at

Widget = Literal["yes", "choice", "text", "day", "number", "lines", "prose", "table", "first"]
STEPS: Mapping[str, tuple[str, ...]] = {
    "who": (
        "tier", "applicant.name", "applicant.uscc", "applicant.country", "applicant.province",
        "applicant.address", "applicant.nature", "applicant.industry", "applicant.legal_form",
        "applicant.above_scale", "applicant.above_scale_document", "awards[0].tier",
        "applicant.contact.person", "applicant.contact.mobile", "applicant.contact.phone",
    ),
    "conduct": (
        "compliance.sound", "compliance.years", "compliance.bad_credit",
        "compliance.credit_checked", "compliance.violations", "compliance.minor_violations",
        "incidents[0].grade", "incidents[0].kind", "control.equipment", "control.software",
        "control.operating_system", "control.solutions", "control.network",
        "control.network_document", "control.data", "control.data_document",
    ),
    "people": (
        "organisation.planning", "organisation.construction", "organisation.operation",
        "organisation.document", "organisation.experts", "organisation.experts_document",
        "maturity.level", "maturity.kind", "maturity.date", "maturity.standard", "self_assessed",
    ),
    "factory": (
        "project.name", "project.completed", "project.start", "project.end", "project.investment",
        "project.self_integrated", "project.integrators", "guide", "scenarios", "integrations",
        "benchmark.level", "benchmark.source", "benchmark.date", "assessment.method",
        "outcomes.solutions", "outcomes.replicated",
    ),
    "figures": tuple(f"kpis[{number}]" for number in range(1, 21)),
    "papers": (
        "commitments.truthful", "commitments.inspection", "commitments.promotion",
        "commitments.exchange", "commitments.signed_by", "commitments.signed_on",
        "secrecy.by", "secrecy.date", "secrecy.passed", "submission.channel",
        "submission.online", "submission.paper", "submission.paper_source",
        "submission.paper_copies", "submission.sealed", "submission.recommender_blank",
        "submission.paper_matches_online",
    ),
    "prose": (
        "sections.summary", "sections.effects", "sections.overview", "sections.scenarios",
        "sections.integration", "sections.features", "sections.results", "sections.plan",
    ),
}  # fmt: skip
PATHS = tuple(path for paths in STEPS.values() for path in paths)
TABLES: Mapping[str, tuple[str, ...]] = {
    "scenarios": ("link", "scenario", "instance", "problem", "solution", "effect"),
    "compliance.years": ("year", "revenue", "profit", "report"),
    "integrations": ("source", "target", "content"),
}
INSIDE = {"incidents": "compliance.incidents"}
NONE = "没有"
KPI = re.compile(r"kpis\[(\d+)\]")
FIRST = re.compile(r"(\w+)\[0\]\.(\w+)")
EVIDENCE = re.compile(r"evidence\[(?P<norm>[^\]]+)\]")


@dataclass(frozen=True)
class Field:
    """One question of the form: its path in a draft, and the choices or columns it has."""

    path: str
    widget: Widget
    choices: tuple[str, ...] = ()


def model_path(path: str) -> str:
    """The path as the draft's model spells it: incidents[0].grade as compliance.incidents…"""
    name, bracket, rest = path.partition("[")
    return INSIDE.get(name, name) + bracket + rest


def field(path: str) -> Field:
    """What kind of control a path needs, read off the draft's own types."""
    if path in TABLES:
        return Field(path, "table", TABLES[path])
    if KPI.fullmatch(path):
        return Field(path, "number")
    if path.startswith("sections."):
        return Field(path, "prose")
    annotation = _annotation(path)
    choices = _choices(annotation)
    if FIRST.fullmatch(path):
        return Field(path, "first", (NONE, *choices) if names_none(path) else choices)
    if choices:
        return Field(path, "choice", choices)
    kinds: tuple[tuple[str, Widget], ...] = (
        ("bool", "yes"), ("datetime.date", "day"), ("Decimal", "number"), ("int", "number"),
        ("tuple", "lines"),
    )  # fmt: skip
    return Field(path, next((w for word, w in kinds if word in str(annotation)), "text"))


def names_none(path: str) -> bool:
    """Whether a list's first record can be declared to be none at all."""
    return path in ("awards[0].tier", "incidents[0].grade")


def _annotation(path: str) -> Any:
    *parent, name = re.sub(r"\[\d+\]", "", model_path(path)).split(".")
    model = fields_at(Draft, parent) if parent else Draft
    return model.model_fields[name].annotation if model else None


def _choices(annotation: Any) -> tuple[str, ...]:
    if get_origin(annotation) is Literal:
        return tuple(str(arg) for arg in get_args(annotation))
    if hasattr(annotation, "__members__"):
        return tuple(str(member.value) for member in annotation)
    return next((c for arg in get_args(annotation) if (c := _choices(arg))), ())


def step_of(path: str) -> str | None:
    """The step that asks for a path, if the form does."""
    if evidence_norm(path):
        return "evidence"
    wanted = form_path(path)
    return next((step for step, paths in STEPS.items() if wanted in paths), None)


def form_path(path: str) -> str:
    """A fact path as the form spells it: a field of a table row is the table."""
    if figure := re.match(r"kpis\[\D*(\d+)\]", path):
        return f"kpis[{figure[1]}]"
    if table := next((name for name in TABLES if path.startswith(name)), None):
        return table
    for name, full in INSIDE.items():
        path = path.replace(full, name)
    return {"awards": "awards[0].tier", "incidents": "incidents[0].grade"}.get(path, path)


def evidence_norm(path: str) -> str | None:
    """The norm whose evidence a path speaks of."""
    found = EVIDENCE.match(path)
    return found["norm"] if found else None


def control_id(path: str) -> str:
    """The element id of the control that a fact path is filled in with."""
    if evidence_norm(path):
        return "f-evidence"
    return "f-" + "".join(c if c.isalnum() else "-" for c in form_path(path))
