"""Slips in English are mended before a message is read; everything else stays as it is typed."""

import pytest

from assistant.answer import Question
from assistant.spelling import spelt
from assistant.wiring import Assistant


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("wat r the condtions for teh levl?", "what are the conditions for the level?"),
        ("is MIIT the one who aproves it", "is MIIT the one who approves it"),
        ("will anyone physically visit our site", "will anyone physically visit our site"),
        ("our boss is in Wolfsburg", "our boss is in Wolfsburg"),
        ("the GB/T 39116 level", "the GB/T 39116 level"),
        ("成熟度要几级 pls", "成熟度要几级 pls"),
    ],
)  # fmt: skip
def test_a_word_is_mended_only_where_one_known_word_is_near(typed: str, read: str) -> None:
    assert spelt(typed) == read


def test_a_question_full_of_slips_is_answered(opened: Assistant) -> None:
    answer = opened.ask(Question("excelence lvl -- maturty 3 or 4?? pls quick thx"))
    assert "level 3 or above" in answer.text
