"""The expert cases: readable facts, the outcome of each clause, and what is still missing."""

from typing import Any

import pytest

from evals.drafts import FILES, example, expert_cases, explanations, put, report_in
from rules.facts.draft import named_digest
from rules.facts.recommendation import Recommendation
from rules.finding import Report
from rules.recommendation import check_recommendation, recommendation_of
from tests.rules.support import draft, edition, outcomes

DRAFTS = expert_cases(*FILES)
TABLES = expert_cases("tables")


@pytest.mark.parametrize("case", DRAFTS, ids=lambda case: case["name"])
def test_a_draft_gets_the_outcomes_the_expert_expects(case: dict[str, Any]) -> None:
    _compare(case, report_in(case))


def _compare(case: dict[str, Any], found: Report) -> None:
    said, slips = outcomes(found), {f.rule for f in found.findings if f.rule != f.norm}
    holding = {finding.rule for finding in found.findings if finding.holds}
    missing = {finding.rule: list(finding.missing) for finding in found.findings}
    remedies = {finding.rule: finding.remedy for finding in found.findings}
    assert {norm: said.get(norm) for norm in case.get("says", {})} == case.get("says", {})
    assert {n: missing[n] for n in case.get("missing", {})} == case.get("missing", {})
    assert set(case.get("holds", [])) <= holding
    assert not set(case.get("lets", [])) & holding
    assert not set(case.get("absent", [])) & set(said)
    assert set(case.get("slips", [])) <= slips
    assert not set(case.get("clean", [])) & slips
    assert not (case.get("none_slips") and slips)
    assert case.get("none") not in said.values()
    assert case.get("edition", found.edition) == found.edition
    tiers = {tier.tier.value: tier.outcome.value for tier in found.tiers}
    assert {**tiers, **case.get("tiers", {})} == tiers
    for words in case.get("notices", []):
        assert any(words in notice for notice in found.notices), found.notices
    for rule, words in case.get("remedy", {}).items():
        assert words in remedies[rule]


def _table(case: dict[str, Any]) -> Recommendation:
    names = example()["project"]["name"]
    row = {
        "applicant": "河北燕岭精密传动科技有限公司",
        "project": names,
        "scenarios": ["生产作业—人机协同作业—壳体加工"],
        "contact": "林晓",
        "mobile": "13900001234",
    }
    stated: dict[str, Any] = {
        "recommender": "石家庄市工业和信息化局",
        "kind": "市",
        "place": "石家庄市",
        "sealed": "是",
        "copies": "1",
        "papers_sealed": "是",
        "papers_match": "是",
        "rows": [{"rank": str(n + 1), **row} for n in range(int(case["rows"]))],
    }
    for path, value in case["table"].items():
        put(stated, path, value)
    found = recommendation_of(stated)
    assert isinstance(found, Recommendation), found
    if case.get("explain"):
        digest = named_digest(found, without="explanations")
        found = Recommendation.model_validate(
            {**stated, "explanations": explanations(case, digest)}
        )
    return found


@pytest.mark.parametrize("case", TABLES, ids=lambda case: case["name"])
def test_a_recommendation_table_gets_the_outcomes_the_expert_expects(case: dict[str, Any]) -> None:
    law = edition(case.get("place", "河北省"))
    _compare(case, check_recommendation(_table(case), edition=law))


def test_a_row_must_say_what_the_declaration_says() -> None:
    table = _table({"rows": "1", "table": {"rows[0].applicant": "另一家公司"}})
    found = check_recommendation(table, edition=edition(), drafts=[draft()])
    assert outcomes(found)["A4.2"] == "不符"
    assert outcomes(found)["A4.3"] == "符合"


def test_the_experts_wrote_at_least_120_cases() -> None:
    names = [case["name"] for case in (*DRAFTS, *TABLES)]
    assert len(set(names)) == len(names) >= 120
