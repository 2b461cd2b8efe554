"""Formal questions: where a rule stands, which item of a list, who has which duty, what is not."""

import pytest

from assistant.answer import Question, Status
from assistant.located import said
from assistant.wiring import Assistant

PLACES = [
    ("成熟度的规定写在哪一条", "附件2《智能工厂梯度培育要素条件》 一、基础要求 第5条"),
    ("信用要求载于哪个附件", "附件2《智能工厂梯度培育要素条件》 一、基础要求 第2条"),
    ("动态管理机制见于何处", "附件1《智能工厂梯度培育行动实施方案》 四、强化组织实施 (五)"),
]
LISTS = [
    ("推荐单位包括哪些机构", ["计划单列市", "新疆生产建设兵团", "中央企业"]),
    ("市工信局要做哪些事", ["复核认定", "不超过5个", "2024年11月22日", "软件产业处"]),
    ("文件引用了哪些标准", ["GB/T 39116-2020", "T/CAMS182-2024"]),
    ("附件2基础要求第四条规定了什么", ["组织机制", "专业人才"]),
    ("五个环节下面一共多少个条目", ["14个", "信息基础设施", "能碳管理", "营销与售后"]),
    ("哪些材料要盖章，谁盖", ["申报单位", "推荐汇总表", "推荐单位"]),
    ("河北通知有几个附件", ["只有一项", "要素条件"]),
]


@pytest.mark.parametrize(("asked", "place"), PLACES)
def test_a_question_for_the_place_is_told_the_headings(
    opened: Assistant, asked: str, place: str
) -> None:
    assert place in opened.ask(Question(asked, place="河北省")).text


def test_a_question_that_does_not_ask_for_the_place_is_not_told_it(opened: Assistant) -> None:
    answer = opened.ask(Question("卓越级成熟度要几级", place="河北省"))
    assert "条款位置" not in answer.text


def test_an_indicator_is_placed_by_its_number() -> None:
    assert said("CN-2024-399/附1/12").endswith("附1《智能工厂建设关键绩效指标参考》 第12项")


@pytest.mark.parametrize(("asked", "facts"), LISTS)
def test_a_list_is_spelled_out(opened: Assistant, asked: str, facts: list[str]) -> None:
    text = opened.ask(Question(asked, place="河北省")).text
    assert [fact for fact in facts if fact not in text] == []


@pytest.mark.parametrize("asked", ["实施方案的基本原则有几条", "附则里写了什么", "验收标准是什么"])
def test_a_part_the_notices_do_not_have_is_said_to_be_absent(opened: Assistant, asked: str) -> None:
    answer = opened.ask(Question(asked, place="河北省"))
    assert answer.status is Status.NOT_IN_DOCUMENTS
