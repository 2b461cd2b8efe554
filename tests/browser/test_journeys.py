"""Longer ways through the app: back and forth, by keyboard, in English, and with bad input."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Visit
from tests.browser.steps import EXAMPLES, open_draft, tier, turn_to

pytestmark = pytest.mark.browser
BAD = "<img src=x onerror='window.bad=1'><script>window.bad=1</script>${window.bad=1}{{7*7}}"


def selected(page: Page) -> Locator:
    """The tab shown."""
    return page.locator("#tabs > .tab-wrapper [aria-selected=true]").first


def until(page: Page, key: str, there: Locator, most: int = 60) -> None:
    """Press a key until the focus is there."""
    for _ in range(most):
        if there.evaluate("e => e === document.activeElement"):
            return
        page.keyboard.press(key)
    expect(there).to_be_focused()


def test_the_back_button_turns_to_the_tab_before_and_nothing_is_lost(visit: Visit) -> None:
    page = visit()
    open_draft(page, "held.yaml")
    turn_to(page, "write")
    expect(page.locator("#section")).to_contain_text("项目简介")
    page.go_back()
    expect(selected(page)).to_have_text("资格自评")
    expect(tier(page, "卓越级")).to_contain_text("不符")
    page.go_forward()
    expect(selected(page)).to_have_text("申报书")
    page.goto(page.url.partition("#")[0] + "#library")
    page.reload()
    expect(selected(page)).to_have_text("文库")
    page.get_by_role("link", name="English").first.click()
    expect(selected(page)).to_have_text("Library")


def test_a_value_against_a_clause_leads_to_its_field(visit: Visit) -> None:
    page = visit()
    open_draft(page, "held.yaml")
    card = page.locator("#findings .td-finding", has_text="应达到三级及以上").first
    card.locator(".td-want").first.click()
    expect(page.locator("#f-maturity-level")).to_be_in_viewport()


def test_the_keyboard_alone_checks_a_draft_and_is_told_what_holds_it(visit: Visit) -> None:
    page = visit()
    until(page, "Shift+Tab", selected(page))
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    paste = page.get_by_role("button", name="粘贴 YAML 或 JSON 草稿")
    expect(paste).to_be_visible()
    until(page, "Tab", paste)
    page.keyboard.press("Enter")
    box = page.locator("#paste textarea")
    expect(box).to_be_visible()
    until(page, "Tab", box)
    page.keyboard.insert_text((EXAMPLES / "held.yaml").read_text(encoding="utf-8"))
    until(page, "Tab", page.locator("#paste-read"))
    page.keyboard.press("Enter")
    expect(tier(page, "卓越级")).to_contain_text("不符")
    until(page, "Shift+Tab", selected(page))
    for _ in range(2):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#export-go")).to_be_visible()
    until(page, "Tab", page.locator("#export-go"))
    page.keyboard.press("Enter")
    expect(page.locator("#export-said")).to_contain_text("拦下了")


def test_english_checks_is_held_mends_and_exports(visit: Visit) -> None:
    page = visit("/en/")
    open_draft(page, "held.yaml")
    expect(tier(page, "Excellent")).to_contain_text("Not met")
    expect(page.locator(".td-asks")).to_contain_text("Secrecy")
    turn_to(page, "export")
    page.locator("#export-go").click()
    expect(page.locator("#export-said")).to_contain_text("Held")
    open_draft(page, "pass.yaml")
    expect(tier(page, "Excellent").locator("strong")).to_have_text("Met")
    turn_to(page, "export")
    expect(page.locator("#explanations article")).to_have_count(0)
    page.locator("#export-go").click()
    expect(page.locator("#export-said")).to_contain_text("Cleared")
    with page.expect_download() as download:
        page.locator("#files a[download]").first.click()
    assert download.value.path().read_bytes()[:2] == b"PK"


def test_markup_in_every_box_of_every_tab_is_inert(visit: Visit) -> None:
    page = visit()
    open_draft(page, "held.yaml")
    for tab in ("check", "chat", "write", "export", "library", "settings"):
        turn_to(page, tab)
        page.wait_for_timeout(500)
        boxes = page.locator("textarea:visible, input[type=text]:visible:not([role=listbox])")
        for number in range(boxes.count()):
            box = boxes.nth(number)
            if box.is_editable() and box.is_visible():
                box.fill(BAD)
        page.wait_for_timeout(1500)
        assert page.evaluate("window.bad") is None, tab
        assert page.locator("img[src=x]").count() == 0, tab


def test_a_hundred_kilobytes_pasted_are_told_or_kept_and_the_page_lives(visit: Visit) -> None:
    page, long = visit(), "长" * 100_000
    turn_to(page, "check")
    page.get_by_role("button", name="粘贴 YAML 或 JSON 草稿").click()
    page.locator("#paste textarea").fill(long)
    page.locator("#paste-read").click()
    expect(page.locator("#opening-said [role=alert]")).to_be_visible()
    name = page.locator("#f-applicant-name").locator("textarea, input").first
    name.fill(long)
    expect(page.locator("#glance .td-matrix")).to_be_visible()
    turn_to(page, "library")
    page.locator("#find").locator("textarea, input").fill(long)
    expect(page.locator("#browser")).to_contain_text("没有条款含有")
    turn_to(page, "check")
    expect(name).to_have_value(long)
