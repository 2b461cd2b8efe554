"""A written answer in the shell: what a person answers for stands beside what the clause says."""

from dataclasses import replace

import pytest

from assistant.answer import Citation
from assistant.desk.said import Said
from assistant.desk.written import Standing, Written
from assistant.proof.finding import Label
from assistant.store.talks import now
from tests.ui.fakes import ADDRESS, QUOTE
from ui.commands.desk_shown import show_answer

SAID = Said("看财政安排。", (), Label.CONTRADICTED, "“省里”与条款不符", "电话答复")
WRITTEN = Written(
    "0f" * 16, None, Standing.GOLDEN, "给多少？", (), "河北省", "CN-2024", (SAID,), (), {}, "",
    "li", "wang", "", now(), now(), now(),
)  # fmt: skip


def test_the_clause_that_says_otherwise_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    denied = replace(SAID, against=(Citation(ADDRESS, QUOTE),))
    show_answer(replace(WRITTEN, sentences=(denied,)))
    shown = capsys.readouterr().out
    assert f"条款另有说法：{ADDRESS} “{QUOTE}”" in shown
    assert "“省里”与条款不符" in shown
    assert "人工采用：电话答复" in shown


def test_nothing_is_shown_where_no_clause_says_otherwise(
    capsys: pytest.CaptureFixture[str],
) -> None:
    show_answer(WRITTEN)
    assert "条款另有说法" not in capsys.readouterr().out
