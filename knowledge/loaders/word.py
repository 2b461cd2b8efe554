"""Word documents: what they show, in its order; page headers and footers left out."""

import io
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from typing import Any
from xml.etree.ElementTree import ParseError

import docx
from docx.opc.exceptions import OpcError
from docx.opc.part import XmlPart
from docx.oxml.ns import qn
from lxml import etree

from knowledge.lines import DECLARED, annex
from knowledge.loaders.numbering import Numbers, numbers_of
from knowledge.loaders.sniff import Unloadable

P, TABLE, ROW, CELL = (qn(f"w:{name}") for name in ("p", "tbl", "tr", "tc"))
BOX, FALLBACK = qn("w:txbxContent"), "Fallback"
WRAPS = frozenset(qn(f"w:{name}") for name in ("sdt", "sdtContent", "ins", "moveTo", "customXml"))
GONE = frozenset(qn(f"w:{name}") for name in ("del", "moveFrom", "pPr", "rPr", "instrText", "rt"))
TEXTS = frozenset((qn("w:t"), qn("m:t")))
NOTES = {qn("w:footnoteReference"): "footnotes", qn("w:endnoteReference"): "endnotes"}
SHOWN = {qn("w:tab"): "\t", qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:noBreakHyphen"): "-"}
TICKED = {("wingdings 2", c) for c in ("F052", "F053", "F050", "F054")} | {
    ("wingdings", c) for c in ("F0FE", "F0FC", "F0FD", "F0FB")
}
EMPTY = {("wingdings 2", c) for c in ("F0A3", "F02A")} | {
    ("wingdings", c) for c in ("F0A8", "F06F", "F0A1", "F071")
}
INSIDE = "\v"


@dataclass(slots=True)
class _Reading:
    """One document while it is read: its numbers, and its notes in the order they are met."""

    numbers: Numbers
    notes: dict[str, dict[str, Any]]
    grid: bool
    met: list[Any] = field(default_factory=list)


def text_of(content: bytes, name: str, *, grid: bool = False) -> str:
    """The document's text; a blank line between paragraphs, tabs between cells.

    With `grid` a cell keeps its column (a merged one is followed by empty ones) and its lines,
    set apart by vertical tabs.
    """
    try:
        document = docx.Document(io.BytesIO(content))
        part = document.part
        reading = _Reading(numbers_of(part), _notes(part), grid)
        text = "\n".join(_with_notes(_lines(_body(document.element), reading), reading))
        _let_go(part.package)
        return text
    except (
        OpcError, zipfile.BadZipFile, KeyError, ValueError, etree.XMLSyntaxError, ParseError,
        EOFError,
    ) as error:  # fmt: skip
        do = "请用 Word 或 WPS 打开并另存为 .docx 后再试。"
        raise Unloadable(f"docx 读不出来：{error}", name, do) from error


def _body(element: Any) -> Any:
    """What holds the text; a damaged file may have a root of any name, or nothing below it."""
    body = element.find(qn("w:body"))
    if body is None:
        raise ValueError("没有正文部分")
    return body


def _let_go(package: Any) -> None:
    """Empty the trees of a file that was read: its parts would wait for the collector with them."""
    for part in package.iter_parts():
        if isinstance(part, XmlPart):
            part.element.clear()


def _notes(part: Any) -> dict[str, dict[str, Any]]:
    """The foot- and endnotes of a document by their identity."""
    held = {r.reltype.rpartition("/")[2]: r for r in part.rels.values() if not r.is_external}
    roots = {
        kind: etree.fromstring(held[kind].target_part.blob, etree.XMLParser(resolve_entities=False))
        for kind in NOTES.values()
        if kind in held
    }
    return {kind: {n.get(qn("w:id")): n for n in root} for kind, root in roots.items()}


def _with_notes(lines: Iterable[str], reading: _Reading) -> Iterator[str]:
    """The lines; the notes stand below the part they are of, at the numbers that refer to them."""
    told = 0
    for line in lines:
        if told < len(reading.met) and annex(line.strip()):
            yield from _noted(reading, told)
            told = len(reading.met)
        yield line
    yield from _noted(reading, told)


def _noted(reading: _Reading, told: int) -> Iterator[str]:
    if told < len(reading.met):
        yield "注："
    for number, note in enumerate(reading.met[told:], told + 1):
        text = "".join(_text(paragraph, reading) for paragraph in note.iter(P))
        yield f"[{number}] {text.strip()}"
    yield ""


def _inside(element: Any, *kinds: str) -> Iterator[Any]:
    """The children of these kinds, through content controls and tracked insertions."""
    for child in element:
        if child.tag in kinds:
            yield child
        elif child.tag in WRAPS:
            yield from _inside(child, *kinds)


def _lines(body: Any, reading: _Reading) -> Iterator[str]:
    torn = ""  # the words of a paragraph whose end is struck out: they begin the next one
    for part in _inside(body, P, TABLE):
        if part.tag == TABLE:
            yield from _rows(part, reading)
            yield ""
            continue
        text = torn + _shown(part, reading)
        torn = text if _end_is_gone(part) else ""
        if not torn:
            mark = "" if reading.grid else DECLARED * reading.numbers.heading(part)
            yield from f"{mark if text.strip() else ''}{text}".split("\n") if text else []
            yield from _boxed(part, reading)
            yield ""
    yield torn


def _end_is_gone(paragraph: Any) -> bool:
    found = paragraph.find(f"{qn('w:pPr')}/{qn('w:rPr')}")
    return found is not None and any(found.find(tag) is not None for tag in _STRUCK)


_STRUCK = (qn("w:del"), qn("w:moveFrom"))


def _boxed(element: Any, reading: _Reading) -> Iterator[str]:
    """The lines of the boxes that hang on a paragraph."""
    for box in element.iter(BOX):
        above = [str(one.tag) for one in box.iterancestors()]
        if not any(FALLBACK in tag for tag in above) and above.count(BOX) == 0:
            yield from _lines(box, reading)


def _shown(paragraph: Any, reading: _Reading) -> str:
    """What a paragraph shows, its automatic number included."""
    label = reading.numbers.label(paragraph)
    text = _text(paragraph, reading).replace("\t", " ")
    return f"{label}{text}" if text.strip() else text


def _text(element: Any, reading: _Reading) -> str:
    """The words of a paragraph: deleted and hidden ones, field codes and boxes left out."""
    return "".join(_pieces(element, reading))


def _pieces(element: Any, reading: _Reading) -> Iterator[str]:
    for child in element:
        if child.tag in GONE or child.tag == BOX or FALLBACK in str(child.tag) or _hidden(child):
            continue
        if child.tag in TEXTS:
            yield child.text or ""
        elif child.tag in SHOWN:
            yield SHOWN[child.tag]
        elif child.tag == qn("w:sym"):
            yield _symbol(child)
        elif child.tag in NOTES and not reading.grid:
            yield _reference(child, reading)
        else:
            yield from _pieces(child, reading)


def _hidden(element: Any) -> bool:
    mark = element.find(f"{qn('w:rPr')}/{qn('w:vanish')}")
    return mark is not None and mark.get(qn("w:val")) not in ("0", "false")


def _reference(element: Any, reading: _Reading) -> str:
    note = reading.notes.get(NOTES[element.tag], {}).get(element.get(qn("w:id")))
    if note is None:
        return ""
    reading.met.append(note)
    return f"^[{len(reading.met)}]"


def _symbol(element: Any) -> str:
    """A box of a symbol font, ticked or not; any other symbol says nothing."""
    font, code = (str(element.get(qn(f"w:{name}")) or "") for name in ("font", "char"))
    key = (font.casefold(), code.upper())
    return "☑" if key in TICKED else "☐" if key in EMPTY else ""


def _rows(table: Any, reading: _Reading) -> Iterator[str]:
    above: dict[int, str] = {}
    for row in _inside(table, ROW):
        if row.find(f"{qn('w:trPr')}/{qn('w:del')}") is not None:
            continue
        cells: list[str] = []
        column = 0
        for cell in _inside(row, CELL):
            wide, goes_on = _span(cell)
            text = above.get(column, "") if goes_on else _cell(cell, reading)
            above[column] = text
            cells += [text, *[""] * (wide - 1 if reading.grid else 0)]
            column += wide
        # A row that is one wide cell is still a row of its table.
        yield "\t".join(cells) if len(cells) > 1 or column < 2 else f"{cells[0]}\t"
        for nested in (t for cell in _inside(row, CELL) for t in _inside(cell, TABLE)):
            yield from _rows(nested, reading)


def _span(cell: Any) -> tuple[int, bool]:
    """How many columns a cell takes, and whether it goes on from the row above."""
    properties = cell.find(qn("w:tcPr"))
    wide = properties.find(qn("w:gridSpan")) if properties is not None else None
    merged = properties.find(qn("w:vMerge")) if properties is not None else None
    goes_on = merged is not None and merged.get(qn("w:val")) != "restart"
    return int(wide.get(qn("w:val"))) if wide is not None else 1, goes_on


def _cell(cell: Any, reading: _Reading) -> str:
    told: list[str] = []
    for part in _inside(cell, P):
        # A column of automatic numbers has no other text.
        told += f"{reading.numbers.label(part)}{_text(part, reading)}".split("\n")
        told += _boxed(part, reading)
    lines = [" ".join(line.split()) for line in told]
    return (INSIDE if reading.grid else " ").join(filter(None, lines))
