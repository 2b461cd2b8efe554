"""推荐汇总表 as Annex 4 draws it, written so that no cell can ever be a formula."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import astuple, dataclass
from io import BytesIO
from typing import Any
from zipfile import ZipFile

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, Side
from openpyxl.writer.excel import ExcelWriter

from rules.facts.draft import Draft
from rules.facts.recommendation import Recommendation, Row
from rules.render.record import NOTICE
from rules.render.text import BLANK, clean, shown

COLUMNS = (
    ("序号", 7),
    ("申报单位名称", 26),
    ("卓越级智能工厂项目名称", 30),
    ("涉及典型场景实例（罗列）", 58),
    ("联系人", 12),
    ("联系方式（手机号）", 20),
)
NOTE = "注：1.推荐的卓越级智能工厂项目按优先次序排名；2.推荐数量不能超过通知中规定的上限。"
MERGED = re.compile(rb"<mergeCell [^>]*/>")
NUMBERED = re.compile(r"^\s*\d+\s*[.、．]\s*")
CELL = Font(name="宋体", size=11)
HEAD = Font(name="黑体", size=12)
TITLE = Font(name="宋体", size=18, bold=True)
THIN = Side(style="thin")
FRAME = Border(left=THIN, right=THIN, top=THIN, bottom=THIN)
MIDDLE = Alignment(horizontal="center", vertical="center", wrap_text=True)
LEFT = Alignment(horizontal="left", vertical="center", wrap_text=True)


@dataclass(frozen=True, slots=True)
class Line:
    """One recommended project, as the table lists it."""

    rank: str
    applicant: str
    project: str
    scenarios: str
    person: str
    mobile: str


def lines_of(stated: Draft | Recommendation) -> list[Line]:
    """The lines a table states, or the one line that a draft fills."""
    if isinstance(stated, Draft):
        return [_of_draft(stated)]
    return [_of_row(row) for row in stated.rows or ()]


def _of_row(row: Row) -> Line:
    texts = (NUMBERED.sub("", clean(text)) for text in row.scenarios or ())
    return Line(
        shown(row.rank),
        shown(row.applicant),
        shown(row.project),
        _numbered(texts),
        shown(row.contact),
        shown(row.mobile),
    )


def _of_draft(draft: Draft) -> Line:
    contact = draft.applicant.contact
    texts = (
        f"{shown(one.link)}—{shown(one.scenario)}—{shown(one.instance)}"
        for one in draft.scenarios or ()
    )
    return Line(
        "1",
        shown(draft.applicant.name),
        shown(draft.project.name),
        _numbered(texts),
        shown(contact.person),
        shown(contact.mobile),
    )


def _numbered(texts: Iterable[str]) -> str:
    """Every instance on a line of its own: 1. 环节—场景—实例."""
    return "\n".join(f"{n}. {text}" for n, text in enumerate(texts, start=1)) or BLANK


def write(cell: Any, text: str, layout: Alignment) -> None:
    """Plain text whatever it begins with: typed as a string and marked as quoted."""
    cell.value = clean(text)[:32_000]
    cell.data_type, cell.quotePrefix, cell.number_format = "s", True, "@"
    cell.font, cell.border, cell.alignment = CELL, FRAME, layout


def _head(page: Any, tier: str, recommender: str) -> None:
    last = chr(ord("A") + len(COLUMNS) - 1)
    page.merge_cells(f"A1:{last}1")
    page["A1"], page["A1"].font, page["A1"].alignment = (
        f"{tier}智能工厂项目推荐汇总表",
        TITLE,
        MIDDLE,
    )
    page.merge_cells(f"A2:{last}2")
    write(page["A2"], f"推荐单位（盖章）：{recommender}", LEFT)
    page["A2"].border = Border()
    page.row_dimensions[1].height, page.row_dimensions[2].height = 36, 24
    page.row_dimensions[3].height = 32
    for place, (name, width) in enumerate(COLUMNS, start=1):
        cell = page.cell(3, place, name.replace("卓越级", tier))
        cell.font, cell.border, cell.alignment = HEAD, FRAME, MIDDLE
        page.column_dimensions[cell.column_letter].width = width


def _body(page: Any, rows: Sequence[Line], tier: str) -> None:
    for place, row in enumerate(rows, start=4):
        texts = astuple(row)
        for column, text in enumerate(texts, start=1):
            write(page.cell(place, column), text, LEFT if column in (2, 3, 4) else MIDDLE)
        high = max(height(text, width) for text, (_, width) in zip(texts, COLUMNS, strict=True))
        page.row_dimensions[place].height = min(max(28, high * 15 + 6), 400)
    foot = len(rows) + 4
    page.merge_cells(start_row=foot, start_column=1, end_row=foot, end_column=len(COLUMNS))
    page.cell(foot, 1, NOTE.replace("卓越级", tier)).font = CELL
    page.row_dimensions[foot].height = 22


def height(text: str, width: int) -> int:
    """How many lines a text takes in a column, a Chinese character counting for two."""
    wide = (sum(2 if ord(letter) > 255 else 1 for letter in line) for line in text.split("\n"))
    return sum(1 + length // max(width - 2, 1) for length in wide)


def set_paper(page: Any, stamp: str, *, heads: int = 3) -> None:
    """Landscape, its head row on every page, and what it is not at the top."""
    page.page_setup.orientation, page.page_setup.paperSize = "landscape", 9
    page.page_setup.fitToWidth, page.page_setup.fitToHeight = 1, 0
    page.sheet_properties.pageSetUpPr.fitToPage = True
    page.print_title_rows, page.freeze_panes = f"{heads}:{heads}", f"A{heads + 1}"
    page.print_options.horizontalCentered = True
    page.oddHeader.center.text = NOTICE
    page.oddFooter.center.text = "第 &P 页　共 &N 页"
    page.oddFooter.right.text = stamp


def in_order(part: bytes) -> bytes:
    """A sheet whose merged cells stand in the order of the sheet (openpyxl keeps a set)."""
    merged = iter(sorted(MERGED.findall(part)))
    return MERGED.sub(lambda _: next(merged), part)


def table(tier: str, rows: Sequence[Line], *, recommender: str, stamp: str) -> bytes:
    """The whole table; the recommender's name stays blank unless it is the recommender's own."""
    book = Workbook()
    page = book.active
    page.title = "推荐汇总表"
    _head(page, tier, recommender)
    _body(page, rows, tier)
    set_paper(page, stamp)
    content = BytesIO()
    ExcelWriter(book, ZipFile(content, "w")).save()  # stored: its parts are packed anew
    return content.getvalue()
