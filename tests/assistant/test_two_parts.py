"""Two questions that English joins with "and" are answered both."""

import pytest

from assistant.answer import Question
from assistant.hearing import split
from assistant.wiring import Assistant

BOTH = [
    (
        "How is the advanced tier recognised, and how long is it published?",
        "provincial",
        "publicity",
    ),
    (
        "What maturity level does the excellent tier need, and who assesses it?",
        "level 3",
        "provincial Department",
    ),
    (
        "When must we apply online, and where do we send the paper copies?",
        "22 November",
        "Software",
    ),
    (
        "Which areas must the leading tier cover, and what maturity is required?",
        "all five",
        "level 4",
    ),
    ("What materials must we submit, and how many paper copies?", "four parts", "copies"),
    ("How is the excellent tier assessed, and who decides the result?", "method", "Ministry"),
    ("Can a branch apply, and which industries are excepted?", "no", "petroleum"),
    ("Where is the online system, and who do I call if I have questions?", "miit-imps", "Li Wei"),
    (
        "What are the five areas, and which are required for the basic tier?",
        "five areas",
        "basic-tier",
    ),
    ("Is an accident a bar to applying, and what about a penalty?", "accident", "violation"),
    (
        "What is the deadline for recommending units, and how many may a province recommend?",
        "29 November",
        "20 projects",
    ),
    (
        "Do we need to be above designated size, and is there a revenue threshold?",
        "above",
        "amount",
    ),
]
ONE = [
    "Can we apply if we are registered in Hebei and have level 3 maturity?",
    "What are the tiers and their conditions?",
    "Must the factory cover production operations and production management?",
    "Tell me who and when.",
]


@pytest.mark.parametrize(("question", "first", "second"), BOTH)
def test_both_halves_are_answered(
    opened: Assistant, question: str, first: str, second: str
) -> None:
    assert len(split(question)) == 2
    text = opened.ask(Question(question)).text
    assert first.lower() in text.lower()
    assert second.lower() in text.lower()
    assert "length or layout" not in text


@pytest.mark.parametrize("question", ONE)
def test_one_question_stays_one(question: str) -> None:
    assert split(question) == [question]
