"""The clause panel and the library."""

import pytest

from tests.ui.fakes import ADDRESS, EN, LIBRARY, QUOTE, ZH
from ui.render.address import path_name, place_name
from ui.render.clause import clause_panel, neighbours
from ui.render.library import browser, shelf


def test_the_panel_shows_where_the_clause_stands_and_marks_the_quote() -> None:
    shown = clause_panel(ADDRESS, QUOTE, library=LIBRARY, words=ZH)
    assert "工信厅联通装函〔2024〕399号" in shown
    assert "一、基础要求" in shown
    assert f"<mark>{QUOTE}</mark>" in shown


def test_the_panel_shows_the_neighbours_on_both_sides() -> None:
    before, after = neighbours(ADDRESS, LIBRARY)
    assert [c.address for c in before] == ["CN-2024-399/附件2/一/3", "CN-2024-399/附件2/一/4"]
    shown = clause_panel(ADDRESS, "", library=LIBRARY, words=ZH)
    for clause in (*before, *after):
        assert f'data-address="{clause.address}"' in shown


def test_neighbours_never_cross_into_another_document() -> None:
    last = LIBRARY.documents[0].clauses[-1]
    assert neighbours(last.address, LIBRARY)[1] == ()


def test_an_address_that_leads_nowhere_says_so() -> None:
    shown = clause_panel("CN-2024-361/<b>", "", library=LIBRARY, words=ZH)
    assert "没有地址为 CN-2024-361/&lt;b&gt; 的条款" in shown


@pytest.mark.parametrize(
    ("address", "name"),
    [
        ("CN-2024-399/附件2/四/(二)/1", "附件2 四（二）1"),
        ("CN-2024-399/附件2/一/5", "附件2 一、5"),
        ("HE-2024-533/二/(二)/1", "二（二）1"),
        ("CN-2024-399/附件2/注/[3]", "附件2 注[3]"),
        ("CN-2024-399/附1/12", "附1 12"),
        ("CN-2024-399", ""),
    ],
)
def test_an_address_reads_like_a_reference(address: str, name: str) -> None:
    assert path_name(address) == name


def test_every_clause_can_be_opened() -> None:
    for clause in LIBRARY.clauses:
        assert "td-law" in clause_panel(clause.address, "", library=LIBRARY, words=EN)
        assert place_name(LIBRARY, clause.address, EN)


def test_the_shelf_names_what_is_not_held_and_how_to_add_it() -> None:
    shown = shelf(LIBRARY, ZH)
    assert "361号" in shown
    assert "怎样加入" in shown
    assert "用下面的“加入文件”" in shown
    assert "tidu ingest" not in shown


def test_the_browser_finds_words_and_addresses() -> None:
    assert "5 条含有“成熟度”" in browser("成熟度", LIBRARY, ZH)
    assert 'data-address="CN-2024-399/附件2/一/5"' in browser("附件2/一/5", LIBRARY, ZH)


def test_the_browser_lists_every_clause_when_nothing_is_wanted() -> None:
    assert browser("", LIBRARY, ZH).count("data-address=") == len(LIBRARY.clauses)


def test_the_browser_says_when_nothing_is_found() -> None:
    assert "没有条款含有“&lt;b&gt;”" in browser("<b>", LIBRARY, ZH)
