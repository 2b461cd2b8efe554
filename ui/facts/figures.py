"""The twenty indicators as a table: what the draft states, what it works out to, and back."""

import copy
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from rules.consistency.indicators import POINTS
from rules.facts.record import number
from rules.kpi.help import COMPARED, KpiHelp, kpi_help
from rules.law.edition import Edition
from rules.law.layer import Indicator
from ui.facts.values import Plain

COLUMNS = ("number", "name", "before", "after", "value", "unit", "worked", "odd", "formula")
EDITED = ("before", "after", "value", "unit")
WORKED = [COLUMNS.index(column) for column in ("worked", "odd")]
FIXED = [n for n, column in enumerate(COLUMNS) if column not in EDITED]
POINTED = {POINTS: True, "%": False}


@dataclass(frozen=True)
class Figure:
    """One indicator: what the draft states of it, what that works out to, what is no number."""

    stated: Plain
    help: KpiHelp
    wrong: tuple[str, ...] = ()

    @property
    def drawn(self) -> Decimal | None:
        """The value to draw: the one stated, or else the one worked out."""
        value = decimal(self.stated.get("value"))
        return self.help.value if value is None else value


def figures(draft: Plain, edition: Edition) -> tuple[Figure, ...]:
    """Every indicator of the edition with what the draft says of it."""
    return tuple(_figure(_stated(draft, n), n, edition) for n in sorted(edition.body.indicators))


def _stated(draft: Plain, at: int) -> Plain:
    return next((k for k in draft.get("kpis") or [] if str(k.get("number")) == str(at)), {})


def _figure(stated: Plain, at: int, edition: Edition) -> Figure:
    """A level or a count is its own value; a change is worked out from before and after."""
    compared = edition.body.indicators[at].kind in COMPARED
    before, after = decimal(stated.get("before")), decimal(stated.get("after"))
    if not compared and after is None:
        after = decimal(stated.get("value"))
    found = kpi_help(at, edition=edition, before=before, after=after, points=_points(stated))
    wrong = tuple(name for name in EDITED[:3] if _is_wrong(stated.get(name)))
    return Figure(stated, found, wrong)


def _points(stated: Plain) -> bool | None:
    chosen = stated.get("points")
    return chosen if isinstance(chosen, bool) else POINTED.get(str(stated.get("unit") or ""))


def decimal(value: Any) -> Decimal | None:
    """A figure as the draft would read it; nothing for what is no number."""
    try:
        found = number(None if value == "" else value)
    except ValueError:
        return None
    return found if isinstance(found, Decimal) else None


def _is_wrong(value: Any) -> bool:
    return value not in (None, "") and decimal(value) is None


def put_figures(draft: Plain, rows: Sequence[Sequence[Any]], edition: Edition) -> Plain:
    """The draft with what the table now says; what the table does not show stays as it was."""
    changed = copy.deepcopy(draft)
    for row in rows:
        cells = dict(zip(COLUMNS, ("" if c is None else str(c).strip() for c in row), strict=False))
        if cells["number"].isdigit() and int(cells["number"]) in edition.body.indicators:
            told = edition.body.indicators[int(cells["number"])]
            _put(changed, told, {name: cells[name] for name in EDITED})
    return changed


def _put(draft: Plain, told: Indicator, cells: dict[str, str]) -> None:
    before = _stated(draft, told.number)
    mine: Plain = {**before, "number": told.number}
    for name, text in _said(before, told, cells).items():
        if text:
            # What reads the same stays as the file had it: 92 does not become "92".
            mine[name] = before[name] if str(before.get(name)) == text else text
        else:
            mine.pop(name, None)
    if mine.get("unit") != before.get("unit"):
        mine.pop("points", None)
        if told.kind == "rate" and mine.get("unit") in POINTED:
            mine["points"] = POINTED[mine["unit"]]
    others = [k for k in draft.get("kpis") or [] if str(k.get("number")) != str(told.number)]
    kept = [*others, mine] if set(mine) - {"number"} else others
    if kept:
        draft["kpis"] = sorted(kept, key=lambda k: int(k.get("number") or 0))
    elif before:
        draft.pop("kpis")


def _said(before: Plain, told: Indicator, cells: dict[str, str]) -> dict[str, str]:
    """The cells, without the unit that the table shows of its own accord."""
    stated = any(cells[name] for name in EDITED[:3]) or cells["unit"] not in ("", told.unit)
    shown = not stated and (not before.get("unit") or any(before.get(n) for n in EDITED[:3]))
    return {**cells, "unit": "" if shown else cells["unit"]}


def worked_in(draft: Plain, edition: Edition) -> Plain:
    """The draft with every value that is blank and can be worked out filled in."""
    changed = copy.deepcopy(draft)
    for figure in figures(draft, edition):
        worked = figure.help.value
        if worked is None or figure.stated.get("value") not in (None, ""):
            continue
        if figure.help.kind in COMPARED:
            unit = str(figure.stated.get("unit") or figure.help.unit)
            cells = {n: str(figure.stated.get(n) or "") for n in EDITED}
            told = edition.body.indicators[figure.help.number]
            _put(changed, told, cells | {"value": format(worked, "f"), "unit": unit})
    return changed
