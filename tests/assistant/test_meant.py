"""A follow-up is searched for as it was meant."""

from assistant.answer import Question
from assistant.meant import meant


def _meant(before: str, now: str) -> str:
    return meant(Question(now, history=(("user", before), ("assistant", "……"))), None)


def test_a_question_without_a_talk_is_searched_as_it_stands() -> None:
    assert meant(Question("卓越级由谁评"), None) == "卓越级由谁评"


def test_a_follow_up_takes_the_question_before_with_its_own_tier() -> None:
    assert "领航级由谁评" in _meant("卓越级由谁评？", "那领航级呢")


def test_a_tier_above_is_worked_out_from_the_talk() -> None:
    assert "卓越级" in _meant("先进级的生产作业有什么要求", "上面一级呢")
