"""The recommendation table is Annex 4's, and no cell of it can ever run."""

from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from rules.gate import Cleared, export, gate, render
from rules.render import sheet
from tests.gate.cases import DAY, changed, cleared, example, exported, table
from tests.gate.papers import only, parts_of

COLUMNS = [
    "序号",
    "申报单位名称",
    "卓越级智能工厂项目名称",
    "涉及典型场景实例（罗列）",
    "联系人",
    "联系方式（手机号）",
]


def page(content: bytes) -> Any:
    return openpyxl.load_workbook(BytesIO(content)).active


def test_title_columns_and_note_are_those_of_annex_4(tmp_path: Path) -> None:
    exported(example(), tmp_path)
    found = page(only(tmp_path, ".xlsx").read_bytes())
    assert found["A1"].value == "卓越级智能工厂项目推荐汇总表"
    assert found["A2"].value == "推荐单位（盖章）："
    assert [cell.value for cell in found[3]] == COLUMNS
    assert found["A5"].value == (
        "注：1.推荐的卓越级智能工厂项目按优先次序排名；2.推荐数量不能超过通知中规定的上限。"
    )


def test_the_columns_and_the_note_are_verbatim_in_the_notice() -> None:
    corpus = Path(__file__).parents[2] / "knowledge/corpus/notices-2024.txt"
    notice = corpus.read_text("utf-8")
    assert all(name in notice for name in COLUMNS)
    assert sheet.NOTE in notice


def test_a_draft_fills_one_line(tmp_path: Path) -> None:
    exported(example(), tmp_path)
    found = page(only(tmp_path, ".xlsx").read_bytes())
    number, applicant, project, scenarios, person, mobile = (cell.value for cell in found[4])
    assert (number, applicant) == ("1", "河北燕岭精密传动科技有限公司")
    assert (project, person, mobile) == ("机器人精密减速器智能工厂", "林晓", "13900001234")
    lines = scenarios.split("\n")
    assert lines[4] == "5. 生产作业—人机协同作业—减速器壳体多机协同柔性加工与检测"
    assert len(lines) == 12


def test_a_recommender_fills_every_line_under_its_name(tmp_path: Path) -> None:
    rows = table().model_dump()["rows"]
    rows[0]["scenarios"] = ["1. 生产作业—人机协同作业—甲", "2、质量管控—在线智能检测—乙"]
    export(table(rows=rows), tmp_path, as_of=DAY)
    found = page(only(tmp_path, ".xlsx").read_bytes())
    assert found["A2"].value == "推荐单位（盖章）：邢台市工业和信息化局"
    assert [found[f"A{line}"].value for line in (4, 5)] == ["1", "2"]
    assert found["D4"].value == "1. 生产作业—人机协同作业—甲\n2. 质量管控—在线智能检测—乙"
    assert found["A6"].value.startswith("注：")


@pytest.mark.parametrize(
    "text",
    ['=HYPERLINK("http://x","y")', "+1+cmd|'/C calc'!A0", "-1+1", "@SUM(A1)", "\t=1+1", "%0A=1"],
)
def test_a_cell_never_becomes_a_formula(text: str) -> None:
    line = sheet.Line("1", text, text, text, text, text)
    content = sheet.table("卓越级", [line], recommender=text, stamp="")
    found = page(content)
    for cell in found[4]:
        assert cell.data_type == "s"
        assert cell.quotePrefix or cell.value == "1"
    assert b"<f>" not in parts_of(content)["xl/worksheets/sheet1.xml"]
    assert page(content)["C4"].value == text


def test_characters_that_xml_cannot_hold_are_shown_as_replaced() -> None:
    hostile = "甲\x00乙\x0b丙\ud800丁\ufffe戊"
    content = sheet.table(
        "卓越级", [sheet.Line("1", hostile, "", "", "", "")], recommender="", stamp=""
    )
    assert page(content)["B4"].value == "甲\ufffd乙\ufffd丙\ufffd丁\ufffd戊"


def test_the_head_repeats_and_every_page_says_what_it_is(tmp_path: Path) -> None:
    exported(example(), tmp_path)
    found = page(only(tmp_path, ".xlsx").read_bytes())
    assert found.print_title_rows == "$3:$3"
    assert found.page_setup.orientation == "landscape"
    assert found.oddHeader.center.text == "填报底稿，非报送件"
    assert "CN-2024+HE-2024" in found.oddFooter.right.text


def test_the_recommender_stays_blank_on_an_applicants_table() -> None:
    draft = changed("submission.recommender", "邢台市工业和信息化局")
    ticket = gate(draft, as_of=DAY)
    if isinstance(ticket, Cleared):
        (content,) = [f.content for f in render(ticket, draft) if f.name.endswith(".xlsx")]
        assert page(content)["A2"].value == "推荐单位（盖章）："


def test_a_long_scenario_list_stays_within_a_cell() -> None:
    ticket = cleared(example())
    assert all(len(line.scenarios) < 32_000 for line in sheet.lines_of(ticket._paper.stated))
