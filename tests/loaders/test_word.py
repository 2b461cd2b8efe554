"""Word files: what a reader sees is read, though it is not written as text; what is gone is not."""

import io
import zipfile

import docx
import pytest
from docx.oxml import parse_xml

from knowledge.clause import gather
from knowledge.gongwen import parse
from knowledge.load import load_bytes
from knowledge.loaders.numbering import _formed
from knowledge.loaders.sniff import Unloadable
from tests.loaders.word import (
    MATH,
    W,
    add_list,
    append,
    count,
    restarted,
    saved,
    with_footnote,
)

OFFICIAL = [
    ("chineseCountingThousand", "%1、"),
    ("chineseCountingThousand", "（%2）"),
    ("decimal", "%3."),
    ("decimal", "（%4）"),
    ("decimalEnclosedCircleChinese", "%5"),
]
TEXTS = [
    (0, "推荐条件"), (1, "基本条件"), (2, "企业诚信经营。"), (2, "企业具备下列能力："),
    (3, "能够追溯，包括："), (4, "原料批次；"), (4, "工艺参数。"), (1, "优先条件"),
    (2, "获得奖励的优先。"), (0, "推荐程序"), (1, "企业自愿申报，县局初审。"),
]  # fmt: skip
PATHS = [
    "一/(一)/1", "一/(一)/2", "一/(一)/2/(1)", "一/(一)/2/(1)/①", "一/(一)/2/(1)/②",
    "一/(二)/1", "二/(一)",
]  # fmt: skip


def _text(document: "docx.document.Document") -> str:
    return load_bytes(saved(document), "x.docx")


def _lines(document: "docx.document.Document") -> list[str]:
    return [line for line in _text(document).split("\n") if line]


def _paths(text: str) -> list[str]:
    blocks = parse(text, identify=str, fallback="X")
    return [clause.address.removeprefix("X/") for clause in gather("X", blocks)]


@pytest.mark.parametrize("gap", ["tab", "space", "nothing"])
def test_automatic_numbers_give_the_paths_that_written_ones_give(gap: str) -> None:
    document = docx.Document()
    add_list(document, 90, OFFICIAL, gap=gap)
    document.add_paragraph("关于推荐的通知")
    for level, text in TEXTS:
        count(document.add_paragraph(text), 90, level)
    assert _paths(_text(document)) == PATHS


def test_a_list_begins_again_where_its_instance_says_so() -> None:
    document = docx.Document()
    add_list(document, 90, [("decimal", "%1.")])
    restarted(document, 91, of=90)
    for number, text in ((90, "甲。"), (90, "乙。"), (91, "丙。"), (91, "丁。")):
        count(document.add_paragraph(text), number)
    assert _lines(document) == ["1. 甲。", "2. 乙。", "1. 丙。", "2. 丁。"]


def test_articles_go_on_through_chapters_and_come_from_their_styles() -> None:
    document = docx.Document()
    add_list(document, 90, [("chineseCounting", "第%1章"), ("chineseCounting", "第%2条")])
    level = document.part.numbering_part._element[0][1]
    level.insert(1, parse_xml(f'<w:lvlRestart {W} w:val="0"/>'))
    for at in (0, 1):
        properties = document.styles[f"Heading {at + 1}"].element.get_or_add_pPr()
        properties.append(parse_xml(
            f'<w:numPr {W}><w:ilvl w:val="{at}"/><w:numId w:val="90"/></w:numPr>'
        ))  # fmt: skip
    document.add_paragraph("管理办法", style="Title")
    for style, text in (
        (1, "总则"),
        (2, "为规范管理，制定本办法。"),
        (1, "附则"),
        (2, "由市局解释。"),
    ):
        document.add_paragraph(text, style=f"Heading {style}")
    blocks = parse(_text(document), identify=str, fallback="X")
    assert [(c.address, c.headings) for c in gather("X", blocks)] == [
        ("X/第一条", ("第一章 总则",)),
        ("X/第二条", ("第二章 附则",)),
    ]


def test_headings_by_style_stand_above_their_text_though_they_have_no_number() -> None:
    document = docx.Document()
    document.add_heading("建设指南", 0)
    document.add_heading("建设内容", 1)
    document.add_heading("网络", 2)
    document.add_paragraph("网络应当冗余部署。")
    document.add_heading("验收", 1)
    document.add_paragraph("组织专家验收。")
    assert _paths(_text(document)) == ["建设内容/网络", "验收"]


