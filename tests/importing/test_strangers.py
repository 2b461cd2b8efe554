"""Declarations that never saw our form: merged cells, other headings, values in prose."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from openpyxl import Workbook

from assistant.importing.declaration import Imported
from rules.facts.draft import Draft
from rules.facts.recommendation import Recommendation
from tests.importing import strangers
from tests.importing.cases import imported

Read = Callable[[str], Imported]


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Read:
    folder = tmp_path_factory.mktemp("strangers")
    kept: dict[str, Imported] = {}

    def once(name: str) -> Imported:
        if name not in kept:
            parts = getattr(strangers, name)
            kept[name] = imported(strangers.written(folder / f"{name}.docx", *parts))
        return kept[name]

    return once


def draft(found: Imported) -> Draft:
    assert isinstance(found.stated, Draft)
    return found.stated


def why(found: Imported, text: str) -> str:
    [lost] = [one for one in found.lost if text in one.text]
    return lost.why


def test_labels_beside_a_merged_name_of_their_group_are_read(read: Read) -> None:
    applicant = draft(read("ROLLING")).applicant
    assert applicant.name == "唐山示例轧辊股份有限公司"
    assert (applicant.nature, applicant.above_scale) == ("民营", True)
    assert applicant.employees == 1286
    person = applicant.contact
    assert (person.person, person.mobile) == ("郑远", "13700001111")
    assert person.email == "zheng@example.cn"


def test_accounts_with_a_column_for_a_year_are_read_in_the_unit_of_their_row(read: Read) -> None:
    years = draft(read("ROLLING")).compliance.years or ()
    assert [(one.year, one.revenue, one.profit) for one in years] == [
        (2021, Decimal(62000), Decimal(3100)),
        (2022, Decimal(68000), Decimal(3600)),
        (2023, Decimal(75000), Decimal(4050)),
    ]
    assert "没有认出" in why(read("ROLLING"), "资产负债率")


def test_the_unit_in_a_label_counts(read: Read) -> None:
    assert draft(read("ROLLING")).project.investment == Decimal(18500)
    assert draft(read("CARDS")).project.investment == Decimal("8600.5")


def test_a_link_merged_over_two_rows_is_the_link_of_both(read: Read) -> None:
    scenarios = draft(read("ROLLING")).scenarios or ()
    assert [one.link for one in scenarios] == ["质量管控", "质量管控", "计划调度"]
    assert scenarios[1].problem == "难追溯"


def test_indicators_under_two_rows_of_heads_are_read_with_their_years(read: Read) -> None:
    kpis = {kpi.number: kpi for kpi in draft(read("ROLLING")).kpis or ()}
    assert set(kpis) == {7, 9, 10}
    assert (kpis[7].before, kpis[7].after, kpis[7].value) == (40, 50, 25)
    assert kpis[7].period == "2019年与2023年对比"
    assert (kpis[9].value, kpis[10].unit, kpis[10].points) == (40, "百分点", True)
    assert "附1" in why(read("ROLLING"), "吨钢耗水")


@pytest.mark.parametrize("name", ["ROLLING", "PROSE", "CARDS", "ONE_TABLE"])
def test_sections_are_found_under_other_headings(name: str, read: Read) -> None:
    sections = draft(read(name)).sections
    assert all((sections.overview, sections.features, sections.plan))


def test_facts_that_stand_in_sentences_are_read(read: Read) -> None:
    found = draft(read("PROSE"))
    assert found.applicant.name == "保定示例齿轮有限公司"
    assert found.applicant.address == "河北省保定市竞秀区示例街5号"
    assert (found.applicant.employees, found.applicant.above_scale) == (860, True)
    assert (found.applicant.contact.person, found.applicant.contact.mobile) == (
        "高阳",
        "13600002222",
    )
    assert found.project.investment == Decimal(9800)
    assert (str(found.project.start), str(found.project.end)) == ("2021-03-01", "2024-05-30")
    assert found.project.integrators == ("丙智能公司", "丁网络公司")
    assert found.maturity.level == 3


def test_scenarios_under_small_titles_are_read_part_by_part(read: Read) -> None:
    first, second = draft(read("PROSE")).scenarios or ()
    assert (first.link, first.scenario, first.instance) == (
        "生产作业",
        "人机协同作业",
        "齿坯自动上下料",
    )
    assert first.problem == "人工上下料效率低。\n夜班无人操作。"
    assert (first.solution, first.effect) == ("机器人与机床联动。", "单班减少6人。")
    assert (second.link, second.instance, second.problem) == ("仓储物流", "齿轮立体库", "找料慢")


def test_indicators_that_prose_tells_exactly_are_read_and_rough_ones_are_not(read: Read) -> None:
    kpis = {kpi.number: kpi for kpi in draft(read("PROSE")).kpis or ()}
    assert {number: kpi.value for number, kpi in kpis.items()} == {1: 88, 5: 30, 7: 25}
    assert (kpis[5].before, kpis[5].after) == (180, 126)


def test_text_under_an_unknown_heading_joins_no_section_and_is_told(read: Read) -> None:
    found = read("PROSE")
    assert "没有认出这个标题" in why(found, "荣誉资质")
    assert why(found, "绿色工厂")
    assert "绿色工厂" not in str(draft(found).sections)


def test_a_small_table_for_each_scenario_is_an_instance(read: Read) -> None:
    first, second = draft(read("CARDS")).scenarios or ()
    assert (first.link, first.scenario, first.instance) == (
        "能碳管理",
        "能源综合管控",
        "焙烧窑能耗优化",
    )
    assert (first.solution, first.systems, first.ai) == (
        "计量到机台；模型优化",
        ("EMS", "MES"),
        True,
    )
    assert (second.instance, second.effect) == ("风机振动预测", "停机减少")


def test_choices_levels_and_days_are_read_in_words(read: Read) -> None:
    maturity = draft(read("CARDS")).maturity
    assert (maturity.level, maturity.kind, str(maturity.date)) == (3, "第三方评估", "2024-08-30")


def test_a_page_of_promises_is_read_with_who_signed_it(read: Read) -> None:
    promised = draft(read("CARDS")).commitments
    assert (promised.truthful, promised.inspection, promised.promotion) == (True, True, None)
    assert (promised.signed_by, str(promised.signed_on)) == ("周立", "2024-11-08")


def test_the_lines_of_a_cell_are_the_paragraphs_of_its_section(read: Read) -> None:
    assert draft(read("CARDS")).sections.features == "窑炉全过程闭环优化。\n同行业首套。"


def test_a_declaration_that_is_one_table_is_read_row_by_row(read: Read) -> None:
    found = draft(read("ONE_TABLE"))
    assert (found.applicant.nature, found.applicant.legal_form) == ("民营", "独立法人")
    assert found.sections.summary == "建设丝网智能工厂。\n分两个阶段。"
    assert found.sections.overview == "以计划为主线，\n贯通生产与物流。"


def test_what_is_rough_or_half_written_is_told_and_left_out(read: Read) -> None:
    found = read("ONE_TABLE")
    assert "约数" in why(found, "约400人")
    assert "约数" in why(found, "约1.3亿元")
    assert "只写到月" in why(found, "2020年3月")
    assert "校验码" in why(found, "91130502MA0K7X4D50")
    applicant, project = draft(found).applicant, draft(found).project
    assert (applicant.employees, applicant.uscc) == (None, None)
    assert (project.investment, project.start) == (None, None)


def word_xml(path: Path, *paragraphs: str) -> Path:
    """A Word file whose paragraphs are written as Word writes them."""
    document = docx.Document()
    for paragraph in paragraphs:
        element: Any = parse_xml(f"<w:p {nsdecls('w')}>{paragraph}</w:p>")
        document.element.body.insert_element_before(element, "w:sectPr")
    document.save(str(path))
    return path


def test_what_word_keeps_in_controls_and_revisions_is_read(tmp_path: Path) -> None:
    run = "<w:r><w:t>{}</w:t></w:r>"
    control = f"<w:sdt><w:sdtContent>{run.format('河北示例泵业有限公司')}</w:sdtContent></w:sdt>"
    gone = "<w:del><w:r><w:delText>旧</w:delText></w:r></w:del>"
    tick = '<w:r><w:sym w:font="Wingdings 2" w:char="F052"/></w:r>'
    box = '<w:r><w:sym w:font="Wingdings 2" w:char="F0A3"/></w:r>'
    path = word_xml(
        tmp_path / "x.docx",
        run.format("一、申报单位基本信息"),
        run.format("企业名称：") + control,
        run.format("企业性质：") + gone + f"<w:ins>{run.format('民营企业')}</w:ins>",
        run.format("规模以上工业企业：") + tick + run.format("是 ") + box + run.format("否"),
    )
    applicant = draft(imported(path)).applicant
    assert (applicant.name, applicant.nature) == ("河北示例泵业有限公司", "民营企业")
    assert applicant.above_scale is True


def test_choices_that_are_all_empty_state_nothing(tmp_path: Path) -> None:
    path = strangers.written(
        tmp_path / "x.docx", "企业名称：甲有限公司", [["企业性质", "□国有 □民营"]]
    )
    found = imported(path)
    assert draft(found).applicant.nature is None
    assert "没有勾选" in why(found, "□国有")


def test_several_labels_on_a_line_are_read_apart(tmp_path: Path) -> None:
    line = "企业名称：甲有限公司，企业性质：民营企业；联系人：高阳　手机：13600002222"
    path = strangers.written(tmp_path / "x.docx", "一、申报单位基本信息", line)
    applicant = draft(imported(path)).applicant
    assert (applicant.name, applicant.nature) == ("甲有限公司", "民营企业")
    assert (applicant.contact.person, applicant.contact.mobile) == ("高阳", "13600002222")


def sheets(path: Path, pages: dict[str, list[list[Any]]], merged: dict[str, str]) -> Path:
    book = Workbook()
    book.remove(book.active)
    for name, rows in pages.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(row)
        if name in merged:
            page.merge_cells(merged[name])
    book.save(path)
    return path


def test_a_workbook_with_a_sheet_for_a_section_is_read(tmp_path: Path) -> None:
    path = sheets(
        tmp_path / "x.xlsx",
        {
            "申报单位基本信息": [["企业名称", "甲有限公司"], ["从业人员", 210]],
            "场景清单": [
                ["序号", "业务环节", "典型场景名称", "实例名称", "业务痛点", "实施效果"],
                [1, "质量管控", "在线智能检测", "焊缝检测", "漏检", "漏检减少"],
                [2, None, "质量追溯与分析改进", "批次追溯", "难追溯", "追溯变快"],
            ],
            "绩效": [
                ["序号", "指标项", "计量单位", "改造前", "改造后", "提升幅度"],
                [1, "生产效率", "%", 40, 50, 25],
                [2, "订单按时交付率", "百分点", 88, 98, 10],
            ],
        },
        {"场景清单": "B2:B3"},
    )
    found = draft(imported(path))
    assert (found.applicant.name, found.applicant.employees) == ("甲有限公司", 210)
    assert [one.link for one in found.scenarios or ()] == ["质量管控", "质量管控"]
    kpis = {kpi.number: kpi for kpi in found.kpis or ()}
    assert (kpis[7].value, kpis[13].points) == (25, True)


def test_a_recommendation_table_with_its_columns_in_another_order_is_read(tmp_path: Path) -> None:
    path = sheets(
        tmp_path / "x.xlsx",
        {
            "汇总": [
                ["推荐单位（盖章）：邯郸市工业和信息化局"],
                ["序号", "项目名称", "企业名称", "联系人姓名", "手机号", "涉及典型场景"],
                [1, "甲工厂", "甲有限公司", "林晓", "13900001234", "质量管控—在线智能检测—甲"],
            ]
        },
        {},
    )
    stated = imported(path).stated
    assert isinstance(stated, Recommendation)
    [row] = stated.rows or ()
    assert (row.applicant, row.project, row.mobile) == ("甲有限公司", "甲工厂", "13900001234")
