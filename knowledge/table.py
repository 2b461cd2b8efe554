"""Table rows as clauses: the header is 列, a group its mark, a row its number."""

import re

from knowledge.clause import Kind
from knowledge.markers import Depth, has_sentence, marker
from knowledge.place import Place

_NUMBERED = re.compile(r"(\d+)[.．、]?$")


def row(place: Place, text: str) -> None:
    """Write one row (cells divided by tabs); an empty form row is kept but not citable."""
    cells = [cell.strip() for cell in text.split("\t")]
    first, others = cells[0], [cell for cell in cells[1:] if cell]
    if place.mode != "table":
        place.enter_table()
    group = _group(first)
    if group:
        place.group = f"{first}{others[0] if others else ''}"
    if not others and not has_sentence(first):
        place.put(Kind.BLANK_ROW, text)
    else:
        address = f"{place.table}/{_step(place, first, others)}"
        place.put(Kind.ROW, text, place.fresh(address))


def _group(cell: str) -> str:
    """The step of a cell that is a group's mark and nothing else: （一）."""
    mark = marker(cell)
    return mark.step if mark and mark.depth == Depth.BRACKETED_HAN and not mark.rest else ""


def _step(place: Place, first: str, others: list[str]) -> str:
    group = _group(first)
    if group:
        return group
    if any(cell.startswith("示例") for cell in others):
        return "列例"
    if numbered := _NUMBERED.match(first):
        return numbered[1]
    return "列" if f"{place.table}/列" not in place.used else "行"
