"""Second turns: two that were named before, or two things of the asker's own."""

from dataclasses import replace

import pytest

from assistant.answer import Question
from assistant.dialogue import Thread
from assistant.hearing import advanced, hear
from assistant.wiring import Assistant

TIERS = "先进级和卓越级有什么区别"
COPIES = "纸质材料要交几份？"
RANKS = "四个层级是哪几个"
ENGLISH = "What is the difference between the advanced and the excellent tier?"


def after(opened: Assistant, first: str) -> Thread:
    """The talk after one question and its answer."""
    thread = advanced(Thread(), hear(first, Thread(), opened.desk.likely))
    return replace(thread, said=(opened.ask(Question(first)).text,))


@pytest.mark.parametrize(
    ("first", "second", "topic"),
    [
        (TIERS, "这两个有什么区别", "tier_compare"),
        (TIERS, "两个都要吗", "tier_compare"),
        (TIERS, "这两级的成熟度分别是几级", "maturity"),
        (TIERS, "两者由谁认定", "recognise"),
        (TIERS, "它们俩哪个难", "tier_compare"),
        (TIERS, "两级的覆盖环节一样吗", "coverage"),
        (TIERS, "两个能一起报吗", "tier_compare"),
        (TIERS, "这两个的建设内容", "content"),
        (TIERS, "两者之间差什么", "tier_compare"),
        (TIERS, "那两个呢", "tier_compare"),
        (TIERS, "两档的成效要求", "outcomes"),
        (TIERS, "这俩分别由谁认定", "recognise"),
        (TIERS, "两个分别要几级成熟度", "maturity"),
        (TIERS, "这两档对指标的要求", "tier_compare"),
        (TIERS, "二者的技术经济指标有什么不同", "benchmark"),
        (TIERS, "两个里面哪个更难", "tier_compare"),
        (TIERS, "两级可以同时报吗", "tier_compare"),
        (ENGLISH, "how do these two differ", "tier_compare"),
        (ENGLISH, "what maturity do those two need", "maturity"),
        (ENGLISH, "the difference between them", "tier_compare"),
    ],
)
def test_two_without_a_noun_are_the_two_named_before(
    opened: Assistant, first: str, second: str, topic: str
) -> None:
    heard = hear(second, after(opened, first), opened.desk.likely)
    assert set(heard.asked.tiers) == {"先进级", "卓越级"}
    assert [each.id for each in heard.topics] == [topic]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (TIERS, "我们集团有两个工厂可以一起报吗"),
        (TIERS, "两家公司能联合申报吗"),
        (COPIES, "两个车间可以分别申报吗"),
        (RANKS, "两个车间可以分别申报吗"),
        (TIERS, "这两个工厂能一起报吗"),
        (TIERS, "我们有两个基地，能都报吗"),
        (COPIES, "两个项目能一起申报吗"),
        (COPIES, "两个法人能不能合在一起报"),
        (TIERS, "两个证书都要交吗"),
        (RANKS, "两个月前刚投产能申报吗"),
        (TIERS, "两条生产线可以单独申报吗"),
        (COPIES, "两个省的工厂能合并申报吗"),
        (COPIES, "我厂有俩车间能合着报吗"),
        (TIERS, "去年死过一个人还能报吗"),
        (TIERS, "有欠税记录能报吗"),
        (COPIES, "厂子租给别人能报吗"),
        (RANKS, "两个老板合开的厂能申报吗"),
        (ENGLISH, "we have two plants, can both apply?"),
        (ENGLISH, "Can two workshops be submitted separately?"),
        (ENGLISH, "Can both our factories be submitted?"),
    ],
)
def test_a_message_with_a_subject_and_an_act_of_its_own_is_answered_as_in_a_fresh_talk(
    opened: Assistant, first: str, second: str
) -> None:
    heard = hear(second, after(opened, first), opened.desk.likely)
    assert heard.topics == hear(second, Thread(), opened.desk.likely).topics
    said = opened.ask(Question(first)).text
    in_talk = opened.ask(Question(second, history=(("user", first), ("assistant", said))))
    assert in_talk.status is opened.ask(Question(second)).status
    assert in_talk.text[:40] != said[:40]
