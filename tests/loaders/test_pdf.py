"""PDFs as an office program makes them: columns, footnotes, headers said again on each page."""

from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import qn
from docx.shared import Pt

from knowledge.clause import gather
from knowledge.gongwen import parse
from knowledge.load import load
from knowledge.loaders.columns import columns
from knowledge.loaders.footnotes import below_their_part, marked, numbers
from knowledge.reading import squeeze
from tests.loaders.render import converted, needs_office
from tests.loaders.word import W, append, saved, with_footnote


def _char(text: str, left: float, top: float, size: float = 10) -> dict[str, Any]:
    return {
        "text": text,
        "x0": left,
        "x1": left + size,
        "top": top,
        "bottom": top + size,
        "size": size,
    }


def _page(starts: list[float], width: int, lines: int = 12) -> list[dict[str, Any]]:
    return [
        _char("字", start + 10 * at, 100.0 + 14 * line + start / 50)
        for start in starts
        for line in range(lines)
        for at in range(width)
    ]


def test_two_columns_are_told_by_the_strip_between_them_and_read_one_after_the_other() -> None:
    title = [_char("题", 200 + 10 * at, 80) for at in range(20)]
    found = columns([*title, *_page([90, 320], 20)])
    assert found is not None
    assert [found.column(_char("字", left, 114)) for left in (90, 320)] == [1, 2]
    assert found.column(title[0]) == 0
    assert found.order(80, 0) < found.order(400, 1) < found.order(100, 2)


@pytest.mark.parametrize(("starts", "width"), [([90], 42), ([90, 400], 4)])
def test_running_text_and_short_entries_beside_each_other_are_no_columns(
    starts: list[float], width: int
) -> None:
    assert columns(_page(starts, width)) is None


def test_a_small_raised_number_is_the_mark_of_a_note_only_if_the_page_has_that_note() -> None:
    chars = [_char("准", 90, 100), _char("1", 100, 99, 5), _char("。", 105, 100)]
    line = {"text": "准1。", "chars": chars}
    assert marked(line, 10, ["1"]) == "准^[1]。"
    assert marked(line, 10, ["2"]) == "准1。"
    lowered = [_char("准", 90, 100), _char("1", 100, 106, 5), _char("。", 105, 100)]
    assert marked({"text": "准1。", "chars": lowered}, 10, ["1"]) == "准1。"


def test_numbered_items_below_a_rule_are_no_notes() -> None:
    assert numbers(["1 甲是乙。", "② 丙是丁。"]) == ["1", "2"]
    assert numbers(["2. 企业应当申报。"]) == []


def test_notes_stand_before_the_annex_that_follows_their_page() -> None:
    lines = [("正文^[1]", False), ("1 甲是乙。", True), ("附件1", False), ("清单", False)]
    told = [line for line in below_their_part(lines) if line]
    assert told == ["正文^[1]", "注：", "[1] 甲是乙。", "附件1", "清单"]


def _document() -> "docx.document.Document":
    document = docx.Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Noto Serif CJK SC", Pt(11)
    style.element.rPr.rFonts.set(qn("w:eastAsia"), "Noto Serif CJK SC")
    return document


def _clauses(folder: Path, content: bytes) -> dict[str, str]:
    path = folder / "x.docx"
    path.write_bytes(content)
    text = load(converted(path, "pdf"))
    # An office puts thin space between Chinese and digits, and a page keeps it as a space.
    clauses = gather("X", parse(text, identify=str, fallback="X"))
    return {clause.address: squeeze(clause.text) for clause in clauses}


def _sentence(number: int) -> str:
    return (
        f"{number}. 观点{number}认为工厂应当以数据为核心，以网络为基础，逐步提升第{number}项能力。"
    )


@needs_office
@pytest.mark.office
def test_a_page_of_two_columns_is_read_column_by_column(tmp_path: Path) -> None:
    document = _document()
    document.sections[0].header.paragraphs[0].text = "学会通讯 第3期"
    shape = document.sections[0]._sectPr.find(qn("w:cols"))
    shape.set(qn("w:num"), "2")
    document.add_paragraph("评价研究").alignment = 1
    for number in range(1, 60):
        document.add_paragraph(_sentence(number)).paragraph_format.first_line_indent = Pt(22)
    assert _clauses(tmp_path, saved(document)) == {
        f"X/{number}": squeeze(_sentence(number)) for number in range(1, 60)
    }


@needs_office
@pytest.mark.office
def test_a_tables_header_said_again_on_the_next_page_is_one_header(tmp_path: Path) -> None:
    document = _document()
    table = document.add_table(90, 2, style="Table Grid")
    table.rows[0]._tr.get_or_add_trPr().append(parse_xml(f"<w:tblHeader {W}/>"))
    for row in range(90):
        table.cell(row, 0).text = str(row) if row else "序号"
        table.cell(row, 1).text = f"指标{row}号" if row else "指标"
    addresses = list(_clauses(tmp_path, saved(document)))
    assert addresses == ["X/列", *(f"X/{row}" for row in range(1, 90))]


@needs_office
@pytest.mark.office
def test_a_footnote_does_not_stand_in_the_sentence_that_its_page_tears(tmp_path: Path) -> None:
    document = _document()
    document.add_paragraph("一、范围")
    paragraph = document.add_paragraph("企业以审计报告")
    append(
        paragraph,
        f'<w:r {W}><w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
        '<w:footnoteReference w:id="2"/></w:r>',
    )
    long = "为准，" + "并且逐项核对设备、软件、网络和数据的投入，" * 90 + "不得重复。"
    paragraph.add_run(long)
    found = _clauses(tmp_path, with_footnote(saved(document), "审计报告由事务所出具。"))
    assert found == {
        "X/一": f"企业以审计报告^[1]{long}",
        "X/注/[1]": "[1]审计报告由事务所出具。",
    }
