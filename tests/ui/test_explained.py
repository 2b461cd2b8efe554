"""Explanations of 原则上: who, when, why, bound to what the draft says."""

import pytest

from tests.ui.fakes import LIBRARY, ZH
from tests.ui.test_api import _example
from ui.facts.explained import explain, explaining, lacking, withdraw
from ui.facts.values import Plain
from ui.render.papers import explanations
from ui.server import check_in_place
from ui.tabs.selfcheck import SelfCheck

DOES = SelfCheck(check_in_place, LIBRARY, ZH)
NORM = "MI.2.1.2.c"
BARE: Plain = _example("pass.yaml") | {"awards": []}
SAID = ("周铭", "2024-11-18", "正在公示<b>。")


def _found(draft: Plain) -> str:
    report = DOES.seen(draft, "河北省", "").report
    return explanations(explaining(draft, report), LIBRARY, ZH)


def test_what_holds_in_principle_can_be_explained_and_nothing_else() -> None:
    assert NORM in _found(BARE)
    assert _found(_example("pass.yaml")) == ""


def test_an_explanation_stands_until_the_draft_changes() -> None:
    said = explain(BARE, NORM, SAID)
    assert "说明有效" in _found(said)
    assert "说明之后草稿已改动" in _found(said | {"guide": "2025年版"})
    assert "说明有效" in _found(explain(said | {"guide": "2024年版"}, NORM, SAID))


def test_markup_in_an_explanation_is_inert() -> None:
    assert "<b>。" not in _found(explain(BARE, NORM, SAID))


def test_withdrawing_leaves_the_draft_as_it_was() -> None:
    assert withdraw(explain(BARE, NORM, SAID), NORM) == BARE


@pytest.mark.parametrize(
    ("said", "part"),
    [
        (("", "2024-11-18", "x"), "by"),
        (("x", "某天", "x"), "date"),
        (("x", "2024-02-30", "x"), "date"),
        (("x", "2024-11-18", " "), "why"),
        (SAID, ""),
    ],
)
def test_every_part_of_an_explanation_is_needed(said: tuple[str, str, str], part: str) -> None:
    assert lacking(*said) == part
