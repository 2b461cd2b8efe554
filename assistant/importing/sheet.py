"""A workbook as text: every sheet in order, a line for a row, tabs between cells."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from io import BytesIO
from typing import Any

from lxml import etree

from assistant.importing.words import heading
from rules.facts.record import plain
from rules.reading import Unreadable

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
MOST_BYTES, MOST_PARTS, MOST_CELLS, MOST_COLUMNS = 64_000_000, 2000, 500_000, 200
PERCENTS = {9, 10}
DATES = {*range(14, 18), 22, *range(27, 37), *range(50, 59)}
SPAN = re.compile(r"([A-Z]+)(\d+):([A-Z]+)(\d+)")
NUMERIC = re.compile(r"[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d{1,2})?")
LETTERS = re.compile(r"[A-Z]+")
FIRST_DAY = date(1899, 12, 30)
DAY, PERCENT = "day", "percent"
DO = "请用 Excel 或 WPS 打开并另存为 .xlsx 后再试。"


def is_workbook(content: bytes) -> bool:
    """Whether these bytes are a workbook, whatever they are called."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            return "xl/workbook.xml" in archive.namelist()
    except (zipfile.BadZipFile, ValueError, OSError):
        return False


@dataclass(frozen=True, slots=True)
class Line:
    """One row: its sheet, its number there, its cells; `unread` says of which a program is owed."""

    sheet: str
    number: int
    cells: tuple[str, ...]
    unread: Mapping[int, str]


def text_of(content: bytes, where: str) -> str:
    """The text of a workbook; `Unreadable` says why there is none."""
    told: list[str] = []
    for name, lines in sheets_of(content, where):
        told += [name] if heading(name, "") else []
        told += ["\t".join(line.cells).rstrip("\t") for line in lines]
        told.append("")
    return "\n".join(told)


def sheets_of(content: bytes, where: str) -> list[tuple[str, list[Line]]]:
    """Every sheet of a workbook, by name, row by row; `Unreadable` says why there is none."""
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            entries = archive.infolist()
            if len(entries) > MOST_PARTS or sum(e.file_size for e in entries) > MOST_BYTES:
                raise Unreadable("解压后过大，拒绝打开", where, DO)
            return list(_read(archive))
    except (KeyError, IndexError, ValueError, etree.XMLSyntaxError, zipfile.BadZipFile) as error:
        raise Unreadable("工作簿读不出来", where, DO) from error


def _tree(archive: zipfile.ZipFile, name: str) -> Any:
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    return etree.fromstring(archive.read(name), parser)


def _read(archive: zipfile.ZipFile) -> Iterator[tuple[str, list[Line]]]:
    names = archive.namelist()
    shared = _shared(archive) if "xl/sharedStrings.xml" in names else []
    styles = _tree(archive, "xl/styles.xml") if "xl/styles.xml" in names else None
    looks = _looks(styles) if styles is not None else {}
    for name, sheet in _sheets(archive):
        yield name, list(_lines(name, sheet, shared, looks))


def _lines(name: str, sheet: Any, shared: list[str], looks: Mapping[int, str]) -> Iterator[Line]:
    below = _merged(sheet)
    above: dict[int, str] = {}
    for n, row in enumerate(sheet.iter(f"{MAIN}row")):
        if n > MOST_CELLS:
            raise ValueError("too many rows")
        cells = _cells(row, shared, looks)
        for column in sorted(below.get(int(row.get("r") or 0), ())):
            cells += [""] * (column + 1 - len(cells))
            cells[column] = cells[column] or above.get(column, "")
        above = {k: v for k, v in (above | dict(enumerate(cells))).items() if v}
        yield Line(name, int(row.get("r") or n + 1), tuple(cells), dict(_unread(row)))


def _unread(row: Any) -> Iterator[tuple[int, str]]:
    """The cells whose formula left no result, or an error."""
    for place, cell in enumerate(row.iter(f"{MAIN}c")):
        formula, stated = cell.find(f"{MAIN}f"), cell.findtext(f"{MAIN}v") or ""
        if cell.get("t") == "e":
            yield _column(cell.get("r") or "", place), f"公式出错（{stated}）"
        elif formula is not None and not stated.strip():
            yield _column(cell.get("r") or "", place), "公式没有存下结果"


