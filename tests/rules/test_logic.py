"""The algebra: every operator in all three values, its reason in words, and what it waits for."""

from datetime import date
from decimal import Decimal
from itertools import product
from typing import Any

import pytest

from rules.check import check
from rules.finding import Outcome, Tier, Why
from rules.judge import folded, judge, shown
from rules.known import Known
from rules.logic import (
    Aggregate,
    AllOf,
    AnyOf,
    AtLeast,
    AtMost,
    Condition,
    Contains,
    Covers,
    Equals,
    Evidenced,
    Given,
    Judged,
    Not,
    OneOf,
    OnOrBefore,
    Predicate,
    Verdict,
    When,
    all_of,
    any_of,
    given,
    implies,
    none,
    reads,
    true,
)
from rules.settle import outcome_of
from tests.rules.support import draft, edition

FACTS: dict[str, Any] = {
    "maturity.level": "3",
    "project.completed": "true",
    "self_assessed": "false",
    "submission.online": "2024-11-20",
    "submission.platform": "智能制造综合服务平台 ＭＩＩＴ",
    "compliance.bad_credit": "0",
    "awards": [],
    "submission.seal_name": "暂无",
    "benchmark.source": None,
    "project.investment": "120.5",
}
KNOWN = Known(draft("pass", FACTS), edition())
YES, NO = Equals("project.completed", True), Equals("self_assessed", True)
UNKNOWN = Given("benchmark.source")
VALUES: dict[bool | None, Condition] = {True: YES, False: NO, None: UNKNOWN}
TRUTHS = (True, False, None)


def truth(condition: Condition) -> bool | None:
    return judge(condition, KNOWN).truth


@pytest.mark.parametrize(
    ("condition", "expected", "says"),
    [
        (Equals("maturity.level", 3), True, "，要求3"),
        (Equals("maturity.level", 4), False, "，要求4"),
        (Equals("project.completed", True), True, "：是，要求是"),
        (Equals("self_assessed", True), False, "：否，要求是"),
        (OneOf("maturity.level", (2, 3)), True, "，要求2、3"),
        (OneOf("maturity.level", (4, 5)), False, "，要求4、5"),
        (AtLeast("maturity.level", Decimal(3)), True, "，要求不低于3"),
        (AtLeast("maturity.level", Decimal(4)), False, "，要求不低于4"),
        (AtMost("maturity.level", Decimal(3)), True, "，要求不超过3"),
        (AtMost("maturity.level", Decimal(2)), False, "，要求不超过2"),
        (AtLeast("project.investment", Decimal("120.5")), True, "：120.5，要求不低于120.5"),
        (AtLeast("submission.platform", Decimal(1)), False, "不低于1"),
        (AtMost("submission.platform", Decimal(1)), False, "不超过1"),
        (OnOrBefore("submission.online", date(2024, 11, 20)), True, "不晚于2024-11-20（含当日）"),
        (OnOrBefore("submission.online", date(2024, 11, 19)), False, "不晚于2024-11-19（含当日）"),
        (Contains("submission.platform", ("miit", "别的")), True, "，要求miit、别的"),
        (Contains("submission.platform", ("别的",)), False, "，要求别的"),
        (none("compliance.bad_credit"), True, "，要求0"),
        (Given("awards"), False, "0项"),
        (Given("submission.seal_name"), False, "暂无"),
        (Given("maturity.level"), True, "：3"),
    ],
)
def test_an_operator_compares_and_says_what_it_compared(
    condition: Condition, expected: bool, says: str
) -> None:
    verdict = judge(condition, KNOWN)
    assert verdict.truth is expected
    assert verdict.why.truth is expected
    assert verdict.why.operator == type(condition).__name__
    assert verdict.why.says.endswith(says)
    assert verdict.missing == ()
    assert verdict.why.facts == tuple(reads(condition))


