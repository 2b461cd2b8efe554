"""A second reading of a question, by its words alone: when it is shown."""

import pytest

from assistant.answer import Question, Status
from assistant.compose import Part
from assistant.editions import footing
from assistant.nearness import FAINT, learnt
from assistant.phrases import phrase
from assistant.rival import second_reading
from assistant.understand import understand
from assistant.wiring import Assistant

ISSUERS = "河北这份通知是由哪些厅局共同印发的"


@pytest.mark.parametrize(
    ("shares", "first"),
    [
        ({}, "deadline"),  # nothing learnt of either: the nearness decides
        ({"deadline": 0.5, "copies": 0.5}, "deadline"),  # the same share likewise
        ({"deadline": 0.1, "copies": 0.9}, "copies"),  # nine times as likely outweighs it
        ({"copies": FAINT}, "deadline"),  # a faint share is as good as none
    ],
)
def test_a_learnt_share_is_weighed_against_the_nearness(
    shares: dict[str, float], first: str
) -> None:
    likely = learnt(lambda *_: {"deadline": 2.0, "copies": 0.2}, lambda _: shares)
    gains = likely("哪天交几份")
    assert max(gains, key=lambda name: gains[name]) == first


def test_another_reading_is_marked_and_cited_unless_it_is_the_one_told(opened: Assistant) -> None:
    asked, ground = understand(ISSUERS), footing(opened.library, "河北省", None)
    assert ground is not None
    told = {
        name: second_reading(Part(Status.ANSWERED, (), topic=name), asked, ground, opened.desk.near)
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
