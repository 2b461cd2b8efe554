"""What the chat does before and after it asks."""

from typing import NoReturn

from assistant.answer import Question
from rules.law.edition import NoEdition
from tests.ui.fakes import ANSWER, LIBRARY, ZH, ask
from ui.lines import LONGEST_QUESTION
from ui.render.answer import Turn
from ui.tabs.chat import Chat, as_day, history

HEBEI = "河北省"
CHAT = Chat(ask, LIBRARY, ZH)


def _broken(question: Question) -> NoReturn:
    raise NoEdition("2023-01-01 还没有版次施行", HEBEI, "请改用以后的日期。")


def _bug(question: Question) -> NoReturn:
    raise KeyError("oops")


def test_a_question_gets_its_answer() -> None:
    turn = CHAT.turn(" 几级？ ", [], HEBEI, "2024-11-20")
    assert turn.answer is not None
    assert turn.answer.as_of == as_day("2024-11-20")


def test_an_empty_question_is_told_what_to_write() -> None:
    assert "还没有写问题" in CHAT.turn("  ", [], HEBEI, "").error


def test_a_question_of_a_megabyte_is_told_how_long_it_may_be() -> None:
    error = CHAT.turn("问" * 1_000_000, [], HEBEI, "").error
    assert "1000000" in error
    assert str(LONGEST_QUESTION) in error


def test_a_day_that_is_none_is_told() -> None:
    assert "不是日期" in CHAT.turn("几级？", [], HEBEI, "明天").error


def test_an_expected_trouble_is_told_in_its_own_words() -> None:
    error = Chat(_broken, LIBRARY, ZH).turn("几级？", [], HEBEI, "").error
    assert "请改用以后的日期" in error


def test_a_bug_never_reaches_the_reader_as_a_traceback() -> None:
    error = Chat(_bug, LIBRARY, ZH).turn("几级？", [], HEBEI, "").error
    assert "tidu doctor" in error
    assert "Traceback" not in error


def test_the_history_is_what_was_answered() -> None:
    turns = [Turn("一", ANSWER), Turn("二", error="错")]
    assert history(turns) == (("user", "一"), ("assistant", ANSWER.text))
