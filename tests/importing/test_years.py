"""Rows that set years beside each other, lists told in one column, and what such rows leave out."""

from decimal import Decimal
from pathlib import Path

import pytest

from assistant.importing.declaration import Imported
from rules.facts.draft import Draft
from tests.importing.cases import imported
from tests.importing.strangers import Cells, written


def read(folder: Path, *parts: str | Cells) -> tuple[Draft, Imported]:
    found = imported(written(folder / "x.docx", *parts))
    assert isinstance(found.stated, Draft)
    return found.stated, found


COMPARED: Cells = [
    ["序号", "指标名称", "2020年", "2023年", "变化"],
    ["1", "单位产品综合能耗（千克标煤/吨）", "210", "180", "-14.3%"],
    ["2", "全员劳动生产率（万元/人）", "95", "128", "+34.7%"],
    ["3", "水资源重复利用率", "", "96%", ""],
    ["4", "客户满意度", "90", "95", "5%"],
]


def test_years_as_heads_are_before_and_after(tmp_path: Path) -> None:
    draft, found = read(tmp_path, "四、建设成效", "（二）实施成效", COMPARED)
    kpis = {kpi.number: kpi for kpi in draft.kpis or ()}
    energy = kpis[16]
    assert (energy.before, energy.after, energy.value) == (210, 180, Decimal("14.3"))
    assert energy.period == "2020年与2023年对比"
    assert kpis[15].value == Decimal("34.7")
    assert (kpis[19].value, kpis[19].before) == (96, None)
    assert any("客户满意度" in one.text for one in found.lost)


def test_a_part_of_a_year_is_no_year_of_accounts(tmp_path: Path) -> None:
    rows: Cells = [
        ["项目", "2022年", "2023年", "2024年（1-6月）"],
        ["主营业务收入（万元）", "10000", "12000", "7000"],
        ["利润（万元）", "900", "1000", "500"],
    ]
    draft, _ = read(tmp_path, "一、企业基本情况", rows)
    years = draft.compliance.years or ()
    assert [(one.year, one.revenue, one.profit) for one in years] == [
        (2022, 10000, 900),
        (2023, 12000, 1000),
    ]


def test_a_column_may_hold_link_scenario_and_instance_at_once(tmp_path: Path) -> None:
    rows: Cells = [
        ["环节—场景—实例", "痛点", "方案", "效果", "责任部门"],
        ["生产作业—人机协同作业—机器人码垛", "人工", "机器人", "省人", "一车间"],
    ]
    draft, found = read(tmp_path, "三、场景建设情况", "（二）具体场景", rows)
    [scenario] = draft.scenarios or ()
    assert (scenario.link, scenario.instance, scenario.effect) == (
        "生产作业",
        "机器人码垛",
        "省人",
    )
    assert [one.text for one in found.lost if "没有认出这几列" in one.why] == ["责任部门"]


SUMS = [
    ("总投资（亿元）", "1.26", 12600),
    ("总投资（万元）", "12,600", 12600),
    ("总投资", "人民币叁仟万元整", 3000),
    ("总投资", "一亿三千六百万元", 13600),
    ("总投资（元）", "126000000", 12600),
    ("总投资", "8000千元", 800),
    ("总投资", "12,600 万元（其中：设备 8,200 万元，软件 4,400 万元）", 12600),
]


@pytest.mark.parametrize(("label", "text", "stated"), SUMS)
def test_a_sum_is_read_in_the_unit_that_is_written(
    label: str, text: str, stated: int, tmp_path: Path
) -> None:
    draft, _ = read(tmp_path, "二、智能工厂基本情况", [[label, text]])
    assert draft.project.investment == stated


@pytest.mark.parametrize("label", ["联系方式", "联系人及联系方式"])
def test_a_way_to_reach_somebody_may_begin_with_the_name(label: str, tmp_path: Path) -> None:
    draft, _ = read(tmp_path, "一、申报单位基本信息", f"{label}：陈晨 13512345678")
    contact = draft.applicant.contact
    assert (contact.person, contact.mobile) == ("陈晨", "13512345678")


def test_who_builds_by_himself_has_no_integrator(tmp_path: Path) -> None:
    draft, _ = read(tmp_path, "二、智能工厂基本情况", "集成商：自主集成")
    assert (draft.project.self_integrated, draft.project.integrators) == (True, None)


def test_no_accident_is_an_empty_list(tmp_path: Path) -> None:
    draft, _ = read(tmp_path, "一、企业基本信息", [["近三年事故情况", "无"]])
    assert draft.compliance.incidents == ()


def test_the_annexs_own_number_does_not_end_the_reading(tmp_path: Path) -> None:
    draft, found = read(
        tmp_path, "附件3", "一、申报单位基本信息", "企业名称：甲有限公司", "附件清单", "略。"
    )
    assert draft.applicant.name == "甲有限公司"
    assert [one.text for one in found.lost] == ["附件3", "附件清单"]


def test_rows_of_labels_right_below_the_indicators_are_read(tmp_path: Path) -> None:
    rows: Cells = [
        ["序号", "指标名称", "建设前", "建设后", "指标值"],
        ["1", "生产效率提升", "40", "50", "25%"],
        ["行业对标水平", "国内同行业领先", "对标日期", "2024年9月20日", ""],
    ]
    draft, found = read(tmp_path, "四、建设成效", "（二）实施成效", rows)
    assert draft.benchmark.level == "国内同行业领先"
    assert str(draft.benchmark.date) == "2024-09-20"
    assert found.lost == ()


def test_a_table_of_contents_states_nothing(tmp_path: Path) -> None:
    contents = "一、申报单位基本信息 ........ 1"
    draft, found = read(tmp_path, "目录", contents, "一、申报单位基本信息", "企业名称：甲有限公司")
    assert draft.applicant.name == "甲有限公司"
    assert found.lost == ()
