"""A declaration that tells everything in sentences."""

from decimal import Decimal
from pathlib import Path

import pytest

from rules.facts.draft import Draft
from rules.reading import Unreadable
from tests.importing import strangers
from tests.importing.cases import imported


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Draft:
    path: Path = tmp_path_factory.mktemp("told") / "x.docx"
    stated = imported(strangers.written(path, *strangers.SENTENCES)).stated
    assert isinstance(stated, Draft)
    return stated


def test_who_declares_is_read(told: Draft) -> None:
    applicant = told.applicant
    assert applicant.name == "秦皇岛示例玻璃有限公司"
    assert applicant.industry == "非金属矿物制品制造业"
    assert (applicant.legal_form, applicant.employees) == ("独立法人", 1050)
    assert (applicant.contact.person, applicant.contact.phone) == ("赵敏", "0335-3000000")


def test_what_was_awarded_and_what_never_happened_is_read(told: Draft) -> None:
    [award] = told.awards or ()
    assert (award.tier, award.issuer) == ("先进级", "河北省工业和信息化厅")
    assert str(award.date) == "2023-12-01"
    kept = told.compliance
    assert (kept.incidents, kept.violations, kept.bad_credit) == ((), 0, 0)


def test_what_was_built_when_by_whom_and_for_how_much_is_read(told: Draft) -> None:
    project = told.project
    assert project.name == "浮法玻璃智能工厂"
    assert (str(project.start), str(project.end)) == ("2021-03-01", "2024-06-30")
    assert project.investment == Decimal(12000)
    assert project.integrators == ("甲公司", "乙公司")
    assert "设备投资8000万元" in str(told.sections.summary)


def test_a_scenario_with_its_link_in_brackets_is_read(told: Draft) -> None:
    [scenario] = told.scenarios or ()
    assert (scenario.link, scenario.scenario) == ("质量管控", "在线智能检测")
    assert (scenario.instance, scenario.problem) == ("玻璃缺陷视觉检测", "漏检。")


def test_indicators_after_a_colon_are_read(told: Draft) -> None:
    kpis = {kpi.number: (kpi.value, kpi.unit) for kpi in told.kpis or ()}
    assert kpis == {1: (92, "%"), 7: (25, "%"), 4: (6, "个")}


def test_a_draft_is_read_as_the_draft_it_is(tmp_path: Path) -> None:
    path = tmp_path / "草稿.yaml"
    path.write_text("tier: 先进级\napplicant: {name: 甲有限公司}\n", "utf-8")
    found = imported(path)
    assert isinstance(found.stated, Draft)
    assert (found.stated.tier, found.stated.applicant.name) == ("先进级", "甲有限公司")
    assert "已经是草稿" in found.notices[0]


def test_rows_apart_by_commas_are_read(tmp_path: Path) -> None:
    path = tmp_path / "x.csv"
    path.write_text('企业名称,"甲,乙有限公司"\n职工人数,210\n', "utf-8")
    stated = imported(path).stated
    assert isinstance(stated, Draft)
    assert (stated.applicant.name, stated.applicant.employees) == ("甲,乙有限公司", 210)


def test_a_paper_that_only_names_a_tier_is_no_declaration(tmp_path: Path) -> None:
    news = tmp_path / "news.txt"
    news.write_text("东方重工有限公司建成卓越级智能工厂\n\n昨天有代表团前来参观。\n", "utf-8")
    with pytest.raises(Unreadable, match="没有读出申报书的任何一项"):
        imported(news)
