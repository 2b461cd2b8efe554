"""The library on screen: a document is added with progress, found, and removed again."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.steps import turn_to

pytestmark = pytest.mark.browser
TEXT = "关于测试事项的通知\n测试发〔2024〕7号\n各有关单位：\n一、请报送雪花石膏样品。\n"


def bring(page: Page, path: Path) -> None:
    """Open a file on the library tab."""
    with page.expect_file_chooser() as chooser:
        page.locator("#add").click()
    chooser.value.set_files(path)


def find(page: Page, text: str) -> None:
    """Look for a word among the clauses."""
    page.locator("#find").locator("textarea, input").fill(text)


def test_a_document_is_added_found_and_removed(visit: Visit, tmp_path: Path) -> None:
    page = visit()
    turn_to(page, "library")
    (tmp_path / "通知.txt").write_text(TEXT, encoding="utf-8")
    bring(page, tmp_path / "通知.txt")
    expect(page.locator("#shelf-said")).to_contain_text("已加入", timeout=90_000)
    expect(page.locator("#shelf")).to_contain_text("可检索，不作为依据")
    find(page, "雪花石膏")
    expect(page.locator("#browser")).to_contain_text("1 条含有")
    page.locator("#browser .td-neighbour").first.click()
    expect(page.locator("#library-panel mark").first).to_have_text("雪花石膏")
    page.locator("#shelf [data-pick^='remove|']").click()
    page.locator("#remove-keep").click()
    expect(page.locator("#remove-sure")).to_be_hidden()
    page.locator("#shelf [data-pick^='remove|']").click()
    page.locator("#remove-sure").click()
    expect(page.locator("#shelf-said")).to_contain_text("已移除", timeout=90_000)
    expect(page.locator("#shelf [data-pick^='remove|']")).to_have_count(0)


def test_a_file_that_cannot_be_read_is_told_and_nothing_changes(
    visit: Visit, tmp_path: Path
) -> None:
    page = visit()
    turn_to(page, "library")
    before = page.locator("#shelf .td-book").count()
    for name, content in (("坏.docx", b"PK\x03\x04broken"), ("空.txt", b"")):
        (tmp_path / name).write_bytes(content)
        bring(page, tmp_path / name)
        expect(page.locator("#shelf-said [role=alert]")).to_contain_text(name)
    expect(page.locator("#shelf .td-book")).to_have_count(before)


def test_two_texts_stand_side_by_side_and_later_ones_are_labelled(visit: Visit) -> None:
    page = visit()
    turn_to(page, "library")
    parts = page.locator("#library-parts")
    parts.get_by_role("tab", name="省与国家对照").last.click()
    row = page.locator("#compared tr", has_text="申报主体的注册地")
    expect(row).to_contain_text("在河北省内注册")
    expect(row).to_contain_text("在中华人民共和国境内注册")
    expect(page.locator("#compared ins").first).to_be_visible()
    row.locator(".td-chip").first.click()
    expect(page.locator("#library-panel mark").first).to_be_visible()
    page.keyboard.press("Escape")
    parts.get_by_role("tab", name="后出文件").last.click()
    later = page.locator("#later article", has_text="251号")
    expect(later).to_contain_text("不在文库")
    expect(later).to_contain_text("官方来源")


def test_adding_is_stopped_half_way(visit: Visit, tmp_path: Path) -> None:
    page = visit()
    turn_to(page, "library")
    before = page.locator("#shelf .td-book").count()
    many = "".join(f"{n}. 第{n}条：请报送第{n}种样品及其说明。\n" for n in range(1, 400))
    (tmp_path / "长.txt").write_text(
        f"关于样品的通知\n样品发〔2024〕8号\n一、目录\n{many}", "utf-8"
    )
    bring(page, tmp_path / "长.txt")
    page.locator("#add-cancel").click()
    expect(page.locator("#shelf-said")).to_contain_text("已停止", timeout=90_000)
    expect(page.locator("#shelf .td-book")).to_have_count(before)
