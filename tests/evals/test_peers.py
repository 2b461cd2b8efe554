"""What chunks of other pipelines are worth on our golds: neither robbed nor given anything."""

import pytest

from evals.peers.spans import Span, clauses, held, placed, source, touches
from knowledge.ledger import library
from knowledge.reading import squeeze

TEXT = squeeze(source())
ADDRESS = "CN-2024-399/附件2/一/5"


def test_every_clause_has_its_place_in_the_source() -> None:
    for clause in library().clauses:
        span = clauses()[clause.address]
        own, there = squeeze(clause.text), TEXT[span.start : span.end]
        assert there.startswith(own[:12]), clause.address
        assert there.endswith(own[-8:]), clause.address
        assert len(there) < len(own) + 60, clause.address


def test_a_chunk_that_is_a_clause_is_about_it_and_holds_it() -> None:
    span = clauses()[ADDRESS]
    assert touches(span, ADDRESS)
    assert held([span], [ADDRESS, "CN-2024-399/附件2/一/1"]) == {ADDRESS}


def test_two_halves_hold_a_clause_together_and_neither_does_alone() -> None:
    span = clauses()[ADDRESS]
    middle = (span.start + span.end) // 2
    first, second = Span(span.start, middle), Span(middle, span.end)
    assert held([second, first], [ADDRESS]) == {ADDRESS}
    assert held([first], [ADDRESS]) == held([second], [ADDRESS]) == set()


@pytest.mark.parametrize("size", [40, 300])
def test_chunks_are_found_where_they_were_cut(size: int) -> None:
    cut = [TEXT[at : at + size] for at in range(0, len(TEXT), size)]
    spans = placed(cut)
    assert [span.start for span in spans] == list(range(0, len(TEXT), size))


def test_a_chunk_beside_a_clause_is_not_about_it() -> None:
    span = clauses()[ADDRESS]
    assert not touches(Span(span.end, span.end + 200), ADDRESS)
