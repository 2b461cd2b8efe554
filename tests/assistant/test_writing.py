"""Drafting in the talk: only what was told is written, the rest is marked and asked for."""

import re

import pytest

from assistant.answer import Question, Status
from assistant.wiring import Assistant
from assistant.writing import facts_of, names_of, written
from rules.law.edition import PLACE, resolve

BODY = resolve(PLACE, None).body
TOLD = (
    "我们是邯郸示例轧辊有限公司，规上企业，成熟度三级，总投资5000万元，"
    "2022年3月到2024年6月建的，生产效率提升了25%"
)
FIGURE = re.compile(r"\d+(?:\.\d+)?")


@pytest.mark.parametrize(
    ("wish", "names"),
    [
        ("帮我写“智能工厂基本情况”", ("summary", "effects")),
        ("请起草项目简介", ("summary",)),
        ("替我写先进性与特色", ("features",)),
        ("帮我写一段实施成效", ("results",)),
        ("帮我写后续实施计划", ("plan",)),
        ("帮我写系统集成情况", ("integration",)),
        ("帮我写场景建设情况", ("overview", "scenarios")),
        ("Draft the project summary for us", ("summary",)),
    ],
)
def test_a_wish_names_the_sections_it_wants(wish: str, names: tuple[str, ...]) -> None:
    assert names_of(wish) == names


def test_what_was_told_is_written_and_the_rest_is_marked() -> None:
    [part] = written([TOLD], "帮我写智能工厂基本情况", english=False)
    text = part.sentences[0].text
    assert part.status is Status.ANSWERED
    assert "邯郸示例轧辊有限公司于2022年3月至2024年6月建设【待补充：项目名称】" in text
    assert "总投资5000万元" in text
    assert "生产效率提升25%" in text
    assert "还缺：项目名称" in text
    assert part.sentences[0].advice is not None
    assert "tidu export" in part.sentences[0].advice.shell


def test_no_figure_is_written_that_was_not_told() -> None:
    [part] = written([TOLD], "帮我写智能工厂基本情况", english=False)
    assert set(FIGURE.findall(part.sentences[0].text)) <= set(FIGURE.findall(TOLD))


def test_without_a_fact_nothing_is_drafted() -> None:
    assert written([], "帮我写智能工厂基本情况", english=False) == ()
    assert written(["我们厂很不错，行业领先"], "帮我写先进性与特色", english=False) == ()


@pytest.mark.parametrize(
    "text", ["总投资约5000万元左右", "投资约3亿元", "大概投了5000万左右", "想投资"]
)
def test_a_round_figure_is_no_fact(text: str) -> None:
    assert "project.investment" not in {fact.path for fact in facts_of(text, BODY)}


@pytest.mark.parametrize(
    ("text", "value"),
    [("总投资1.26亿元", "12600"), ("投资了5000万", "5000"), ("投资2千万元", "2000")],
)
def test_an_investment_is_told_in_the_unit_of_the_draft(text: str, value: str) -> None:
    [fact] = [f for f in facts_of(text, BODY) if f.path == "project.investment"]
    assert fact.value == int(value)


def test_the_talk_drafts_from_what_was_told_before(opened: Assistant) -> None:
    history = (("user", TOLD), ("assistant", "好的"))
    answer = opened.ask(Question("帮我写一下智能工厂基本情况", history=history))
    assert answer.status is Status.ANSWERED
    assert "总投资5000万元" in answer.text
    assert "【待补充：项目名称】" in answer.text


def test_the_talk_asks_for_facts_where_none_were_told(opened: Assistant) -> None:
    answer = opened.ask(Question("帮我写“智能工厂基本情况”"))
    assert answer.status is Status.NEEDS_FACTS
    assert "请先说明" in answer.text
    assert not FIGURE.search(answer.text)
