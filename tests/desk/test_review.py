"""Review: two people, a proof that also holds people's texts, and an answer told to the asker."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import Engine

from assistant.answer import Citation, Question, Status, read_answer
from assistant.desk.audit import audited
from assistant.desk.item import Reason, Spot, State
from assistant.desk.queue import Queue
from assistant.desk.review import Eyes, Review, eyes
from assistant.desk.said import Said, drafted, proved
from assistant.desk.trouble import DeskTrouble
from assistant.desk.written import STANDS, Standing, golden_answer
from assistant.person import LOCAL
from assistant.proof.finding import Label
from assistant.store.talks import Talks
from knowledge.ledger import library
from tests.desk.desks import (
    ASKED,
    FALSE,
    FIVE,
    LI,
    MATURITY,
    REFUSED,
    THREE,
    WANG,
    case,
    draft,
    grounds,
)  # fmt: skip
from tests.ui.fakes import EN, ZH
from ui.render.reason import told
from ui.words.book import Words


def test_who_wrote_an_answer_cannot_approve_it(review: Review) -> None:
    made = review.propose(draft(THREE), LI)
    with pytest.raises(DeskTrouble, match="不能自己核定"):
        review.approve(made.id, LI)
    assert review.get(made.id).standing is Standing.PROPOSED
    approved = review.approve(made.id, WANG)
    assert (approved.standing, approved.wrote, approved.reviewed) == (
        Standing.GOLDEN, "li", "wang",
    )  # fmt: skip
    assert review.history(made.id)[-1].detail["eyes"] == "four"


def test_who_revises_a_text_is_who_wrote_it(review: Review) -> None:
    made = review.propose(draft(THREE), LI)
    review.revise(made.id, draft(FIVE), WANG)
    with pytest.raises(DeskTrouble, match="不能自己核定"):
        review.approve(made.id, WANG)
    assert review.approve(made.id, LI).text == FIVE.text


def test_one_pair_of_eyes_is_enough_where_the_setting_says_so(engine: Engine) -> None:
    lenient = Review(engine, grounds(library(), four_eyes=False))
    made = lenient.propose(draft(THREE), LI)
    assert lenient.approve(made.id, LI).reviewed == "li"
    assert lenient.history(made.id)[-1].detail["eyes"] == "two"


def test_alone_on_a_machine_one_approves_oneself_and_the_log_says_so(review: Review) -> None:
    made = review.propose(draft(THREE), LOCAL)
    review.approve(made.id, LOCAL)
    assert eyes(LOCAL, four=True) is Eyes.ALONE
    assert review.history(made.id)[-1].detail["eyes"] == "alone"


def test_the_proof_runs_on_what_people_write(review: Review) -> None:
    made = review.propose(draft(THREE, FALSE), LI)
    assert [said.label for said in made.sentences] == [Label.SUPPORTED, Label.CONTRADICTED]
    with pytest.raises(DeskTrouble, match="第 2 句"):
        review.approve(made.id, WANG)


def test_a_person_may_override_the_proof_with_a_reason_that_is_logged_and_shown(
    review: Review,
) -> None:
    said = replace(THREE, text="评估报告请电话确认。", override="省厅电话答复")
    made = review.propose(draft(THREE, said), LI)
    approved = review.approve(made.id, WANG)
    assert approved.sentences[1].label is not Label.SUPPORTED
    logged = review.history(made.id)[-1].detail["sentences"]
    assert [one["override"] for one in logged] == ["", "省厅电话答复"]


def test_a_sentence_that_a_person_answers_for_says_so_itself(review: Review) -> None:
    said = Said("一般五个工作日办好。", override="省厅电话答复")
    cited = replace(THREE, text="评估报告请电话确认。", override="省厅电话答复")
    made = review.approve(review.propose(draft(THREE, said, cited), LI).id, WANG)
    shown = [s.text for s in golden_answer(made, Question(ASKED), library()).sentences]
    assert shown[0] == THREE.text
    assert shown[1] == "一般五个工作日办好。〔服务台认定，没有条款依据〕"
    assert shown[2] == "评估报告请电话确认。〔服务台认定，程序没有核对出来〕"


@pytest.mark.parametrize(
    ("said", "word"),
    [
        (Said(FALSE.text), "二级"),  # a figure
        (FALSE, "二级"),  # whatever is cited
        (replace(FALSE, citations=FIVE.citations), "二级"),
        (Said("卓越级线上申报延期到11月29日。"), "11月29日"),  # a date
        (Said("现在不用交纸质材料了。"), "不用"),  # a denial
    ],
)
def test_what_a_clause_says_exactly_otherwise_no_reason_brings_into_service(
    review: Review, said: Said, word: str
) -> None:
    with pytest.raises(DeskTrouble, match="不能人工采用") as told:
        review.propose(draft(replace(said, override="省厅电话答复")), LI)
    assert word in told.value.where
    assert proved([said], library())[0].against[0].address in told.value.where


def test_an_override_that_a_clause_seems_to_deny_is_served_with_that_clause_beside_it(
    review: Review,
) -> None:
    said = Said("卓越级由省里给多少钱，要看当年的财政安排。", override="省厅电话答复")
    made = review.approve(review.propose(draft(said), LI).id, WANG)
    support = "CN-2024-399/二/(二)/5"
    answer = golden_answer(made, Question(ASKED), library())
    [shown] = answer.sentences
    assert shown.text.endswith("条款原文：“鼓励给予相应政策支持”〕")
    assert [citation.address for citation in shown.citations] == [support]
    assert "程序认为它与条款不一致" in answer.notices[1].text
    assert [bond.address for bond in made.bound] == [support]


def test_an_answer_says_truly_what_takes_it_out_of_service(review: Review) -> None:
    said = Said("一般五个工作日办好。", override="省厅电话答复")
    told = [
        golden_answer(review.approve(review.propose(one, LI).id, WANG), Question(ASKED), library())
        .notices[0].text
        for one in (draft(THREE), draft(said, question="要办多久？"))
    ]  # fmt: skip
    assert "所引条款一有改动" in told[0]
    assert "没有引用条款" in told[1]
    assert "不会自动停用" in told[1]


@pytest.mark.parametrize(("day", "told"), [(None, True), (date(2024, 11, 20), False)])
def test_an_approved_answer_tells_of_later_texts_as_the_machine_does(
    review: Review, day: date | None, told: bool
) -> None:
    made = review.approve(review.propose(draft(THREE), LI).id, WANG)
    notices = golden_answer(made, Question(ASKED, as_of=day), library()).notices
    assert any("2025" in notice.text for notice in notices) is told


@pytest.mark.parametrize(
    ("said", "what"),
    [
        (Said(" "), "回答是空的"),
        (Said("字" * 2001), "超过 2000 字"),
        (replace(THREE, citations=(Citation(MATURITY, "没有这句话"),)), "引文不是条款的原文"),
        (replace(THREE, citations=(Citation("CN-1/1", "三级"),), override="理"), "没有这一条款"),
    ],
)
def test_broken_citations_and_empty_texts_are_refused_whatever_the_reason(
    review: Review, said: Said, what: str
) -> None:
    with pytest.raises(DeskTrouble, match=what):
        review.propose(draft(said), LI)


def test_anybodys_text_finds_its_own_clauses() -> None:
    found = drafted("卓越级智能工厂的成熟度应达到三级及以上。先进级应达到四级及以上。", library())
    assert [said.label for said in found] == [Label.SUPPORTED, Label.CONTRADICTED]
    assert found[0].citations[0].address == MATURITY
    assert found[1].citations == ()


def test_an_approved_answer_appears_in_the_askers_own_talk_with_a_notice(
    review: Review, queue: Queue, talks: Talks
) -> None:
    talk = talks.start("somebody").id
    turn = talks.add("somebody", talk, ASKED, REFUSED)
    item = queue.put(case(spot=Spot(talk, turn.number)))
    made = review.propose(draft(THREE, item=item.id), LI)
    assert queue.get(item.id).state is State.PROPOSED
    review.approve(made.id, WANG)
    told = talks.get("somebody", talk).turns[-1]
    answer = read_answer(told.answer)
    assert (told.number, told.question, answer.status) == (2, ASKED, Status.GOLDEN)
    assert answer.text == THREE.text
    assert "核定的回答如下" in answer.notices[0].text
    assert queue.get(item.id).state is State.DONE


def test_an_approval_whose_talk_was_deleted_is_still_an_approval(
    review: Review, queue: Queue, talks: Talks
) -> None:
    talk = talks.start("somebody").id
    talks.add("somebody", talk, ASKED, REFUSED)
    item = queue.put(case(reason=Reason.PERSON, spot=Spot(talk, 1)))
    made = review.propose(draft(THREE, item=item.id), LI)
    talks.delete("somebody", talk)
    assert review.approve(made.id, WANG).standing is Standing.GOLDEN


def test_an_answer_that_stands_otherwise_is_told_so_in_the_readers_language(
    review: Review,
) -> None:
    written = review.propose(draft(THREE), LI)
    review.reject(written.id, WANG, "不准")
    with pytest.raises(DeskTrouble) as caught:
        review.approve(written.id, WANG)
    assert caught.value.what == "这个回答已退回，不是待复核的"
    assert told(caught.value.what, EN) == "This answer is turned down, not to be reviewed"


@pytest.mark.parametrize("words", [ZH, EN])
def test_what_a_standing_is_called_in_an_error_is_what_the_screen_calls_it(words: Words) -> None:
    assert {stands: told(name, words) for stands, name in STANDS.items()} == {
        stands: words(f"desk.standing.{stands}") for stands in Standing
    }


def test_a_rejected_proposal_says_why_and_its_item_is_to_be_done_again(
    review: Review, queue: Queue
) -> None:
    item = queue.put(case())
    made = review.propose(draft(THREE, item=item.id), LI)
    with pytest.raises(DeskTrouble, match="没有写理由"):
        review.reject(made.id, WANG, "")
    assert review.reject(made.id, WANG, "没写标准号").why == "没写标准号"
    assert queue.get(item.id).state is State.TAKEN
    with pytest.raises(DeskTrouble, match="已退回"):
        review.approve(made.id, WANG)


def test_an_item_waits_with_the_newest_proposal_of_who_wrote_several(
    review: Review, queue: Queue, engine: Engine
) -> None:
    item = queue.put(case())
    old = review.propose(draft(FALSE, item=item.id), LI)
    new = review.propose(draft(THREE, item=item.id), LI)
    assert [one.id for one in review.find()] == [new.id]
    assert (review.get(old.id).standing, review.get(old.id).why) == (Standing.REPLACED, new.id)
    assert [entry.act for entry in review.history(old.id)] == ["propose", "superseded"]
    assert audited(engine)[1] is None
    with pytest.raises(DeskTrouble, match="已被替换"):
        review.approve(old.id, WANG)
    assert review.approve(new.id, WANG).standing is Standing.GOLDEN


def test_an_item_that_waits_with_anothers_proposal_takes_none_until_that_is_reviewed(
    review: Review, queue: Queue
) -> None:
    item = queue.put(case())
    first = review.propose(draft(THREE, item=item.id), LI)
    with pytest.raises(DeskTrouble, match=r"li 已为这一条提交了回答.*退回后可以另交"):
        review.propose(draft(THREE, FIVE, item=item.id), WANG)
    assert [one.id for one in review.find()] == [first.id]
    review.reject(first.id, WANG, "没写环节")
    assert review.propose(draft(THREE, FIVE, item=item.id), WANG).standing is Standing.PROPOSED


def test_a_new_answer_to_the_same_question_takes_the_place_of_the_old_one(review: Review) -> None:
    old = review.approve(review.propose(draft(THREE), LI).id, WANG)
    new = review.approve(review.propose(draft(THREE, FIVE), LI).id, WANG)
    assert review.get(old.id).standing is Standing.REPLACED
    assert [w.id for w in review.find([Standing.GOLDEN])] == [new.id]
    assert review.withdraw(new.id, LI, "有误").standing is Standing.WITHDRAWN
