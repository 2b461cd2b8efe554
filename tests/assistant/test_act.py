"""What a message does: asks for a rule or a verdict, only tells, or talks."""

import pytest

from assistant.act import ACTS, asks_rule, asks_verdict, tells_facts
from assistant.answer import Question, Status
from assistant.intent import intent
from assistant.wiring import Assistant

VERDICTS = {Status.ELIGIBILITY, Status.NEEDS_FACTS}


@pytest.mark.parametrize(
    ("said", "heard"),
    [
        ("汇总表由谁盖章", asks_rule),
        ("What is the deadline for the online application?", asks_rule),
        ("客户做水泥的，三级成熟度，没出过事故，你看够卓越级不", asks_verdict),
        ("Two hundred people, level 2, no accidents. Good for advanced?", asks_verdict),
        ("我们做轴承的，三百来人，去年上了MES", tells_facts),
        ("we passed level 2 last year and run our own ERP", tells_facts),
    ],
)  # fmt: skip
def test_what_a_message_does_is_heard(opened: Assistant, said: str, heard: object) -> None:
    index = opened.desk.index
    assert index is not None
    act = intent(said, index.vector(said), ACTS)
    assert [f.__name__ for f in (asks_rule, asks_verdict, tells_facts) if f(act)] == [
        heard.__name__  # type: ignore[attr-defined]
    ]


@pytest.mark.parametrize(
    ("said", "judged"),
    [
        ("我们六百人做锂电池隔膜，全自动，成熟度3.4，能报卓越还是领航", True),
        ("厂小，成熟度二级，没出过事故，能评个啥", True),
        ("我厂想报先进级，要补什么材料？", False),
        ("我们区里有5家想报先进级，2家想报卓越", False),
        ("那先进级呢", False),
        ("研发设计", False),
        ("孩子发烧39度先吃什么药", False),
        ("三级能报先进级，对吧", False),
        ("厂里三年前出过较大事故，有影响没", False),
    ],
)
def test_an_enterprise_is_judged_where_one_is_told_of(
    opened: Assistant, said: str, judged: bool
) -> None:
    assert (opened.ask(Question(said)).status in VERDICTS) is judged


def test_in_a_talk_on_rules_a_bare_name_tells_nothing_of_an_enterprise(opened: Assistant) -> None:
    first = opened.ask(Question("卓越级在研发设计上要做什么"))
    history = (("user", "卓越级在研发设计上要做什么"), ("assistant", first.text))
    answer = opened.ask(Question("工厂建设", history=history))
    assert answer.status is Status.ANSWERED
    assert "工厂建设" in answer.text


@pytest.mark.parametrize("turn", ["那现在呢", "这样呢？", "so what about now?", "are we in now"])
def test_how_it_stands_now_is_asked_of_the_facts_told(opened: Assistant, turn: str) -> None:
    first = "成熟度二级，我们在沧州做阀门，能报先进级吗"
    answer = opened.ask(Question(first))
    history = (("user", first), ("assistant", answer.text))
    assert opened.ask(Question(turn, history=history)).status in VERDICTS
