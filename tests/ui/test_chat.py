"""What the chat does before and after it asks."""

from collections.abc import Iterator
from dataclasses import replace
from typing import NoReturn

from assistant.answer import Answer, Question
from assistant.person import LOCAL, Person, Role
from rules.law.edition import NoEdition
from tests.ui.fakes import ANSWER, TALKS, chat
from ui.lines import LONGEST_QUESTION
from ui.render.answer import Turn
from ui.tabs.chat import Chat, as_day, history
from ui.tabs.memory import Memory

HEBEI = "河北省"
CHAT = chat()


def only(chat: Chat, text: str, before: list[Turn], place: str, day: str) -> Turn:
    *_, last = chat.turns(text, before, place, day)
    return last


def _broken(question: Question) -> NoReturn:
    raise NoEdition("2023-01-01 还没有版次施行", HEBEI, "请改用以后的日期。")


def _bug(question: Question) -> NoReturn:
    raise KeyError("oops")


def test_a_question_gets_its_answer() -> None:
    turn = only(CHAT, " 几级？ ", [], HEBEI, "2024-11-20")
    assert turn.answer is not None
    assert turn.answer.as_of == as_day("2024-11-20")


def test_an_empty_question_is_told_what_to_write() -> None:
    assert "还没有写问题" in only(CHAT, "  ", [], HEBEI, "").error


def test_a_question_of_a_megabyte_is_told_how_long_it_may_be() -> None:
    error = only(CHAT, "问" * 1_000_000, [], HEBEI, "").error
    assert "1000000" in error
    assert str(LONGEST_QUESTION) in error


def test_a_day_that_is_none_is_told() -> None:
    assert "不是日期" in only(CHAT, "几级？", [], HEBEI, "明天").error


def test_an_expected_trouble_is_told_in_its_own_words() -> None:
    error = only(chat(_broken), "几级？", [], HEBEI, "").error
    assert "请改用以后的日期" in error


def test_a_bug_never_reaches_the_reader_as_a_traceback() -> None:
    error = only(chat(_bug), "几级？", [], HEBEI, "").error
    assert "tidu doctor" in error
    assert "Traceback" not in error


def test_the_history_is_what_was_answered() -> None:
    turns = [Turn("一", ANSWER), Turn("二", error="错")]
    assert history(turns) == (("user", "一"), ("assistant", ANSWER.text))


def test_an_answer_that_grows_is_shown_as_it_grows() -> None:
    first = replace(ANSWER, sentences=ANSWER.sentences[:1])

    def growing(question: Question) -> Iterator[Answer]:
        yield first
        yield ANSWER

    shown = list(chat(growing).turns("几级？", [], HEBEI, ""))
    assert [turn.answer for turn in shown] == [first, ANSWER]


def test_what_was_answered_is_kept_for_this_visitor_and_no_other() -> None:
    memory = Memory(TALKS)
    mine, other = memory.known(None, LOCAL), memory.known({}, LOCAL)
    turn, kept = CHAT.kept(only(CHAT, "几级？", [], HEBEI, ""), mine, HEBEI)
    assert turn.number == 1
    assert [t.question for t in memory.opened(kept)] == ["几级？"]
    assert memory.opened(kept)[0].answer == ANSWER
    assert memory.mine(other) == ()
    assert memory.opened({**other, "talk": kept["talk"]}) == []


def test_who_logs_in_finds_his_own_talks_whatever_the_browser_kept_of_somebody_else() -> None:
    memory, li, wang = Memory(TALKS), *(Person(n * 32, n, Role.ENTERPRISE) for n in "lw")
    _, kept = CHAT.kept(only(CHAT, "几级？", [], HEBEI, ""), memory.known({}, li), HEBEI)
    assert memory.known(kept, wang) == {"visitor": wang.id, "talk": ""}
    assert memory.known({**kept, "visitor": "x" * 32}, li) == {"visitor": li.id, "talk": ""}
    assert memory.known(kept, li) == kept
    assert [t.question for t in memory.opened(kept)] == ["几级？"]


def test_an_error_is_not_kept() -> None:
    memory = Memory(TALKS)
    turn, kept = CHAT.kept(only(CHAT, " ", [], HEBEI, ""), memory.known(None, LOCAL), HEBEI)
    assert (turn.number, kept["talk"], memory.mine(kept)) == (0, "", ())


def test_a_talk_deleted_elsewhere_does_not_lose_the_next_answer() -> None:
    memory = Memory(TALKS)
    _, kept = CHAT.kept(only(CHAT, "一？", [], HEBEI, ""), memory.known(None, LOCAL), HEBEI)
    memory.forget({**kept, "talk": ""}, kept["talk"])
    turn, after = CHAT.kept(only(CHAT, "二？", [], HEBEI, ""), kept, HEBEI)
    assert turn.number == 1
    assert after["talk"] != kept["talk"]
    assert not memory.judge(kept, 1, "up")


def test_an_opinion_is_shown_pressed_when_the_talk_is_opened_again() -> None:
    memory = Memory(TALKS)
    _, kept = CHAT.kept(only(CHAT, "几级？", [], HEBEI, ""), memory.known(None, LOCAL), HEBEI)
    assert memory.judge(kept, 1, "down", "没有答到")
    assert 'aria-pressed="true"' in CHAT.show(memory.opened(kept))
