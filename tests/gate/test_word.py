"""The Word papers: an official form's typography, an editable template, nothing invented."""

import re
import shutil
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml.ns import qn

from rules.facts.draft import Draft
from rules.facts.form import draft_of
from rules.finding import Report
from rules.gate import Cleared, export, gate, render
from rules.law.edition import resolve
from rules.render import pages, press
from rules.render.fields import of_draft
from rules.render.paper import Paper
from rules.render.press import TEMPLATES
from rules.render.word import BadTemplate, filled
from rules.verify import State, verify
from tests.gate.cases import DAY, changed, cleared, example, exported
from tests.gate.papers import only, words

NAMES = ["declaration.docx", "self_assessment.docx", "problems.docx"]
HEADINGS = [
    "一、申报单位基本信息",
    "（一）单位信息",
    "（二）基础条件",
    "二、智能工厂基本情况",
    "（一）建设概况",
    "（二）项目简介",
    "（三）建设成效",
    "（四）真实性承诺",
    "三、智能工厂场景建设情况",
    "（一）项目总体情况",
    "（二）具体场景建设情况",
    "（三）系统集成情况",
    "四、智能工厂建设成效",
    "（一）先进性与特色",
    "（二）实施成效",
    "（三）后续实施计划",
]


@pytest.fixture(scope="module")
def declaration(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    directory = tmp_path_factory.mktemp("exported")
    exported(example(), directory)
    return only(directory, ".docx").read_bytes()


def bare() -> bytes:
    """The declaration of a draft that states nothing but its tier."""
    draft = Draft.model_validate({"tier": "卓越级"})
    report = Report(None, "CN-2024", None, "0" * 64)
    return press.press(Paper(draft, report, resolve("中国", None)), press.DECLARATION, None)


def template_with(text: str, folder: Path, name: str = "declaration.docx") -> Path:
    folder.mkdir(exist_ok=True)
    document = docx.Document(str(TEMPLATES / name))
    document.add_paragraph(text)
    document.save(str(folder / name))
    return folder


def test_the_sections_are_those_of_the_list_of_materials_in_order(declaration: bytes) -> None:
    told = words(declaration)
    places = [told.index(f"\n{heading}\n") for heading in HEADINGS]
    assert places == sorted(places)


def test_every_scenario_is_a_numbered_heading(declaration: bytes) -> None:
    document = docx.Document(BytesIO(declaration))
    found = [p.text for p in document.paragraphs if style_of(p) == "Heading 3"]
    assert len(found) == 12
    assert found[4] == "5. 生产作业—人机协同作业—减速器壳体多机协同柔性加工与检测"


def test_the_cover_says_who_and_what_and_leaves_the_recommender_blank(declaration: bytes) -> None:
    document = docx.Document(BytesIO(declaration))
    assert [p.text for p in document.paragraphs[:2]] == ["卓越级智能工厂项目", "申　报　书"]
    rows = [[cell.text for cell in row.cells] for row in document.tables[0].rows]
    assert rows == [
        ["项目名称：", "机器人精密减速器智能工厂"],
        ["申报单位：", "河北燕岭精密传动科技有限公司"],
        ["推荐单位：", ""],
        ["申报日期：", "2024年11月20日"],
    ]


def test_it_says_that_the_sealed_copy_comes_from_the_platform(declaration: bytes) -> None:
    told = words(declaration)
    assert "www.miit-imps.com" in told
    assert "本页不盖章" in told


@pytest.mark.parametrize("name", NAMES)
def test_every_page_of_every_template_says_that_it_is_a_working_copy(name: str) -> None:
    for section in docx.Document(str(TEMPLATES / name)).sections:
        headers = [section.header]
        if section.different_first_page_header_footer:
            headers.append(section.first_page_header)
        assert {h.paragraphs[0].text for h in headers} == {"填报底稿，非报送件"}


def test_the_footer_carries_edition_digests_and_page_numbers(declaration: bytes) -> None:
    section = docx.Document(BytesIO(declaration)).sections[0]
    for footer in (section.footer, section.first_page_footer):
        text = "\n".join(p.text for p in footer.paragraphs)
        assert re.search(r"版次 CN-2024\+HE-2024　草稿摘要 [0-9a-f]{16}　检查报告摘要", text)
    codes = [c.text.strip() for c in section.footer._element.iter(qn("w:instrText"))]
    assert codes == ["PAGE", "NUMPAGES"]


def style_of(paragraph: Any) -> str:
    return str(paragraph.style.name)


def face(document: Any, name: str) -> tuple[str, float]:
    style = document.styles[name]
    return style.element.rPr.rFonts.get(qn("w:eastAsia")), style.font.size.pt


@pytest.mark.parametrize("name", NAMES)
def test_typefaces_and_sizes_are_those_of_official_papers(name: str) -> None:
    document = docx.Document(str(TEMPLATES / name))
    assert face(document, "Heading 1") == ("黑体", 16)
    assert face(document, "Heading 2") == ("楷体", 15)
    assert face(document, "Heading 3") == ("仿宋", 14)
    assert face(document, "Body Text") == ("仿宋", 14)
    assert face(document, "Title") == ("宋体", 22)


@pytest.mark.parametrize("name", NAMES)
def test_paragraphs_are_indented_by_two_characters(name: str) -> None:
    style = docx.Document(str(TEMPLATES / name)).styles["Body Text"]
    assert style.element.pPr.ind.get(qn("w:firstLineChars")) == "200"


def test_the_head_of_every_list_repeats_and_no_row_breaks(declaration: bytes) -> None:
    tables = docx.Document(BytesIO(declaration)).tables
    headed = [t for t in tables if next(t._tbl.iter(qn("w:tblHeader")), None) is not None]
    assert len(headed) >= 9
    rows = [row for t in tables for row in t._tbl.iter(qn("w:tr"))]
    assert all(row.trPr.find(qn("w:cantSplit")) is not None for row in rows)


def test_what_is_missing_is_shown_as_missing_and_never_invented() -> None:
    told = words(bare())
    assert "None" not in told
    assert "null" not in told
    assert "未填万元" not in told
    assert told.count("未填") > 60


def test_nothing_of_the_template_language_is_left(declaration: bytes) -> None:
    for told in (words(declaration), words(bare())):
        assert not re.search(r"\{\{|\}\}|\{%|%\}", told)


def test_all_twenty_indicators_are_listed_given_or_not() -> None:
    draft = Draft.model_validate({"tier": "卓越级", "kpis": [{"number": 7, "value": 25}]})
    paper = Paper(draft, Report(None, "CN-2024", None, "0" * 64), resolve("中国", None))
    rows = pages.fields(paper)["绩效"]
    assert [row["序号"] for row in rows] == [str(number) for number in range(1, 21)]
    assert rows[6]["指标值"] == "25%"
    assert rows[7]["指标值"] == "未填"


@pytest.mark.parametrize(
    "text",
    [
        "<w:p/>&amp;</w:t>",
        "{{ 单位.企业名称 }} {% for x in y %}",
        "{_{ 单位 }_}",
        "一\x00\x0b\ufffe二",
        "第一段\n\n　　第二段\r\n第三段\t表",
        "\a\f" * 3,
        "]]>",
    ],
)
def test_hostile_text_is_text(text: str) -> None:
    plan = {"plan": "2025年推广。" + text}  # put in past the form, which refuses some of it
    draft = example().model_copy(update={"sections": example().sections.model_copy(update=plan)})
    paper = Paper(draft, Report(None, "CN-2024", None, "0" * 64), resolve("中国", None))
    told = words(press.press(paper, press.DECLARATION, None))
    assert "2025年推广。" in told
    assert "四、智能工厂建设成效" in told


def test_paragraphs_of_a_section_become_paragraphs() -> None:
    draft = changed("sections.plan", "第一段。\n\n　　第二段。\r\n第三段。")
    ticket = gate(draft, as_of=DAY)
    assert isinstance(ticket, Cleared), ticket.problems
    content = render(ticket, draft)[0].content
    found = [p for p in docx.Document(BytesIO(content)).paragraphs if "段。" in p.text]
    assert [p.text for p in found] == ["第一段。", "第二段。", "第三段。"]
    assert {style_of(p) for p in found} == {"Body Text"}


def test_every_field_of_the_draft_has_a_name_a_template_can_use() -> None:
    def check(fields: dict[str, Any]) -> None:
        for name, value in fields.items():
            assert name.isidentifier(), name
            if isinstance(value, dict):
                check(value)
            if isinstance(value, list):
                check(value[0])

    found = draft_of({})
    assert isinstance(found, Draft)
    fields = of_draft(found)
    check(fields)
    assert len(fields) == len(Draft.model_fields)


def test_a_users_template_is_used_and_verified_against(tmp_path: Path) -> None:
    own = template_with("本公司附记：{{ 单位.企业名称 }}", tmp_path / "own")
    export(example(), tmp_path / "out", as_of=DAY, templates=own)
    path = only(tmp_path / "out", ".docx")
    assert "本公司附记：河北燕岭精密传动科技有限公司" in words(path.read_bytes())
    assert verify(path, templates=own).state is State.UNALTERED
    lost = verify(path)
    assert lost.state is State.INCOMPARABLE
    assert "模板" in lost.notices[0]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("{{ 单位.企业名 }}", "企业名（是否应为 企业名称？）"),
        ("{{ 單位.企业名称 }}", "單位"),
        ("{{ 单位.企业名称 ", "模板语法有误"),
        ("{% for 行 in 场景 %}没有结尾", "模板语法有误"),
        ("{{ 单位.企业名称|大写 }}", "大写"),
        ("{{ 场景[99].环节 }}", "模板里的字段不存在"),
        ("{{ ''.__class__.__mro__ }}", "模板"),
        ("本页由{{ 单位.企业名 }}填写", "所在文字：本页由{{ 单位.企业名 }}填写"),
    ],
)
def test_a_broken_field_is_named_with_what_to_do(tmp_path: Path, text: str, says: str) -> None:
    own = template_with(text, tmp_path / "own")
    with pytest.raises(BadTemplate) as broken:
        export(example(), tmp_path / "out", as_of=DAY, templates=own)
    assert says in broken.value.what
    assert "declaration.docx" in broken.value.where
    assert "恢复自带模板" in broken.value.do
    assert not (tmp_path / "out").exists()


