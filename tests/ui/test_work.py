"""A text under the hand: sentence by sentence, the word at fault marked, put right in place."""

from dataclasses import replace

import pytest

from assistant.answer import Citation
from assistant.desk.trouble import DeskTrouble
from assistant.proof.finding import Label
from tests.ui.fakes import ADDRESS, ANSWER, LIBRARY, QUOTE, ZH
from ui.render.desk.said import fault, sentences
from ui.work import Work, answered_for, cited, looked, of_answer, rewritten, settled, uncited, worst

WRONG = "申报卓越级，成熟度应达到二级及以上。"
RIGHT = "申报卓越级，成熟度应达到三级及以上。"
NOWHERE = "卓越级奖励100万元。"


def work(text: str) -> Work:
    return looked(text, Work(), LIBRARY)


def test_each_sentence_has_a_label_of_its_own_and_the_text_that_of_its_worst() -> None:
    found = work(RIGHT + NOWHERE + WRONG)
    assert [line.said.label for line in found.lines] == [
        Label.SUPPORTED, Label.NOT_IN_DOCUMENTS, Label.CONTRADICTED,
    ]  # fmt: skip
    assert worst(found.lines) == "contradicted"


def test_the_word_at_fault_is_marked_and_the_clause_against_it_opens() -> None:
    found = work(WRONG)
    assert fault(found.lines[0].said) == "二级"
    written = sentences(found, library=LIBRARY, words=ZH)
    assert "<mark>二级</mark>" in written
    assert f'data-address="{ADDRESS}"' in written


def test_markup_in_a_text_stays_text() -> None:
    assert "<img" not in sentences(work("<img src=x>卓越级。"), library=LIBRARY, words=ZH)


def test_a_sentence_put_right_is_proved_again_and_the_text_follows() -> None:
    mended = rewritten(work(WRONG), RIGHT, LIBRARY)
    assert mended.lines[0].said.label is Label.SUPPORTED
    assert mended.text == RIGHT


def test_no_words_take_a_sentence_out() -> None:
    assert rewritten(work(RIGHT + NOWHERE), " ", LIBRARY).text == NOWHERE


def test_a_quote_must_be_the_clause_s_own_words_and_blank_is_all_of_it() -> None:
    found = work(NOWHERE)
    with pytest.raises(DeskTrouble):
        cited(found, Citation(ADDRESS, "应达到二级"), LIBRARY)
    whole = cited(found, Citation(ADDRESS, " "), LIBRARY)
    assert whole.lines[0].said.citations[0].quote == LIBRARY.text_at(ADDRESS)
    assert uncited(whole, 0, LIBRARY).lines[0].said.citations == ()


def test_what_is_cited_by_hand_stays_while_its_words_do() -> None:
    held = cited(work(NOWHERE), Citation(ADDRESS, QUOTE), LIBRARY)
    again = looked(NOWHERE + RIGHT, held, LIBRARY)
    assert again.lines[0].said.citations == (Citation(ADDRESS, QUOTE),)
    assert looked("另一句。", held, LIBRARY).lines[0].said.citations == ()


def test_what_is_not_proved_stands_on_somebody_s_word_with_a_reason_and_no_longer() -> None:
    found = work(NOWHERE)
    assert not found.lines[0].said.stands
    held = answered_for(found, "省厅电话答复", LIBRARY)
    assert held.lines[0].said.stands
    assert "省厅电话答复" in sentences(held, library=LIBRARY, words=ZH)
    assert not answered_for(held, "", LIBRARY).lines[0].said.stands


def test_an_answer_keeps_its_quotes_when_it_is_put_right() -> None:
    found = of_answer(ANSWER, LIBRARY, item="i")
    assert found.lines[0].said.citations == (Citation(ADDRESS, QUOTE),)
    draft = found.draft(" 几级？ ", "河北省", "要几级？\n\n 几级成熟度？")
    assert (draft.question, draft.also, draft.item) == (
        "几级？", ("要几级？", "几级成熟度？"), "i",
    )  # fmt: skip


def test_what_is_kept_is_the_text_on_the_screen_proved_anew() -> None:
    before = replace(work(RIGHT), item="i", answer="a")
    assert settled(before, RIGHT, LIBRARY) is before
    after = settled(before, WRONG, LIBRARY)
    assert (after.text, after.item, after.answer) == (WRONG, "i", "a")
    assert worst(after.lines) != "supported"
