"""The desk's figures: charts whose bars have their numbers beside them."""

from dataclasses import replace
from datetime import date

from assistant.bank import called
from assistant.desk.statistics import Statistics
from tests.ui.fakes import EN, OFFICE, ZH
from ui.render.desk.figures import figures
from ui.tabs.desk.figures import spanned

DAY = date(2024, 11, 20)
FOUND = Statistics(
    since=DAY, until=DAY, questions=4, volume=(("2024-11-19", 1), ("2024-11-20", 3)),
    endings=(("answered", 3), ("golden", 1)), queued=(("person", 2),),
    unanswered=(("<b>subsidy</b>", 2),), approved=1, hours_to_approval=2.25, golden_share=0.25,
)  # fmt: skip


def test_each_bar_is_as_long_as_its_number_and_says_it() -> None:
    written = figures(FOUND, ZH)
    assert "width:100%" in written
    assert "width:33%" in written
    assert "height:33%" in written
    for said in ("25.0%", "2.2", ZH("desk.ending.golden"), ZH("desk.reason.person")):
        assert said in written
    assert "&lt;b&gt;subsidy" in written


def test_a_topic_is_called_by_the_question_that_people_ask() -> None:
    found = replace(FOUND, unanswered=(("subsidy", 2), ("", 1)))
    assert ">subsidy<" not in figures(found, ZH)
    assert called("subsidy") in figures(found, ZH)
    assert called("subsidy", english=True) in figures(found, EN)
    assert ZH("desk.stat.no_topic") in figures(found, ZH)


def test_a_time_without_questions_says_so() -> None:
    nothing = Statistics(DAY, DAY, 0, (("2024-11-20", 0),), (), (), (), 0, None, 0.0)
    assert figures(nothing, ZH) == f'<p class="td-quiet td-none">{ZH("desk.stat.none")}</p>'


def test_a_span_ends_with_the_day_and_holds_so_many() -> None:
    found = spanned(OFFICE, 7, DAY)
    assert (found.until, len(found.volume)) == (DAY, 7)
