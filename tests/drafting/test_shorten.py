"""Shorter text loses whole sentences, never a gap; a diff says what changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.drafting.difference import changes
from assistant.drafting.shorten import shortened
from tests.drafting.cases import bare, sections_of, without

WRITTEN = sections_of(bare())


@pytest.mark.parametrize("length", [1200, 600, 300])
def test_a_section_is_shortened_to_a_length_by_whole_sentences(length: int) -> None:
    short = shortened(WRITTEN["scenarios"], length)
    assert len(short.text) <= length
    assert all(passage in WRITTEN["scenarios"].passages for passage in short.passages)
    assert short.text.endswith("。")


def test_what_is_short_enough_stays_as_it_is() -> None:
    assert shortened(WRITTEN["plan"], 5000) == WRITTEN["plan"]


def test_a_clause_whose_sentence_went_is_open_again() -> None:
    short = shortened(WRITTEN["scenarios"], 300)
    for clause in short.clauses:
        assert clause.passage is None or clause.passage in short.passages
    assert sum(c.passage is None for c in short.clauses) > 10


def test_a_gap_is_never_shortened_away() -> None:
    section = sections_of(without("kpis.6.value", "integrations"))["results"]
    assert shortened(section, 1).gaps == section.gaps


def test_a_heading_goes_with_the_last_sentence_under_it() -> None:
    assert "指标：" not in shortened(WRITTEN["results"], 150).text


def test_a_change_of_one_figure_changes_one_sentence() -> None:
    found = changes("总投资5亿元。建成12个场景。", "总投资6亿元。建成12个场景。")
    assert [(c.kind, c.text) for c in found] == [
        ("removed", "总投资5亿元。"),
        ("added", "总投资6亿元。"),
        ("same", "建成12个场景。"),
    ]


@given(st.text("甲乙。！\n", max_size=30), st.text("甲乙。！\n", max_size=30))
def test_a_diff_gives_back_both_texts(before: str, after: str) -> None:
    found = changes(before, after)
    assert "".join(c.text for c in found if c.kind != "added") == before
    assert "".join(c.text for c in found if c.kind != "removed") == after