def test_a_column_of_automatic_numbers_numbers_the_rows() -> None:
    document = docx.Document()
    add_list(document, 90, [("decimal", "%1.")])
    table = document.add_table(3, 2)
    table.cell(0, 0).text, table.cell(0, 1).text = "序号", "材料"
    for row, text in ((1, "执照"), (2, "报告")):
        count(table.cell(row, 0).paragraphs[0], 90)
        table.cell(row, 1).text = text
    assert _paths(_text(document)) == ["列", "1", "2"]


@pytest.mark.parametrize(
    ("form", "number", "shown"),
    [
        ("decimal", 12, "12"), ("chineseCounting", 10, "十"), ("chineseCounting", 21, "二十一"),
        ("chineseCountingThousand", 103, "一百零三"), ("upperRoman", 14, "XIV"),
        ("lowerLetter", 28, "bb"), ("decimalEnclosedCircle", 3, "③"), ("none", 3, ""),
    ],
)  # fmt: skip
def test_a_count_is_written_in_the_form_its_list_asks_for(
    form: str, number: int, shown: str
) -> None:
    assert _formed(form, number) == shown


def test_a_footnote_stands_as_a_note_at_the_number_that_refers_to_it() -> None:
    document = docx.Document()
    document.add_paragraph("一、范围")
    paragraph = document.add_paragraph("以审计报告为准")
    append(paragraph, f'<w:r {W}><w:footnoteReference w:id="2"/></w:r>')
    document.add_paragraph("附件1")
    document.add_paragraph("清单")
    text = load_bytes(with_footnote(saved(document), "由事务所出具。"), "x.docx")
    assert "以审计报告为准^[1]" in text
    assert _paths(text) == ["一", "注/[1]"]
    assert "[1] 由事务所出具。" in text


def test_struck_out_and_hidden_words_are_gone_and_added_ones_are_there() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("按照")
    run = "<w:r><w:{0}>百分之{1}</w:{0}></w:r>"
    append(paragraph, f'<w:del {W} w:id="1" w:author="a">{run.format("delText", "五")}</w:del>')
    append(paragraph, f'<w:ins {W} w:id="2" w:author="a">{run.format("t", "八")}</w:ins>')
    append(paragraph, f"<w:r {W}><w:rPr><w:vanish/></w:rPr><w:t>批示</w:t></w:r>")
    append(paragraph, f"<m:oMath {MATH}><m:r><m:t>×I</m:t></m:r></m:oMath>")
    paragraph._p.get_or_add_pPr().append(
        parse_xml(f'<w:rPr {W}><w:del w:id="9" w:author="a"/></w:rPr>')
    )
    document.add_paragraph("补助。")
    assert _lines(document) == ["按照百分之八×I补助。"]


def test_a_struck_out_row_is_gone_and_a_merged_row_stays_in_its_table() -> None:
    document = docx.Document()
    table = document.add_table(4, 2)
    for row, texts in enumerate((("类别", "份数"), ("财务", "1"), ("均需盖章。", ""), ("旧", "9"))):
        for column, text in enumerate(texts):
            table.cell(row, column).text = text
    table.cell(2, 0).merge(table.cell(2, 1)).text = "均需盖章。"
    table.rows[3]._tr.get_or_add_trPr().append(parse_xml(f'<w:del {W} w:id="5" w:author="a"/>'))
    assert _lines(document) == ["类别\t份数", "财务\t1", "均需盖章。\t"]


def test_a_box_is_read_with_its_table_where_it_hangs() -> None:
    document = docx.Document()
    paragraph = document.add_paragraph("流程")
    row = "".join(f"<w:tc><w:p><w:r><w:t>{t}</w:t></w:r></w:p></w:tc>" for t in ("户名", "某厂"))
    append(
        paragraph,
        f"<w:r {W}><w:pict><w:txbxContent><w:p><w:r><w:t>提示</w:t></w:r></w:p>"
        f"<w:tbl><w:tr>{row}</w:tr></w:tbl></w:txbxContent></w:pict></w:r>",
    )
    document.add_paragraph("之后")
    assert _lines(document) == ["流程", "提示", "户名\t某厂", "之后"]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"wordprocessingml/2006/main", b"wordprocessingml/2006/mein"),  # a root of another name
        (b"w:body", b"w:bodz"),
    ],
)
def test_a_word_file_without_a_body_is_refused_with_what_to_do(old: bytes, new: bytes) -> None:
    document = docx.Document()
    document.add_paragraph("申报条件")
    broken = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(saved(document))) as held,
        zipfile.ZipFile(broken, "w") as made,
    ):
        for name in held.namelist():
            said = held.read(name)
            made.writestr(name, said.replace(old, new) if name == "word/document.xml" else said)
    with pytest.raises(Unloadable, match="没有正文") as told:
        load_bytes(broken.getvalue(), "x.docx")
    assert "另存为" in told.value.do
