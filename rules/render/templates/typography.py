"""How a Chinese official form is set: typefaces, sizes, indents, tables, page furniture."""

from __future__ import annotations

from typing import Any

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_LINE_SPACING
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

LATIN = "Times New Roman"
SONG, HEI, KAI, FANG = "宋体", "黑体", "楷体", "仿宋"
ER, SAN, XIAO_SAN, SI, XIAO_SI, WU, XIAO_WU = 22.0, 16.0, 15.0, 14.0, 12.0, 10.5, 9.0
XIAO_CHU = 36.0
BLACK = RGBColor(0, 0, 0)
STYLES = {
    # name: (typeface, size, bold, first-line indent in characters, exact line spacing)
    "Normal": (FANG, SI, False, 0, 28),
    "Body Text": (FANG, SI, False, 2, 28),
    "Title": (SONG, ER, True, 0, 36),
    "Subtitle": (SONG, XIAO_CHU, True, 0, 54),
    "Heading 1": (HEI, SAN, False, 2, 32),
    "Heading 2": (KAI, XIAO_SAN, True, 2, 30),
    "Heading 3": (FANG, SI, True, 2, 28),
    "Caption": (HEI, XIAO_SI, False, 0, 24),
    "List": (SONG, WU, False, 0, 16),
    "List 2": (HEI, WU, False, 0, 16),
    "List 3": (FANG, XIAO_SI, False, 2, 22),
    "Header": (HEI, WU, False, 0, 16),
    "Footer": (SONG, XIAO_WU, False, 0, 13),
}
CELL, HEAD, NOTE = "List", "List 2", "List 3"


def set_styles(document: Any) -> None:
    """Every style the templates use."""
    for name, (face, size, bold, indent, leading) in STYLES.items():
        style = document.styles[name]
        _set_face(style, face, size, bold)
        layout = style.paragraph_format
        layout.space_before = layout.space_after = Pt(0)
        layout.line_spacing_rule, layout.line_spacing = WD_LINE_SPACING.EXACTLY, Pt(leading)
        layout.left_indent = layout.first_line_indent = Pt(0)
        layout.widow_control = True
        _indent(style.element.get_or_add_pPr(), indent)
    for name in ("Title", "Subtitle", "Caption", "Header", "Footer"):
        document.styles[name].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    for name in ("Body Text", "List 3"):
        document.styles[name].paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    for language in document.styles.element.iter(qn("w:lang")):
        language.set(qn("w:eastAsia"), "zh-CN")
    for name in ("Caption", "Heading 1", "Heading 2", "Heading 3"):
        document.styles[name].paragraph_format.keep_with_next = True
        document.styles[name].paragraph_format.space_before = Pt(6)


def _set_face(style: Any, face: str, size: float, bold: bool) -> None:
    style.font.size, style.font.bold, style.font.italic = Pt(size), bold, False
    style.font.color.rgb = BLACK
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    fonts.attrib.clear()
    for slot in ("ascii", "hAnsi", "cs"):
        fonts.set(qn(f"w:{slot}"), LATIN)
    fonts.set(qn("w:eastAsia"), face)
    for border in style.element.findall(".//" + qn("w:pBdr")):
        border.getparent().remove(border)


def _indent(properties: Any, characters: int) -> None:
    indent = properties.get_or_add_ind()
    for name, value in (("firstLine", characters * 280), ("firstLineChars", characters * 100)):
        indent.set(qn(f"w:{name}"), str(value))


def set_page(section: Any) -> None:
    """A4 with the margins of GB/T 9704."""
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.top_margin, section.bottom_margin = Mm(37), Mm(32)
    section.left_margin, section.right_margin = Mm(28), Mm(26)
    section.header_distance, section.footer_distance = Mm(18), Mm(15)


def field(paragraph: Any, code: str) -> None:
    """A field that Word counts: PAGE, NUMPAGES."""
    for kind, text in (("begin", ""), ("", code), ("separate", ""), ("", "1"), ("end", "")):
        run = paragraph.add_run()
        if kind:
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
        elif text == code:
            words = OxmlElement("w:instrText")
            words.text = f" {code} "
            run._r.append(words)
        else:
            run.text = text


def set_furniture(section: Any, notice: str, stamp: str, *, cover: bool) -> None:
    """The notice above and the digests below every page; a cover bears no page number."""
    section.different_first_page_header_footer = cover
    for header in (section.header, section.first_page_header):
        header.is_linked_to_previous = False
        header.paragraphs[0].text = notice
        _rule_below(header.paragraphs[0])
    for footer in (section.footer, section.first_page_footer):
        footer.is_linked_to_previous = False
        footer.paragraphs[0].text = stamp
    numbers = section.footer.paragraphs[0].insert_paragraph_before(style="Footer")
    for words, code in (("第 ", "PAGE"), (" 页　共 ", "NUMPAGES")):
        numbers.add_run(words)
        field(numbers, code)
    numbers.add_run(" 页")


def _rule_below(paragraph: Any) -> None:
    borders, line = OxmlElement("w:pBdr"), OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "4"), ("color", "000000")):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    paragraph._p.get_or_add_pPr().insert_element_before(borders, "w:shd", "w:tabs", "w:jc")


def table(document: Any, widths: tuple[float, ...], rows: int) -> Any:
    """An empty grid of fixed column widths in millimetres."""
    grid = document.add_table(rows=rows, cols=len(widths), style="Table Grid")
    grid.alignment, grid.autofit = WD_TABLE_ALIGNMENT.CENTER, False
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)
    for row in grid.rows:
        row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    return grid


def write_cell(cell: Any, text: str, style: str = CELL, *, centre: bool = False) -> None:
    """Words in a cell, set in the middle of its height."""
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    paragraph = cell.paragraphs[0]
    paragraph.style, paragraph.text = paragraph.part.document.styles[style], text
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
    if centre:
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def repeat(row: Any) -> None:
    """A head row that returns on every page."""
    row._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
