"""The benchmark of rule engines is fair: it expects of each what our checker finds."""

import pytest

from evals.bench_rules import Case, cases, facts_of, ours


@pytest.mark.parametrize("case", cases(), ids=lambda c: f"{c.kind} {sorted(c.changed)}")
def test_the_outcomes_expected_of_every_engine_are_those_of_the_law(case: Case) -> None:
    assert ours(facts_of(case))() == case.expected
