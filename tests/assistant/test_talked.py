"""Later turns: short ones with the question before them, and those that go back to a matter."""

import pytest

from assistant.answer import Question, Status
from assistant.nearness import TOGETHER, learnt
from assistant.wiring import Assistant


def last(opened: Assistant, *turns: str) -> tuple[Status, str]:
    """How the last turn of a talk is answered."""
    history: list[tuple[str, str]] = []
    for turn in turns:
        answer = opened.ask(Question(turn, history=tuple(history)))
        history += [("user", turn), ("assistant", answer.text)]
    return answer.status, answer.text


@pytest.mark.parametrize(
    ("turns", "fact"),
    [
        (
            ("卓越级成熟度要几级", "先进级名额多少", "回到几级那个，卓越级和先进级分开说"),
            "三级及以上",
        ),
        (("我们什么时候交材料", "要盖章吗", "回到时间，那我到底按哪个日子准备"), "11月22日"),
        (("现场核查谁来", "智能排产呢", "回到现场那个，我们要提前准备什么"), "现场核查"),
        (("How many copies?", "Who recommends us?", "back to the copies, are they sealed?"), "two"),
    ],
)
def test_a_turn_that_goes_back_is_about_what_was_talked_of_then(
    opened: Assistant, turns: tuple[str, ...], fact: str
) -> None:
    assert fact in last(opened, *turns)[1]


@pytest.mark.parametrize(
    ("turn", "fact"),
    [
        ("回到前面环节的问题，卓越级是必须全部吗？", "原则上应覆盖全部五个环节"),
        ("领航级也是原则上吗？", "须覆盖全部五个环节"),
        ("基础级呢？", "至少覆盖生产作业环节"),
    ],
)
def test_how_binding_a_rule_is_on_a_tier_named_is_asked_of_that_rule(
    opened: Assistant, turn: str, fact: str
) -> None:
    before = ("先进级需要覆盖哪几个环节？", "线上申报截止哪天？")
    back = "回到前面环节的问题，卓越级是必须全部吗？"
    turns = (*before, turn) if turn == back else (*before, back, turn)
    assert fact in last(opened, *turns)[1]


def test_a_turn_gains_by_how_it_sounds_with_the_question_before_it() -> None:
    shares = {"几级，自评算吗": {"maturity_kind": 0.9}, "自评算吗": {"recognise": 0.1}}
    likely = learnt(lambda *_: {}, lambda text: shares[text])
    alone = likely("自评算吗", alone=False)
    together = likely("自评算吗", alone=False, talk="几级，自评算吗")
    assert max(alone, key=lambda t: alone[t]) == "recognise"
    assert max(together, key=lambda t: together[t]) == "maturity_kind"
    assert TOGETHER > 0


def test_a_turn_with_a_subject_of_its_own_is_heard_by_itself(opened: Assistant) -> None:
    assert last(opened, "有哪六个部门联合发文", "有没有科技部")[1].startswith("没有")


def test_quoting_in_english_is_a_wish_for_the_words_of_the_last_answer(opened: Assistant) -> None:
    status, text = last(opened, "What must the credit record be?", "Quote me the Chinese text")
    assert status is Status.ANSWERED
    assert "近三年" in text


def test_each_tier_asked_for_in_turn_has_its_own_conditions(opened: Assistant) -> None:
    first = last(opened, "我们有86台设备，52台数控", "那够先进级吗")[1]
    second = last(opened, "我们有86台设备，52台数控", "那够先进级吗", "卓越级呢")[1]
    assert "三个环节" in first
    assert "三级及以上" in second


@pytest.mark.parametrize(
    "asked", ["写稿用，这四个级别分别怎么定义", "What does each of the four levels mean?"]
)
def test_what_each_tier_means_is_told_for_all_four(opened: Assistant, asked: str) -> None:
    text = opened.ask(Question(asked)).text
    assert all(tier in text for tier in ("基础级", "先进级", "卓越级", "领航级")) or all(
        tier in text.lower() for tier in ("basic", "advanced", "excellen", "leading")
    )
    assert "二级及以上" in text or "level 2" in text or "数字化网络化" in text
