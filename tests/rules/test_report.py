"""The report: what holds, what each tier says, what to ask next, and the shapes others read."""

import json
import os
import subprocess
import sys
from datetime import date

import jsonschema
import pytest

from rules.check import check, edition_for
from rules.facts.draft import content_digest, digest
from rules.finding import FormError, Outcome, Report, Tier
from rules.law.edition import NoEdition
from rules.plan import lacks, plan, plan_json
from rules.report.json import report_json
from rules.report.sarif import report_sarif
from tests.rules.support import ROOT, draft, edition, outcomes, report

SARIF = json.loads((ROOT / "tests/rules/sarif-2.1.0.json").read_text())
KEYS = {"rule", "address", "quote", "force", "outcome", "holds", "why", "missing", "fields"}


def test_the_passing_example_passes_and_the_held_one_is_held() -> None:
    assert not report("pass").holds
    held = {finding.rule for finding in report("held").findings if finding.holds}
    assert {"A2.1.5.c", "A2.1.2.c", "A2.Z.1.0.b", "HB.2.2.1.e", "HB.2.2.1.j"} <= held
    assert {"HB.2.2.1.g", "A2.1.1.a", "A3.3.b", "text.placeholder", "text.secrecy_mark"} <= held


def test_json_has_the_shape_of_the_contract() -> None:
    found = report_json(report("held"))
    assert {"id", "edition", "as_of", "draft_digest", "tiers", "findings"} <= set(found)
    assert {"form_errors", "next"} <= set(found)
    assert all(KEYS | {"remedy"} <= set(finding) for finding in found["findings"])
    assert {"tier", "outcome", "not_met", "unknown", "expert"} == set(found["tiers"][0])
    assert json.loads(json.dumps(found, ensure_ascii=False)) == found


def test_every_finding_carries_the_clause_it_rests_on() -> None:
    quotes = {norm.id: (norm.address, norm.quote) for norm in edition().body.norms}
    for finding in report("held").findings:
        assert quotes[finding.norm] == (finding.address, finding.quote)


def test_force_comes_from_the_norm_alone() -> None:
    forces = {norm.id: norm.force for norm in edition().body.norms}
    assert all(forces[finding.norm] is finding.force for finding in report("held").findings)


def test_what_holds_says_what_to_do() -> None:
    assert all(finding.remedy for finding in report("held").findings if finding.holds)
    assert all(finding.remedy for finding in report("empty").findings if finding.holds)


def test_open_findings_name_what_is_missing_and_others_do_not() -> None:
    for name in ("pass", "held", "empty"):
        for finding in report(name).findings:
            assert bool(finding.missing) == (finding.outcome is Outcome.UNKNOWN), finding


def test_findings_stand_in_the_order_of_the_law() -> None:
    order = [norm.id for norm in edition().body.norms]
    said = [finding.rule for finding in report("held", texts=False).findings]
    assert said == [norm for norm in order if norm in set(said)]


def test_four_tiers_are_judged_whatever_tier_is_declared() -> None:
    assert [tier.tier for tier in report("held").tiers] == list(Tier)
    tiers = {tier.tier: tier.outcome for tier in report("pass").tiers}
    assert tiers[Tier.EXCELLENT] is Outcome.MET
    assert tiers[Tier.LEADING] is Outcome.NOT_MET


def test_norms_of_another_tier_do_not_apply_until_that_tier_is_asked_for() -> None:
    assert outcomes(report("pass"))["A2.L.1.0.b"] == "不适用"
    assert outcomes(report("pass", tiers=[Tier.LEADING]))["A2.L.1.0.b"] == "符合"


def test_with_no_tier_declared_every_tier_is_shown() -> None:
    said = outcomes(report("pass", {"tier": None}))
    assert said["A2.1.5.d"] == "不符"
    assert said["A2.1.5.c"] == "符合"


def test_an_expert_judgement_is_listed_beside_and_never_holds() -> None:
    excellent = next(t for t in report("pass").tiers if t.tier is Tier.EXCELLENT)
    assert {"A2.1.1.b", "HB.2.1.2.b"} <= set(excellent.expert)
    assert excellent.outcome is Outcome.MET


def test_what_to_ask_next_begins_with_what_settles_most() -> None:
    asked = report("empty", {"tier": "卓越级"}).next
    holding = {f.rule for f in report("empty", {"tier": "卓越级"}).findings if f.holds}
    weights = [(len(set(q.settles) & holding), len(q.settles)) for q in asked]
    assert weights == sorted(weights, reverse=True)


def test_answering_every_question_leaves_nothing_open() -> None:
    assert report("pass").next == ()


def test_the_edition_is_found_by_the_date_asked_for_then_the_online_date() -> None:
    early = draft("pass", {"submission.online": "2024-11-12"})
    assert edition_for(early, place="河北省").id == "CN-2024"
    assert edition_for(early, place="河北省", as_of=date(2024, 11, 20)).id == "CN-2024+HE-2024"
    unknown = draft("pass", {"submission.online": None})
    assert edition_for(unknown, place="河北省").id == "CN-2024+HE-2024"


