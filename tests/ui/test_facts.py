"""The form: what it asks exists in a draft, and a draft comes out of it as it went in."""

from pathlib import Path

import pytest

from rules.check import check, edition_for
from rules.facts.draft import Draft, digest, draft_json
from rules.facts.labels import named
from rules.reading import read_draft
from tests.ui.fakes import EN, ZH
from ui.facts.captions import caption, hint
from ui.facts.named import named_report
from ui.facts.steps import PATHS, TABLES, evidence_norm, field, model_path, step_of
from ui.facts.values import (
    NO,
    YES,
    Plain,
    emptied,
    evidence_of,
    gathered,
    put,
    put_evidence,
    shown,
    sound,
)
from ui.words.book import Words

EXAMPLES = Path(__file__).parents[2] / "examples"


def _example(name: str) -> Draft:
    read = read_draft((EXAMPLES / name).read_text(encoding="utf-8"), where=name)
    assert isinstance(read, Draft)
    return read


def _put(path: str, text: str, draft: Plain | None = None) -> Plain:
    draft = draft if draft is not None else {}
    put(draft, path, text)
    return draft


@pytest.mark.parametrize("name", ["pass.yaml", "held.yaml"])
def test_a_draft_leaves_the_form_as_it_came_in(name: str) -> None:
    draft = _example(name)
    held = draft_json(draft)
    again, errors = sound(gathered(held, [shown(held, path) for path in PATHS]))
    assert errors == ()
    assert digest(again) == digest(draft)


@pytest.mark.parametrize("path", PATHS)
def test_every_question_of_the_form_is_a_fact_of_the_draft(path: str) -> None:
    general = model_path(path).replace("[0]", "[]").split("[")[0]
    assert general in {name.split("[")[0] for name in named()}
    assert field(path).widget
    assert caption(path, ZH)
    assert caption(path, EN)


def test_a_blank_form_states_nothing() -> None:
    assert gathered({}, [None] * len(PATHS)) == {}
    assert gathered({}, [shown({}, path) for path in PATHS]) == {}


def test_yes_and_no_are_truth_and_blank_is_unknown() -> None:
    draft = _put("applicant.above_scale", YES)
    assert draft == {"applicant": {"above_scale": True}}
    assert _put("applicant.above_scale", NO, draft) == {"applicant": {"above_scale": False}}
    assert _put("applicant.above_scale", "", draft) == {"applicant": {}}


def test_no_accident_is_an_empty_list_and_not_unknown() -> None:
    draft = _put("incidents[0].grade", "没有")
    assert draft == {"compliance": {"incidents": []}}
    assert shown(draft, "incidents[0].grade") == "没有"
    assert _put("incidents[0].grade", "", draft) == {"compliance": {}}


def test_one_award_keeps_what_else_it_says() -> None:
    before: Plain = {"awards": [{"tier": "基础级", "issuer": "市局"}, {"tier": "先进级"}]}
    after = _put("awards[0].tier", "先进级", before)
    assert after["awards"] == [{"tier": "先进级", "issuer": "市局"}, {"tier": "先进级"}]


def test_an_indicator_keeps_its_evidence_when_its_value_changes() -> None:
    before: Plain = {"kpis": [{"number": 3, "value": "5", "evidence": "台账"}]}
    assert _put("kpis[3]", "6", before)["kpis"][0] == {
        "number": 3, "value": "6", "evidence": "台账",
    }  # fmt: skip
    assert _put("kpis[3]", "", before)["kpis"] == [{"number": 3, "evidence": "台账"}]


def test_a_table_keeps_what_the_form_does_not_ask() -> None:
    before: Plain = {
        "scenarios": [{"link": "生产作业", "scenario": "a", "instance": "b", "ai": True}]
    }
    values = [shown(before, path) for path in PATHS]
    values[PATHS.index("scenarios")] = [
        ["质量管控", "x", "y"],
        ["生产作业", "a", "b"],
        ["", "", ""],
    ]
    after = gathered(before, values)["scenarios"]
    assert [s.get("ai") for s in after] == [True, True] or after[1]["ai"] is True
    assert [s["link"] for s in after] == ["质量管控", "生产作业"]


