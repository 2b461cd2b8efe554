"""Values in and out of a plain draft: what the form shows, and what it writes back."""

import copy
import re
from collections.abc import Mapping, Sequence
from typing import Any

from rules.facts.draft import Draft
from rules.facts.form import draft_of
from rules.finding import FormError
from ui.facts.named import named_errors
from ui.facts.steps import FIRST, KPI, NONE, PATHS, TABLES, field, model_path, names_none

Plain = dict[str, Any]
Value = str | list[list[str]] | None
YES, NO = "是", "否"
BLANK_ROWS = 2
EVIDENCE_FIELDS = ("met", "document", "date", "statement")


def shown(draft: Plain, path: str) -> Value:
    """The value of a path as its control shows it; None when the draft does not state it."""
    if path in TABLES:
        return _rows(_at(draft, path.split(".")) or [], TABLES[path])
    if found := KPI.fullmatch(path):
        return _text(_kpi(draft, int(found[1])).get("value"))
    if found := FIRST.fullmatch(path):
        records = _at(draft, model_path(found[1]).split("."))
        if records == [] and names_none(path):
            return NONE
        return _text(records[0].get(found[2])) if records else None
    value = _at(draft, path.split("."))
    return "\n".join(map(str, value)) if isinstance(value, list) else _text(value)


def _rows(records: Sequence[Mapping[str, Any]], columns: Sequence[str]) -> list[list[str]]:
    rows = [[_text(record.get(column)) or "" for column in columns] for record in records]
    return [*rows, *more_rows(len(columns))]


def more_rows(columns: int) -> list[list[str]]:
    """Empty rows to write in."""
    return [[""] * columns for _ in range(BLANK_ROWS)]


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


def gathered(draft: Plain, values: Sequence[Value]) -> Plain:
    """The draft with what the form now says; what the form does not ask stays as it was."""
    changed = copy.deepcopy(draft)
    for path, value in zip(PATHS, values, strict=True):
        if isinstance(value, list):
            _put_table(changed, path, value)
        else:
            put(changed, path, (value or "").strip())
    return changed


def emptied(draft: Plain, values: Sequence[Value]) -> bool:
    """Whether every control is blank at once, as before a page has filled its form."""
    if any(_stated(value) for value in values):
        return False
    return sum(_stated(shown(draft, path)) for path in PATHS) > 1


def _stated(value: Value) -> bool:
    return any(any(row) for row in value) if isinstance(value, list) else bool(value)


def put(draft: Plain, path: str, text: str) -> None:
    """Write one value into a plain draft; blank takes it out again."""
    if path in TABLES:
        _put_table(draft, path, [])
    elif found := KPI.fullmatch(path):
        _put_kpi(draft, int(found[1]), text)
    elif found := FIRST.fullmatch(path):
        _put_first(draft, model_path(found[1]).split("."), found[2], text)
    elif field(path).widget == "lines":
        _put_lines(draft, path.split("."), text)
    else:
        _set(draft, path.split("."), plain(text))


def plain(text: str) -> Any:
    """A yes or a no as truth; any other word as it is."""
    return {YES: True, NO: False}.get(text, text)


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


def _put_lines(draft: Plain, steps: Sequence[str], text: str) -> None:
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    if lines or _at(draft, steps) != []:
        _set(draft, steps, lines or "")


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
    elif "value" in _kpi(draft, number):
        mine.pop("value")
        _set(draft, ["kpis"], ([*others, mine] if len(mine) > 1 else others) or "")


def _put_table(draft: Plain, path: str, rows: Sequence[Sequence[str]]) -> None:
    steps, columns = path.split("."), TABLES[path]
    before = _at(draft, steps)
    stated = [_record(row, columns) for row in rows]
    kept = [record for record in stated if record]
    if kept or before:
        _set(draft, steps, [_merged(r, n, before or [], columns) for n, r in enumerate(kept)] or "")


def _record(row: Sequence[str], columns: Sequence[str]) -> Plain:
    cells = (str(cell if cell is not None else "").strip() for cell in row)
    return {name: cell for name, cell in zip(columns, cells, strict=False) if cell}


def _merged(record: Plain, at: int, before: Sequence[Plain], columns: Sequence[str]) -> Plain:
    """The row with what its former self held beside the columns of the form."""
    same = [b for b in before if all(_text(b.get(c)) == record.get(c) for c in columns[:3])]
    former = same[0] if same else before[at] if at < len(before) else {}
    return {**{k: v for k, v in former.items() if k not in columns}, **record}


def sound(stated: Plain) -> tuple[Draft, tuple[FormError, ...]]:
    """The draft without the fields that are wrong, and what is wrong with those."""
    read = draft_of(stated)
    if isinstance(read, Draft):
        return read, ()
    kept = copy.deepcopy(stated)
    for error in read:
        _drop(kept, re.split(r"\.|\[", error.path.replace("]", "")))
    again = draft_of(kept)
    return (again if isinstance(again, Draft) else Draft()), named_errors(read, stated)


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


def evidence_of(draft: Plain, norm: str) -> tuple[str | None, ...]:
    """What the draft holds as evidence for a norm, field by field."""
    held: Plain = next((e for e in draft.get("evidence") or [] if e.get("norm") == norm), {})
    return tuple(_text(held.get(name)) for name in EVIDENCE_FIELDS)


def put_evidence(draft: Plain, norm: str, values: Sequence[str | None]) -> Plain:
    """The draft with one norm's evidence replaced; nothing stated takes it out."""
    changed = copy.deepcopy(draft)
    others = [e for e in changed.get("evidence") or [] if e.get("norm") != norm]
    said = zip(EVIDENCE_FIELDS, ((value or "").strip() for value in values), strict=True)
    stated = {name: plain(value) for name, value in said if value}
    _set(changed, ["evidence"], [*others, {"norm": norm, **stated}] if stated else others or "")
    return changed
