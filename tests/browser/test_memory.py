"""Talks stay: after a reload, in the list of earlier ones, until they are deleted."""

import json

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.steps import MATURITY, ask

pytestmark = pytest.mark.browser
COPIES = "纸质材料要几份？"


def test_a_reload_keeps_the_talk_and_a_follow_up_goes_on_with_it(visit: Visit) -> None:
    page = visit()
    ask(page, MATURITY)
    expect(page.locator(".td-opinions")).to_be_visible()  # it is kept
    page.reload()
    expect(page.locator(".td-question")).to_have_text(MATURITY)
    ask(page, "那领航级呢？")
    expect(page.locator(".td-bubble[data-status]").last).to_contain_text("四级")


def test_an_earlier_talk_is_opened_again_taken_along_and_deleted(visit: Visit) -> None:
    page = visit()
    ask(page, MATURITY)
    page.get_by_role("button", name="新对话").click()
    expect(page.locator(".td-first")).to_be_visible()
    ask(page, COPIES)
    page.locator(".td-talks summary").click()
    expect(page.locator(".td-talks li")).to_have_count(2)
    with page.expect_download() as taken:
        page.locator(".td-talks li", has_text=MATURITY).get_by_text("导出").click()
    kept = json.loads(taken.value.path().read_text(encoding="utf-8"))
    assert kept["turns"][0]["question"] == MATURITY
    page.locator(".td-talks li", has_text=MATURITY).get_by_role("button").first.click()
    expect(page.locator(".td-question")).to_have_text(MATURITY)
    page.locator(".td-talks summary").click()
    page.locator(".td-talks li", has_text=MATURITY).get_by_role("button", name="删除").click()
    expect(page.locator(".td-first")).to_be_visible()
    expect(page.locator(".td-talks li")).to_have_count(1)


def test_an_answer_is_called_not_useful_with_a_reason_that_stays(visit: Visit) -> None:
    page = visit()
    ask(page, MATURITY)
    page.get_by_role("button", name="没用").click()
    page.get_by_label("哪里不对").fill("没有说标准号")
    page.locator("#send-reason").click()
    expect(page.locator("#why")).to_be_hidden()
    page.reload()
    expect(page.get_by_role("button", name="没用")).to_have_attribute("aria-pressed", "true")
