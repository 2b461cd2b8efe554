"""The page itself: languages, sizes, colours, and nobody else is asked for anything."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.steps import MATURITY, TABS, ask, open_draft, turn_to

pytestmark = pytest.mark.browser
PHONE = {"width": 390, "height": 844}


@pytest.mark.parametrize("path", ["/", "/en/"])
def test_every_tab_opens_without_an_error_or_a_foreign_request(visit: Visit, path: str) -> None:
    page = visit(path)
    for tab in TABS:
        turn_to(page, tab)
        page.wait_for_timeout(500)
    expect(page.locator(".td-badge")).to_be_visible()


def test_english_is_one_click_away_and_so_is_chinese(visit: Visit) -> None:
    page = visit()
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
    page.get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_role("tab", name="Self-check").last).to_be_visible()
    page.get_by_role("link", name="中文").click()
    expect(page.get_by_role("tab", name="资格自评").last).to_be_visible()


def test_the_draft_goes_along_when_the_language_changes(visit: Visit) -> None:
    page = visit()
    open_draft(page, "pass.yaml")
    page.get_by_role("link", name="English").click()
    turn_to(page, "check")
    expect(page.locator(".td-tier", has_text="Excellent")).to_contain_text("Met")


def test_english_asks_and_opens_a_citation(visit: Visit) -> None:
    page = visit("/en/")
    answer = ask(page, MATURITY)
    answer.locator(".td-chip").first.click()
    expect(page.locator("#panel")).to_contain_text("Around it")


def test_a_narrow_screen_never_scrolls_sideways(visit: Visit) -> None:
    page = visit(viewport=PHONE)
    for tab in TABS:
        turn_to(page, tab)
        page.wait_for_timeout(200)
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"], tab
    open_draft(page, "held.yaml")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_on_a_narrow_screen_the_clause_comes_up_from_below_and_goes(visit: Visit) -> None:
    page = visit(viewport=PHONE)
    ask(page, MATURITY).locator(".td-chip").first.click()
    sheet = page.locator("#panel .td-clause[data-open]")
    expect(sheet).to_be_in_viewport()
    page.locator("#panel").get_by_role("button", name="关闭").click()
    expect(sheet).to_have_count(0)


def test_dark_and_light_are_kept(visit: Visit) -> None:
    page = visit(color_scheme="light")
    page.get_by_role("button", name="深浅色").click()
    page.reload()
    page.wait_for_selector("#talk")
    expect(page.locator("body")).to_have_class("dark")


def test_the_library_finds_a_word_and_opens_the_clause(visit: Visit) -> None:
    page = visit()
    turn_to(page, "library")
    expect(page.locator("#shelf")).to_contain_text("361号")
    page.locator("#find").locator("textarea, input").fill("成熟度")
    expect(page.locator("#browser")).to_contain_text("条含有“成熟度”")
    page.locator("#browser .td-neighbour").first.click()
    expect(page.locator("#library-panel mark").first).to_be_visible()
    page.locator("#find").locator("textarea, input").fill("<b>没有</b>")
    expect(page.locator("#browser")).to_contain_text("没有条款含有“<b>没有</b>”")
