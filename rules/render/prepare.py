"""The list of what to prepare, as a spreadsheet to work through; no word of a draft is in it."""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

from openpyxl import Workbook

from rules.checklist import Item
from rules.finding import Tier
from rules.render import sheet

COLUMNS = (
    ("序号", 7),
    ("条款", 26),
    ("原文", 42),
    ("力度", 30),
    ("要准备的材料", 52),
    ("状态", 9),
)
NOTE = (
    "状态：有、缺、待评（由专家评判）、不适用；没有给出草稿时空白。"
    "本清单按公开条款编制，供自查使用。"
)


def table(tier: Tier, items: Sequence[Item], edition: str) -> bytes:
    """The whole list."""
    book = Workbook()
    page = book.active
    page.title = "材料和佐证清单"
    _head(page, tier)
    for place, item in enumerate(items, start=1):
        _row(page, place, item)
    _foot(page, len(items) + 3)
    sheet.set_paper(page, f"版次 {edition}", heads=2)
    content = BytesIO()
    book.save(content)
    return content.getvalue()


def _head(page: Any, tier: Tier) -> None:
    last = chr(ord("A") + len(COLUMNS) - 1)
    page.merge_cells(f"A1:{last}1")
    page["A1"].value = f"{tier.value}智能工厂材料和佐证清单"
    page["A1"].font, page["A1"].alignment = sheet.TITLE, sheet.MIDDLE
    page.row_dimensions[1].height, page.row_dimensions[2].height = 36, 28
    for place, (name, width) in enumerate(COLUMNS, start=1):
        cell = page.cell(2, place, name)
        cell.font, cell.border, cell.alignment = sheet.HEAD, sheet.FRAME, sheet.MIDDLE
        page.column_dimensions[cell.column_letter].width = width


def _row(page: Any, place: int, item: Item) -> None:
    texts = (str(place), item.address, item.quote, item.words, item.prepare, item.status)
    for column, text in enumerate(texts, start=1):
        layout = sheet.LEFT if column in (2, 3, 4, 5) else sheet.MIDDLE
        sheet.write(page.cell(place + 2, column), text, layout)
    high = max(sheet.height(t, width) for t, (_, width) in zip(texts, COLUMNS, strict=True))
    page.row_dimensions[place + 2].height = min(max(24, high * 15 + 6), 400)


def _foot(page: Any, row: int) -> None:
    page.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(COLUMNS))
    page.cell(row, 1, NOTE).font = sheet.CELL
