"""Later turns that only the answer before would answer, that set a word right, or that style."""

import pytest

from assistant.answer import Question, Status
from assistant.slip import set_right
from assistant.wiring import Assistant

NO_MORE, NOR_THIS = "没有写得更具体", "也没有写"


def last(opened: Assistant, *turns: str) -> tuple[Status, str, str]:
    """How the last turn of a talk is answered, and what was answered before it."""
    history: list[tuple[str, str]] = []
    for turn in turns:
        answer = opened.ask(Question(turn, history=tuple(history)))
        history += [("user", turn), ("assistant", answer.text)]
    return answer.status, answer.text, history[-3][1]


@pytest.mark.parametrize(
    ("turns", "fact"),
    [
        (
            (
                "有人说领航级是企业自己申请的，对吗",
                "听说领航级一年只有十来家，通知里写了数没",
            ),
            "没有规定各层级的数量",
        ),
        (("卓越级成熟度要几级", "三级怎么评出来的"), NO_MORE),
        (("我是国资委系统的，我们下属企业归谁推荐", "那我们要不要跟企业所在市一起会签"), NO_MORE),
        (("没选上能知道为什么吗", "选上了是不是就一直有了"), "没有"),
    ],
)
def test_the_answer_to_one_question_is_no_answer_to_another(
    opened: Assistant, turns: tuple[str, ...], fact: str
) -> None:
    _, text, before = last(opened, *turns)
    assert fact in text
    assert text != before


@pytest.mark.parametrize(
    "turns",
    [
        ("卓越级截止哪天", "卓越级截止哪天"),
        ("卓越级截止哪天", "所以是11月22日对吧"),
        ("河北的截止日子是哪天", "所以我们企业最晚到底几号得弄完"),
        ("公示多久", "公示几天"),
        ("申报平台是哪个", "申报平台网址再发一下"),
        ("网络安全有要求没有", "数据安全呢"),
        ("有没有补贴", "我问的是国家层面"),
        ("辛集也归石家庄推吗", "定州呢"),
    ],
)
def test_the_same_asked_again_is_answered_again(opened: Assistant, turns: tuple[str, ...]) -> None:
    text = last(opened, *turns)[1]
    assert NO_MORE not in text
    assert NOR_THIS not in text


@pytest.mark.parametrize(
    ("turns", "fact"),
    [
        (("先进级由谁认定", "名额有几个"), "原则上不超过5个"),
        (("先进级由谁认定", "那我们市局得几号前报到省里"), "2024年11月22日"),
        (("领航级有什么要求", "那什么时候截止"), "2024年11月22日"),
        (("Who recognises the advanced tier?", "What is the deadline?"), "22 November 2024"),
    ],
)
def test_a_day_or_a_number_is_told_for_the_tier_that_has_it_and_that_the_one_of_before_has_none(
    opened: Assistant, turns: tuple[str, ...], fact: str
) -> None:
    status, text, _ = last(opened, *turns)
    assert status is Status.ANSWERED
    assert fact in text
    assert "没有规定基础级、先进级、领航级的" in text or "not for the basic" in text


def test_a_tier_named_that_has_no_application_is_refused_one(opened: Assistant) -> None:
    assert last(opened, "卓越级什么时候截止", "先进级呢")[0] is Status.NOT_IN_DOCUMENTS


@pytest.mark.parametrize(
    ("text", "before", "meant"),
    [
        ("盖章", "要去县里盖张不", "要去县里盖章不"),
        ("先进级，唉这输入法", "先进及要几级", "先进及要几级"),
        ("打错了，成熟度", "成熟度要几级", "成熟度要几级"),
        ("就是智能工厂，语音打错了", "想整个治能工厂", "想整个治能工厂"),
        ("设计", "设备联网有要求吗", ""),
        ("基础级", "卓越级谁评审", ""),
        ("盖章的是谁", "要去县里盖张不", ""),
        ("成熟度", "成熟度要几级", ""),
        ("材料写错了能改吗", "申报书交到哪", ""),
    ],
)
def test_a_word_that_only_sounded_so_is_set_right(text: str, before: str, meant: str) -> None:
    assert set_right(text, before) == meant


def test_a_question_with_a_word_set_right_is_asked_again(opened: Assistant) -> None:
    status, text, _ = last(opened, "先进及要几级", "先进级，唉这输入法")
    assert status is Status.ANSWERED
    assert "二级及以上" in text


@pytest.mark.parametrize(
    ("turns", "fact"),
    [
        (("先进级要几级", "那回到先进级，除了成熟度还有啥硬条件"), "三个环节"),
        (("先进级有什么要求", "除了成熟度还要看什么"), "规模以上"),
        (("纸质材料要几份", "除了纸质还要交什么"), "线上申报"),
    ],
)
def test_what_a_turn_leaves_out_is_not_what_it_asks_for(
    opened: Assistant, turns: tuple[str, ...], fact: str
) -> None:
    assert fact in last(opened, *turns)[1]


MATERIALS = "申报卓越级要准备哪些材料"


@pytest.mark.parametrize(
    "turn",
    [
        "场景描述写得太长会被退吗",
        "申报书要不要精简",
        "平台能不能切换成英文",
        "Must the papers be in Chinese?",
        "四个级别的核心区别能不能用一句话各概括一下",
    ],
)
def test_words_of_a_wish_in_a_question_are_of_what_it_asks(opened: Assistant, turn: str) -> None:
    _, text, before = last(opened, MATERIALS, turn)
    assert text[:30] != before[:30]


@pytest.mark.parametrize(
    "turn",
    [
        "能不能说人话",
        "太长了，挑重点说",
        "能不能三句话说完",
        "列成条",
        "给个一句话版本，老板没时间看",
    ],
)
def test_a_wish_for_another_style_is_of_the_last_answer(opened: Assistant, turn: str) -> None:
    _, text, before = last(opened, MATERIALS, turn)
    assert text[:30] == before[:30]


@pytest.mark.parametrize("turn", ["in English please", "能用英文回答吗", "翻译成英文"])
def test_a_wish_for_another_language_is_of_the_last_answer(opened: Assistant, turn: str) -> None:
    assert "four parts" in last(opened, MATERIALS, turn)[1]


def test_how_a_low_level_fares_is_heard_with_the_question_before_it(opened: Assistant) -> None:
    text = last(opened, "先进级要几级", "那要是只差一点点没到呢，能先报着不")[1]
    assert text.startswith("不行")


@pytest.mark.parametrize("turn", ["你是机器人还是真人", "你是人工客服吗", "Are you a real person?"])
def test_who_asks_for_a_person_is_told_that_it_is_a_program(opened: Assistant, turn: str) -> None:
    text = last(opened, "你好", turn)[1]
    assert "不是真人" in text or "not a person" in text
