"""What is written for a proposal: prose, or sentences as JSON of one shape and no other."""

import json

import pytest

from assistant.desk.given import given
from assistant.desk.said import said_json
from assistant.desk.trouble import DeskTrouble
from assistant.proof.finding import Label
from knowledge.ledger import library
from tests.desk.desks import MATURITY, THREE

PLAIN = "卓越级智能工厂的成熟度应达到三级及以上。"


def test_prose_and_sentences_without_citations_find_their_clauses() -> None:
    for text in (
        PLAIN,
        json.dumps([{"text": PLAIN}]),
        json.dumps({"sentences": [{"text": PLAIN}]}),
    ):
        [said] = given(text, library())
        assert (said.label, said.citations[0].address) == (Label.SUPPORTED, MATURITY)


def test_sentences_keep_the_citations_and_reasons_they_name() -> None:
    quote = {"address": MATURITY, "quote": "卓越级智能工厂应达到三级及以上"}
    unread = {"text": "一般五个工作日办好。", "citations": [], "override": "省厅电话答复"}
    first, second = given(
        json.dumps([{"text": THREE.text, "citations": [quote]}, unread]), library()
    )
    assert first.citations == THREE.citations
    assert (second.citations, second.override) == ((), "省厅电话答复")


def test_what_json_shows_can_be_given_back_and_is_proved_anew() -> None:
    shown = said_json(THREE) | {"label": "contradicted", "why": "不对"}
    [said] = given(json.dumps([shown]), library())
    assert (said.label, said.citations) == (Label.SUPPORTED, THREE.citations)


@pytest.mark.parametrize(
    ("shape", "what", "where"),
    [
        ({"answer": PLAIN}, "不认识的键 'answer'", "TEXT"),
        ({"text": PLAIN}, "不认识的键 'text'", "TEXT"),
        ([], "没有句子的列表", "TEXT"),
        ({"sentences": PLAIN}, "没有句子的列表", "TEXT"),
        ([PLAIN], "不是对象", "sentences[0]"),
        ([{"text": PLAIN}, {"text": PLAIN, "cites": []}], "不认识的键 'cites'", "sentences[1]"),
        ([{"citations": []}], "缺 text", "sentences[0].text"),
        ([{"text": 3}], "text 不是文字", "sentences[0].text"),
        ([{"text": PLAIN, "override": 1}], "override 不是文字", "sentences[0].override"),
        ([{"text": PLAIN, "citations": MATURITY}], "citations 不是列表", "sentences[0].citations"),
        (
            [{"text": PLAIN, "citations": [{"address": MATURITY}]}],
            "缺 quote",
            "sentences[0].citations[0].quote",
        ),
    ],
)
def test_json_of_another_shape_is_told_where_and_never_taken_for_prose(
    shape: object, what: str, where: str
) -> None:
    with pytest.raises(DeskTrouble) as told:
        given(json.dumps(shape, ensure_ascii=False), library())
    assert (told.value.what, told.value.where) == (what, where)
    assert '"citations"' in told.value.do


def test_what_begins_like_json_and_is_none_is_told() -> None:
    with pytest.raises(DeskTrouble, match="不是合法的 JSON"):
        given("[1] 卓越级应达到三级。", library())
