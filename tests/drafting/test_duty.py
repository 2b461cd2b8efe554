"""Which clauses a section must answer, and that only a whole, true sentence answers one."""

import pytest

from assistant.drafting.duty import section_of
from assistant.drafting.template import ORDER
from rules.facts.draft import draft_json
from rules.finding import Force, Tier
from rules.law.norm import Fate
from tests.drafting.cases import bare, edition_of, sections_of, stated, without

WRITTEN = bare()


def test_every_norm_of_the_annex_belongs_to_one_section() -> None:
    for norm in edition_of(WRITTEN).body.norms:
        if "/附件2/" in norm.address and norm.fate in (Fate.RULE, Fate.EVIDENCE, Fate.EXPERT):
            assert section_of(norm.address, norm.quote) in ORDER, norm.id


@pytest.mark.parametrize("tier", list(Tier))
def test_the_sections_together_answer_for_every_norm_of_the_tier(tier: Tier) -> None:
    draft = WRITTEN.model_copy(update={"tier": tier})
    listed = {c.norm for s in sections_of(draft).values() for c in s.clauses}
    wanted = {
        norm.id
        for norm in edition_of(draft).body.norms
        if tier in norm.tiers
        and ("/附件2/" in norm.address or "/附1" in norm.address)
        and norm.fate is not Fate.REASON
        and norm.force is not Force.NOT_A_DEMAND
    }
    assert listed == wanted


def test_the_clauses_that_the_full_example_leaves_open_are_only_encouraged_ones() -> None:
    clauses = [c for s in sections_of(WRITTEN).values() for c in s.clauses]
    open_clauses = [c for c in clauses if c.passage is None]
    assert {c.norm: c.force for c in open_clauses} == {
        "A2.N.6": Force.ENCOURAGED,
    }


def test_a_clause_is_answered_by_a_passage_of_its_own_section() -> None:
    for section in sections_of(WRITTEN).values():
        for clause in section.clauses:
            assert clause.passage is None or clause.passage in section.passages
            assert clause.passage is None or clause.norm in clause.passage.norms


def test_evidence_answers_its_clause_and_without_it_the_clause_is_open() -> None:
    records = draft_json(WRITTEN)["evidence"]
    less = [record for record in records if record["norm"] != "A2.Z.1.1.c"]
    for given, text in ((records, "建成虚拟产线"), (less, None)):
        section = sections_of(stated("evidence", given))["scenarios"]
        [clause] = [c for c in section.clauses if c.norm == "A2.Z.1.1.c"]
        assert (clause.passage is None) == (text is None)
        assert clause.passage is None or text in clause.passage.text


def test_a_sentence_with_a_gap_answers_nothing() -> None:
    [clause] = [
        c
        for c in sections_of(without("maturity.level"))["basic"].clauses
        if c.norm == "A2.1.5.c"
    ]  # fmt: skip
    assert clause.passage is None


def test_clauses_of_an_area_that_is_not_covered_are_not_asked_for() -> None:
    kept = [s for s in draft_json(WRITTEN)["scenarios"] if s["link"] != "供应链管理"]
    norms = {c.norm for c in sections_of(stated("scenarios", kept))["scenarios"].clauses}
    assert not any(norm.startswith("A2.Z.1.5") for norm in norms)
    assert any(norm.startswith("A2.Z.1.4") for norm in norms)
