"""Differences between two documents: computed from their words, held against what readers found."""

import tomllib
from pathlib import Path

import pytest

from knowledge.differences import Stands, changed, counterparts, differences, pairs
from knowledge.document import Document
from knowledge.ledger import library

FACTS = tomllib.loads((Path(__file__).parent / "differences.toml").read_text(encoding="utf-8"))


def _held(identity: str) -> Document:
    document = library().document(identity)
    assert document is not None
    return document


NATION, PROVINCE = _held("CN-2024-399"), _held("HE-2024-533")
FOUND = {found.topic: found for found in differences(NATION, PROVINCE)}


def test_the_computed_table_has_the_points_that_readers_found() -> None:
    assert set(FOUND) == set(FACTS)


@pytest.mark.parametrize("topic", FACTS)
def test_each_point_says_what_readers_found(topic: str) -> None:
    found, fact = FOUND[topic], FACTS[topic]
    assert found.stands.value == fact["stands"]
    assert [stated.value for stated in found.base] == fact["nation"]
    assert [stated.value for stated in found.other] == fact["province"]


def test_every_quote_of_the_table_stands_verbatim_in_its_clause() -> None:
    for found in FOUND.values():
        for stated in (*found.base, *found.other):
            assert stated.quote in library().by_address[stated.address].text


def test_a_repeated_sentence_is_the_same_in_half_and_full_width() -> None:
    same = {pair.other for pair in pairs(NATION, PROVINCE) if pair.stands is Stands.SAME}
    assert "HE-2024-533/二/(一)/3" in same
    assert "HE-2024-533/二/(二)/1" in same


def test_a_changed_sentence_shows_only_the_pieces_that_changed() -> None:
    [pair] = [p for p in pairs(NATION, PROVINCE) if p.other == "HE-2024-533/二/(一)/2"]
    assert changed(pair) == (("原则上应已获评先进级智能工厂,", ""),)


def test_what_only_the_province_says_has_no_counterpart() -> None:
    alone = [p.says for p in pairs(NATION, PROVINCE) if p.stands is Stands.ONLY_OTHER]
    assert any("复核认定" in says for says in alone)
    assert not any("现场核查" in says for says in alone)


def test_clauses_on_one_point_are_counterparts_both_ways() -> None:
    found = counterparts(library().documents)
    assert "HE-2024-533/联系人" in found["CN-2024-399/二/(三)"]
    assert "CN-2024-399/二/(一)/2" in found["HE-2024-533/二/(一)/2"]


def test_a_document_against_itself_differs_in_nothing() -> None:
    assert {found.stands for found in differences(NATION, NATION)} == {Stands.SAME}
    assert {pair.stands for pair in pairs(PROVINCE, PROVINCE)} == {Stands.SAME}
