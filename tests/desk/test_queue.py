"""The queue: a question that needs a person is there once, with its evidence and its history."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlalchemy import Engine

from assistant.desk.item import Item, Reason, Spot, State
from assistant.desk.log import broken, entries, held_head
from assistant.desk.queue import Queue, Wanted
from assistant.desk.trouble import DeskTrouble
from assistant.store.talks import Talks
from tests.desk.desks import ASKED, LI, REFUSED, WANG, case


@pytest.fixture
def spot(talks: Talks) -> Spot:
    talk = talks.start("somebody")
    return Spot(talk.id, talks.add("somebody", talk.id, ASKED, REFUSED).number)


def test_one_question_of_one_talk_does_not_fill_the_queue_twice(queue: Queue, spot: Spot) -> None:
    first = queue.put(case(spot=spot))
    again = queue.put(case("请问申报卓越级智能工厂需要达到几级智能制造能力成熟度", spot=spot))
    other = queue.put(case(ASKED.replace("卓越级", "先进级"), spot=spot))
    assert again.id == first.id
    assert {item.id for item in queue.find()} == {first.id, other.id}


def test_the_same_question_of_another_talk_is_another_item(queue: Queue, talks: Talks) -> None:
    spots = [Spot(talks.start(name).id, 1) for name in ("a", "b")]
    assert len({queue.put(case(spot=spot)).id for spot in spots}) == 2


def test_a_more_pressing_reason_takes_the_place_of_a_lesser_one(queue: Queue, spot: Spot) -> None:
    queue.put(case(spot=spot))
    assert queue.put(case(reason=Reason.PERSON, spot=spot)).reason is Reason.PERSON
    assert queue.put(case(reason=Reason.UNSURE, spot=spot)).reason is Reason.PERSON
    assert len(queue.find()) == 1


def test_questions_put_in_at_once_are_there_once(queue: Queue, spot: Spot) -> None:
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: queue.put(case(spot=spot)), range(8)))
    assert len(queue.find()) == 1


def test_the_most_pressing_comes_first_and_filters_narrow(queue: Queue) -> None:
    refused = queue.put(case())
    wished = queue.put(case("信用报告要从哪里开？", Reason.PERSON))
    queue.take(refused.id, LI)
    assert [item.id for item in queue.find()] == [wished.id, refused.id]
    narrowed = [
        Wanted(reasons=[Reason.REFUSED]),
        Wanted(states=[State.TAKEN]),
        Wanted(assignee="li"),
        Wanted(text="成熟度"),
    ]
    assert [[i.id for i in queue.find(one)] for one in narrowed] == [[refused.id]] * 4
    assert queue.find(Wanted(topic="credit")) == ()
    assert len(queue.find(Wanted(limit=1))) == 1


def test_an_item_is_taken_by_one_and_handed_over(queue: Queue) -> None:
    item = queue.put(case())
    assert queue.take(item.id[:8], LI).assignee == "li"
    with pytest.raises(DeskTrouble, match="li 正在处理"):
        queue.take(item.id, WANG)
    assert queue.give(item.id, LI, "wang").assignee == "wang"
    back = queue.give(item.id, WANG, None)
    assert (back.state, back.assignee) == (State.OPEN, None)


def test_a_closed_item_says_why_and_can_be_opened_again(queue: Queue) -> None:
    item = queue.put(case())
    with pytest.raises(DeskTrouble, match="没有写理由"):
        queue.dismiss(item.id, LI, " ")
    assert queue.dismiss(item.id, LI, "闲聊").state is State.DISMISSED
    assert queue.find() == ()
    with pytest.raises(DeskTrouble, match="已经关闭"):
        queue.take(item.id, LI)
    assert queue.reopen(item.id, LI).state is State.OPEN
    assert [(e.who, e.act) for e in queue.history(item.id)] == [
        ("system", "queue"), ("li", "dismiss"), ("li", "reopen"),
    ]  # fmt: skip


def test_every_act_is_in_the_log_and_the_log_holds(engine: Engine, queue: Queue) -> None:
    item = queue.put(case())
    queue.take(item.id, LI)
    with queue._sessions() as session:
        log = entries(session)
        assert [entry.act for entry in log] == ["queue", "take"]
        assert broken(log, held_head(session)) is None


def test_the_log_tells_taking_putting_back_and_handing_over_apart(queue: Queue) -> None:
    item = queue.put(case())
    queue.take(item.id, LI)
    queue.give(item.id, LI, "wang")
    queue.give(item.id, WANG, None)
    acts = [(entry.act, dict(entry.detail)) for entry in queue.history(item.id)[1:]]
    assert acts == [("take", {}), ("assign", {"to": "wang"}), ("back", {})]


def test_one_question_of_the_command_line_does_not_fill_the_queue_twice(queue: Queue) -> None:
    first = queue.put(case())
    assert queue.put(case("请问" + ASKED)).id == first.id
    assert queue.put(case(ASKED.replace("卓越级", "先进级"))).id != first.id
    rows = [queue.put(case(reason=Reason.IMPORTED)).id for _ in range(2)]
    assert len({first.id, *rows}) == 3  # each row of a sheet is an item of its own


@pytest.mark.parametrize(
    ("identity", "what"), [("zz", "没有这一条"), ("", "没有这一条"), ("%%%%", "没有这一条")]
)
def test_an_item_that_is_not_there_is_told(queue: Queue, identity: str, what: str) -> None:
    queue.put(case())
    with pytest.raises(DeskTrouble, match=what):
        queue.get(identity)


def test_an_item_outlives_the_talk_it_came_from(queue: Queue, talks: Talks, spot: Spot) -> None:
    item = queue.put(case(spot=spot))
    talks.delete("somebody", spot.talk)
    kept: Item = queue.get(item.id)
    assert (kept.spot, kept.question) == (None, ASKED)
