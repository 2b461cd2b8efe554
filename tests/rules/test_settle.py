"""What a check says of each norm: every word of a finding, a sum, a tier and a notice."""

from datetime import date

import pytest

from rules.asking import questions
from rules.check import check, edition_for
from rules.facts.draft import content_digest, digest
from rules.finding import Finding, Outcome, Tier, Why
from rules.holding import counts, holds
from rules.judge import judge
from rules.known import Known
from rules.settle import Settled, settle
from tests.rules.support import PLACE, draft, edition, report

LAST_DAY = "未填写线上申报日期；线上申报窗口已于2024-11-22截止（含当日）。"


def _empty() -> dict[str, Settled]:
    return {one.norm.id: one for one in settle(Known(draft("empty"), edition()))}


def _by_norm(base: str, tier: Tier) -> dict[str, Finding]:
    found = check(draft(base), edition=edition(), tiers=(tier,), texts=False)
    return {finding.norm: finding for finding in found.findings}


def _sum(base: str, facts: dict[str, object], norm: str) -> Settled:
    known = Known(draft(base, facts), edition())
    return next(one for one in settle(known) if one.norm.id == norm)


@pytest.mark.parametrize("tier", Tier)
@pytest.mark.parametrize("base", ["pass", "empty"])
def test_a_finding_says_of_its_norm_what_the_law_says(base: str, tier: Tier) -> None:
    found = _by_norm(base, tier)
    settled = settle(Known(draft(base), edition()))
    assert [*found] == [one.norm.id for one in settled]
    for one in settled:
        norm, told = one.norm, found[one.norm.id]
        law = (norm.id, norm.id, norm.address, norm.quote, norm.force)
        assert (told.rule, told.norm, told.address, told.quote, told.force) == law
        assert told.fields == one.rule.fields
        if tier in norm.tiers:
            assert (told.outcome, told.why) == (one.outcome, one.verdict.why)
            assert told.holds is holds(norm, one.outcome)
            waits = one.verdict.missing if one.outcome is Outcome.UNKNOWN else ()
            assert told.missing == waits
        else:
            beyond = Why("Tier", False, "只适用于" + "、".join(norm.tiers))
            assert (told.outcome, told.holds, told.why) == (Outcome.NOT_APPLICABLE, False, beyond)
            assert (told.missing, told.remedy) == ((), "")


@pytest.mark.parametrize("base", ["pass", "empty"])
def test_a_tier_lists_what_speaks_against_it_what_is_open_and_what_experts_judge(
    base: str,
) -> None:
    settled = settle(Known(draft(base), edition()))
    for told in report(base).tiers:
        own = [one for one in settled if told.tier in one.norm.tiers]
        against = [one for one in own if counts(one.norm, one.outcome)]
        for listed, outcome, among in (
            (told.not_met, Outcome.NOT_MET, against),
            (told.unknown, Outcome.UNKNOWN, against),
            (told.expert, Outcome.EXPERT, own),
        ):
            assert listed == tuple(one.norm.id for one in among if one.outcome is outcome)
    assert [told.tier for told in report(base).tiers] == [*edition().tiers]


def test_what_is_explained_speaks_against_a_tier_no_more() -> None:
    facts: dict[str, object] = {"awards": []}
    before = report("pass", facts)
    held = {finding.norm for finding in before.findings if finding.holds}
    given = [
        {"norm": norm, "by": "规划部 赵岩", "date": "2024-11-15", "why": "2024年新建投产",
         "digest": content_digest(draft("pass", facts))}
        for norm in held
    ]  # fmt: skip
    after = report("pass", {**facts, "explanations": given})
    assert held
    assert not [finding for finding in after.findings if finding.holds]
    for found, against in ((before, held), (after, set())):
        [own] = [told for told in found.tiers if told.tier is Tier.EXCELLENT]
        assert {*own.not_met, *own.unknown} == against


def test_a_report_names_the_draft_the_edition_and_the_day_asked_for() -> None:
    day, law = date(2024, 11, 20), edition()
    found = check(draft(), edition=law, as_of=day)
    assert (found.id, found.edition, found.as_of) == (draft().id, law.id, day)
    assert found.draft_digest == digest(draft())
    assert check(draft(), edition=law).as_of == law.on
    assert found.notices[: len(law.notices)] == law.notices


def test_without_tiers_asked_for_a_draft_is_held_to_its_own_or_else_to_all() -> None:
    assert draft().tier is Tier.EXCELLENT
    own = _by_norm("pass", Tier.EXCELLENT)
    assert report("pass", texts=False).findings == tuple(own.values())
    assert draft("empty").tier is None
    assert not [f for f in report("empty").findings if f.why.operator == "Tier"]


def test_the_texts_are_held_against_the_data_unless_that_is_not_asked() -> None:
    facts = {"sections.plan": "TODO 明年计划"}
    said = {f.rule for f in report("pass", facts).findings if f.rule != f.norm}
    silent = {f.rule for f in report("pass", facts, texts=False).findings if f.rule != f.norm}
    assert said
    assert not silent


def test_what_is_asked_next_is_what_findings_wait_for_but_not_their_sums() -> None:
    found = report("empty")
    sums = {norm for norm, one in _empty().items() if one.rule.members is not None}
    assert found.next == questions(found.findings, sums)
    assert found.next != questions(found.findings, ())