def test_an_online_date_before_any_notice_is_refused() -> None:
    with pytest.raises(NoEdition):
        edition_for(draft("pass", {"submission.online": "2024-10-01"}), place="河北省")


def test_a_later_date_carries_the_notice_of_later_texts() -> None:
    late = draft("pass", {"submission.online": "2025-07-01"})
    found = check(late, edition=edition_for(late, place="河北省"))
    assert any("251号" in notice for notice in found.notices)
    assert outcomes(found)["HB.2.2.1.e"] == "不符"


def test_sarif_is_valid_against_its_schema() -> None:
    error = FormError("tier", "卓越", "只能是：卓越级", "卓越级")
    for name in ("pass", "held", "empty"):
        jsonschema.validate(report_sarif(report(name), uri="examples/pass.yaml"), SARIF)
    spoiled = Report(None, "CN-2024", None, "0", form_errors=(error,))
    found = report_sarif(spoiled, uri="a.yaml")
    jsonschema.validate(found, SARIF)
    assert "卓越级" in found["runs"][0]["results"][0]["message"]["text"]


def test_sarif_marks_what_holds_as_an_error_and_the_open_as_open() -> None:
    results = report_sarif(report("held"), uri="a.yaml")["runs"][0]["results"]
    by_rule = {result["ruleId"]: result for result in results}
    assert by_rule["A2.1.5.c"]["level"] == "error"
    assert by_rule["A2.1.1.a"]["kind"] == "open"
    assert by_rule["A2.1.5.c"]["locations"][0]["logicalLocations"][0] == {
        "fullyQualifiedName": "maturity.level"
    }


def test_the_plan_to_the_next_tier_says_what_to_change_and_what_to_evidence() -> None:
    found = plan(draft(), to=Tier.LEADING, edition=edition())
    assert found.outcome is Outcome.NOT_MET
    assert [step.norm for step in found.change if step.needed] == ["A2.1.5.d", "A2.L.2.1.b"]
    assert found.change[0].address == "CN-2024-399/附件2/一/5"
    assert any(step.norm == "A2.L.1.1.a" for step in found.evidence)
    assert json.loads(json.dumps(plan_json(found), ensure_ascii=False))["tier"] == "领航级"


def test_the_plan_of_a_tier_already_reached_needs_nothing() -> None:
    found = plan(draft(), to=Tier.EXCELLENT, edition=edition())
    assert found.outcome is Outcome.MET
    assert not any(s.needed for s in (*found.change, *found.supply, *found.evidence))


def test_steps_come_by_need_and_then_by_force() -> None:
    found = plan(draft("held"), to=Tier.EXCELLENT, edition=edition())
    order = [(not step.needed, "MPEDCN".index(step.force)) for step in found.change]
    assert order == sorted(order)


def test_steps_that_wait_for_the_same_facts_stand_under_them_once_each_in_order() -> None:
    found = plan(draft("held"), to=Tier.EXCELLENT, edition=edition())
    grouped = lacks(found.supply)
    secrecy = next(lack for lack in grouped if "secrecy.passed" in lack.facts)
    assert [step.norm for step in secrecy.steps] == ["MI.2.2.1.e", "HB.2.2.1.g"]
    assert len({frozenset(lack.facts) for lack in grouped}) == len(grouped) < len(found.supply)
    told = [step for lack in grouped for step in lack.steps]
    assert sorted(told, key=found.supply.index) == list(found.supply)
    assert [lack.needed for lack in grouped] == sorted((x.needed for x in grouped), reverse=True)


def test_a_digest_changes_with_the_draft_and_the_content_digest_not_with_explanations() -> None:
    explained = draft("pass", {"explanations": [{"norm": "MI.2.1.2.c"}]})
    assert digest(explained) != digest(draft())
    assert content_digest(explained) == content_digest(draft()) == digest(draft())


SAME = """
import hashlib, json
from rules.report.json import report_json
from tests.rules.support import report
found = [report_json(report(name)) for name in ("pass", "held", "empty")]
print(hashlib.sha256(json.dumps(found, ensure_ascii=False).encode()).hexdigest())
"""


def test_the_same_draft_gives_the_same_bytes_under_every_hash_seed() -> None:
    said = {
        subprocess.run(
            [sys.executable, "-c", SAME],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            text=True,
            check=True,
        ).stdout
        for seed in ("0", "1", "4242")
    }
    assert len(said) == 1


HEAVY = ("torch", "chromadb", "gradio", "langchain", "httpx", "docx", "openpyxl", "sqlite3")


def test_checking_imports_nothing_heavy() -> None:
    code = f"""
import sys, rules.check, rules.reading, rules.plan
print([name for name in {HEAVY} if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout.strip() == "[]", done
