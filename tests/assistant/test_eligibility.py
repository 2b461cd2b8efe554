"""Eligibility in a talk: facts from words, the verdict of the rules, the one next question."""

from datetime import date

import pytest

from assistant.answer import Question, SentenceKind, Status
from assistant.extract import as_fields, drafted, extract, merged
from assistant.wiring import Assistant
from rules.check import check
from rules.law.edition import resolve
from rules.report.json import tier_json

TALKS = [
    "我们是唐山的规上企业，成熟度三级，能报卓越级吗",
    "我司注册在天津，独立法人，已建成投产，成熟度二级，想申报卓越级，可以吗",
    "我们是石家庄一家制药公司，规模以上，没有发生过事故，信用良好，已获评先进级，"
    "覆盖了生产作业、质量管控、计划调度、供应链管理，能申报哪一级？",
    "我们是规上独立法人，成熟度三级，工厂还在建，可以报卓越级吗",
    "我公司规模以上，去年发生过重大安全事故，成熟度三级，能申报卓越级吗",
    "We are a company in Tangshan above designated size with maturity level 2, "
    "can we apply for the excellent tier?",
]


@pytest.mark.parametrize("talk", TALKS)
@pytest.mark.parametrize("as_of", [None, date(2024, 11, 1), date(2024, 11, 20)])
def test_the_verdict_is_that_of_the_check_on_the_same_facts(
    opened: Assistant, talk: str, as_of: date | None
) -> None:
    answer = opened.ask(Question(talk, as_of=as_of))
    report = check(drafted(extract(talk)), edition=resolve("河北省", as_of), as_of=as_of)
    assert answer.status is Status.ELIGIBILITY
    assert list(answer.verdict) == [tier_json(tier) for tier in report.tiers]


def test_every_fact_keeps_the_words_that_state_it() -> None:
    facts = {f.path: (f.value, f.words) for f in extract("我们是唐山的规上企业，成熟度三级")}
    assert facts["applicant.city"] == ("唐山市", "唐山")
    assert facts["maturity.level"] == (3, "成熟度三级")
    assert facts["applicant.above_scale"][0] is True


@pytest.mark.parametrize(
    ("text", "path", "value"),
    [
        ("我们不是规上企业", "applicant.above_scale", False),
        ("没有发生过任何事故", "compliance.incidents", []),
        ("没有发生过较大及以上安全、环保事故", "compliance.incidents", []),
        ("We had no larger safety or environmental accidents", "compliance.incidents", []),
        ("去年出过一起一般环保事故", "compliance.incidents", [{"kind": "环保", "grade": "一般"}]),
        (
            "2021年7月发生过一起较大生产安全事故",
            "compliance.incidents",
            [{"kind": "安全", "grade": "较大", "date": "2021-07-31"}],
        ),
        (
            "2023年发生过一起较大生产安全事故",  # every day of that year counts: none is made up
            "compliance.incidents",
            [{"kind": "安全", "grade": "较大"}],
        ),
        (
            "2024年3月5日发生过一起一般安全事故",
            "compliance.incidents",
            [{"kind": "安全", "grade": "一般", "date": "2024-03-05"}],
        ),
        ("工厂还没建成", "project.completed", False),
        ("已经建成投产", "project.completed", True),
        ("还没评过先进级", "awards", []),
        ("已获评省级先进级", "awards", [{"tier": "先进级"}]),
        ("我们是中石化的分公司，没有法人资格", "applicant.legal_form", "法人的分支机构"),
        ("我们不是没有法人资格", "applicant.legal_form", "独立法人"),
        ("只做了生产作业", "scenarios", [{"link": "生产作业"}]),
        ("信用良好", "compliance.bad_credit", 0),
        ("我们是央企下属子公司", "submission.channel", "中央企业推荐"),
    ],
)
def test_words_state_facts(text: str, path: str, value: object) -> None:
    assert {fact.path: fact.value for fact in extract(text)}[path] == value


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("没有发生过任何安全事故", "compliance.incidents"),  # nothing of the environment
        ("没有发生过重大安全环保事故", "compliance.incidents"),  # a larger one may have happened
        ("We had no major accidents", "compliance.incidents"),
        ("2021年发生过一起较大安全事故", "compliance.incidents"),  # on which side of three years?
        ("是不是规上我也不清楚", "applicant.above_scale"),
        ("我们是不是独立法人要问一下", "applicant.legal_form"),
    ],
)
def test_words_that_leave_it_open_state_nothing(text: str, path: str) -> None:
    assert path not in {fact.path for fact in extract(text)}


@pytest.mark.parametrize("text", ["成熟度要几级", "卓越级截止时间", "二级能报卓越级吗"])
def test_a_question_about_a_rule_states_no_fact(text: str) -> None:
    assert [fact for fact in extract(text) if fact.path != "tier"] == []


def test_later_words_correct_earlier_ones() -> None:
    facts = merged((*extract("我们成熟度三级"), *extract("说错了，成熟度二级")))
    assert as_fields(facts)["maturity"]["level"] == 2


def test_without_facts_the_assistant_asks_and_judges_nothing(opened: Assistant) -> None:
    answer = opened.ask(Question("我们能报卓越级吗"))
    assert answer.status is Status.NEEDS_FACTS
    assert answer.sentences[-1].kind is SentenceKind.ASK


def test_facts_are_remembered_from_turn_to_turn(opened: Assistant) -> None:
    history = (("user", "我们能报先进级吗"), ("user", "规上，在唐山注册"))
    answer = opened.ask(Question("成熟度一级", history=history))
    assert answer.status is Status.ELIGIBILITY
    assert "二级及以上" in answer.text


def test_a_bare_no_answers_the_question_that_was_asked(opened: Assistant) -> None:
    first = "我们是规上独立法人，成熟度二级，能报先进级吗"
    asked = opened.ask(Question(first))
    assert "建设了哪些典型场景" in asked.sentences[-1].text
    answer = opened.ask(Question("没有", history=(("user", first),)))
    assert "三个环节" in answer.text


def test_a_question_about_a_rule_is_answered_not_judged(opened: Assistant) -> None:
    for text in ("二级能报卓越级吗", "发生一般事故能报吗", "我们公司是分公司，能报吗"):
        assert opened.ask(Question(text)).status is Status.ANSWERED
