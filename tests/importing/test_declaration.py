"""Declarations into drafts: our own come back whole, a stranger's as far as it is understood."""

import json
import shutil
from decimal import Decimal
from pathlib import Path

import pytest

from rules.facts.draft import Draft
from rules.facts.recommendation import Recommendation
from rules.facts.yaml import record_yaml
from rules.gate import Exported, export
from rules.reading import Unreadable, read_draft
from tests.gate.cases import DAY, changed, example, exported, table
from tests.gate.papers import parts_of, repacked
from tests.importing.cases import DECLARATION, book, imported, word


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("exported")
    return {path.suffix: path for path in exported(example(), folder).files}


@pytest.mark.parametrize("suffix", [".docx", ".xlsx", ".json"])
def test_what_was_exported_comes_back_as_the_same_draft(
    suffix: str, files: dict[str, Path]
) -> None:
    found = imported(files[suffix])
    assert found.stated == example()
    assert found.lost == ()


def test_a_self_assessment_comes_back_as_the_same_draft(tmp_path: Path) -> None:
    draft = changed("tier", "基础级")
    [path, *_] = exported(draft, tmp_path).files
    assert imported(path).stated == draft


def test_a_recommendation_table_comes_back_as_the_same_table(tmp_path: Path) -> None:
    done = export(table(), tmp_path, as_of=DAY)
    assert isinstance(done, Exported)
    assert imported(done.files[0]).stated == table()


def test_an_exported_file_that_was_altered_says_where(
    files: dict[str, Path], tmp_path: Path
) -> None:
    parts = parts_of(files[".docx"].read_bytes())
    old, new = "总投资1.26亿元".encode(), "总投资2.26亿元".encode()
    parts["word/document.xml"] = parts["word/document.xml"].replace(old, new)
    altered = tmp_path / "altered.docx"
    altered.write_bytes(repacked(parts))
    found = imported(altered)
    assert found.stated == example()
    assert "改动没有读入" in found.notices[0]
    assert any("2.26" in notice for notice in found.notices)


