"""Help with the indicators: the value from before and after, a labelled formula, what looks odd."""

import json
from decimal import Decimal

import pytest

from rules.consistency.indicators import recomputed
from rules.known import Known
from rules.kpi.help import LABEL, formulas, kpi_help, kpi_json, kpi_table
from rules.law.edition import NoEdition, resolve
from tests.gate.cases import changed, example

EDITION = resolve("河北省", None)


def test_every_indicator_of_the_edition_has_a_formula_that_says_it_is_a_suggestion() -> None:
    assert set(formulas()) == set(EDITION.body.indicators)
    for found in kpi_table(EDITION):
        assert found.label == LABEL == "建议口径"
        assert found.formula
        assert "没有给出公式" in found.basis


WORKED = [
    (5, "150", "105", None, "30"),
    (6, "48000", "52800", None, "10"),
    (7, "40", "50", None, "25"),
    (9, "2", "1.2", None, "40"),
    (8, "75", "84", False, "12"),
    (10, "68", "83", True, "15"),
    (1, None, "92", None, "92"),
    (20, None, "8", None, "8"),
    (7, "3", "4", None, "33.33"),
]


@pytest.mark.parametrize(("number", "before", "after", "points", "value"), WORKED)
def test_the_value_is_worked_out_from_before_and_after(
    number: int, before: str | None, after: str, points: bool | None, value: str
) -> None:
    found = kpi_help(
        number,
        edition=EDITION,
        before=Decimal(before) if before else None,
        after=Decimal(after),
        points=points,
    )
    assert found.value == Decimal(value)
    assert found.odd == ()


def test_a_rise_of_a_rate_is_worked_out_both_ways_until_one_is_chosen() -> None:
    found = kpi_help(10, edition=EDITION, before=Decimal(60), after=Decimal(75))
    assert (found.value, found.relative, found.points) == (None, Decimal(25), Decimal(15))
    assert any("百分点" in says for says in found.odd)
    assert kpi_help(10, edition=EDITION, points=True).unit == "百分点"


ODD = [
    (7, "50", "40", None, "变差"),
    (7, "0", "40", None, "建设前为0"),
    (7, "10", "90", None, "少见"),
    (7, "10", None, None, "两个数值"),
    (1, None, "120", None, "0到100"),
    (12, "0.8", "0.9", False, "小数"),
    (20, None, "2.5", None, "整数"),
    (16, "-1", "2", None, "负"),
]


@pytest.mark.parametrize(("number", "before", "after", "points", "word"), ODD)
def test_what_looks_odd_is_said(
    number: int, before: str | None, after: str | None, points: bool | None, word: str
) -> None:
    found = kpi_help(
        number,
        edition=EDITION,
        before=Decimal(before) if before else None,
        after=Decimal(after) if after else None,
        points=points,
    )
    assert any(word in says for says in found.odd)


def test_a_value_taken_from_the_help_agrees_with_the_check() -> None:
    for n, kpi in enumerate(example().kpis or ()):
        if kpi.number and kpi.before is not None:
            found = kpi_help(
                kpi.number, edition=EDITION, before=kpi.before, after=kpi.after, points=kpi.points
            )
            draft = changed(f"kpis.{n}.value", str(found.value))
            assert list(recomputed(Known(draft, EDITION))) == []


def test_an_indicator_that_is_not_there_is_refused_with_the_numbers_there_are() -> None:
    with pytest.raises(NoEdition, match="1至20"):
        kpi_help(21, edition=EDITION)


def test_the_help_is_plain_json() -> None:
    shape = kpi_json(kpi_help(5, edition=EDITION, before=Decimal(150), after=Decimal(105)))
    assert json.loads(json.dumps(shape))["value"] == "30"
    assert shape["better"] == "down"
