"""Documents made for the tests: blocks to DOCX by python-docx, on to PDF and HTML by an office."""

import io
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt
from docx.text.paragraph import Paragraph

from knowledge.clause import Block, Kind

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
needs_office = pytest.mark.skipif(OFFICE is None, reason="no office program (soffice) here")
CENTRED = (Kind.TITLE, Kind.NUMBER, Kind.ISSUER)


def docx_of(blocks: Iterable[Block]) -> bytes:
    """The blocks as a Word document with a running header and page numbers."""
    document = docx.Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Noto Serif CJK SC", Pt(14)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "Noto Serif CJK SC")
    section = document.sections[0]
    section.header.paragraphs[0].text = "河北省工业和信息化厅文件 内部编号 7"
    _page_number(section.footer.paragraphs[0])
    rows: list[list[str]] = []
    for block in blocks:
        if block.kind in (Kind.ROW, Kind.BLANK_ROW):
            rows.append(block.text.split("\t"))
            continue
        _table(document, rows)
        rows = []
        paragraph = document.add_paragraph(block.text)
        if block.kind in CENTRED:
            paragraph.alignment = 1
        else:
            paragraph.paragraph_format.first_line_indent = Pt(28)
    _table(document, rows)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def _page_number(paragraph: Paragraph) -> None:
    paragraph.add_run("— ")
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), "PAGE")
    paragraph._p.append(field)
    paragraph.add_run(" —")
    paragraph.alignment = 1


def _table(document: "docx.document.Document", rows: list[list[str]]) -> None:
    if not rows:
        return
    table = document.add_table(len(rows), max(len(row) for row in rows), style="Table Grid")
    for number, row in enumerate(rows):
        for column, text in enumerate(row):
            table.cell(number, column).text = text


def converted(source: Path, form: str) -> Path:
    """The document in another form, made by the office program."""
    profile = source.parent / "profile"
    subprocess.run(
        [str(OFFICE), f"-env:UserInstallation=file://{profile}", "--headless",
         "--convert-to", form, "--outdir", str(source.parent), str(source)],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return source.with_suffix(f".{form}")
