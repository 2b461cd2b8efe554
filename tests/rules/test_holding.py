"""What holds an export, as a table: every force, kind and outcome, explained or not."""

from dataclasses import replace
from itertools import product
from typing import Any

import pytest
import yaml

from rules.finding import Force, Outcome
from rules.holding import can_hold, counts, holds, speaks_against
from rules.law.norm import Kind, Norm
from tests.rules.support import CASES, edition

ROWS = yaml.safe_load((CASES / "holding.yaml").read_text(encoding="utf-8"))


def _norms(row: dict[str, Any], binds: str = "企业") -> list[Norm]:
    one = edition().body.norms[0]
    return [
        replace(one, binds=binds, force=Force(force), kind=Kind(kind), is_condition=condition)
        for force, kind, condition in product(row["force"], row["kind"], row["condition"])
    ]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_an_outcome_holds_where_the_table_says_and_nowhere_else(row: dict[str, Any]) -> None:
    for norm, outcome in product(_norms(row), Outcome):
        told = (norm.force, norm.kind, outcome)
        assert holds(norm, outcome) is (outcome.value in row["holds"]), told
        assert holds(norm, outcome, explained=True) is (outcome.value in row["explained"]), told
        assert counts(norm, outcome) is (outcome.value in row.get("counts", row["holds"])), told
        kept = row.get("counts", row["explained"])
        assert counts(norm, outcome, explained=True) is (outcome.value in kept), told
        assert can_hold(norm) is bool(row["holds"]), told


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["name"])
def test_what_binds_others_speaks_against_them_and_holds_nothing(row: dict[str, Any]) -> None:
    for norm, outcome in product(_norms(row, binds="省"), Outcome):
        assert speaks_against(norm, outcome) is (outcome.value in row["holds"])
        excused = outcome.value in row["explained"]
        assert speaks_against(norm, outcome, explained=True) is excused
        assert not holds(norm, outcome)
        assert not counts(norm, outcome)
        assert not can_hold(norm)


def test_the_table_has_each_force_kind_and_place_once() -> None:
    rows = [key for row in ROWS for key in product(row["force"], row["kind"], row["condition"])]
    assert sorted(rows) == sorted(product([*Force], [*Kind], [True, False]))
