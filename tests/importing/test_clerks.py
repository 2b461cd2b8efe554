"""Forms filled in by clerks: what a cell may and may not be taken to say."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from assistant.importing.declaration import Imported
from rules.facts.draft import draft_json
from tests.importing.cases import imported, word

NAME = ("企业名称", "保定示例汽车零部件股份有限公司")


def _read(folder: Path, *rows: tuple[str, str]) -> Imported:
    return imported(word(folder / "form.docx", "卓越级智能工厂项目申报书", [NAME, *rows]))


def _at(found: Imported, path: str) -> Any:
    here: Any = draft_json(found.stated)  # type: ignore[arg-type]
    for step in path.split("."):
        here = here.get(step) if isinstance(here, dict) else None
    return here


SAID = [
    ("成熟度等级", "CMMM三级", "maturity.level", 3),
    ("成熟度等级", "三级（集成级）", "maturity.level", 3),
    ("不良信用记录", "无", "compliance.bad_credit", 0),
    ("不良信用记录", "近三年无不良信用记录", "compliance.bad_credit", 0),
    ("违法违规行为", "未发生", "compliance.violations", 0),
    ("违法违规行为", "无违法违规行为", "compliance.violations", 0),
    ("近三年事故", "未发生较大及以上安全、环保事故", "compliance.incidents", []),
    ("网络安全风险可控", "不存在风险", "control.network", True),
    ("网络安全风险可控", "风险可控", "control.network", True),
    ("保密审查通过", "不涉及国家秘密、商业秘密", "secrecy.passed", True),
    ("是否建成", "已建成，计划2025年扩建", "project.completed", True),
    ("纸质份数", "一式两份", "submission.paper_copies", 2),
    ("纸质份数", "贰份", "submission.paper_copies", 2),
    ("手机", "139 0000 5678", "applicant.contact.mobile", "13900005678"),
]


@pytest.mark.parametrize(("label", "text", "path", "value"), SAID)
def test_a_cell_says(label: str, text: str, path: str, value: Any, tmp_path: Path) -> None:
    assert _at(_read(tmp_path, (label, text)), path) == value


OPEN = [
    ("成熟度等级", "三级（规范级）", "maturity.level"),  # 规范级 is the second level
    ("成熟度等级", "力争2025年达到三级，目前二级", "maturity.level"),
    ("成熟度等级", "计划达到三级", "maturity.level"),
    ("成熟度等级", "未达到三级", "maturity.level"),
    ("规模以上", "不详", "applicant.above_scale"),
    ("是否建成", "不清楚", "project.completed"),
    ("自主集成", "不适用", "project.self_integrated"),
    ("真实性承诺", "未知", "commitments.truthful"),
    ("网络安全风险可控", "有待评估", "control.network"),
    ("网络安全风险可控", "有一定风险", "control.network"),
    ("网络安全风险可控", "未评估", "control.network"),
    ("工业软件安全可控", "已列入计划", "control.software"),
    ("保密审查通过", "未审查", "secrecy.passed"),
    ("法人资格", "非独立法人，系集团分公司", "applicant.legal_form"),
    ("不良信用记录", "—", "compliance.bad_credit"),
    ("近三年事故", "不适用", "compliance.incidents"),
    ("近三年事故", "未发生安全事故", "compliance.incidents"),  # nothing of the environment
    ("近三年事故", "未发生重大及以上安全、环保事故", "compliance.incidents"),
]


@pytest.mark.parametrize(("label", "text", "path"), OPEN)
def test_a_cell_that_leaves_it_open_is_unknown_and_told(
    label: str, text: str, path: str, tmp_path: Path
) -> None:
    found = _read(tmp_path, (label, text))
    assert _at(found, path) is None
    assert text == "—" or any(text in one.text for one in found.lost)


def test_an_indicator_beside_its_figure_is_read_without_a_list(tmp_path: Path) -> None:
    rows = [("关键设备数控化率", "85％"), ("产品不良率下降（%）", "三成"), ("生产效率提升", "明显")]
    found = _read(tmp_path, *rows)
    kpis = [(one["number"], one["value"], one["unit"]) for one in _at(found, "kpis")]
    assert kpis == [(1, "85", "%"), (9, "30", "%")]
    assert any("明显" in one.text for one in found.lost)


def test_a_number_of_a_workbook_is_what_its_cell_shows(tmp_path: Path) -> None:
    made = Workbook()
    made.active.append(NAME)
    for n, (label, value, look) in enumerate(
        [
            ("关键设备数控化率", 0.85, "0%"),
            ("一般固废综合利用率", 0.29 + 0.01, "0.00%"),
            ("水资源重复利用率（%）", 0.1 + 0.2, "General"),
            ("总投资（万元）", 12600, '#,##0"元"'),
        ],
        start=2,
    ):
        made.active.cell(n, 1, label)
        made.active.cell(n, 2, value).number_format = look
    made.save(tmp_path / "form.xlsx")
    found = imported(tmp_path / "form.xlsx")
    assert [(one["number"], one["value"]) for one in _at(found, "kpis")] == [
        (1, "85"), (18, "30"), (19, "0.3"),
    ]  # fmt: skip
    assert _at(found, "project.investment") == "12600"
