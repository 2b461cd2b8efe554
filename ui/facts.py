"""The form's facts: which steps ask for which paths, and how a value gets in and out of a draft."""

import copy
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, get_args, get_origin

from rules.facts.draft import Draft, draft_json
from rules.facts.form import draft_of, fields_at
from rules.finding import FormError

Plain = dict[str, Any]
Widget = Literal["yes", "choice", "text", "day", "number", "lines", "scenarios", "first"]
STEPS: Mapping[str, tuple[str, ...]] = {
    "who": (
        "tier", "applicant.name", "applicant.uscc", "applicant.country", "applicant.province",
        "applicant.legal_form", "applicant.above_scale", "applicant.above_scale_document",
        "awards[0].tier", "submission.channel",
    ),
    "conduct": (
        "compliance.sound", "compliance.bad_credit", "compliance.violations",
        "compliance.minor_violations", "incidents[0].grade", "incidents[0].kind",
        "control.equipment", "control.software", "control.operating_system", "control.solutions",
        "control.network", "control.data",
    ),
    "people": (
        "organisation.planning", "organisation.construction", "organisation.operation",
        "organisation.experts", "maturity.level", "maturity.kind", "maturity.date",
        "maturity.standard", "self_assessed",
    ),
    "factory": (
        "project.name", "project.completed", "project.start", "project.end", "project.investment",
        "guide", "scenarios", "benchmark.level", "benchmark.source", "assessment.method",
        "outcomes.solutions", "outcomes.replicated",
    ),
    "figures": tuple(f"kpis[{number}]" for number in range(1, 21)),
    "papers": (
        "commitments.truthful", "commitments.inspection", "commitments.promotion",
        "commitments.exchange", "secrecy.passed", "submission.online", "submission.paper",
        "submission.paper_source", "submission.paper_copies", "submission.sealed",
        "submission.recommender_blank", "submission.paper_matches_online",
    ),
}  # fmt: skip
PATHS = tuple(path for paths in STEPS.values() for path in paths)
INSIDE = {"incidents": "compliance.incidents"}
NONE = "没有"
YES, NO = "是", "否"
DASH = re.compile(r"\s*(?:——|—|–|--| - |/)\s*")
KPI = re.compile(r"kpis\[(\d+)\]")
FIRST = re.compile(r"(\w+)\[0\]\.(\w+)")


@dataclass(frozen=True)
class Field:
    """One question of the form: its path in a draft, and the choices if it has any."""

    path: str
    widget: Widget
    choices: tuple[str, ...] = ()


def model_path(path: str) -> str:
    """The path as the draft's model spells it: incidents[0].grade as compliance.incidents…"""
    name, dot, rest = path.partition("[")
    return INSIDE.get(name, name) + dot + rest


def field(path: str) -> Field:
    """What kind of control a path needs, read off the draft's own types."""
    if path == "scenarios":
        return Field(path, "scenarios")
    if KPI.fullmatch(path):
        return Field(path, "number")
    annotation = _annotation(path)
    choices = _choices(annotation)
    if FIRST.fullmatch(path):
        return Field(path, "first", (NONE, *choices) if _names_none(path) else choices)
    if choices:
        return Field(path, "choice", choices)
    kinds: tuple[tuple[str, Widget], ...] = (
        ("bool", "yes"), ("datetime.date", "day"), ("Decimal", "number"), ("int", "number"),
        ("tuple", "lines"),
    )  # fmt: skip
    return Field(path, next((w for word, w in kinds if word in str(annotation)), "text"))


def _names_none(path: str) -> bool:
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


def shown(draft: Plain, path: str) -> str | None:
    """The value of a path as its control shows it; None when the draft does not state it."""
    if path == "scenarios":
        return _lines(_scenario(s) for s in draft.get("scenarios") or [])
    if found := KPI.fullmatch(path):
        return _text(_kpi(draft, int(found[1])).get("value"))
    if found := FIRST.fullmatch(path):
        records = _at(draft, model_path(found[1]).split("."))
        return NONE if records == [] and _names_none(path) else _of_first(records, found[2])
    value = _at(draft, path.split("."))
    return _lines(map(str, value)) if isinstance(value, list) else _text(value)


def _of_first(records: Any, name: str) -> str | None:
    return _text(records[0].get(name)) if records else None


def _lines(items: Iterable[str]) -> str | None:
    return "\n".join(items) or None


def _scenario(stated: Plain) -> str:
    parts = (stated.get("link"), stated.get("scenario"), stated.get("instance"))
    return "—".join(str(part) for part in parts if part)


def _text(value: Any) -> str | None:
    if isinstance(value, bool):
        return YES if value else NO
    return None if value is None else str(value)


def _kpi(draft: Plain, number: int) -> Plain:
    return next((k for k in draft.get("kpis") or [] if k.get("number") == number), {})


def _at(draft: Plain, steps: Sequence[str]) -> Any:
    here: Any = draft
    for step in steps:
        here = here.get(step) if isinstance(here, dict) else None
    return here


def gathered(draft: Plain, values: Sequence[str | None]) -> Plain:
    """The draft with what the form now says; what the form does not ask stays as it was."""
    changed = copy.deepcopy(draft)
    for path, value in zip(PATHS, values, strict=True):
        put(changed, path, (value or "").strip())
    return changed


