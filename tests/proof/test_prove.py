"""Proving: citations must resolve, the words must be the clause's, a text is its worst sentence."""

import pytest

from assistant.answer import Citation, Sentence, SentenceKind
from assistant.proof.finding import Label
from assistant.prove import prove_sentence, prove_text, proved_json
from knowledge.ledger import library

DEADLINE = Citation("CN-2024-399/二/(二)/1", "于2024年11月22日前完成线上申报")


def _sentence(text: str, *citations: Citation) -> Sentence:
    return Sentence(SentenceKind.CLAIM, text, citations)


def test_a_sentence_the_cited_clause_says_is_proved() -> None:
    verdict = prove_sentence(_sentence("企业须在11月22日前完成网上申报。", DEADLINE), library())
    assert verdict.proved


def test_a_sentence_without_a_citation_is_not_proved() -> None:
    assert not prove_sentence(_sentence("企业须在11月22日前完成网上申报。"), library()).proved


@pytest.mark.parametrize(
    "citation",
    [
        Citation("CN-2024-399/二/(二)/99", DEADLINE.quote),
        Citation(DEADLINE.address, "于2024年11月29日前完成线上申报"),
        Citation(DEADLINE.address, ""),
    ],
)
def test_a_broken_citation_proves_nothing(citation: Citation) -> None:
    verdict = prove_sentence(_sentence("企业须在11月22日前完成网上申报。", citation), library())
    assert not verdict.proved
    assert verdict.why


def test_a_true_sentence_that_cites_another_clause_is_not_proved() -> None:
    elsewhere = Citation("CN-2024-399/附件2/一/1", "企业应为规模以上工业企业")
    assert not prove_sentence(
        _sentence("企业须在11月22日前完成网上申报。", elsewhere), library()
    ).proved


def test_the_enterprise_is_not_given_the_recommenders_date() -> None:
    found = prove_text("申报企业应于11月29日前完成线上申报。", library=library())
    assert found.label is Label.CONTRADICTED
    assert "11月29日" in found.sentences[0].why


def test_a_text_is_as_good_as_its_worst_sentence() -> None:
    true, absent, false = "卓越级成熟度应达到三级。", "评审费为5000元。", "先进级由工信部认定。"
    assert prove_text(true, library=library()).label is Label.SUPPORTED
    assert prove_text(true + absent, library=library()).label is Label.NOT_IN_DOCUMENTS
    assert prove_text(absent + true + false, library=library()).label is Label.CONTRADICTED


def test_greetings_and_questions_are_no_claims() -> None:
    found = prove_text("您好！请问还有什么问题？卓越级成熟度应达到三级。", library=library())
    assert [verdict.text for verdict in found.sentences] == ["卓越级成熟度应达到三级。"]


def test_quotes_are_exact_and_addresses_resolve() -> None:
    found = prove_text("每个市原则上最多推荐5个项目。先进级由工信部认定。", library=library())
    for verdict in found.sentences:
        for citation in verdict.citations:
            assert citation.quote in (library().text_at(citation.address) or "")


def test_the_json_has_the_contracts_shape() -> None:
    found = proved_json("q1", prove_text("卓越级成熟度应达到三级。", library=library()))
    assert set(found) == {"id", "label", "sentences"}
    assert set(found["sentences"][0]) == {"text", "label", "citations", "why"}


def test_an_empty_text_says_nothing() -> None:
    assert prove_text("", library=library()).label is Label.NOT_IN_DOCUMENTS
