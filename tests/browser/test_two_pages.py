"""The same draft open in two pages: the conflict is shown, and nothing is lost."""

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.steps import open_draft, turn_to, write

pytestmark = pytest.mark.browser


def also(page: Page) -> Page:
    """The same app in another tab of the same browser."""
    other = page.context.new_page()
    other.goto(page.url)
    turn_to(other, "check")
    expect(other.locator("#glance .td-matrix")).to_be_visible()
    return other


def box(page: Page, field: str):  # type: ignore[no-untyped-def]
    """The control of a field."""
    return page.locator(f"#f-{field}").locator("textarea, input").first


def saved(page: Page, version: int) -> None:
    """Wait until a version of the draft is kept."""
    expect(page.locator("#clash .td-kept")).to_have_attribute("data-version", str(version))


def test_both_texts_are_shown_and_merged(visit: Visit) -> None:
    one = visit()
    open_draft(one, "held.yaml")
    saved(one, 1)
    two = also(one)
    box(one, "applicant-name").fill("第一页改的名字")
    saved(one, 2)
    box(two, "applicant-address").fill("第二页改的地址")
    card = two.locator("#clash")
    expect(card).to_contain_text("另一个页面也改过")
    expect(card.locator("tr", has_text="企业名称")).to_contain_text("第一页改的名字")
    expect(card.locator("tr", has_text="企业地址")).to_contain_text("第二页改的地址")
    turn_to(two, "write")
    expect(card).to_be_visible()
    two.reload()
    expect(card).to_contain_text("第二页改的地址")
    card.get_by_role("button", name="合并两边的改动").click()
    expect(card.locator("section")).to_have_count(0)
    one.reload()
    turn_to(one, "check")
    expect(box(one, "applicant-address")).to_have_value("第二页改的地址")
    expect(box(one, "applicant-name")).to_have_value("第一页改的名字")


def test_a_reload_keeps_what_was_typed(visit: Visit) -> None:
    page = visit()
    turn_to(page, "check")
    write(page, "applicant-name", "唐山示例有限公司")
    expect(page.locator("#glance .td-matrix")).to_be_visible()
    saved(page, 1)
    page.reload()
    turn_to(page, "check")
    expect(box(page, "applicant-name")).to_have_value("唐山示例有限公司")
    expect(page.locator("#clash section")).to_have_count(0)


def test_own_words_of_a_section_are_kept_without_a_button(visit: Visit) -> None:
    page = visit()
    open_draft(page, "held.yaml")
    saved(page, 1)
    turn_to(page, "write")
    expect(page.locator("#section")).to_contain_text("项目简介")
    page.wait_for_timeout(1_000)  # the tab is drawn anew when it is opened
    page.locator("#own-text textarea").fill("写到一半的简介")
    saved(page, 2)
    page.reload()
    turn_to(page, "write")
    expect(page.locator("#own-text textarea")).to_have_value("写到一半的简介")
    expect(page.locator("#section")).to_contain_text("草稿里的正文")