def test_the_last_day_of_the_window_is_told_where_no_online_date_is_stated() -> None:
    assert LAST_DAY in report("empty").notices
    assert LAST_DAY in report("pass", {"submission.online": None}).notices
    assert not [n for n in report("pass").notices if "未填写线上申报日期" in n]


def test_each_record_of_evidence_that_no_clause_answers_to_is_named_by_its_place() -> None:
    none = "，本版次没有这个条款，未被采用。"
    records = [
        {"norm": "A2.J.1.2", "statement": "做到"},
        {"norm": "X.9", "statement": "做到"},
        {"address": "CN-2024-399/附件3/3", "statement": "做到"},
        {"address": "某地/一", "statement": "做到"},
        {"statement": "做到"},
    ]
    told = [n for n in report("pass", {"evidence": records}).notices if n.endswith(none)]
    assert told == [
        f"第2条证据指向的条款X.9{none}",
        f"第4条证据指向的条款某地/一{none}",
        f"第5条证据指向的条款没有写明{none}",
    ]
    assert not [n for n in report("empty").notices if n.endswith(none)]


def test_the_edition_is_that_of_the_day_asked_for_or_else_of_the_online_date() -> None:
    early, late = date(2024, 11, 1), date(2024, 11, 20)
    stated = draft("pass", {"submission.online": early.isoformat()})
    assert edition_for(stated, place=PLACE).on == early
    assert edition_for(stated, place=PLACE, as_of=late).on == late
    assert edition_for(draft("empty"), place=PLACE) == edition()


def test_what_a_norm_says_of_an_area_waits_for_the_area_to_be_known() -> None:
    norm = "A2.J.1.1.a"
    open_, bare = _empty()[norm], _sum("pass", {"scenarios": []}, norm)
    known = Known(draft(), edition())
    assert open_.verdict.why == Why("Covers", None, "是否覆盖工厂建设还不能确定", ("scenarios",))
    assert (open_.verdict.missing, open_.outcome) == (("scenarios",), Outcome.UNKNOWN)
    says = "未覆盖工厂建设，此项内容不适用"
    assert bare.verdict.why == Why("Covers", False, says, ("scenarios",))
    assert (bare.verdict.truth, bare.outcome) == (True, Outcome.NOT_APPLICABLE)
    assert bare.verdict.reaches is False
    covered = [one for one in settle(known) if one.norm.area and known.covers(one.norm.area)]
    assert covered
    for one in covered:
        assert one.verdict == judge(one.rule.condition, known)


def test_a_sum_names_the_clauses_that_decide_it_four_at_most_and_how_many() -> None:
    told = _empty()["A3.2"].verdict
    four = "、".join(
        f"“{words}”（CN-2024-399/附件3/2）"
        for words in ("智能工厂建设起止时间", "总投资", "集成商", "项目简介")
    )
    assert told.why == Why("Aggregate", None, f"汇总 CN-2024-399/附件3/2：{four}等6条")
    assert _empty()["A3.3"].verdict.why.says.endswith("“系统集成情况”（CN-2024-399/附件3/3）")
    assert _empty()["A3.3"].verdict.why.says.count("、") == 2
    nothing = _sum("pass", {}, "A3.2").verdict
    assert nothing.why == Why("Aggregate", True, "汇总 CN-2024-399/附件3/2：没有不符或未定")
    assert (nothing.truth, nothing.missing) == (True, ())


def test_a_sum_waits_for_what_its_open_clauses_wait_for_each_named_once() -> None:
    empty = _empty()
    told = empty["A3.2"]
    members = [empty[norm] for norm in told.rule.members or () if norm in empty]
    waits = [
        path for one in members if holds(one.norm, one.outcome) for path in one.verdict.missing
    ]
    assert told.verdict.truth is None
    assert told.verdict.missing == tuple(dict.fromkeys(waits))


def test_a_sum_fails_by_one_clause_and_then_names_that_alone_and_waits_for_nothing() -> None:
    told = _sum("empty", {"compliance.bad_credit": "1"}, "MI.2.1.1.d").verdict
    address = "CN-2024-399/附件2/一/"
    says = f"汇总 {address}：“无不良信用记录”（{address}2）"
    assert told.why == Why("Aggregate", False, says)
    assert (told.truth, told.missing) == (False, ())


def test_rules_given_are_settled_alone_and_in_their_order() -> None:
    known = Known(draft(), edition())
    some = [one.rule for one in settle(known)][:5]
    assert [one.rule for one in settle(known, some)] == some
    assert settle(known, ()) == ()


@pytest.mark.parametrize(
    ("base", "outcome"),
    [("pass", Outcome.MET), ("empty", Outcome.UNKNOWN), ("held", Outcome.NOT_MET)],
)
def test_a_tier_is_met_open_or_missed_as_the_clauses_that_count_for_it_are(
    base: str, outcome: Outcome
) -> None:
    found = check(draft(base), edition=edition(), tiers=(Tier.EXCELLENT,), texts=False)
    told = next(tier for tier in found.tiers if tier.tier is Tier.EXCELLENT)
    assert told.outcome is outcome
    assert (bool(told.not_met), bool(told.unknown)) == {
        Outcome.MET: (False, False), Outcome.UNKNOWN: (False, True), Outcome.NOT_MET: (True, True),
    }[outcome]  # fmt: skip