@pytest.mark.parametrize(
    "condition",
    [
        Given("benchmark.source"), Equals("benchmark.source", "x"),
        OneOf("benchmark.source", ("x",)), AtLeast("benchmark.source", Decimal(1)),
        AtMost("benchmark.source", Decimal(1)), Contains("benchmark.source", ("x",)),
        OnOrBefore("benchmark.source", date(2024, 1, 1)),
    ],
    ids=lambda condition: type(condition).__name__,
)  # fmt: skip
def test_an_operator_over_a_fact_nobody_stated_is_open_and_names_it(condition: Condition) -> None:
    verdict = judge(condition, KNOWN)
    path = "benchmark.source"
    assert (verdict.truth, verdict.missing) == (None, (path,))
    assert verdict.why.operator == type(condition).__name__
    assert verdict.why.truth is None
    assert verdict.why.facts == (path,)
    assert verdict.why.says.endswith("：未提供")


@pytest.mark.parametrize(("one", "other"), [*product(TRUTHS, TRUTHS)])
def test_all_of_and_any_of_are_kleenes(one: bool | None, other: bool | None) -> None:
    parts = (VALUES[one], VALUES[other])
    both = False if False in (one, other) else None if None in (one, other) else True
    either = True if True in (one, other) else None if None in (one, other) else False
    assert truth(AllOf(parts)) is truth(all_of(*parts)) is both
    assert truth(AnyOf(parts)) is truth(any_of(*parts)) is either
    for condition, expected in ((AllOf(parts), both), (AnyOf(parts), either)):
        verdict = judge(condition, KNOWN)
        waiting = ("benchmark.source",) if expected is None else ()
        assert verdict.missing == waiting
        assert verdict.why.truth is expected
        assert verdict.why.operator == type(condition).__name__
        assert len(verdict.why.parts) == 2


@pytest.mark.parametrize(("premise", "conclusion"), [*product(TRUTHS, TRUTHS)])
def test_implies_fails_only_where_the_premise_holds_and_the_conclusion_does_not(
    premise: bool | None, conclusion: bool | None
) -> None:
    known = truth(implies(VALUES[premise], VALUES[conclusion]))
    if premise is False or conclusion is True:
        assert known is True
    elif premise is True and conclusion is False:
        assert known is False
    else:
        assert known is None


@pytest.mark.parametrize(("value", "turned"), [(True, False), (False, True), (None, None)])
def test_not_turns_what_is_known_and_leaves_open_what_is_not(
    value: bool | None, turned: bool | None
) -> None:
    verdict = judge(Not(VALUES[value]), KNOWN)
    assert verdict.truth is verdict.why.truth is turned
    assert verdict.missing == (("benchmark.source",) if value is None else ())
    assert (verdict.why.operator, verdict.why.says) == ("Not", "取反")
    assert verdict.why.parts == (judge(VALUES[value], KNOWN).why,)


SAYS = {
    ("AllOf", True): "各项都成立", ("AllOf", False): "至少一项不成立",
    ("AnyOf", True): "至少一项成立", ("AnyOf", False): "没有一项成立",
    ("AllOf", None): "还有事实未提供", ("AnyOf", None): "还有事实未提供",
}  # fmt: skip


@pytest.mark.parametrize(("operator", "value"), SAYS)
def test_a_combination_says_why_in_words(operator: str, value: bool | None) -> None:
    made = {"AllOf": AllOf, "AnyOf": AnyOf}[operator]
    assert judge(made((VALUES[value],)), KNOWN).why.says == SAYS[operator, value]


@pytest.mark.parametrize("value", TRUTHS)
def test_only_what_reads_a_fact_names_it(value: bool | None) -> None:
    part = VALUES[value]
    for whole in (AllOf((part,)), AnyOf((part,)), Not(part), When(UNKNOWN, part)):
        assert judge(whole, KNOWN).why.facts == ()


def test_a_demand_that_does_not_reach_is_true_and_says_so() -> None:
    verdict = judge(When(NO, UNKNOWN), KNOWN)
    assert (verdict.truth, verdict.reaches, verdict.missing) == (True, False, ())
    assert verdict.why == Why("When", True, "不适用", (), (judge(NO, KNOWN).why,))
    assert outcome_of(verdict) is Outcome.NOT_APPLICABLE


