"""Choosing a file or a place: what a button takes is said beside it, a list closes when left."""

from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, expect

from tests.browser.conftest import Visit
from tests.browser.steps import EXAMPLES, turn_to
from ui.tabs.upload import LARGEST, MEGABYTE

pytestmark = pytest.mark.browser
LARGE = FilePayload(
    name="大.json", mimeType="application/json", buffer=b" " * (LARGEST * MEGABYTE + 1)
)
OTHER = FilePayload(name="a.txt", mimeType="text/plain", buffer=b"x")
SAID = (
    ("/", "可选 .yaml、.yml、.json，每个不超过 5 MB", "“a.txt”的类型不能用", "“大.json”太大"),
    ("/en/", "Takes .yaml, .yml, .json, up to 5 MB each", "“a.txt” is of a", "“大.json” is too"),
)  # fmt: skip


def choose(page: Page, file: FilePayload | Path) -> None:
    """Choose a file for the button of the self-check."""
    page.locator("input[type=file]").first.set_input_files(file)


@pytest.mark.parametrize(("path", "takes", "wrong", "large"), SAID)
def test_beside_the_button_stands_what_it_takes_and_why_another_file_was_not_read(
    visit: Visit, path: str, takes: str, wrong: str, large: str
) -> None:
    page, sent = visit(path), list[str]()
    page.on("request", lambda request: sent.append(request.url))
    turn_to(page, "check")
    beside = page.locator("#upload ~ .td-takes")
    told = beside.locator("[role=alert]")
    expect(beside).to_contain_text(takes)
    choose(page, OTHER)
    expect(told).to_contain_text(wrong)
    choose(page, LARGE)
    expect(told).to_contain_text(large)
    assert not any("upload" in url for url in sent)
    choose(page, EXAMPLES / "held.yaml")
    expect(page.locator("#glance .td-matrix")).to_be_visible()
    expect(told).to_have_text("")


def test_of_several_files_one_that_is_not_taken_is_told_by_name(visit: Visit) -> None:
    page = visit()
    turn_to(page, "export")
    page.locator("#export-parts").get_by_role("tab", name="批量检查").last.click()
    with page.expect_file_chooser() as chooser:
        page.locator("#many-files").click()
    held = FilePayload(name="b.yaml", mimeType="text/yaml", buffer=b"tier: x")
    chooser.value.set_files([held, OTHER])
    expect(page.locator("#many-files ~ .td-takes [role=alert]")).to_contain_text("a.txt")
    expect(page.locator("#many-said")).to_be_empty()


@pytest.mark.parametrize("key", ["Tab", "Shift+Tab"])
def test_the_list_of_places_closes_when_the_focus_leaves_it(visit: Visit, key: str) -> None:
    page = visit()
    turn_to(page, "check")
    place = page.locator("#check-place input")
    place.click()
    expect(place).to_have_attribute("aria-expanded", "true")
    page.keyboard.press(key)
    expect(place).not_to_be_focused()
    page.wait_for_timeout(500)  # Gradio opened it again a moment later
    expect(place).to_have_attribute("aria-expanded", "false")
    expect(place).to_have_value("河北省")
