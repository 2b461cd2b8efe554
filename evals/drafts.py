"""Drafts for measuring: an example with some facts put in or taken out; the experts' cases."""

import copy
import re
from collections.abc import Mapping
from datetime import date
from functools import cache
from typing import Any

import yaml

from evals.runs import ROOT
from rules.check import check, edition_for
from rules.facts.draft import Draft, content_digest
from rules.facts.form import draft_of
from rules.finding import Report
from rules.law.edition import PLACE

CASES = ROOT / "tests" / "rules" / "cases"
# The experts' cases that are drafts; `tables` are recommendation tables.
FILES = ("base", "applicant", "coverage", "papers", "texts", "indicators")
STEP = re.compile(r"(\w+)|\[([^\]]+)\]")


@cache
def _read(name: str) -> dict[str, Any]:
    text = (ROOT / "examples" / f"{name}.yaml").read_text(encoding="utf-8")
    stated = yaml.load(text, Loader=yaml.BaseLoader)
    if not isinstance(stated, dict):
        raise ValueError(f"examples/{name}.yaml holds no draft")
    return stated


def example(name: str = "pass") -> dict[str, Any]:
    """A fresh copy of an example draft; `empty` is a draft that states nothing."""
    return {} if name == "empty" else copy.deepcopy(_read(name))


def _find(items: list[Any], key: str) -> int:
    """A list item by position, by 序号 of an indicator, or by norm of a record of evidence."""
    if key.isdigit():
        return int(key)
    if key.startswith("序号"):
        return _named(items, "number", key[2:])
    return _named(items, "norm", key)


def _named(items: list[Any], name: str, value: str) -> int:
    matches = [n for n, item in enumerate(items) if item.get(name) == value]
    if not matches:
        items.append({name: value})
    return matches[0] if matches else len(items) - 1


def put(stated: dict[str, Any], path: str, value: Any) -> None:
    """Put a fact at a path; None takes it out."""
    *steps, last = [m[1] or m[2] for m in STEP.finditer(path)]
    here: Any = stated
    for step, following in zip(steps, [*steps, last][1:], strict=True):
        if isinstance(here, list):
            here = here[_find(here, step)]
        else:
            fresh: Any = [] if f"[{following}]" in path else {}
            if not isinstance(here.get(step), dict | list):
                here[step] = fresh
            here = here[step]
    key: Any = _find(here, last) if isinstance(here, list) else last
    if value is not None:
        here[key] = value
    elif isinstance(here, list) or key in here:
        del here[key]


def draft(base: str = "pass", facts: Mapping[str, Any] | None = None) -> Draft:
    """An example with these facts put in or taken out."""
    stated = example(base)
    for path, value in (facts or {}).items():
        put(stated, path, value)
    found = draft_of(stated)
    if not isinstance(found, Draft):
        raise ValueError(f"these facts make no draft: {found[0].path}: {found[0].allowed}")
    return found


def expert_cases(*files: str) -> list[dict[str, Any]]:
    """The cases the experts wrote, named by file and case; `null` in a case takes a fact out."""
    return [
        {**_nulls(case), "id": f"{name}: {case['name']}"}
        for name in files
        for case in yaml.load((CASES / f"{name}.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)
    ]


def _nulls(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _nulls(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_nulls(item) for item in value]
    return None if value == "null" else value


def explanations(case: Mapping[str, Any], digest: str) -> list[dict[str, str]]:
    """The explanations a case gives of the norms it names, for a draft of this digest."""
    digest = "0" * 64 if case.get("stale") else digest
    why = case.get("why", "当年未组织")
    parts = {"by": "林晓", "date": "2024-11-18", "why": why, "digest": digest}
    return [{"norm": norm, **parts} for norm in case.get("explain", [])]


def draft_in(case: Mapping[str, Any]) -> Draft:
    """The draft of an expert case, with the explanations it gives."""
    facts, base = dict(case["facts"]), case.get("base", "pass")
    found = draft(base, facts)
    if not case.get("explain"):
        return found
    return draft(base, {**facts, "explanations": explanations(case, content_digest(found))})


def day_of(case: Mapping[str, Any]) -> date | None:
    """The date an expert case is judged at, if it names one."""
    return date.fromisoformat(case["as_of"]) if "as_of" in case else None


def report_in(case: Mapping[str, Any]) -> Report:
    """What the check says to an expert case."""
    found, day = draft_in(case), day_of(case)
    place = case.get("place", PLACE)
    return check(found, edition=edition_for(found, place=place, as_of=day), as_of=day)
