"""The table of figures: what a draft states, what that works out to, and back into the draft."""

import pytest

from rules.law.edition import NATION, resolve
from tests.ui.fakes import ZH
from tests.ui.test_api import _example
from ui.facts.figures import COLUMNS, figures, put_figures, worked_in
from ui.tabs.writer import drawn, remarks, scale, table

EDITION = resolve(NATION, None)
PASS = _example("pass.yaml")


def _row(number: int, **cells: str) -> list[str]:
    return [str(number) if c == "number" else cells.get(c, "") for c in COLUMNS]


def test_a_table_written_back_untouched_changes_nothing() -> None:
    assert put_figures(PASS, table(figures(PASS, EDITION), ZH), EDITION) == PASS
    assert put_figures({"tier": "卓越级"}, table(figures({}, EDITION), ZH), EDITION) == {
        "tier": "卓越级"
    }


def test_what_the_table_does_not_show_stays() -> None:
    changed = put_figures(PASS, [_row(7, before="40", after="60", value="50", unit="%")], EDITION)
    [seventh] = [k for k in changed["kpis"] if k["number"] == 7]
    assert seventh["period"] == "2020年与2023年对比"
    assert seventh["value"] == "50"


def test_an_emptied_row_leaves_the_draft_without_the_figure() -> None:
    draft = put_figures({"tier": "卓越级"}, [_row(7, before="40", after="50", unit="%")], EDITION)
    assert draft["kpis"] == [{"number": 7, "before": "40", "after": "50", "unit": "%"}]
    assert put_figures(draft, [_row(7, unit="%")], EDITION) == {"tier": "卓越级"}


def test_points_are_chosen_by_the_unit() -> None:
    draft = put_figures({}, [_row(10, before="68", after="83", unit="百分点")], EDITION)
    assert draft["kpis"][0]["points"] is True
    [tenth] = [f for f in figures(draft, EDITION) if f.help.number == 10]
    assert str(tenth.help.value) == "15"


def test_blank_values_are_filled_in_and_stated_ones_are_not() -> None:
    rows = [_row(7, before="40", after="50"), _row(9, before="2", after="1.2", value="39")]
    filled = {
        k["number"]: k["value"] for k in worked_in(put_figures({}, rows, EDITION), EDITION)["kpis"]
    }
    assert filled == {7: "25", 9: "39"}


@pytest.mark.parametrize(
    ("cells", "said"),
    [
        ({"before": "四十", "after": "50"}, "不是数字"),
        ({"before": "50", "after": "40"}, "变差"),
        ({"before": "40", "after": "50", "value": "20"}, "填20，算得25"),
        ({"before": "40"}, "建设前和建设后"),
    ],
)
def test_what_looks_odd_is_said_beside_the_figure(cells: dict[str, str], said: str) -> None:
    draft = put_figures({}, [_row(7, **cells)], EDITION)
    assert said in remarks(figures(draft, EDITION)[6], ZH)


def test_nothing_is_odd_about_what_was_not_stated() -> None:
    assert {remarks(figure, ZH) for figure in figures({}, EDITION)} == {""}


def test_counts_and_what_does_not_apply_are_not_drawn_and_the_axis_begins_at_nothing() -> None:
    bars = drawn(figures(PASS, EDITION), ZH)
    drawn_numbers = {int(name.split()[0]) for name, _ in bars["data"]}
    assert not drawn_numbers & {2, 4, 20}
    assert scale(bars) == [0.0, None]
    assert scale({"data": [["9", -30.0]]}) == [-30.0, None]
