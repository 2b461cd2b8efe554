"""Many drafts at once on screen; exporting twice makes one export; going back keeps the work."""

import json
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.steps import EXAMPLES, open_draft, turn_to

pytestmark = pytest.mark.browser


def bring(page: Page, *paths: Path) -> None:
    """Choose files on the part for many drafts."""
    turn_to(page, "export")
    page.locator("#export-parts").get_by_role("tab", name="批量检查").last.click()
    with page.expect_file_chooser() as chooser:
        page.locator("#many-files").click()
    chooser.value.set_files(list(paths))


def test_many_drafts_are_checked_and_their_results_taken_along(
    visit: Visit, tmp_path: Path
) -> None:
    page = visit()
    (tmp_path / "坏.json").write_text("{", encoding="utf-8")
    bring(page, EXAMPLES / "pass.yaml", EXAMPLES / "held.yaml", tmp_path / "坏.json")
    said = page.locator("#many-said")
    expect(said).to_contain_text("检查了 3 份：1 份有拦下的结果")
    expect(said.locator("tr", has_text="pass.yaml")).to_contain_text("河北燕岭精密传动科技有限公司")
    with page.expect_download() as taken:
        page.locator("#many-made a[download]").first.click()
    lines = taken.value.path().read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["id"] for line in lines] == ["pass.yaml", "held.yaml", "坏.json"]


def test_checking_many_is_stopped(visit: Visit, tmp_path: Path) -> None:
    page = visit()
    many = tmp_path / "many.jsonl"
    draft = json.dumps({"tier": "卓越级", "applicant": {"name": "甲厂"}}, ensure_ascii=False)
    many.write_text(f"{draft}\n" * 2_000, encoding="utf-8")
    bring(page, many)
    page.locator("#many-stop").click()
    expect(page.locator("#many-said")).to_contain_text("已停止")
    expect(page.locator("#many-stop")).to_be_hidden()


def test_a_double_click_makes_one_export(visit: Visit) -> None:
    page = visit()
    open_draft(page, "pass.yaml")
    turn_to(page, "export")
    asked: list[str] = []
    page.on("request", lambda sent: asked.append(sent.url) if "queue/join" in sent.url else None)
    page.locator("#export-go").dblclick()
    expect(page.locator("#export-said")).to_contain_text("已放行")
    page.wait_for_timeout(300)
    assert len(asked) == 1
    expect(page.locator("#files a[download]")).to_have_count(3)


def test_the_back_button_leads_back_to_the_same_work(visit: Visit) -> None:
    page = visit()
    open_draft(page, "pass.yaml")
    expect(page.locator("#clash .td-kept")).to_be_visible()
    page.get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.go_back()
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
    turn_to(page, "check")
    name = page.locator("#f-applicant-name").locator("textarea, input")
    expect(name).to_have_value("河北燕岭精密传动科技有限公司")
