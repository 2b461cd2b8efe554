"""The building blocks of a template: headings, prose, tables of facts, tables of rows, a cover."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from docx import Document
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from rules.render.templates import typography as set_in

PAIRS = (36.0, 42.0, 36.0, 42.0)
NARROW = 36.0
NOTICE = "填报底稿，非报送件"
STAMP = "版次 {{ 核验.版次 }}　草稿摘要 {{ 核验.草稿短摘要 }}　检查报告摘要 {{ 核验.报告短摘要 }}"
Fact = tuple[str, str]


def blank(*, cover: bool = True, notice: str = NOTICE, stamp: str = STAMP) -> Any:
    """A document without text, set as an official form."""
    document = Document()
    set_in.set_styles(document)
    set_in.set_page(document.sections[0])
    set_in.set_furniture(document.sections[0], notice, stamp, cover=cover)
    return document


def heading(document: Any, text: str, level: int = 1, *, new_page: bool = False) -> None:
    """A numbered heading."""
    paragraph = document.add_paragraph(text, style=f"Heading {level}")
    paragraph.paragraph_format.page_break_before = new_page or None


def title(document: Any, text: str) -> None:
    """The title of a page of its own."""
    layout = document.add_paragraph(text, style="Title").paragraph_format
    layout.page_break_before, layout.space_after = True, Pt(12)


def prose(document: Any, field: str) -> None:
    """The paragraphs of one prose field."""
    for text in (f"{{%p for 段 in {field}|段落 %}}", "{{ 段 }}", "{%p endfor %}"):
        document.add_paragraph(text, style="Body Text")


def line(document: Any, text: str, style: str = "Body Text") -> Any:
    """One paragraph."""
    return document.add_paragraph(text, style=style)


def facts(document: Any, *rows: Sequence[Fact]) -> None:
    """Labels and values; a row of one fact runs through the whole width."""
    grid = set_in.table(document, PAIRS, len(rows))
    for row, stated in zip(grid.rows, rows, strict=True):
        cells = list(row.cells)
        if len(stated) == 1:
            cells = [cells[0], cells[1].merge(cells[3])]
        for cell, text in zip(cells, _spread(stated), strict=True):
            value = text.startswith("{{")
            set_in.write_cell(cell, text, set_in.CELL if value else set_in.HEAD, centre=not value)
    _gap(document)


def ledger(document: Any, head: Sequence[str], rows: Sequence[Fact]) -> None:
    """A numbered table of fixed lines, each with the field that answers it."""
    grid = set_in.table(document, (16.0, 110.0, 30.0), len(rows) + 1)
    set_in.repeat(grid.rows[0])
    for cell, name in zip(grid.rows[0].cells, head, strict=True):
        set_in.write_cell(cell, name, set_in.HEAD, centre=True)
    for number, (row, (text, field)) in enumerate(zip(grid.rows[1:], rows, strict=True), start=1):
        words = (str(number), text, f"{{{{ {field} }}}}")
        for place, (cell, word) in enumerate(zip(row.cells, words, strict=True)):
            set_in.write_cell(cell, word, centre=place != 1)
    _gap(document)


def _spread(stated: Sequence[Fact]) -> Iterator[str]:
    for name, field in stated:
        yield name
        yield f"{{{{ {field} }}}}"


def listing(
    document: Any, caption: str, rows: str, columns: Sequence[tuple[str, float, str]]
) -> None:
    """A table with a head that repeats and one row for each item of a list."""
    document.add_paragraph(caption, style="Caption")
    grid = set_in.table(document, tuple(width for _, width, _ in columns), 4)
    set_in.repeat(grid.rows[0])
    grid.cell(1, 0).text = f"{{%tr for 行 in {rows} %}}"
    grid.cell(3, 0).text = "{%tr endfor %}"
    for place, (name, width, field) in enumerate(columns):
        set_in.write_cell(grid.cell(0, place), name, set_in.HEAD, centre=True)
        set_in.write_cell(grid.cell(2, place), f"{{{{ {field} }}}}", centre=width <= NARROW)
    _gap(document)


def _gap(document: Any) -> None:
    space = document.add_paragraph(style="Footer")
    space.paragraph_format.line_spacing = Pt(8)


def cover(document: Any, title: Sequence[str], entries: Sequence[Fact], note: str) -> None:
    """The first page: the title, who declares what, and what this paper is not."""
    for text, style, above in zip(title, ("Title", "Subtitle"), (64, 24), strict=True):
        document.add_paragraph(text, style=style).paragraph_format.space_before = Pt(above)
    document.paragraphs[-1].paragraph_format.space_after = Pt(72)
    grid = set_in.table(document, (42.0, 100.0), len(entries))
    _unframe(grid)
    for row, (name, text) in zip(grid.rows, entries, strict=True):
        row.height = Mm(14)
        for cell, words in zip(row.cells, (name, text), strict=True):
            set_in.write_cell(cell, words, "Normal")
            cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.BOTTOM
            cell.paragraphs[0].paragraph_format.space_after = Pt(0)
        row.cells[0].paragraphs[0].alignment = WD_ALIGN_PARAGRAPH.DISTRIBUTE
        _underline(row.cells[1])
    paragraph = document.add_paragraph(note, style=set_in.NOTE)
    paragraph.paragraph_format.space_before = Pt(44)


def _unframe(grid: Any) -> None:
    grid.style = grid.part.document.styles["Normal Table"]


def _underline(cell: Any) -> None:
    borders = OxmlElement("w:tcBorders")
    bottom = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "0"), ("color", "000000")):
        bottom.set(qn(f"w:{name}"), value)
    borders.append(bottom)
    properties = cell._tc.get_or_add_tcPr()
    properties.insert_element_before(
        borders, "w:shd", "w:noWrap", "w:tcMar", "w:textDirection", "w:tcFitText", "w:vAlign"
    )