@pytest.fixture(scope="module")
def strange(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return word(tmp_path_factory.mktemp("strange") / "申报书.docx", *DECLARATION)


def test_a_strangers_declaration_is_read_by_its_headings_and_tables(strange: Path) -> None:
    draft = imported(strange).stated
    assert isinstance(draft, Draft)
    assert draft.tier == "卓越级"
    assert draft.guide == "2024年版"
    assert draft.applicant.name == "河北示例泵业有限公司"
    assert draft.applicant.employees == 1250
    assert draft.applicant.contact.phone == "0311-80000000"
    assert draft.applicant.contact.mobile is None
    assert draft.project.investment == Decimal(12600)
    assert (str(draft.project.start), str(draft.project.end)) == ("2021-03-01", "2024-06-30")
    assert draft.project.integrators == ("甲智能公司", "乙软件公司")


def test_every_section_of_the_prose_finds_its_place(strange: Path) -> None:
    draft = imported(strange).stated
    assert isinstance(draft, Draft)
    sections = draft.sections
    assert str(sections.summary).count("\n") == 1
    assert sections.effects == "生产效率提升25%。"
    assert sections.overview == "1. 背景。项目覆盖三个环节。"
    assert sections.integration == "各系统已集成。"
    assert sections.features == "特色明显。"
    assert sections.results == "成效明显。"
    assert sections.plan == "2025年继续推广。"


def test_a_scenario_in_the_text_becomes_an_instance(strange: Path) -> None:
    draft = imported(strange).stated
    assert isinstance(draft, Draft)
    [scenario] = draft.scenarios or ()
    named = (scenario.link, scenario.scenario, scenario.instance)
    assert named == ("生产作业", "人机协同作业", "泵壳多机协同加工")
    told = (scenario.problem, scenario.solution, scenario.effect)
    assert told == ("换型慢", "机器人协同", "换型时间减半")


def test_indicators_are_known_by_their_names_and_points_by_their_unit(strange: Path) -> None:
    draft = imported(strange).stated
    assert isinstance(draft, Draft)
    kpis = {kpi.number: kpi for kpi in draft.kpis or ()}
    assert set(kpis) == {7, 10}
    assert (kpis[7].value, kpis[7].unit, kpis[7].before) == (Decimal(25), "%", Decimal(40))
    assert (kpis[10].value, kpis[10].unit, kpis[10].points) == (Decimal(15), "百分点", True)


def test_what_was_not_understood_is_told_with_its_line(strange: Path) -> None:
    lost = imported(strange).lost
    assert any("客户满意度" in one.text and "附1" in one.why for one in lost)
    assert any("获奖情况" in one.text for one in lost)
    assert all(one.line > 0 for one in lost)


def test_every_value_that_was_understood_names_its_line_and_words(strange: Path) -> None:
    found = imported(strange)
    told = {one.path: one for one in found.understood}
    assert told["project.investment"].text == "1.26亿元"
    assert len({one.path for one in found.understood}) == len(found.understood)


def test_a_value_its_field_does_not_allow_is_told_and_left_out(tmp_path: Path) -> None:
    path = word(
        tmp_path / "x.docx",
        "一、申报单位基本信息",
        "企业名称：河北示例泵业有限公司",
        "统一社会信用代码：91130502MA0K7X4D50",
        "二、智能工厂基本情况",
        "建设起止时间：2021年3月至2024年6月",
    )
    found = imported(path)
    assert isinstance(found.stated, Draft)
    assert found.stated.applicant.uscc is None
    assert found.stated.project.start is None
    whys = " ".join(one.why for one in found.lost)
    assert "applicant.uscc" in whys
    assert "project.start" in whys


def test_two_different_values_for_one_fact_are_told(tmp_path: Path) -> None:
    path = word(
        tmp_path / "x.docx", "申报单位基本信息", "企业名称：甲有限公司", "单位名称：乙有限公司"
    )
    found = imported(path)
    assert isinstance(found.stated, Draft)
    assert found.stated.applicant.name == "甲有限公司"
    assert [one.text for one in found.lost] == ["乙有限公司"]


TWO = "1. 生产作业—人机协同作业—壳体加工\n2. 计划调度—智能排产调度—自动排产"
TABLE = [
    ["卓越级智能工厂项目推荐汇总表"],
    ["推荐单位（盖章）：邢台市工业和信息化局"],
    [
        "序号", "申报单位名称", "卓越级智能工厂项目名称", "涉及典型场景实例（罗列）", "联系人",
        "联系方式（手机号）",
    ],
    [1, "河北甲有限公司", "甲工厂", TWO, "林晓", 13900001234],
    [2, "河北乙有限公司", "乙工厂", "生产作业：壳体加工", "何静", "13800005678"],
    [3, None, None, None, None, None],
]  # fmt: skip


def test_a_strangers_recommendation_table_is_read_row_by_row(tmp_path: Path) -> None:
    found = imported(book(tmp_path / "汇总表.xlsx", TABLE))
    stated = found.stated
    assert isinstance(stated, Recommendation)
    assert stated.recommender == "邢台市工业和信息化局"
    rows = stated.rows or ()
    assert [(row.rank, row.applicant, row.mobile) for row in rows] == [
        (1, "河北甲有限公司", "13900001234"),
        (2, "河北乙有限公司", "13800005678"),
    ]
    assert [text.split(" ")[-1] for text in rows[0].scenarios or ()] == [
        "生产作业—人机协同作业—壳体加工",
        "计划调度—智能排产调度—自动排产",
    ]
    assert [o.text for o in found.lost if "环节—场景—实例" in o.why] == ["生产作业：壳体加工"]


def test_a_workbook_of_labels_and_values_is_a_declaration_too(tmp_path: Path) -> None:
    from datetime import date

    rows = [
        ["一、申报单位基本信息"],
        ["企业名称", "河北示例泵业有限公司"],
        ["职工人数", 620],
        [],
        ["二、智能工厂基本情况"],
        ["建设开始日期", date(2021, 3, 1)],
        ["总投资", "12600万元"],
    ]
    draft = imported(book(tmp_path / "x.xlsx", rows)).stated
    assert isinstance(draft, Draft)
    assert (draft.applicant.employees, str(draft.project.start)) == (620, "2021-03-01")
    assert draft.project.investment == Decimal(12600)


BAD = {
    "text.docx": "今天天气很好。".encode(),
    "broken.xlsx": b"PK\x03\x04" + b"\x00" * 40,
    "empty.docx": b"",
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_declaration_is_refused_with_what_where_and_what_to_do(
    name: str, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(BAD[name])
    with pytest.raises(Exception, match=name) as refused:
        imported(path)
    assert all(getattr(refused.value, part) for part in ("what", "where", "do"))


def test_a_document_without_a_word_of_a_declaration_is_refused(tmp_path: Path) -> None:
    path = word(tmp_path / "letter.docx", "各位同事：", "今天开会。")
    with pytest.raises(Unreadable, match="没有读出"):
        imported(path)


def test_a_workbook_with_entities_does_not_expand_them(tmp_path: Path) -> None:
    path = book(tmp_path / "x.xlsx", [["企业名称", "ACME"]])
    parts = parts_of(path.read_bytes())
    [name] = [name for name, part in parts.items() if b"ACME" in part]
    text = parts[name].decode().partition("?>")[2] or parts[name].decode()
    head = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/hostname">]>'
    parts[name] = (head + text.replace("ACME", "ACME&e;")).encode()
    path.write_bytes(repacked(parts))
    draft = imported(path).stated
    assert isinstance(draft, Draft)
    assert draft.applicant.name == "ACME"


@pytest.mark.parametrize("name", ["pass", "held"])
def test_a_draft_written_as_yaml_is_read_back_as_it_was(name: str) -> None:
    draft = example(name)
    assert read_draft(record_yaml(draft), where=name) == draft


def test_texts_that_look_like_something_else_stay_texts() -> None:
    for text in ("是", "yes", "007", "1.50", "2024-01-01", "~", "null", "a: b", "# 注", "1e5"):
        draft = changed("applicant.products", text)
        assert read_draft(record_yaml(draft), where=text) == draft


def test_a_file_is_known_by_its_content_not_its_name(
    files: dict[str, Path], tmp_path: Path
) -> None:
    renamed = tmp_path / "declaration.bin"
    shutil.copy(files[".xlsx"], renamed)
    assert imported(renamed).stated == example()
    assert json.loads(files[".json"].read_text("utf-8"))["draft"]["id"] == "example-pass"
