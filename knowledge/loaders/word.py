"""Word documents: paragraphs and tables in their order; page headers and footers left out."""

import io
import zipfile
from collections.abc import Iterator
from typing import Any
from xml.etree.ElementTree import ParseError

import docx
from docx.opc.exceptions import OpcError
from docx.opc.part import XmlPart
from docx.oxml.ns import qn
from lxml.etree import XMLSyntaxError

from knowledge.loaders.sniff import Unloadable

P, TABLE, ROW, CELL = (qn(f"w:{name}") for name in ("p", "tbl", "tr", "tc"))
BOX, FALLBACK = qn("w:txbxContent"), "Fallback"
WRAPS = frozenset(qn(f"w:{name}") for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml"))
GONE = frozenset(qn(f"w:{name}") for name in ("del", "moveFrom", "pPr", "rPr", "instrText"))
SHOWN = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
TICKED = {("wingdings 2", c) for c in ("F052", "F053", "F050", "F054")} | {
    ("wingdings", c) for c in ("F0FE", "F0FC", "F0FD", "F0FB")
}
EMPTY = {("wingdings 2", c) for c in ("F0A3", "F02A")} | {
    ("wingdings", c) for c in ("F0A8", "F06F", "F0A1", "F071")
}
INSIDE = "\v"


def text_of(content: bytes, name: str, *, grid: bool = False) -> str:
    """The document's text; a blank line between paragraphs, tabs between cells.

    With `grid` a cell keeps its column (a merged one is followed by empty ones) and its lines,
    set apart by vertical tabs.
    """
    try:
        document = docx.Document(io.BytesIO(content))
        text = "\n".join(_lines(document.element.body, grid))
        _let_go(document.part.package)
        return text
    except (
        OpcError, zipfile.BadZipFile, KeyError, ValueError, XMLSyntaxError, ParseError, EOFError,
    ) as error:  # fmt: skip
        do = "请用 Word 或 WPS 打开并另存为 .docx 后再试。"
        raise Unloadable(f"docx 读不出来：{error}", name, do) from error


def _let_go(package: Any) -> None:
    """Empty the trees of a file that was read: its parts would wait for the collector with them."""
    for part in package.iter_parts():
        if isinstance(part, XmlPart):
            part.element.clear()


def _inside(element: Any, *kinds: str) -> Iterator[Any]:
    """The children of these kinds, through content controls and tracked insertions."""
    for child in element:
        if child.tag in kinds:
            yield child
        elif child.tag in WRAPS:
            yield from _inside(child, *kinds)


def _lines(body: Any, grid: bool) -> Iterator[str]:
    for part in _inside(body, P, TABLE):
        if part.tag == TABLE:
            yield from _rows(part, grid)
        else:
            yield from _paragraph(part)
        yield ""


def _paragraph(element: Any) -> Iterator[str]:
    """The lines of a paragraph, then those of the boxes that hang on it."""
    text = _text(element).replace("\t", " ")
    yield from text.split("\n") if text else []
    for box in element.iter(BOX):
        if not any(FALLBACK in str(above.tag) for above in box.iterancestors()):
            for part in _inside(box, P):
                yield from _text(part).replace("\t", " ").split("\n")


def _text(element: Any) -> str:
    """What a paragraph shows: deleted words, field codes and boxes left out."""
    return "".join(_pieces(element))


def _pieces(element: Any) -> Iterator[str]:
    for child in element:
        if child.tag in GONE or child.tag == BOX or FALLBACK in str(child.tag):
            continue
        if child.tag == qn("w:t"):
            yield child.text or ""
        elif child.tag in SHOWN:
            yield SHOWN[child.tag]
        elif child.tag == qn("w:sym"):
            yield _symbol(child)
        else:
            yield from _pieces(child)


def _symbol(element: Any) -> str:
    """A box of a symbol font, ticked or not; any other symbol says nothing."""
    font, code = (str(element.get(qn(f"w:{name}")) or "") for name in ("font", "char"))
    key = (font.casefold(), code.upper())
    return "☑" if key in TICKED else "☐" if key in EMPTY else ""


def _rows(table: Any, grid: bool) -> Iterator[str]:
    above: dict[int, str] = {}
    for row in _inside(table, ROW):
        cells: list[str] = []
        column = 0
        for cell in _inside(row, CELL):
            wide, goes_on = _span(cell)
            text = above.get(column, "") if goes_on else _cell(cell, grid)
            above[column] = text
            cells += [text, *[""] * (wide - 1 if grid else 0)]
            column += wide
        yield "\t".join(cells)
        for nested in (t for cell in _inside(row, CELL) for t in _inside(cell, TABLE)):
            yield from _rows(nested, grid)


def _span(cell: Any) -> tuple[int, bool]:
    """How many columns a cell takes, and whether it goes on from the row above."""
    properties = cell.find(qn("w:tcPr"))
    wide = properties.find(qn("w:gridSpan")) if properties is not None else None
    merged = properties.find(qn("w:vMerge")) if properties is not None else None
    goes_on = merged is not None and merged.get(qn("w:val")) != "restart"
    return int(wide.get(qn("w:val"))) if wide is not None else 1, goes_on


def _cell(cell: Any, grid: bool) -> str:
    told = (line for part in _inside(cell, P) for line in _text(part).split("\n"))
    lines = [" ".join(line.split()) for line in told]
    return (INSIDE if grid else " ").join(filter(None, lines))