def test_a_template_may_not_take_off_that_it_is_a_working_copy(tmp_path: Path) -> None:
    document = docx.Document(str(TEMPLATES / "declaration.docx"))
    for section in document.sections:
        section.header.paragraphs[0].text = "正式件"
    document.save(str(tmp_path / "declaration.docx"))
    with pytest.raises(BadTemplate, match="页眉里没有“填报底稿，非报送件”"):
        export(example(), tmp_path / "out", as_of=DAY, templates=tmp_path)
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("content", [b"", b"not a zip", b"PK\x03\x04broken"])
def test_a_template_that_is_no_word_file_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "declaration.docx").write_bytes(content)
    with pytest.raises(BadTemplate, match="不是可以打开的 Word 文件"):
        export(example(), tmp_path / "out", as_of=DAY, templates=tmp_path)


def test_a_broken_template_that_is_not_needed_does_no_harm(tmp_path: Path) -> None:
    shutil.copy(TEMPLATES / "declaration.docx", tmp_path)
    (tmp_path / "self_assessment.docx").write_bytes(b"")
    export(example(), tmp_path / "out", as_of=DAY, templates=tmp_path)
    assert only(tmp_path / "out", ".docx")


def test_the_templates_of_the_repository_are_those_that_the_script_makes() -> None:
    from rules.render.templates import make

    for name, made in (("declaration.docx", make.declaration), ("problems.docx", make.problems)):
        kept = docx.Document(str(TEMPLATES / name))
        assert [p.text for p in made().paragraphs] == [p.text for p in kept.paragraphs]


def test_a_filled_template_names_where_it_came_from() -> None:
    with pytest.raises(BadTemplate, match="模板 x"):
        filled(b"", {}, where="模板 x")


def test_the_ticket_says_what_the_paper_will_be_called() -> None:
    assert cleared(example()).title == "卓越级智能工厂项目申报书"