def put(draft: Plain, path: str, text: str) -> None:
    """Write one value into a plain draft; blank takes it out again."""
    if path == "scenarios":
        _put_scenarios(draft, text)
    elif found := KPI.fullmatch(path):
        _put_kpi(draft, int(found[1]), text)
    elif found := FIRST.fullmatch(path):
        _put_first(draft, model_path(found[1]).split("."), found[2], text)
    else:
        value: Any = text.splitlines() if field(path).widget == "lines" and text else text
        _set(draft, path.split("."), _plain(value))


def _plain(value: Any) -> Any:
    return {YES: True, NO: False}.get(value, value) if isinstance(value, str) else value


def _set(draft: Plain, steps: Sequence[str], value: Any) -> None:
    *parents, name = steps
    if value in ("", None):
        holder = _at(draft, parents)
        if isinstance(holder, dict):
            holder.pop(name, None)
        return
    here = draft
    for step in parents:
        here = here.setdefault(step, {})
    here[name] = value


def _put_first(draft: Plain, steps: Sequence[str], name: str, text: str) -> None:
    records = _at(draft, steps)
    if text == NONE:
        _set(draft, steps, [])
    elif text:
        first, *rest = records or [{}]
        _set(draft, steps, [{**first, name: text}, *rest])
    elif records and name in records[0]:
        records[0].pop(name)
        _set(draft, steps, records if records[0] or len(records) > 1 else "")
    elif records == [] and name in ("tier", "grade"):
        _set(draft, steps, "")


def _put_kpi(draft: Plain, number: int, text: str) -> None:
    others = [k for k in draft.get("kpis") or [] if k.get("number") != number]
    mine = {**_kpi(draft, number), "number": number, "value": text}
    if text:
        draft["kpis"] = sorted([*others, mine], key=lambda k: int(k.get("number") or 0))
    elif _kpi(draft, number):
        _set(draft, ["kpis"], others or "")


def _put_scenarios(draft: Plain, text: str) -> None:
    known = {_scenario(s): s for s in draft.get("scenarios") or []}
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if not lines:
        draft.pop("scenarios", None)
        return
    draft["scenarios"] = [known.get(line) or _named(line) for line in lines]


def _named(line: str) -> Plain:
    names = ("link", "scenario", "instance")
    parts = DASH.split(re.sub(r"^\d+[.、．]\s*", "", line), maxsplit=2)
    return dict(zip(names, (p for p in parts), strict=False))


def sound(stated: Plain) -> tuple[Draft, tuple[FormError, ...]]:
    """The draft without the fields that are wrong, and what is wrong with those."""
    read = draft_of(stated)
    if isinstance(read, Draft):
        return read, ()
    kept = copy.deepcopy(stated)
    for error in read:
        _drop(kept, re.split(r"\.|\[", error.path.replace("]", "")))
    again = draft_of(kept)
    return (again if isinstance(again, Draft) else Draft()), read


def _drop(draft: Any, steps: Sequence[str]) -> None:
    for step in steps[:-1]:
        draft = _step(draft, step)
    if isinstance(draft, dict):
        draft.pop(steps[-1], None)
    elif isinstance(draft, list) and steps[-1].isdigit() and int(steps[-1]) < len(draft):
        draft[int(steps[-1])] = {}


def _step(draft: Any, step: str) -> Any:
    if isinstance(draft, list):
        return draft[int(step)] if step.isdigit() and int(step) < len(draft) else None
    return draft.get(step) if isinstance(draft, dict) else None


def plain(draft: Draft) -> Plain:
    """A draft as the form keeps it."""
    return draft_json(draft)


def step_of(path: str) -> str | None:
    """The step that asks for a path, if the form does."""
    if evidence_norm(path):
        return "evidence"
    wanted = form_path(path)
    return next((step for step, paths in STEPS.items() if wanted in paths), None)


def form_path(path: str) -> str:
    """A fact path as the form spells it."""
    for name, full in INSIDE.items():
        path = path.replace(full, name)
    path = re.sub(r"^kpis\[[^\]]*?(\d+)\].*$", r"kpis[\1]", path)
    if path.startswith("scenarios"):
        return "scenarios"
    if path.split("[")[0].split(".")[0] in ("awards", "incidents") and "." not in path:
        return {"awards": "awards[0].tier", "incidents": "incidents[0].grade"}[path.split("[")[0]]
    return path


EVIDENCE = re.compile(r"evidence\[(?P<norm>[^\]]+)\]")
EVIDENCE_FIELDS = ("met", "document", "date", "statement")


def evidence_norm(path: str) -> str | None:
    """The norm whose evidence a path speaks of."""
    found = EVIDENCE.match(path)
    return found["norm"] if found else None


def evidence_of(draft: Plain, norm: str) -> tuple[str | None, ...]:
    """What the draft holds as evidence for a norm, field by field."""
    held = next((e for e in draft.get("evidence") or [] if e.get("norm") == norm), {})
    return tuple(_text(held.get(name)) for name in EVIDENCE_FIELDS)


def put_evidence(draft: Plain, norm: str, values: Sequence[str | None]) -> Plain:
    """The draft with one norm's evidence replaced; nothing stated takes it out."""
    changed = copy.deepcopy(draft)
    others = [e for e in changed.get("evidence") or [] if e.get("norm") != norm]
    said = zip(EVIDENCE_FIELDS, ((value or "").strip() for value in values), strict=True)
    stated = {name: _plain(value) for name, value in said if value}
    _set(changed, ["evidence"], [*others, {"norm": norm, **stated}] if stated else others or "")
    return changed


def control_id(path: str) -> str:
    """The element id of the control that a fact path is filled in with."""
    if evidence_norm(path):
        return "f-evidence"
    return "f-" + "".join(c if c.isalnum() else "-" for c in form_path(path))
