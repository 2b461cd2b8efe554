"""A second look: what one person approved alone is queued once others have accounts, and serves."""

import pytest
from sqlalchemy import Engine

from assistant.answer import Question
from assistant.desk.audit import audited
from assistant.desk.item import Reason, State
from assistant.desk.queue import Queue
from assistant.desk.review import Review
from assistant.desk.second import look_again
from assistant.desk.written import Standing, Written, golden_answer
from assistant.person import LOCAL, Role
from assistant.store.accounts import Accounts
from knowledge.ledger import library
from tests.desk.desks import ASKED, FIVE, LI, THREE, WANG, draft


@pytest.fixture
def by_one(review: Review) -> Written:
    return review.approve(review.propose(draft(THREE), LOCAL).id, LOCAL)


@pytest.fixture
def accounts(engine: Engine, by_one: Written) -> Accounts:
    held = Accounts(engine)
    held.add("boss", Role.ADMIN)
    return held


def test_without_accounts_nobody_else_could_look(engine: Engine, by_one: Written) -> None:
    assert look_again(engine, library()) == ()


@pytest.mark.usefixtures("accounts")
def test_with_accounts_it_is_queued_once_and_goes_on_serving(
    engine: Engine, review: Review, queue: Queue, by_one: Written
) -> None:
    by_two = review.approve(review.propose(draft(FIVE, question="覆盖几个环节？"), LI).id, WANG)
    [item] = look_again(engine, library())
    assert (item.reason, item.question) == (Reason.ALONE, ASKED)
    assert item.answer["text"] == by_one.text
    assert look_again(engine, library()) == ()
    queue.dismiss(item.id, LI, "看过，没有错")
    assert look_again(engine, library()) == ()
    in_service = {one.id for one in review.find([Standing.GOLDEN])}
    assert in_service == {by_one.id, by_two.id}
    assert audited(engine)[1] is None


@pytest.mark.usefixtures("accounts")
def test_two_who_approve_it_anew_take_its_place_and_its_notice_away(
    engine: Engine, review: Review, queue: Queue, by_one: Written
) -> None:
    [item] = look_again(engine, library())
    made = review.approve(review.propose(draft(THREE, item=item.id), LI).id, WANG)
    assert review.get(by_one.id).standing is Standing.REPLACED
    assert queue.get(item.id).state is State.DONE
    alone = ["一个人核定" in str(_notices(one)) for one in (by_one, made)]
    assert alone == [True, False]


def _notices(written: Written) -> list[str]:
    answer = golden_answer(written, Question(ASKED), library())
    return [notice.text for notice in answer.notices]
