"""Text PDFs: lines with their places, so that paragraphs, tables and page furniture show.

A page tells where paragraphs end only by indents and short lines; headers, footers and page
numbers only by standing in the same place on most pages.
"""

import io
import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdfexceptions import PDFException
from pdfplumber.page import Page
from pdfplumber.table import Table
from pdfplumber.utils.exceptions import PdfminerException

from knowledge.lines import PAGE_MARK
from knowledge.loaders.columns import Columns, columns
from knowledge.loaders.footnotes import below_their_part, marked, numbers, rule_above
from knowledge.loaders.sniff import Unloadable
from knowledge.markers import ends_sentence

MOST_PAGES = 300
_BANDS = 0.09  # the share of a page's height, above and below, where furniture stands


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text, or a table row (`row`), with its place on the page in points.

    `order` sorts a page as it is read; `reach` is the right edge of a column, where there is one.
    """

    text: str
    page: int
    left: float
    right: float
    size: float
    order: tuple[int, int, float]
    row: bool = False
    edge: bool = False
    note: bool = False
    reach: float | None = None


def text_of(content: bytes, name: str) -> str | None:
    """The text; None when the pages hold pictures only (a scan)."""
    try:
        with pdfplumber.open(io.BytesIO(content)) as document:
            if len(document.pages) > MOST_PAGES:
                what = f"有 {len(document.pages)} 页，超过上限 {MOST_PAGES} 页"
                raise Unloadable(what, name, "请只留下通知正文和附件，拆成几份。")
            lines = [line for page in document.pages for line in _page(page)]
    except (PdfminerException, PDFException, ValueError, KeyError, TypeError) as error:
        raise _broken(error, name) from error
    if not any(line.text.strip() for line in lines) or _is_unmapped(lines):
        return None
    kept = _rejoined(_without_furniture(lines))
    return "\n".join(below_their_part(_paragraphs(kept)))


def _is_unmapped(lines: Sequence[Line]) -> bool:
    """Whether the fonts do not say which characters they draw: the page has to be looked at."""
    text = "".join(line.text for line in lines)
    return sum(map(len, re.findall(r"\(cid:\d+\)", text))) > 0.2 * len(text)


def _broken(error: Exception, name: str) -> Unloadable:
    causes = (error, *error.args, error.__cause__, error.__context__)
    if any(isinstance(cause, PDFPasswordIncorrect) for cause in causes):
        return Unloadable("PDF 有密码", name, "请去掉密码后再试。")
    return Unloadable("PDF 不完整或已损坏", name, "请重新下载原文件。")


def _page(page: Page) -> list[Line]:
    tables = [table for table in page.find_tables() if len(table.rows) > 1]
    lines: list[Line] = []

    def outside(thing: dict[str, float]) -> bool:
        middle = (thing["top"] + thing["bottom"]) / 2
        across = (thing["x0"] + thing["x1"]) / 2
        return not any(
            t.bbox[0] <= across <= t.bbox[2] and t.bbox[1] <= middle <= t.bbox[3] for t in tables
        )

    rest = page.filter(lambda thing: thing["object_type"] != "char" or outside(thing))
    found = columns([char for char in rest.chars if not _at_edge(char["top"], page)])
    for table in tables:
        column = found.column({"x0": table.bbox[0], "x1": table.bbox[2], "top": 0}) if found else 0
        lines += _rows(table, page.page_number, found, column)
    rule = rule_above(page)
    foot = rest.filter(lambda t: t["object_type"] == "char" and t["top"] > rule) if rule else None
    said = foot.extract_text_lines(x_tolerance=2) if foot is not None else []
    known = numbers([one["text"] for one in said if not _at_edge(one["top"], page)])
    for column in (0, 1, 2) if found else (0,):
        lines += _prose(rest, found, column, known)
    if rule is not None and any("^[" in line.text for line in lines):
        lines = [replace(line, note=line.order[-1] > rule and not line.edge) for line in lines]
    return sorted(lines, key=lambda line: line.order)


def _prose(page: Page, found: Columns | None, column: int, known: Sequence[str]) -> list[Line]:
    """The lines of one column, or of a page that has no columns; `known` are its notes."""
    if found is not None:
        page = page.filter(lambda t: t["object_type"] != "char" or found.column(t) == column)
    lines: list[Line] = []
    shift = found.shift if found is not None and column == 2 else 0.0
    for one in page.extract_text_lines(x_tolerance=2, return_chars=True):
        size = statistics.median(char["size"] for char in one["chars"])
        lines.append(Line(
            marked(one, size, known), page.page_number, one["x0"] - shift, one["x1"] - shift, size,
            found.order(one["top"], column) if found else (0, 0, one["top"]),
            edge=_at_edge(one["top"], page),
        ))  # fmt: skip
    if found is None:
        return lines
    # In columns a line is short or long by its own column, not by the page.
    reach = max((line.right for line in lines), default=0.0) if column else found.left
    return [replace(line, right=min(line.right, reach), reach=reach) for line in lines]


def _at_edge(top: float, page: Page) -> bool:
    height = float(page.height)
    return top < height * _BANDS or top > height * (1 - _BANDS)


def _rows(table: Table, page: int, found: Columns | None, column: int) -> list[Line]:
    lines: list[Line] = []
    for row, cells in zip(table.rows, table.extract(), strict=True):
        text = "\t".join(re.sub(r"\s*\n\s*", "", cell or "").strip() for cell in cells)
        left, top, right, _ = row.bbox
        order = found.order(top, column) if found else (0, 0, top)
        lines.append(Line(text, page, left, right, 0, order, row=True))
    return lines


def _without_furniture(lines: Sequence[Line]) -> list[Line]:
    pages = max(line.page for line in lines)
    shapes = Counter(
        shape for shape, _ in {(_shape(line), line.page) for line in lines if line.edge}
    )
    often = max(2, pages // 2)
    return [
        line
        for line in lines
        if not (line.edge and (PAGE_MARK.match(line.text) or shapes[_shape(line)] >= often))
        and not (line.edge and re.fullmatch(r"\d{1,4}", line.text))
    ]


def _rejoined(lines: Sequence[Line]) -> list[Line]:
    """Undo what a page break did to a table: a row torn in two, the header said again."""
    whole: list[Line] = []
    head = ""
    for line in lines:
        before = whole[-1] if whole else None
        if line.row and not (before and before.row):
            head = line.text
        goes_on = before is not None and before.row and line.row and line.page > before.page
        if goes_on and line.text == head:
            continue
        if goes_on and before and line.text[:1] == "\t":
            pairs = zip_longest(before.text.split("\t"), line.text.split("\t"), fillvalue="")
            whole[-1] = replace(before, text="\t".join(a + b for a, b in pairs), page=line.page)
        else:
            whole.append(line)
    return whole


def _shape(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text)


def _paragraphs(lines: Sequence[Line]) -> Iterator[tuple[str, bool]]:
    """The lines, blank ones between paragraphs, and whether each is a note."""
    prose = [line for line in lines if not (line.row or line.note)]
    left = _margin(prose) if prose else 0.0
    right = max((line.right for line in prose), default=0.0)
    before: Line | None = None
    for line in lines:
        if line.note:
            yield line.text, True
            continue
        if before is not None and _parts(before, line, left, right):
            yield "", False
        yield line.text, False
        before = line


def _parts(before: Line, line: Line, left: float, right: float) -> bool:
    """Whether a paragraph ends between two lines: a short line, an indent, a table."""
    if before.row or line.row:
        return before.row != line.row
    if line.left > left + 1.2 * line.size:
        return True
    right = right if before.reach is None else before.reach
    # A line may stop early because a mark may not begin the next, or a long address follows.
    missing = right - before.right
    ended = ends_sentence(before.text) and missing > 2.6 * before.size
    return ended or missing > 0.4 * (right - left)


def _margin(lines: Sequence[Line]) -> float:
    """The left edge of running text: the leftmost place where at least two long lines begin."""
    starts = Counter(round(line.left) for line in lines if len(line.text) > 12)
    repeated = [start for start, count in starts.items() if count >= 2]
    return float(min(repeated)) if repeated else min(line.left for line in lines)
