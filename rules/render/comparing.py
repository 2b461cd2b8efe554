"""Where a file differs from what its own draft renders to, in words a reader can follow."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice, zip_longest
from typing import Any

from docx.oxml import parse_xml
from docx.oxml.ns import qn
from lxml.etree import XMLSyntaxError

from rules.render.package import opened
from rules.render.properties import ITEM

SHOWN = 60
MOST = 20
ABSENT = "（没有）"
PLACES = (
    ("docProps/", "文档属性"),
    (ITEM, "内嵌草稿"),
    ("customXml/", "内嵌数据"),
    ("word/document.xml", "正文"),
    ("word/header", "页眉"),
    ("word/footer", "页脚"),
    ("word/styles", "样式"),
    ("xl/worksheets/", "表格"),
    ("xl/sharedStrings", "表格文字"),
    ("xl/styles", "样式"),
)
SPREADSHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
Passage = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Difference:
    """One place where the file is not what it was when it was exported."""

    where: str
    found: str
    expected: str


def is_data(content: bytes) -> bool:
    """Whether a file is JSON rather than an office package."""
    return content.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{"


def differences(found: bytes, expected: bytes) -> tuple[Difference, ...]:
    """Every place that differs, the first ones only when there are many."""
    if found == expected:
        return ()
    if is_data(found) != is_data(expected):
        return (Difference("内嵌数据", "材料种类与文件格式不符", "与文件格式一致"),)
    of_kind = _of_data if is_data(expected) else _of_packages
    return tuple(islice(of_kind(found, expected), MOST))


def _of_data(found: bytes, expected: bytes) -> Iterator[Difference]:
    ours: dict[str, Any] = json.loads(expected)
    theirs: dict[str, Any] = json.loads(found.decode("utf-8-sig"))
    names = [name for name in {**ours, **theirs} if ours.get(name) != theirs.get(name)]
    for name in names:
        yield Difference(f"字段 {name}", _short(theirs.get(name)), _short(ours.get(name)))
    if not names:
        yield Difference("排版", "重新排版过，各字段内容一致", ABSENT)


def _of_packages(found: bytes, expected: bytes) -> Iterator[Difference]:
    theirs, ours = opened(found), opened(expected)
    changed = [name for name in {**ours, **theirs} if ours.get(name) != theirs.get(name)]
    for name in changed:
        yield from _of_part(name, theirs.get(name), ours.get(name))
    if not changed:
        yield Difference("压缩包", "重新打包过，各部分内容一致", ABSENT)


def _of_part(name: str, found: bytes | None, expected: bytes | None) -> Iterator[Difference]:
    where = next((words for start, words in PLACES if name.startswith(start)), f"部件 {name}")
    if found is None or expected is None:
        yield Difference(where, name if found else ABSENT, name if expected else ABSENT)
        return
    passages = list(_of_passages(_passages(found, where), _passages(expected, where)))
    yield from passages or [Difference(where, "内容、格式或设置有改动", "与导出时一致")]


def _of_passages(found: Sequence[Passage], expected: Sequence[Passage]) -> Iterator[Difference]:
    start = _common(found, expected)
    end = _common(found[start:][::-1], expected[start:][::-1])
    pairs = zip_longest(found[start : len(found) - end], expected[start : len(expected) - end])
    for theirs, ours in pairs:
        where = (theirs or ours or ("", ""))[0]
        yield Difference(where, _text(theirs), _text(ours))


def _common(left: Sequence[Passage], right: Sequence[Passage]) -> int:
    """How many passages agree from the start."""
    pairs = zip(left, right, strict=False)
    return next((at for at, (a, b) in enumerate(pairs) if a[1] != b[1]), min(len(left), len(right)))


def _text(passage: Passage | None) -> str:
    return _short(passage[1]) if passage else ABSENT


def _short(value: object) -> str:
    text = (
        ABSENT
        if value is None
        else value
        if isinstance(value, str)
        else json.dumps(value, ensure_ascii=False)
    )
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"


def _passages(part: bytes, where: str) -> list[Passage]:
    """The words of a part, paragraph by paragraph and cell by cell."""
    try:
        root = parse_xml(part)
    except (XMLSyntaxError, ValueError):
        return []
    body = root.find(qn("w:body"))
    if body is not None:
        return list(_blocks(body))
    if root.tag == f"{SPREADSHEET}worksheet":
        return list(_sheet_cells(root))
    return [(where, text) for text in root.itertext() if text.strip()]


def _blocks(body: Any) -> Iterator[Passage]:
    tables = paragraphs = 0
    for block in body:
        if block.tag == qn("w:tbl"):
            tables += 1
            yield from _cells(block, tables)
        elif block.tag == qn("w:p"):
            paragraphs += 1
            yield f"正文第{paragraphs}段", _words(block)


def _cells(table: Any, number: int) -> Iterator[Passage]:
    for line, row in enumerate(table.iter(qn("w:tr")), start=1):
        for place, cell in enumerate(row.iter(qn("w:tc")), start=1):
            yield f"第{number}个表第{line}行第{place}格", _words(cell)


def _sheet_cells(root: Any) -> Iterator[Passage]:
    for element in root.iter(f"{SPREADSHEET}c"):
        yield f"表格{element.get('r')}", "".join(element.itertext())
    for element in root.iter(f"{SPREADSHEET}headerFooter"):
        yield "表格的页眉页脚", "".join(element.itertext())


def _words(block: Any) -> str:
    return "".join(text.text or "" for text in block.iter(qn("w:t")))
