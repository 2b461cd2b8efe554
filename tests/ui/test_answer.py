"""A talk as HTML."""

from dataclasses import replace

import pytest

from assistant.answer import Answer, Citation, Question, Status
from assistant.reply import Desk, reply
from tests.ui.fakes import ADDRESS, ANSWER, EN, LIBRARY, QUOTE, REFUSED, ZH
from ui.render.answer import Turn, bubble, transcript
from ui.render.clause import BETWEEN, clause_panel
from ui.words.book import Words


def _bubble(answer: Answer, asked: str = "", words: Words = ZH) -> str:
    return bubble(answer, asked=asked, library=LIBRARY, words=words)


def test_an_answer_carries_a_chip_for_each_citation_once() -> None:
    twice = replace(ANSWER, sentences=(ANSWER.sentences[0], ANSWER.sentences[0]))
    shown = _bubble(twice)
    assert shown.count('class="td-chip"') == 1
    assert f'data-address="{ADDRESS}"' in shown
    assert f'data-quote="{QUOTE}"' in shown
    assert "国家通知 附件2 一、5" in shown


def test_two_quotes_of_one_clause_are_one_chip_and_both_are_marked() -> None:
    other = Citation(ADDRESS, "二级及以上")
    second = replace(ANSWER.sentences[0], citations=(other,))
    shown = _bubble(replace(ANSWER, sentences=(ANSWER.sentences[0], second)))
    assert shown.count('class="td-chip"') == 1
    both = f"{QUOTE}{BETWEEN}{other.quote}"
    assert f'data-quote="{both}"' in shown
    assert clause_panel(ADDRESS, both, library=LIBRARY, words=ZH).count("<mark>") == 2


def test_what_is_not_law_stands_apart_with_source_and_confidence() -> None:
    shown = _bubble(ANSWER)
    assert "文件之外的信息" in shown
    assert "251号 · 官方来源" in shown
    assert shown.index("td-chips") < shown.index("td-notices")


def test_a_notice_told_before_is_folded_away() -> None:
    shown = transcript([Turn("一", ANSWER), Turn("二", ANSWER)], library=LIBRARY, words=ZH)
    assert shown.count('<aside class="td-notices">') == 1
    assert "文件之外的信息 1 条，前面已列出" in shown


def test_a_refusal_is_quiet_and_says_what_it_is() -> None:
    shown = _bubble(REFUSED)
    assert "td-quieted" in shown
    assert "文件没有写</p>" in shown


def test_a_scenario_question_says_that_the_guide_is_not_held_and_how_to_add_it() -> None:
    assert "361号" in _bubble(ANSWER, asked="要建哪些典型场景？")
    assert "361号" in _bubble(ANSWER, asked="Which scenarios?", words=EN)
    assert "361号" in _bubble(REFUSED, asked="卓越级要建哪些场景？")
    assert "361号" not in _bubble(ANSWER, asked="哪天截止？")


def test_markup_in_a_question_or_an_answer_is_inert() -> None:
    bad = "<script>alert(1)</script>"
    turn = Turn(bad, Answer(Status.ANSWERED, (replace(ANSWER.sentences[0], text=bad),)))
    shown = transcript([turn, Turn(bad, error=bad)], library=LIBRARY, words=ZH)
    assert "<script>" not in shown
    assert shown.count("&lt;script&gt;") >= 3


def test_the_first_page_suggests_questions() -> None:
    shown = transcript([], library=LIBRARY, words=ZH)
    assert shown.count("data-ask=") == 6


def test_a_question_being_worked_on_is_shown_at_once() -> None:
    shown = transcript([Turn("问")], library=LIBRARY, words=ZH)
    assert "td-pending" in shown


def test_a_very_long_question_is_shown_shortened() -> None:
    shown = transcript([Turn("长" * 100_000, error="太长")], library=LIBRARY, words=ZH)
    assert len(shown) < 3_000


def test_a_verdict_lists_the_four_tiers() -> None:
    tier = {"tier": "卓越级", "outcome": "不符", "not_met": ["a"], "unknown": [], "expert": []}
    shown = _bubble(replace(ANSWER, status=Status.ELIGIBILITY, verdict=(tier,)))
    assert 'data-outcome="不符"' in shown
    assert "按规则算出的结论" in shown


def test_copying_takes_the_sources_along() -> None:
    assert f"[1] {QUOTE}——{ADDRESS}" in _bubble(ANSWER)


@pytest.mark.parametrize("words", [ZH, EN], ids=["zh", "en"])
def test_every_suggested_question_is_answered(words: Words) -> None:
    desk = Desk(LIBRARY)
    for text in words.under("chat.suggestion"):
        assert reply(Question(text), desk).status is Status.ANSWERED, text
