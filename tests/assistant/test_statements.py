"""The statement bank: every quote is in its clause, every topic is found by its own examples."""

import re

import pytest

from assistant.answer import SentenceKind
from assistant.bank import Statement, Topic, bank
from assistant.dialogue import Thread
from assistant.hearing import hear
from assistant.wiring import Assistant
from knowledge.ledger import library

STATEMENTS = [(topic, said) for topic in bank() for said in topic.says]
_HAN = re.compile(r"[\u4e00-\u9fff]")


@pytest.mark.parametrize(("topic", "said"), STATEMENTS, ids=[t.id for t, _ in STATEMENTS])
def test_every_quote_is_an_exact_part_of_its_clause(topic: Topic, said: Statement) -> None:
    for citation in said.citations:
        assert citation.quote in (library().text_at(citation.address) or ""), citation


@pytest.mark.parametrize(("topic", "said"), STATEMENTS, ids=[t.id for t, _ in STATEMENTS])
def test_every_claim_cites_and_only_claims_need_to(topic: Topic, said: Statement) -> None:
    assert said.kind in set(SentenceKind)
    assert said.citations or said.kind != "claim"


def test_every_statement_is_worded_in_both_languages() -> None:
    assert [s.words.zh for _, s in STATEMENTS if not _HAN.search(s.words.zh)] == []
    assert [
        s.words.en for _, s in STATEMENTS if not re.match(r"[\s(\[']*[A-Z(0-9附-]", s.words.en)
    ] == []


def test_every_figure_of_a_claim_stands_in_its_clauses() -> None:
    for topic, said in STATEMENTS:
        if said.kind != "claim":
            continue
        quoted = re.sub(r"\s", "", "".join(c.quote + c.address for c in said.citations))
        for figure in re.findall(r"\d{4}年\d+月\d+日|\d{3,4}-\d{7,8}|\d{11}", said.words.zh):
            bare = figure.replace("-", "—")
            assert figure in quoted or bare in quoted, (topic.id, figure)


def test_no_example_question_stands_under_two_topics() -> None:
    seen: dict[str, str] = {}
    for topic in bank():
        for like in topic.like:
            assert seen.setdefault(like, topic.id) == topic.id, like


@pytest.mark.slow
def test_nearly_every_example_finds_its_own_topic(opened: Assistant) -> None:
    asked = [(topic.id, like) for topic in bank() for like in topic.like]
    found = [(t, like, hear(like, Thread(), opened.desk.likely).topics) for t, like in asked]
    right = [like for t, like, topics in found if any(topic.id == t for topic in topics)]
    assert len(right) >= 0.88 * len(asked)
