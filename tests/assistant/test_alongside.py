"""What the next likeliest topic says of the same clause follows an answer, once."""

import pytest

from assistant.alongside import GAP, alongside
from assistant.bank import bank
from assistant.compose import compose
from assistant.editions import footing
from assistant.understand import understand
from assistant.wiring import Assistant

ASKED = "有安全事故或者失信记录的企业还能不能报"
BESIDE = "无不良信用记录"


@pytest.mark.parametrize(
    ("gains", "told"),
    [
        ({"accident": 5.0, "credit": 5.0 - GAP / 2}, True),  # close behind, of the same clause
        ({"accident": 50.0, "credit": 1.0}, False),  # far behind
        ({"accident": 5.0, "quota": 4.9}, False),  # close behind, but of another clause
    ],
)
def test_a_close_topic_on_a_clause_told_adds_one_sentence(
    opened: Assistant, gains: dict[str, float], told: bool
) -> None:
    asked, ground = understand(ASKED), footing(opened.library, "河北省", None)
    assert ground is not None
    part = compose(bank().topics["accident"], asked, ground)
    more = alongside(part, asked, ground, lambda *_, **__: gains)
    assert [BESIDE in sentence.text for sentence in more] == [True] * told


def test_what_was_said_is_not_said_again(opened: Assistant) -> None:
    asked, ground = understand(ASKED), footing(opened.library, "河北省", None)
    assert ground is not None
    part = compose(bank().topics["credit"], asked, ground)
    assert alongside(part, asked, ground, lambda *_, **__: {"credit": 5.0}) == ()
