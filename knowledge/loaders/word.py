"""Word documents: paragraphs and tables in their order; page headers and footers left out."""

import io
import zipfile
from collections.abc import Iterator
from xml.etree.ElementTree import ParseError

import docx
from docx.opc.exceptions import OpcError
from docx.table import Table
from docx.text.paragraph import Paragraph
from lxml.etree import XMLSyntaxError

from knowledge.loaders.sniff import Unloadable


def text_of(content: bytes, name: str) -> str:
    """The document's text; a blank line between paragraphs, tabs between cells."""
    try:
        document = docx.Document(io.BytesIO(content))
        return "\n".join(_lines(document.iter_inner_content()))
    except (
        OpcError, zipfile.BadZipFile, KeyError, ValueError, XMLSyntaxError, ParseError, EOFError,
    ) as error:  # fmt: skip
        do = "请用 Word 或 WPS 打开并另存为 .docx 后再试。"
        raise Unloadable(f"docx 读不出来：{error}", name, do) from error


def _lines(content: Iterator[Paragraph | Table]) -> Iterator[str]:
    for part in content:
        if isinstance(part, Table):
            yield from _rows(part)
            yield ""
        else:
            yield from (part.text.replace("\t", " ").split("\n") if part.text else [])
            yield ""


def _rows(table: Table) -> Iterator[str]:
    for row in table.rows:
        seen: list[object] = []
        cells: list[str] = []
        for cell in row.cells:
            # A merged cell is met once for every column it spans.
            if any(cell._tc is other for other in seen):
                continue
            seen.append(cell._tc)
            cells.append(" ".join(cell.text.split()))
        yield "\t".join(cells)
