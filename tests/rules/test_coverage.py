"""The published coverage matrix is the true one, and nothing in it is without a case."""

from rules.book.rules import compiled
from rules.facts.labels import named
from rules.law.layer import layers
from rules.law.norm import Fate
from tests.rules.coverage import PATH, document
from tests.rules.support import edition, report
from tests.rules.test_cases import TABLES
from tests.rules.test_rules import RULES


def test_the_published_matrix_is_the_one_the_law_and_the_cases_make() -> None:
    assert PATH.read_text(encoding="utf-8") == document()


def test_every_norm_that_a_draft_answers_to_has_a_finding() -> None:
    norms = [norm for layer in layers() for norm in layer.norms]
    answered = {n.id for n in norms if n.fate in (Fate.RULE, Fate.EVIDENCE, Fate.EXPERT)}
    assert answered == {finding.rule for finding in report(texts=False).findings} == set(RULES)


def test_every_norm_of_the_table_has_an_expert_case() -> None:
    norms = [norm.id for layer in layers() for norm in layer.norms if norm.fate is Fate.TABLE]
    spoken = {norm for case in TABLES for norm in case["says"]}
    assert set(norms) - spoken == {"A4.0"}  # one rule with HB.2.2.2.d; tested by itself


def test_every_fact_a_rule_reads_is_in_the_model_and_asked_for() -> None:
    for rule in compiled(edition().body):
        for path in rule.fields:
            known = named().get(path) or path.startswith("evidence[") or path == "sections"
            assert known, (rule.norm.id, path)


def test_every_missing_fact_of_an_empty_draft_is_asked_for_in_words() -> None:
    found = report("empty")
    missing = {p for f in found.findings for p in f.missing if f.rule not in SUMMING}
    assert missing == {question.path for question in found.next}
    assert all("请" in q.text or "？" in q.text for q in found.next)


SUMMING = {rule.norm.id for rule in RULES.values() if rule.members is not None}
