"""Comparisons: what each tier says on an area or a subject, and the two notices side by side."""

import re

import pytest

from assistant.answer import Question, SentenceKind
from assistant.bank import bank
from assistant.compare import wanted
from assistant.compare_levels import compares_levels
from assistant.compare_tiers import TIERS, widened
from assistant.normal import words
from assistant.subject import elements, phrases_on, subjects, subjects_named
from assistant.understand import understand
from assistant.wiring import Assistant
from knowledge.ledger import library

# What may stand between two phrases of a clause without being one of them.
_BETWEEN = re.compile(
    r"\d\. ?(工厂建设|研发设计|生产作业|生产管理|运营管理|经营管理)?(\^\[\d\])?[：:]?"
    r"|(围绕|面向)智能制造典型场景|参考《.*?建设成效|以及|实现|通过|企业|并|等|[，、；。\s]"
)
_GROUP = ("二", "三", "四", "五")


@pytest.mark.parametrize("address", sorted(words("elements")))
def test_the_phrases_of_a_clause_are_verbatim_and_leave_nothing_out(address: str) -> None:
    left = library().text_at(address) or ""
    for zh, en in words("elements")[address]["says"]:
        assert zh in left, zh
        assert en
        left = left.replace(zh, "", 1)
    assert _BETWEEN.sub("", left) == ""


def test_a_phrase_stands_under_the_tier_of_its_clause() -> None:
    named = dict(zip(_GROUP, TIERS, strict=True))
    for element in elements():
        group = element.citation.address.split("/")[2]
        assert element.tier == named.get(group, ""), element


def test_every_tier_and_area_has_phrases() -> None:
    assert len({(e.tier, e.area) for e in elements() if e.area}) == len(TIERS) * 6


@pytest.mark.parametrize("name", sorted(subjects()))
def test_every_subject_is_spoken_of_somewhere(name: str) -> None:
    assert phrases_on([name], "")
    assert subjects()[name].en


def test_the_name_of_an_area_is_no_subject() -> None:
    assert subjects_named("先进级的经营管理和运营管理") == ()


def test_a_range_means_every_tier_in_it() -> None:
    assert widened("设备从基础级到领航级怎么变", ("基础级", "领航级")) == TIERS
    assert widened("基础级和领航级的区别", ("基础级", "领航级")) == ("基础级", "领航级")


def test_one_up_means_the_tier_named_and_the_next() -> None:
    assert widened("现在是先进级，再往上一级缺什么", ("先进级",)) == ("先进级", "卓越级")
    assert widened("先进级要报给上一级主管部门吗", ("先进级",)) == ("先进级",)


@pytest.mark.parametrize(
    "asked",
    [
        "先进级的成熟度和卓越级差几级",
        "卓越级设备要附发票吗",
        "我们设备旧，能报卓越级吗",
        "没有仿真先报哪档合适",
    ],
)
def test_a_dimension_with_a_topic_of_its_own_is_no_comparison_by_subject(asked: str) -> None:
    assert not wanted(understand(asked))


def test_naming_both_levels_without_holding_them_against_each_other_compares_nothing() -> None:
    assert not compares_levels(understand("河北的企业要报国家卓越级，找工信部吗"))
    assert not compares_levels(understand("河北让不让央企走市里，国家怎么说"))
    assert compares_levels(understand("名额国家和河北规定得一样吗"))


def test_a_tier_that_says_nothing_is_said_to_say_nothing(opened: Assistant) -> None:
    answer = opened.ask(Question("能耗要求各级怎么写"))
    absent = [s.text for s in answer.sentences if s.kind is SentenceKind.ABSENT]
    assert any("基础级" in text and "没有写" in text for text in absent)
    assert _in_order(answer.text, "开展安全能源环保数字化管理", "能源环保综合管控", "碳资产")


def test_a_base_requirement_is_said_to_be_the_same_for_all(opened: Assistant) -> None:
    text = opened.ask(Question("网络安全在基础级和卓越级分别怎么要求")).text
    assert _in_order(text, "四个层级都适用", "风险可控", "没有再分级另写")


def test_an_exact_word_is_looked_for_as_it_stands(opened: Assistant) -> None:
    text = opened.ask(Question("虚拟工厂从哪一级开始要求")).text
    assert text.startswith("只有卓越级写到")
    assert "数字孪生系统" not in text


def test_asking_a_silent_tier_names_the_next_that_speaks(opened: Assistant) -> None:
    text = opened.ask(Question("基础级对供应链有要求吗")).text
    assert _in_order(text, "没有写到供应链", "先进级：", "供应链数字化管理")
    assert "物流仓储策略优化" in opened.ask(Question("领航级对仓储物流有要求吗")).text


def test_quoted_words_find_their_tier_alone(opened: Assistant) -> None:
    text = opened.ask(Question("点状智能化探索是哪一级的要求")).text
    assert "基础级" in text
    assert not any(tier in text for tier in TIERS[1:])


def test_a_long_story_is_no_question_about_one_tier() -> None:
    story = "我给客户做了自动化产线，客户挺满意，想报卓越级，让我帮着写材料" * 2
    assert not wanted(understand(story + "，里面要写什么？"))


def test_english_is_answered_with_the_chinese_phrase_beside(opened: Assistant) -> None:
    text = opened.ask(Question("Compare the advanced and excellent tiers on energy.")).text
    assert "integrated control of energy and the environment (能源环保综合管控)" in text


def test_a_follow_up_keeps_the_tiers_and_changes_the_subject(opened: Assistant) -> None:
    first = "设备管理从基础级到领航级怎么变"
    answer = opened.ask(Question("那供应链呢", history=(("user", first), ("assistant", "……"))))
    assert _in_order(answer.text, "供应链数字化管理", "链式", "智慧供应链")
    assert "故障诊断" not in answer.text


def test_without_area_or_subject_the_tiers_are_summed_up(opened: Assistant) -> None:
    text = opened.ask(Question("先进级和卓越级差在哪")).text
    assert _in_order(text, "先进级：", "二级及以上", "卓越级：", "三级及以上", "原则上")


@pytest.mark.parametrize("aspect", [s.words.zh[:12] for s in bank().topics["levels"].says])
def test_every_aspect_of_the_two_notices_cites_both_or_says_it_is_the_same(aspect: str) -> None:
    said = next(s for s in bank().topics["levels"].says if s.words.zh.startswith(aspect))
    assert len(said.documents) == 2


@pytest.mark.parametrize(
    ("asked", "must"),
    [
        ("名额限制国家和河北各是多少", ("20", "5个")),
        ("纸质份数省里和国家要求一样吗", ("一式两份", "各1份")),
        ("申报平台，部里的和省里的是同一个吗", ("miit-imps.com", "同一个")),
        ("国家通知和河北通知的发文单位分别是谁", ("国家数据局", "省数据和政务服务局")),
    ],
)
def test_both_notices_stand_in_the_answer(
    opened: Assistant, asked: str, must: tuple[str, ...]
) -> None:
    assert all(fact in opened.ask(Question(asked)).text for fact in must)


def _in_order(text: str, *parts: str) -> bool:
    places = [text.find(part) for part in parts]
    return -1 not in places and places == sorted(places)
