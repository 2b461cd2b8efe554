"""Golden answers on what people ask: their own question's, and never another's."""

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from assistant.desk.golden import Likeness
from assistant.desk.meaning import scale
from assistant.wiring import assistant
from evals.desk import Asked, Outcome, asked, doors, outcomes
from evals.score import share

pytestmark = pytest.mark.slow  # its seconds belong to make test

PART = 7  # every how manieth question the fast test asks


@pytest.fixture(scope="module")
def like(_home_of_the_tests: None) -> Likeness:
    opened = assistant(Path(os.environ["TIDU_HOME"]))
    return Likeness(opened.index.similarity, opened.desk.near, scale())


def matched(questions: Sequence[Asked], like: Likeness) -> list[Outcome]:
    return outcomes(questions, doors(), like)


def test_a_part_of_the_questions_finds_its_own_answer_and_no_other(like: Likeness) -> None:
    found = matched(asked()[::PART], like)
    assert [one.asked.text for one in found if one.wrong] == []
    assert share([one.right for one in found if one.asked.gold]) >= 0.9


@pytest.mark.slow
def test_no_question_and_no_near_miss_gets_an_answer_that_is_not_its_own(like: Likeness) -> None:
    found = matched(asked(), like)
    assert [one.asked.text for one in found if one.wrong] == []
    same = [one for one in found if one.asked.gold]
    assert share([one.right for one in same if one.asked.tuned]) >= 0.97
    assert share([one.right for one in same if not one.asked.tuned]) >= 0.85
    assert len(same) == 300
    assert len(found) - len(same) >= 100
