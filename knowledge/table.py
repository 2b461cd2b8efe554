"""Table rows as clauses: the header is 列, a group its mark, a row its number."""

import re

from knowledge.clause import Kind
from knowledge.place import Place

_GROUP = re.compile(r"[（(]([一二三四五六七八九十]+)[)）]$")
_NUMBERED = re.compile(r"\d+$")


def row(place: Place, text: str) -> None:
    """Write one row (cells divided by tabs); an empty form row is kept but not citable."""
    cells = [cell.strip() for cell in text.split("\t")]
    first, others = cells[0], [cell for cell in cells[1:] if cell]
    group = _GROUP.match(first)
    if place.mode != "table":
        place.mode, place.trail, place.group = "table", [], ""
    if group:
        place.group = f"{first}{others[0] if others else ''}"
    if not others:
        place.put(Kind.BLANK_ROW, text)
    else:
        place.put(Kind.ROW, text, place.fresh(place.at(_step(place, first, others))))
    place.mode = "table"


def _step(place: Place, first: str, others: list[str]) -> str:
    group = _GROUP.match(first)
    if group:
        return f"({group[1]})"
    if any(cell.startswith("示例") for cell in others):
        return "列例"
    if _NUMBERED.match(first):
        return first
    header = place.at("列")
    return "列" if header not in place.used else "行"
