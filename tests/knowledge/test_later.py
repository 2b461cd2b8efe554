"""Later texts: known of, each fact with its source and how far to trust it, and never law."""

from knowledge.later import later
from knowledge.ledger import library
from knowledge.reading import squeeze


def test_the_editions_of_2025_and_2026_are_in_the_ledger() -> None:
    numbers = {text.number for text in later()}
    assert {"工信厅联通装函〔2025〕251号", "工信厅通装函〔2025〕155号"} <= numbers
    assert {text.edition for text in later()} == {"2025", "2026"}


def test_every_fact_has_a_source_and_a_word_for_its_confidence() -> None:
    for text in later():
        for fact in text.facts:
            assert fact.source
            assert fact.confidence in {"official", "secondary", "inferred"}


def test_what_next_years_notice_changed_is_told() -> None:
    [notice] = [text for text in later() if text.id == "CN-2025-251"]
    told = "".join(fact.text for fact in notice.facts)
    assert all(fact in told for fact in ("2025年7月18日", "2025年8月1日", "推荐函", "40个"))
    assert notice.replaces == "CN-2024-399"


def test_no_later_text_can_be_cited() -> None:
    for text in later():
        assert library().document(text.id) is None
        assert library().text_at(text.id) is None


def test_a_document_says_where_it_came_from_what_follows_it_and_its_digest() -> None:
    for document in library().documents:
        assert document.source.origin
        assert len(document.source.sha256) == 64
    nation = library().document("CN-2024-399")
    assert nation is not None
    assert nation.source.replaced_by in {text.id for text in later()}


def test_no_digest_is_a_quotation_of_the_law_held() -> None:
    law = squeeze("".join(clause.text for clause in library().clauses))
    facts = [squeeze(fact.text) for text in later() for fact in text.facts]
    assert not [fact for fact in facts if fact in law]