def _merged(sheet: Any) -> dict[int, set[int]]:
    """The cells, by row and column, that go on from the cell above them."""
    found: dict[int, set[int]] = {}
    for merged in sheet.iter(f"{MAIN}mergeCell"):
        if span := SPAN.fullmatch(merged.get("ref") or ""):
            column, first, last = _column(span[1], 0), int(span[2]), int(span[4])
            for row in range(first + 1, min(last, first + MOST_PARTS) + 1):
                found.setdefault(row, set()).add(column)
    return found


def _sheets(archive: zipfile.ZipFile) -> Iterator[tuple[str, Any]]:
    relations = _tree(archive, "xl/_rels/workbook.xml.rels")
    targets = {one.get("Id"): one.get("Target") for one in relations}
    for sheet in _tree(archive, "xl/workbook.xml").iter(f"{MAIN}sheet"):
        target = str(targets[sheet.get(RELATION)])
        name = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
        if "worksheets/" in name:
            yield str(sheet.get("name") or ""), _tree(archive, name)


def _shared(archive: zipfile.ZipFile) -> list[str]:
    return [_text(item) for item in _tree(archive, "xl/sharedStrings.xml").iter(f"{MAIN}si")]


def _text(item: Any) -> str:
    """The runs of a string; how it is read aloud is left out."""
    spoken = {id(t) for ruby in item.iter(f"{MAIN}rPh") for t in ruby.iter(f"{MAIN}t")}
    return "".join(t.text or "" for t in item.iter(f"{MAIN}t") if id(t) not in spoken)


def _looks(styles: Any) -> Mapping[int, str]:
    """The cell styles that show a number as a day or as a percentage."""
    known = dict.fromkeys(DATES, DAY) | dict.fromkeys(PERCENTS, PERCENT)
    for form in styles.iter(f"{MAIN}numFmt"):
        code = re.sub(r'"[^"]*"|\\.|\[[^\]]*\]', "", form.get("formatCode") or "")
        look = DAY if re.search("[yY年]", code) else PERCENT if "%" in code else ""
        known[int(form.get("numFmtId"))] = look
    cells = styles.find(f"{MAIN}cellXfs")
    formats = [int(one.get("numFmtId") or 0) for one in (cells if cells is not None else ())]
    return {n: known[form] for n, form in enumerate(formats) if known.get(form)}


def _cells(row: Any, shared: list[str], looks: Mapping[int, str]) -> list[str]:
    found: dict[int, str] = {}
    for place, cell in enumerate(row.iter(f"{MAIN}c")):
        column = _column(cell.get("r") or "", place)
        if column < MOST_COLUMNS:
            found[column] = " ".join(_value(cell, shared, looks).split("\t"))
    return [found.get(n, "") for n in range(max(found, default=-1) + 1)]


def _column(reference: str, place: int) -> int:
    letters = LETTERS.match(reference)
    if not letters:
        return place
    number = 0
    for letter in letters[0]:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number - 1


def _value(cell: Any, shared: list[str], looks: Mapping[int, str]) -> str:
    """What a cell shows; lines inside it are set apart by vertical tabs."""
    kind, stated = cell.get("t"), cell.find(f"{MAIN}v")
    text = "" if stated is None else stated.text or ""
    if kind == "s":
        text = shared[int(text)]
    elif kind == "inlineStr":
        text = _text(cell)
    elif kind == "b":
        text = "是" if text == "1" else "否"
    elif text and kind in (None, "n"):
        text = _number(text, looks.get(int(cell.get("s") or 0), ""))
    return "\v".join(filter(None, map(str.strip, text.splitlines())))


def _number(text: str, look: str) -> str:
    """A number as its cell shows it: a day, a percentage, or without the noise of binary."""
    if not NUMERIC.fullmatch(text):
        return text
    if look == DAY:
        return (FIRST_DAY + timedelta(days=int(float(text)))).isoformat()
    exact = Decimal(repr(float(text))) if "." in text or "E" in text.upper() else Decimal(text)
    return f"{plain(exact * 100)}%" if look == PERCENT else plain(exact)
