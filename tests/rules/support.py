"""Drafts for tests: an example with some facts put in, or taken out."""

import copy
import re
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from rules.check import check
from rules.facts.draft import Draft
from rules.facts.form import draft_of
from rules.finding import Report
from rules.law.edition import Edition, resolve

ROOT = Path(__file__).parents[2]
CASES = Path(__file__).parent / "cases"
STEP = re.compile(r"(\w+)|\[([^\]]+)\]")
PLACE = "河北省"


@cache
def _read(name: str) -> dict[str, Any]:
    stated = yaml.load((ROOT / "examples" / f"{name}.yaml").read_text(), Loader=yaml.BaseLoader)
    assert isinstance(stated, dict)
    return stated


def example(name: str = "pass") -> dict[str, Any]:
    """A fresh copy of an example draft; `empty` is a draft that states nothing."""
    return {} if name == "empty" else copy.deepcopy(_read(name))


def _find(items: list[Any], key: str) -> int:
    """A list item by position, by 序号 of an indicator, or by norm of a record of evidence."""
    if key.isdigit():
        return int(key)
    if key.startswith("序号"):
        matches = [n for n, item in enumerate(items) if item.get("number") == key[2:]]
        if not matches:
            items.append({"number": key[2:]})
        return matches[0] if matches else len(items) - 1
    matches = [n for n, item in enumerate(items) if item.get("norm") == key]
    if not matches:
        items.append({"norm": key})
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
    if value is None:
        if isinstance(here, list) or key in here:
            del here[key]
    else:
        here[key] = value


def draft(base: str = "pass", facts: dict[str, Any] | None = None) -> Draft:
    """An example with these facts put in or taken out."""
    stated = example(base)
    for path, value in (facts or {}).items():
        put(stated, path, value)
    found = draft_of(stated)
    assert isinstance(found, Draft), found
    return found


def edition(place: str = PLACE) -> Edition:
    """The newest edition of a place."""
    return resolve(place, None)


def report(base: str = "pass", facts: dict[str, Any] | None = None, **asked: Any) -> Report:
    """The report on an example with these facts."""
    return check(draft(base, facts), edition=asked.pop("edition", edition()), **asked)


def outcomes(found: Report) -> dict[str, str]:
    """The outcome of every finding by rule."""
    return {finding.rule: finding.outcome.value for finding in found.findings}