def test_a_demand_whose_reach_is_open_waits_for_that_alone() -> None:
    verdict = judge(When(UNKNOWN, NO), KNOWN)
    assert (verdict.truth, verdict.reaches) == (None, True)
    assert verdict.missing == ("benchmark.source",)
    assert verdict.why.operator == "When"
    assert verdict.why.truth is None
    assert verdict.why.says == "是否适用还不能确定"
    assert verdict.why.parts == (judge(UNKNOWN, KNOWN).why,)


@pytest.mark.parametrize("value", TRUTHS)
def test_a_demand_that_reaches_is_the_demand(value: bool | None) -> None:
    assert judge(When(YES, VALUES[value]), KNOWN) == judge(VALUES[value], KNOWN)


def test_what_is_judged_by_people_is_left_to_them_only_when_all_facts_are_given() -> None:
    given_all = judge(Judged(YES), KNOWN)
    assert (given_all.truth, given_all.judged) == (True, True)
    assert given_all.why == Why("Judged", True, "材料已提供，由专家判断", (), given_all.why.parts)
    assert given_all.why.parts == (judge(YES, KNOWN).why,)
    assert outcome_of(given_all) is Outcome.EXPERT
    assert judge(Judged(NO), KNOWN) == judge(NO, KNOWN)
    assert judge(Judged(UNKNOWN), KNOWN) == judge(UNKNOWN, KNOWN)


def test_a_judgement_stays_one_inside_a_conjunction_and_yields_to_a_fact_in_a_choice() -> None:
    assert judge(AllOf((YES, Judged(YES))), KNOWN).judged
    assert not judge(AllOf((YES, YES)), KNOWN).judged
    assert not judge(AnyOf((YES, Judged(YES))), KNOWN).judged
    assert judge(AnyOf((NO, Judged(YES))), KNOWN).judged


def test_each_missing_fact_is_named_once_in_the_order_it_is_met() -> None:
    known = Known(draft("empty"), edition())
    parts = (Given("tier"), Given("benchmark.source"), Given("tier"))
    assert judge(AllOf(parts), known).missing == ("tier", "benchmark.source")
    assert judge(AnyOf(parts), known).missing == ("tier", "benchmark.source")


def test_coverage_is_true_open_or_false_with_what_is_lacking() -> None:
    every = Covers(("生产作业", "生产管理"))
    covered = judge(every, KNOWN)
    assert (covered.truth, covered.missing) == (True, ())
    assert covered.why == Why("Covers", True, "已覆盖生产作业、生产管理", ("scenarios",))
    nothing = judge(every, Known(draft("empty"), edition()))
    assert (nothing.truth, nothing.missing) == (None, ("scenarios",))
    assert nothing.why == Why("Covers", None, "未覆盖生产作业、生产管理", ("scenarios",))
    none_told = judge(every, Known(draft("pass", {"scenarios": []}), edition()))
    assert (none_told.truth, none_told.missing) == (False, ())
    assert none_told.why == Why("Covers", False, "未覆盖生产作业、生产管理", ("scenarios",))


RECORD = {"norm": "X.1", "statement": "做到", "document": "材料", "date": "2024-09-01"}


@pytest.mark.parametrize(
    ("record", "expected", "missing", "says"),
    [
        (RECORD, True, (), "有证据：材料"),
        ({**RECORD, "met": "false"}, False, (), "申报主体说明没有做到"),
        ({**RECORD, "date": None}, None, ("evidence[X.1].date",), "证据不完整"),
        (
            {"norm": "X.1"}, None,
            ("evidence[X.1].statement", "evidence[X.1].document", "evidence[X.1].date"),
            "证据不完整",
        ),
        (None, None, ("evidence[X.1]",), "没有对应的证据"),
    ],
)  # fmt: skip
def test_evidence_needs_statement_document_and_date(
    record: dict[str, Any] | None, expected: bool | None, missing: tuple[str, ...], says: str
) -> None:
    facts = {"evidence": [record] if record else []}
    verdict = judge(Evidenced("X.1", "某地/一"), Known(draft("pass", facts), edition()))
    assert (verdict.truth, verdict.missing) == (expected, missing)
    assert (verdict.why.operator, verdict.why.truth) == ("Evidenced", expected)
    assert verdict.why.says == says
    assert verdict.why.facts == (missing or ("evidence[X.1]",))


