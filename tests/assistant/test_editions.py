"""Dates and places: the edition answered from, and what is said of other years."""

from datetime import date

from assistant.answer import Question, Status
from assistant.wiring import Assistant

DEADLINE = "企业线上申报截止到哪天"


def test_before_the_first_notice_nothing_is_answered(opened: Assistant) -> None:
    answer = opened.ask(Question(DEADLINE, as_of=date(2024, 10, 27)))
    assert answer.status is Status.NOT_IN_DOCUMENTS
    assert answer.edition == ""


def test_until_hebeis_notice_only_the_national_one_is_law(opened: Assistant) -> None:
    answer = opened.ask(Question("每个市最多推荐几个", as_of=date(2024, 11, 12)))
    assert answer.edition == "CN-2024"
    assert "原则上" not in answer.text


def test_from_the_day_of_hebeis_notice_both_are_law(opened: Assistant) -> None:
    answer = opened.ask(Question("每个市最多推荐几个", as_of=date(2024, 11, 13)))
    assert answer.edition == "CN-2024+HE-2024"
    assert "原则上不超过5个" in answer.text


def test_a_place_in_the_question_outweighs_the_option(opened: Assistant) -> None:
    assert opened.ask(Question("江苏省能推荐几个")).edition == "CN-2024"
    assert opened.ask(Question("唐山能推荐几个", place="江苏省")).edition == "CN-2024+HE-2024"


def test_in_another_province_hebeis_demands_are_not_law(opened: Assistant) -> None:
    answer = opened.ask(Question("企业必须在本省注册吗", place="江苏省"))
    assert "河北" not in answer.text


def test_the_deadline_comes_first_then_whether_it_has_passed(opened: Assistant) -> None:
    text = opened.ask(Question(DEADLINE, as_of=date(2024, 11, 23))).text
    assert text.index("11月22日") < text.index("已经过了")
    assert "还没有过期" in opened.ask(Question(DEADLINE, as_of=date(2024, 11, 22))).text


def test_without_a_date_the_closed_window_and_later_texts_are_notices(opened: Assistant) -> None:
    told = " ".join(notice.text for notice in opened.ask(Question(DEADLINE)).notices)
    assert "已于2024年11月22日截止" in told
    assert "251号" in told


def test_another_year_is_refused_with_what_is_known_in_notices(opened: Assistant) -> None:
    answer = opened.ask(Question("2025年卓越级线上申报截止到哪天"))
    assert answer.status is Status.NOT_IN_DOCUMENTS
    assert "7月18日" in " ".join(notice.text for notice in answer.notices)
    assert all(notice.source and notice.confidence for notice in answer.notices)
