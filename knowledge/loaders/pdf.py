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
from pdfplumber.utils.exceptions import PdfminerException

from knowledge.lines import PAGE_MARK
from knowledge.loaders.sniff import Unloadable
from knowledge.markers import ends_sentence

MOST_PAGES = 300
_BANDS = 0.09  # the share of a page's height, above and below, where furniture stands


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text, or a table row (`row`), with its place on the page in points."""

    text: str
    page: int
    left: float
    right: float
    top: float
    size: float
    row: bool = False
    edge: bool = False


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
    if not any(line.text.strip() for line in lines):
        return None
    kept = _rejoined(_without_furniture(lines))
    return "\n".join(_paragraphs(kept))


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
    for found in rest.extract_text_lines(x_tolerance=2, return_chars=True):
        size = statistics.median(char["size"] for char in found["chars"])
        top, height = found["top"], float(page.height)
        edge = top < height * _BANDS or top > height * (1 - _BANDS)
        lines.append(Line(
            found["text"].strip(), page.page_number, found["x0"], found["x1"], top, size, edge=edge,
        ))  # fmt: skip
    for table in tables:
        for row, cells in zip(table.rows, table.extract(), strict=True):
            text = "\t".join(re.sub(r"\s*\n\s*", "", cell or "").strip() for cell in cells)
            left, top, right, _ = row.bbox
            lines.append(Line(text, page.page_number, left, right, top, 0, row=True))
    return sorted(lines, key=lambda line: line.top)


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
    """Undo what a page break did to a table row: its rest begins with an empty first cell."""
    whole: list[Line] = []
    for line in lines:
        before = whole[-1] if whole else None
        if before and before.row and line.row and line.page > before.page and line.text[:1] == "\t":
            pairs = zip_longest(before.text.split("\t"), line.text.split("\t"), fillvalue="")
            whole[-1] = replace(before, text="\t".join(a + b for a, b in pairs), page=line.page)
        else:
            whole.append(line)
    return whole


def _shape(line: Line) -> str:
    return re.sub(r"\d+", "#", line.text)


def _paragraphs(lines: Sequence[Line]) -> Iterator[str]:
    prose = [line for line in lines if not line.row]
    left = _margin(prose) if prose else 0.0
    right = max((line.right for line in prose), default=0.0)
    before: Line | None = None
    for line in lines:
        if before is not None and _parts(before, line, left, right):
            yield ""
        yield line.text
        before = line


def _parts(before: Line, line: Line, left: float, right: float) -> bool:
    """Whether a paragraph ends between two lines: a short line, an indent, a table."""
    if before.row or line.row:
        return before.row != line.row
    if line.left > left + 1.2 * line.size:
        return True
    # A line may stop early because a mark may not begin the next, or a long address follows.
    missing = right - before.right
    ended = ends_sentence(before.text) and missing > 2.6 * before.size
    return ended or missing > 0.4 * (right - left)


def _margin(lines: Sequence[Line]) -> float:
    """The left edge of running text: the leftmost place where at least two long lines begin."""
    starts = Counter(round(line.left) for line in lines if len(line.text) > 12)
    repeated = [start for start, count in starts.items() if count >= 2]
    return float(min(repeated)) if repeated else min(line.left for line in lines)
