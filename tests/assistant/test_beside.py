"""What the clauses of an answer also say: the sentence nearest to the question, once."""

import pytest

from assistant.answer import Citation, Sentence, SentenceKind
from assistant.beside import as_written
from assistant.understand import understand
from assistant.wiring import Assistant

HANDING_IN = "HE-2024-533/二/(二)/2"
WHO = "请各市(含定州、辛集市)工业和信息化主管部门"


def _also(opened: Assistant, asked: str, told: str, address: str) -> tuple[Sentence, ...]:
    assert opened.desk.index is not None
    claim = Sentence(SentenceKind.CLAIM, told, (Citation(address, told),))
    return as_written([claim], understand(asked), opened.library.text_at, opened.desk.index)


def test_what_the_answer_left_out_is_quoted_from_its_clause(opened: Assistant) -> None:
    (also,) = _also(opened, "汇总表按什么顺序填、交到哪里？", "由各市推荐。", HANDING_IN)
    (citation,) = also.citations
    assert citation.address == HANDING_IN
    assert "优先顺序填写推荐汇总表" in citation.quote
    assert citation.quote in (opened.library.text_at(HANDING_IN) or "")
    assert citation.quote.rstrip("。；") in also.text


def test_what_was_told_in_the_words_of_the_clause_is_not_told_again(opened: Assistant) -> None:
    whole = opened.library.text_at(HANDING_IN) or ""
    assert _also(opened, "汇总表交到哪里？", whole, HANDING_IN) == ()


@pytest.mark.parametrize(("asked", "given"), [("材料寄到哪里？", False), ("打什么电话？", True)])
def test_a_telephone_is_given_to_whoever_asks_for_one(
    opened: Assistant, asked: str, given: bool
) -> None:
    address = "CN-2024-399/二/(三)"
    text = "".join(s.text for s in _also(opened, asked, "由装备工业一司受理。", address))
    assert ("电话" in text or "010" in text) is given


def test_a_sentence_of_nothing_cited_adds_nothing(opened: Assistant) -> None:
    told = [Sentence(SentenceKind.ABSENT, "通知没有写。", ())]
    assert opened.desk.index is not None
    assert as_written(told, understand("？"), opened.library.text_at, opened.desk.index) == ()
