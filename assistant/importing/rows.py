"""Rows of tables: pairs of labels and values, and lists under their heads."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from assistant.importing.found import Gathered, at
from assistant.importing.values import BLANK
from assistant.importing.words import TableKind, bare, heading, labelled
from rules.book.table import named_scenario
from rules.consistency.figures import CHANGE
from rules.law.edition import Body

FIGURE = re.compile(r"^([+-]?\d[\d,]*(?:\.\d+)?)\s*(%|％|个?百分点|个|家)?$")
SPAN = re.compile(r"^(\d{4}\D.*?)\s*(?:至|到|—+|－|~|～|-{1,2}(?!\d{1,2}\D))\s*(\d{4}\D.*)$")
ITEM = re.compile(r"(?:^|[；;\n])\s*(?:\d+\s*[.、．])?\s*([^；;\n]+)")
NONE = "无"
KEYS = {"scenarios": ("link", "scenario", "instance")}


def pairs(cells: Sequence[str], section: str, line: int, into: Gathered) -> None:
    """Labels and values side by side; what stands under no known label is told."""
    place, strange = 0, list[str]()
    while place < len(cells):
        path = labelled(cells[place], section)
        if path and place + 1 < len(cells):
            told(path, cells[place + 1], line, into)
            place += 2
        else:
            strange += [cells[place]] * bool(
                cells[place].strip() and not _names_group(cells[place])
            )
            place += 1
    into.lose(" ".join(strange), line, "没有认出这一项")


def _names_group(text: str) -> bool:
    """A number, or the name of a section beside its rows."""
    return text.strip().isdigit() or heading(text, "factory") is not None


def told(path: str, text: str, line: int, into: Gathered) -> None:
    """One labelled value; a span of time is two days."""
    if path == "project.span":
        found = SPAN.match(text.strip())
        if not found:
            into.lose(text, line, "没有读出起止日期")
            return
        into.put("project.start", found[1].strip(), line)
        into.put("project.end", found[2].strip(), line)
    elif path == "applicant.contact.mobile" and not re.search(r"1[3-9]\d{9}", text):
        into.put("applicant.contact.phone", text, line)
    else:
        into.put(path, text, line)


def listed(
    kind: TableKind, columns: Sequence[str], cells: Sequence[str], line: int, into: Gathered
) -> None:
    """One row of a list."""
    stated = {
        column: cell.strip()
        for column, cell in zip(columns, cells, strict=False)
        if column and cell.strip() not in BLANK
    }
    if not stated or set(stated) <= {"rank"} or set(stated.values()) == {NONE}:
        return
    base = f"{kind.path}[{place_of(kind.path, stated, into)}]"
    for column, text in stated.items():
        into.put(f"{base}.{column}", text, line)


def place_of(path: str, stated: Mapping[str, str], into: Gathered) -> int:
    """Where a row goes: onto the record that has its name already, or after the last."""
    rows: list[dict[str, Any]] = at(into.values, path) or []
    keys = KEYS.get(path)
    if keys and all(key in stated for key in keys):
        named = [stated[key] for key in keys]
        for n, row in enumerate(rows):
            if [row.get(key) for key in keys] == named:
                return n
    return len(rows)


def indicator(
    columns: Sequence[str], cells: Sequence[str], line: int, into: Gathered, body: Body
) -> None:
    """One row of the list of indicators: known by its name, else not understood."""
    stated = dict(zip(columns, (cell.strip() for cell in cells), strict=False))
    numbers = {_stem(i.name): n for n, i in body.indicators.items()}
    number = numbers.get(_stem(stated.get("name", "")))
    if number is None:
        if sum(bool(cell.strip()) for cell in cells) > 1:
            into.lose(" ".join(filter(None, cells)), line, "不是附1中的指标")
        return
    told_here = {k: v for k, v in _indicator(stated).items() if v not in BLANK}
    if not told_here:
        return
    base = f"kpis[{len(at(into.values, 'kpis') or [])}]"
    into.put(f"{base}.number", str(number), line)
    for name, text in told_here.items():
        into.put(f"{base}.{name}", text, line)


def _stem(name: str) -> str:
    return CHANGE.sub("", bare(name)) if name else "-"


def _indicator(stated: Mapping[str, str]) -> dict[str, str]:
    """The parts of an indicator, its value apart from its unit."""
    found = {k: v for k, v in stated.items() if k in ("before", "after", "period", "evidence")}
    found |= {k: v for k, v in stated.items() if k in ("formula", "unit")}
    beside = stated.get("beside", "")
    if beside.startswith("不适用"):
        return {"not_applicable": re.sub(r"^不适用[：:]?", "", beside)}
    names = {1: ("period",), 2: ("period", "evidence"), 3: ("period", "formula", "evidence")}
    parts = list(filter(None, beside.split("；")))
    found |= dict(zip(names.get(len(parts), ()), parts, strict=False))
    figure = FIGURE.match(stated.get("value", ""))
    if figure and figure[2]:
        unit = figure[2].replace("％", "%").replace("个百分点", "百分点")
        found |= {"value": figure[1], "unit": unit}
        return found | ({"points": "是"} if unit == "百分点" else {})
    return found | {"value": stated.get("value", "")}


def recommended(
    columns: Sequence[str], cells: Sequence[str], line: int, into: Gathered, body: Body
) -> None:
    """One row of the recommendation table; a row with a number alone is empty."""
    stated = dict(zip(columns, (cell.strip() for cell in cells), strict=False))
    if not stated.get("applicant") or "示例" in stated.get("scenarios", ""):
        return
    base = f"rows[{len(at(into.values, 'rows') or [])}]"
    for column, text in stated.items():
        if column and column != "scenarios":
            into.put(f"{base}.{column}", text, line)
    for n, text in enumerate(items_of(stated.get("scenarios", ""))):
        into.values["rows"][-1].setdefault("scenarios", []).append(text)
        into.put(f"{base}.scenarios[{n}]", text, line)
        if named_scenario(text, body) is None:
            into.lose(text, line, "不是“环节—场景—实例”的写法，按原文读入")


def items_of(text: str) -> list[str]:
    """The instances that one cell lists."""
    split = re.sub(r"\s+(?=\d+\s*[.、．]\s*\S)", "；", text)
    return [found.strip() for found in ITEM.findall(split) if found.strip()]
