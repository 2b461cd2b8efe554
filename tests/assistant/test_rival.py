"""A second, learnt reading of a question: what it weighs, and when it is shown."""

import math

import pytest

from assistant.answer import Question, Status
from assistant.bank import bank
from assistant.choose import Choice
from assistant.compose import Part
from assistant.editions import footing
from assistant.phrases import phrase
from assistant.rival import odds, second_reading
from assistant.understand import understand
from assistant.wiring import Assistant

ISSUERS = "河北这份通知是由哪些厅局共同印发的"


def _choice(name: str, *, cued: float, near: float) -> Choice:
    return Choice(bank().topics[name], cued + near, cued)


@pytest.mark.parametrize(
    ("learnt", "first"),
    [
        ({"deadline": 0.5, "copies": 0.5}, "deadline"),  # the same share: the cue decides
        ({"deadline": 0.1, "copies": 0.9}, "copies"),  # nine times as likely outweighs a cue
        ({}, "deadline"),  # nothing learnt of either
    ],
)
def test_a_learnt_share_is_weighed_against_the_cues(learnt: dict[str, float], first: str) -> None:
    choices = [_choice("deadline", cued=2.0, near=0.2), _choice("copies", cued=0.0, near=0.2)]
    known = odds(choices, learnt)
    assert max(known, key=lambda name: known[name]) == first
    assert all(math.isfinite(each) for each in known.values())


def test_another_reading_is_marked_and_cited_unless_it_is_the_one_told(opened: Assistant) -> None:
    asked, ground = understand(ISSUERS), footing(opened.library, "河北省", None)
    assert ground is not None
    assert opened.desk.index is not None
    told = {
        name: second_reading(
            Part(Status.ANSWERED, (), topic=name),
            asked,
            ground,
            opened.desk.index,
            opened.desk.near,
        )
        for name in ("contacts", "doc_issuer")
    }
    assert told["doc_issuer"] == ()
    mark, first, *_ = told["contacts"]
    assert mark.text == phrase("rival", english=False)
    assert "财政厅" in first.text
    assert first.citations
    assert not mark.citations


def test_a_question_that_both_read_alike_gets_one_answer(opened: Assistant) -> None:
    for asked in ("智能工厂分为哪几级？", "申报卓越级需要几级成熟度？", "纸质申报书交几份？"):
        assert phrase("rival", english=False) not in opened.ask(Question(asked)).text


def test_a_question_without_a_cue_is_answered_by_what_was_learnt(opened: Assistant) -> None:
    answer = opened.ask(Question("要证明自己数字化水平够格，需要拿出什么样的第三方结论？"))
    assert answer.status is Status.ANSWERED
    assert "成熟度" in answer.text
