"""Every section from the facts: nothing invented, every figure with its fact, gaps that block."""

import re

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assistant.drafting.fill import filled
from assistant.drafting.show import fact, standing
from assistant.drafting.template import FOLDER, ORDER, templates
from rules.facts.draft import Draft, draft_json
from rules.facts.form import draft_of
from rules.finding import Tier
from tests.drafting.cases import bare, report_on, sections_of, stated, without
from tests.gate.cases import example

FIGURE = re.compile(r"\d+(?:\.\d+)?")
WRITTEN = bare()


def test_every_section_of_the_list_of_materials_is_written_in_its_order() -> None:
    assert tuple(sections_of(WRITTEN)) == ORDER
    assert all(section.text for section in sections_of(WRITTEN).values())
    assert {f"{name}.toml" for name in ORDER} == {path.name for path in FOLDER.iterdir()}


def test_every_field_of_the_prose_has_a_section_that_fills_it() -> None:
    fields = {template.field for template in templates() if template.field}
    assert fields == {f"sections.{name}" for name in type(WRITTEN.sections).model_fields}


def test_a_full_draft_written_anew_has_no_holding_finding_and_no_slip() -> None:
    whole = filled(WRITTEN, tuple(sections_of(WRITTEN).values()))
    report = report_on(whole)
    assert not report.holds
    assert [f for f in report.findings if f.rule.startswith(("text.", "kpi.", "dates."))] == []


def test_every_figure_stands_in_a_span_that_names_its_fact() -> None:
    for section in sections_of(WRITTEN).values():
        for passage in section.passages:
            joins = [span.text for span in passage.spans if not span.fact_paths]
            loose = [f for text in joins for f in FIGURE.findall(text)]
            numbering = re.match(r"（(\d+)）", passage.text)
            assert loose == ([numbering[1]] if numbering else []), passage.text


def test_the_spans_of_a_passage_are_its_text_and_their_facts_its_facts() -> None:
    for section in sections_of(WRITTEN).values():
        for passage in section.passages:
            assert "".join(span.text for span in passage.spans) == passage.text
            assert {p for span in passage.spans for p in span.fact_paths} <= set(passage.fact_paths)


def test_every_fact_path_leads_to_a_fact_of_the_draft() -> None:
    paths = {p for s in sections_of(WRITTEN).values() for x in s.passages for p in x.fact_paths}
    assert len(paths) > 200
    assert [path for path in paths if fact(WRITTEN, path) is None] == []


def test_a_claim_without_a_figure_rests_on_the_facts_that_let_it_be_said() -> None:
    [claim] = [p for p in sections_of(WRITTEN)["basic"].passages if "安全可控。" in p.text]
    assert claim.fact_paths == (
        "control.equipment", "control.software", "control.operating_system", "control.solutions",
    )  # fmt: skip


GAPS = {
    "project.investment": ("summary", "【待补充：总投资（万元）】"),
    "project.start": ("summary", "【待补充：建设开始日期】"),
    "scenarios": ("overview", "【待补充：典型场景】"),
    "integrations": ("integration", "【待补充：系统集成清单】"),
    "kpis": ("results", "【待补充：关键绩效指标】"),
    "benchmark.source": ("results", "【待补充：对标数据来源】"),
    "next_steps": ("plan", "【待补充：后续计划】"),
    "scenarios.3.effect": ("scenarios", "【待补充：第4项的成效】"),
    "kpis.6.value": ("results", "【待补充：生产效率提升的数值】"),
}


@pytest.mark.parametrize("path", GAPS)
def test_a_fact_that_is_missing_is_marked_and_blocks_the_export(path: str) -> None:
    name, mark = GAPS[path]
    draft = without(path)
    section = sections_of(draft)[name]
    assert mark in section.text
    assert mark in section.gaps
    report = report_on(filled(draft, tuple(sections_of(draft).values())))
    assert "text.placeholder" in {f.rule for f in report.findings if f.holds}


def test_a_gap_with_a_long_name_is_short_enough_for_the_check_to_know() -> None:
    draft = without("kpis.19.value")
    report = report_on(filled(draft, (sections_of(draft)["results"],)))
    assert any(f.rule == "text.placeholder" and f.holds for f in report.findings)


def test_an_empty_draft_is_gaps_and_claims_nothing() -> None:
    for name, section in sections_of(Draft()).items():
        assert section.gaps, name
        assert not any(passage.fact_paths for passage in section.passages), name


UNCLAIMED = {
    "commitments.truthful": (False, "commitment", "承诺"),
    "control.equipment": (False, "basic", "系统解决方案安全可控"),
    "compliance.bad_credit": (2, "basic", "企业无不良信用记录"),
    "applicant.above_scale": (False, "basic", "企业为规模以上"),
    "project.completed": (False, "effects", "建成后"),
    "organisation.experts": (0, "basic", "专业人才"),
}


@pytest.mark.parametrize("path", UNCLAIMED)
def test_what_the_facts_deny_is_not_claimed(path: str) -> None:
    value, name, words = UNCLAIMED[path]
    assert words in sections_of(WRITTEN)[name].text
    assert words not in sections_of(stated(path, value))[name].text


def test_evidence_that_says_no_is_not_told_as_done() -> None:
    said = draft_json(WRITTEN)["evidence"]
    denied = stated("evidence", [{**record, "met": False} for record in said])
    assert all(s not in sections_of(denied)["scenarios"].text for s in ("建成虚拟产线", "链式协同"))


def test_an_area_without_an_instance_is_told_as_not_covered() -> None:
    kept = [s for s in draft_json(WRITTEN)["scenarios"] if s["link"] != "供应链管理"]
    assert "尚未覆盖运营管理" in sections_of(stated("scenarios", kept))["overview"].text


def test_the_plan_is_what_the_enterprise_wrote_where_no_steps_are_given() -> None:
    draft = example().model_copy(update={"next_steps": None})
    [first, *_] = sections_of(draft)["plan"].passages
    assert first.fact_paths == ("sections.plan",)
    assert first.text.rstrip("。") == str(draft.sections.plan).rstrip("。")


def test_filling_keeps_what_was_written_unless_a_rewrite_is_asked_for() -> None:
    draft = example()
    sections = tuple(sections_of(draft).values())
    assert filled(draft, sections) == draft
    assert filled(draft, sections, rewrite=True).sections.summary == sections[1].text


@pytest.mark.parametrize("tier", list(Tier))
def test_drafting_is_the_same_every_time_for_every_tier(tier: Tier) -> None:
    draft = WRITTEN.model_copy(update={"tier": tier})
    assert sections_of(draft) == sections_of(draft)


FACTS = sorted({name for name in draft_json(WRITTEN) if name not in ("id", "tier")})


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sets(st.sampled_from(FACTS)))
def test_drafted_text_never_contradicts_the_data(gone: set[str]) -> None:
    values = {k: v for k, v in draft_json(WRITTEN).items() if k not in gone}
    draft = draft_of(values)
    assert isinstance(draft, Draft)
    whole = filled(draft, tuple(sections_of(draft).values()))
    strange = [f for f in report_on(whole).findings if f.rule.startswith("text.")]
    assert {f.rule for f in strange} <= {"text.placeholder", "text.leading_claim"}


def test_a_place_in_the_industry_is_said_as_people_say_it() -> None:
    assert standing("高于省同行业平均") == "高于省同行业平均水平"
    assert standing("国内同行业领先") == "处于国内同行业领先水平"
