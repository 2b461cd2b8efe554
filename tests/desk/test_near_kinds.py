"""Fifty approved questions: who asks the same is answered, who asks something near it is not.

The table names the kind of each near miss: other actor, paper, moment, amount, denial, and so on.
"""

import tomllib
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from assistant.answer import Question
from assistant.desk.contrast import apart
from assistant.desk.golden import Door, Likeness, Match, match
from assistant.desk.meaning import scale
from assistant.desk.sign import key_of, sign_of
from assistant.wiring import Assistant

pytestmark = pytest.mark.slow  # its seconds belong to make test

LEAST = 0.95  # of the paraphrases; what is not recognised is answered by the machine


@cache
def table() -> dict[str, dict[str, Any]]:
    text = Path(__file__).with_name("near_kinds.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@cache
def doors() -> tuple[Door, ...]:
    asked = [Question(text) for text in table()]
    return tuple(Door(q.text, q.text, key_of(q), sign_of(q)) for q in asked)


def near() -> Iterator[tuple[str, str]]:
    for approved in table().values():
        yield from ((kind, text) for kind, text in approved["near"])


@pytest.fixture(scope="module")
def like(opened: Assistant) -> Likeness:
    return Likeness(opened.index.similarity, opened.desk.near, scale())


def served(text: str, like: Likeness) -> Match | None:
    return match(Question(text), doors(), like)


def test_the_table_has_fifty_questions_and_twelve_dozen_near_misses() -> None:
    assert len(table()) >= 50
    assert len(list(near())) >= 180
    assert sum(len(one["same"]) for one in table().values()) >= 160


@pytest.mark.parametrize(("kind", "text"), list(near()))
def test_a_near_miss_of_this_kind_has_no_approved_answer(
    kind: str, text: str, like: Likeness
) -> None:
    assert served(text, like) is None, kind


def test_whoever_asks_the_same_has_the_approved_answer_and_no_other(like: Likeness) -> None:
    asked = [(text, same) for text, one in table().items() for same in one["same"]]
    found = [(gold, served(same, like)) for gold, same in asked]
    right = [match_ is not None and match_.answer == gold for gold, match_ in found]
    wrong = [match_ for gold, match_ in found if match_ is not None and match_.answer != gold]
    assert wrong == []
    assert sum(right) >= LEAST * len(right)


@pytest.mark.parametrize(
    ("one", "other", "matter"),
    [
        ("申报主体搬厂后称号还有效吗？", "申报主体更名后称号还有效吗？", "act"),
        ("评审意见什么时候公开？", "评审意见会公开吗？", "wish"),
        ("租来的设备能申报智能工厂吗？", "租来的厂房能申报智能工厂吗？", "word"),
        ("改造期间没停产的工厂能申报吗？", "改造期间停产的工厂能申报吗？", "denial"),
        ("申报书附图最多能放几张？", "申报书附图上限是几张？", ""),
        ("企业申报需要软件著作权吗", "申报企业要有软件著作权吗？", ""),
    ],
)
def test_what_sets_two_questions_apart_is_named(one: str, other: str, matter: str) -> None:
    assert apart(one, other) == matter