def test_a_wrong_field_is_told_and_the_rest_is_still_read() -> None:
    draft, errors = sound({"tier": "卓越级", "submission": {"online": "2024-13-01"}})
    assert draft.tier == "卓越级"
    assert [e.path for e in errors] == ["submission.online"]


def test_a_wrong_record_is_told_by_its_own_name_and_not_by_its_place_in_the_list() -> None:
    draft: Plain = {
        "kpis": [
            {"number": 1, "value": "5"}, {"number": 4, "value": "14%"},
            {"number": 6, "value": "三十"}, {"points": "也许"},
        ],
        "evidence": [{"norm": "MI.1.1.a", "met": "也许"}],
    }  # fmt: skip
    read, errors = sound(draft)
    paths = [e.path for e in errors]
    assert paths == ["kpis[4].value", "kpis[6].value", "kpis[].points", "evidence[MI.1.1.a].met"]
    assert caption(paths[0], ZH) == caption("kpis[4]", ZH)
    assert caption(paths[1], ZH) == caption("kpis[6]", ZH)
    assert [kpi.value for kpi in read.kpis or ()] == [5, None, None, None]


def test_what_a_report_finds_in_a_record_names_that_record() -> None:
    stated = {"number": 7, "value": "90", "before": "40", "after": "50", "unit": "%"}
    draft = Draft.model_validate({"tier": "卓越级", "kpis": [stated]})
    report = named_report(
        check(draft, edition=edition_for(draft, place="河北省")), draft_json(draft)
    )
    fields = {path for f in report.findings for path in f.fields}
    assert "kpis[7]" in fields
    assert "kpis[0]" not in fields


@pytest.mark.parametrize("words", [ZH, EN])
def test_the_parts_of_one_record_are_called_apart(words: Words) -> None:
    parts = ("value", "unit", "before", "after", "points", "period", "formula", "evidence")
    names = {caption(f"kpis[4].{part}", words) for part in parts}
    assert len(names) == len(parts)
    for name in ("evidence[MI.1.1.a]", "evidence[MI.1.1.b]", "explanations[MI.1.1.a]"):
        assert name[-9:-1] in caption(f"{name}.date", words)


def test_a_form_blank_all_at_once_does_not_wipe_a_draft() -> None:
    held = draft_json(_example("pass.yaml"))
    assert emptied(held, [None] * len(PATHS))
    assert not emptied({"tier": "卓越级"}, [None] * len(PATHS))
    assert not emptied(held, [shown(held, path) for path in PATHS])


def test_evidence_is_written_for_one_norm_and_taken_out_again() -> None:
    draft = put_evidence({}, "MI.1.1.a", ("是", "计划.pdf", "2024-10-01", ""))
    assert draft == {
        "evidence": [
            {"norm": "MI.1.1.a", "met": True, "document": "计划.pdf", "date": "2024-10-01"}
        ]
    }
    assert evidence_of(draft, "MI.1.1.a") == (YES, "计划.pdf", "2024-10-01", None)
    assert put_evidence(draft, "MI.1.1.a", (None, "", "", None)) == {}


def test_every_fact_that_holds_an_empty_declaration_can_be_filled_in_here() -> None:
    draft = Draft.model_validate({"tier": "卓越级"})
    report = check(draft, edition=edition_for(draft, place="河北省"))
    wanted = {path for f in report.findings if f.holds for path in f.missing}
    assert {path for path in wanted if step_of(path) is None} == set()


def test_a_path_of_a_row_or_of_evidence_leads_to_its_step() -> None:
    assert step_of("scenarios[3].effect") == "factory"
    assert step_of("compliance.years[0].revenue") == "conduct"
    assert step_of("kpis[序号7]") == "figures"
    assert step_of("evidence[MI.1.1.a].document") == "evidence"
    assert evidence_norm("evidence[MI.1.1.a]") == "MI.1.1.a"
    assert step_of("id") is None


def test_tables_and_hints_speak_plainly() -> None:
    assert caption("scenarios[].link", ZH) == "环节"
    assert hint("applicant.name", ZH) == "与营业执照、公章一致"
    assert hint("applicant.name", EN) is None
    assert set(TABLES) <= set(PATHS)
