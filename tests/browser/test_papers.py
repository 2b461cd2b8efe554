"""Beside the declaration: explanations of 原则上, the checklist, the sheet, verifying a file."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from rules.gate import Exported, export
from rules.reading import read_draft
from tests.browser.conftest import Visit
from tests.browser.steps import EXAMPLES, open_draft, turn_to

pytestmark = pytest.mark.browser
PHONE = {"width": 390, "height": 844}


def part(page: Page, name: str) -> None:
    """Turn to one part of the export tab."""
    turn_to(page, "export")
    page.locator("#export-parts").get_by_role("tab", name=name).last.click()


def unawarded(tmp_path: Path) -> Path:
    """A draft whose only fault is one that says 原则上."""
    text = (EXAMPLES / "pass.yaml").read_text(encoding="utf-8")
    lines = text.splitlines(keepends=True)
    start = next(n for n, line in enumerate(lines) if line.startswith("awards:"))
    end = next(n for n in range(start + 1, len(lines)) if not lines[n].startswith((" ", "\n")))
    path = tmp_path / "unawarded.yaml"
    path.write_text("".join([*lines[:start], "awards: []\n", *lines[end:]]), encoding="utf-8")
    return path


def test_what_is_only_asked_in_principle_is_explained_and_then_leaves(
    visit: Visit, tmp_path: Path
) -> None:
    page = visit()
    turn_to(page, "check")
    page.locator("input[type=file]").first.set_input_files(unawarded(tmp_path))
    expect(page.locator("#glance .td-matrix")).to_be_visible()
    turn_to(page, "export")
    page.locator("#export-go").click()
    expect(page.locator("#export-said")).to_contain_text("拦下了")
    page.locator("#explanations .td-want").click()
    page.locator("#explain-by").locator("textarea, input").fill("周铭")
    page.locator("#explain-save").click()
    expect(page.locator("#explain-said")).to_contain_text("“说明日期”还没有写好")
    page.locator("#explain-date").locator("textarea, input").fill("2024-11-18")
    page.locator("#explain-why textarea").fill("先进级已通过评审，正在公示。")
    page.locator("#explain-save").click()
    told = page.locator("#explanations")
    expect(told).to_contain_text("说明有效")
    for said in ("周铭", "2024-11-18", "先进级已通过评审"):
        expect(told).to_contain_text(said)
    page.locator("#export-go").click()
    expect(page.locator("#export-said")).to_contain_text("已放行")


def test_an_explanation_falls_when_the_draft_changes_and_can_be_withdrawn(
    visit: Visit, tmp_path: Path
) -> None:
    page = visit()
    turn_to(page, "check")
    page.locator("input[type=file]").first.set_input_files(unawarded(tmp_path))
    expect(page.locator("#glance .td-matrix")).to_be_visible()
    turn_to(page, "export")
    page.locator("#explanations .td-want").click()
    for field, text in (("by", "周铭"), ("date", "2024-11-18"), ("why", "正在公示。")):
        page.locator(f"#explain-{field}").locator("textarea, input").fill(text)
    page.locator("#explain-save").click()
    expect(page.locator("#explanations")).to_contain_text("说明有效")
    turn_to(page, "write")
    page.locator("#own-text textarea").fill("改过的项目简介。")
    page.locator("#keep-text").click()
    expect(page.locator("#section")).to_contain_text("改过的项目简介。")
    turn_to(page, "export")
    expect(page.locator("#explanations")).to_contain_text("说明之后草稿已改动")
    page.locator("#explanations .td-want").click()
    page.locator("#explain-drop").click()
    expect(page.locator("#explanations")).to_contain_text("还没有说明")


def test_the_checklist_is_listed_and_leaves_as_a_sheet(visit: Visit, tmp_path: Path) -> None:
    page = visit()
    part(page, "材料清单与评审表")
    page.locator("#papers-tier").get_by_text("先进级").click()
    page.locator("#papers-list").click()
    expect(page.locator("#papers-said")).to_contain_text("准备什么")
    expect(page.locator("#papers-said th", has_text="现状")).to_have_count(0)
    page.locator("#papers-said .td-chip").first.click()
    expect(page.locator("#export-panel mark").first).to_be_visible()
    page.keyboard.press("Escape")
    with page.expect_download() as download:
        page.locator("#papers-files a[download]").first.click()
    assert download.value.suggested_filename.endswith(".xlsx")
    open_draft(page, "held.yaml")
    part(page, "材料清单与评审表")
    page.locator("#papers-list").click()
    expect(page.locator("#papers-said th", has_text="现状")).to_have_count(1)


def test_the_sheet_for_experts_leaves_only_for_a_draft_that_passes(visit: Visit) -> None:
    page = visit()
    open_draft(page, "held.yaml")
    part(page, "材料清单与评审表")
    page.locator("#papers-review").click()
    expect(page.locator("#papers-said")).to_contain_text("拦下了")
    expect(page.locator("#papers-files")).to_be_hidden()
    open_draft(page, "pass.yaml")
    part(page, "材料清单与评审表")
    page.locator("#papers-review").click()
    expect(page.locator("#papers-said")).to_contain_text("已写出")
    expect(page.locator("#papers-files a[download]").first).to_be_visible()


def test_a_file_is_told_untouched_altered_or_none_of_ours(visit: Visit, tmp_path: Path) -> None:
    draft = read_draft((EXAMPLES / "pass.yaml").read_text(encoding="utf-8"), where="pass")
    done = export(draft, tmp_path)  # type: ignore[arg-type]
    assert isinstance(done, Exported)
    ours = next(path for path in done.files if path.suffix == ".json")
    altered, foreign = tmp_path / "改过.json", tmp_path / "别的.docx"
    altered.write_text(ours.read_text(encoding="utf-8").replace("12600", "12601"), encoding="utf-8")
    foreign.write_bytes(b"PK\x03\x04broken")
    page = visit()
    part(page, "核验文件")
    cases = ((ours, "逐字节一致"), (altered, "不一致"), (foreign, "别的.docx"))
    for path, said in cases:
        with page.expect_file_chooser() as chooser:
            page.locator("#verify-file").click()
        chooser.value.set_files(path)
        expect(page.locator("#verify-said")).to_contain_text(said)
    expect(page.locator("#verify-said [role=alert]")).not_to_contain_text("tidu-exports")


def test_a_narrow_screen_never_scrolls_sideways(visit: Visit) -> None:
    page = visit("/en/", viewport=PHONE)
    for name in ("Checklist and review sheet", "Verify a file"):
        part(page, name)
        if name.startswith("Checklist"):
            page.locator("#papers-list").click()
            expect(page.locator("#papers-said .td-list")).to_be_visible()
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