def test_evidence_for_a_clause_speaks_for_its_norms() -> None:
    record = {**RECORD, "norm": None, "address": "某地/一"}
    known = Known(draft("pass", {"evidence": [record]}), edition())
    assert judge(Evidenced("X.1", "某地/一"), known).truth is True
    assert judge(Evidenced("X.1", "某地/二"), known).truth is None


def test_a_sum_is_never_judged_by_itself() -> None:
    with pytest.raises(TypeError, match="Aggregate"):
        judge(Aggregate("某地/一"), KNOWN)


def test_a_named_check_is_asked_with_what_is_known() -> None:
    verdict = Verdict(True, Why("x", True, "x"))
    asked: list[Known] = []

    def test(known: Known) -> Verdict:
        asked.append(known)
        return verdict

    assert judge(Predicate("x", ("tier",), test), KNOWN) is verdict
    assert asked == [KNOWN]


def test_a_condition_tells_every_fact_it_reads() -> None:
    whole = AllOf((
        When(Given("tier"), AtLeast("maturity.level", Decimal(3))),
        Not(AnyOf((true("self_assessed"), given("awards", "guide")))),
        Judged(Covers(("生产作业",))), Evidenced("X.1", "某地/一"), Aggregate("某地"),
        Predicate("x", ("project.end",), lambda known: judge(YES, known)),
    ))  # fmt: skip
    assert [*reads(whole)] == [
        "tier", "maturity.level", "self_assessed", "awards", "guide", "scenarios",
        "evidence[X.1]", "project.end",
    ]  # fmt: skip


def test_several_yeses_or_facts_are_one_conjunction_and_a_single_one_is_itself() -> None:
    assert true("a") == Equals("a", True)
    assert true("a", "b") == AllOf((Equals("a", True), Equals("b", True)))
    assert none("a") == Equals("a", 0)
    assert given("a") == Given("a")
    assert given("a", "b") == AllOf((Given("a"), Given("b")))


@pytest.mark.parametrize(
    ("verdict", "outcome"),
    [
        (Verdict(True, Why("x", True, "")), Outcome.MET),
        (Verdict(False, Why("x", False, "")), Outcome.NOT_MET),
        (Verdict(None, Why("x", None, "")), Outcome.UNKNOWN),
        (Verdict(True, Why("x", True, ""), judged=True), Outcome.EXPERT),
        (Verdict(False, Why("x", False, ""), judged=True), Outcome.NOT_MET),
        (Verdict(None, Why("x", None, ""), judged=True), Outcome.UNKNOWN),
        (Verdict(None, Why("x", None, ""), reaches=False), Outcome.NOT_APPLICABLE),
    ],
)
def test_a_verdict_amounts_to_one_outcome(verdict: Verdict, outcome: Outcome) -> None:
    assert outcome_of(verdict) is outcome


def test_text_is_compared_without_white_space_width_case_and_kind_of_dash() -> None:
    assert folded(" ＭＩＩＴ—Imps\n（１）") == "miit-imps(1)"
    assert folded("a–b―c－d‑e−f") == "a-b-c-d-e-f"


def test_a_value_is_read_aloud_shortly() -> None:
    assert [shown(v) for v in (True, False, (), (1, 2), 7)] == ["是", "否", "0项", "2项", "7"]
    assert shown("字" * 40) == "字" * 40
    assert shown("字" * 41) == "字" * 40 + "…"


def test_what_is_left_to_experts_stands_beside_each_tier_and_nothing_else_does() -> None:
    found = check(draft(), edition=edition(), tiers=tuple(Tier))
    left = {f.norm for f in found.findings if f.outcome is Outcome.EXPERT}
    speaks = {norm.id: norm.tiers for norm in edition().body.norms}
    for told in found.tiers:
        assert set(told.expert) == {norm for norm in left if told.tier in speaks[norm]}
    assert left
