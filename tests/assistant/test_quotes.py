"""What is quoted beside an answer says something: no heading, no head of a table, no bare name."""

import re
from types import SimpleNamespace
from typing import Any, cast

import pytest

from assistant.answer import Question
from assistant.beside import passage
from assistant.understand import understand
from assistant.wiring import Assistant
from knowledge.ledger import library

FIRST = cast(Any, SimpleNamespace(similarity=lambda query, texts: [-n for n in range(len(texts))]))
QUOTED = {clause.address: clause for one in library().documents for clause in one.clauses}


def test_a_clause_is_quoted_from_its_first_sentence_on_and_not_by_its_heading() -> None:
    asked = understand("基础级怎么建设")
    said = {at: passage(clause, asked, FIRST) for at, clause in QUOTED.items()}
    headed = said["CN-2024-399/附件1/三/(二)"]
    assert "规模建设先进级智能工厂" not in headed
    assert len(headed) > 20
    assert not [at for at, quote in said.items() if quote.endswith(("：", ":"))]
    assert said["CN-2024-399/附件2/三/(二)/2"] == "2. 在省（区、市）同行业起到引领带动作用。"


@pytest.mark.parametrize("at", ["附1/列", "附1/(一)", "附1/6", "附件3/列", "附件4/列", "附件4/头"])
def test_a_clause_that_only_names_something_is_not_quoted(at: str) -> None:
    assert passage(QUOTED[f"CN-2024-399/{at}"], understand("关键绩效指标"), FIRST) == ""


@pytest.mark.parametrize(
    "question",
    [
        "How many KPIs are in annex 1, and are they all mandatory?",
        "What materials must we submit, and how many paper copies?",
        "Do we need to be above designated size, and is there a revenue threshold?",
    ],
)
def test_no_answer_quotes_a_heading(opened: Assistant, question: str) -> None:
    text = opened.ask(Question(question)).text
    assert not re.search("序号\t|Table header|Serial number|“\\d+\t", text)
