"""axe-core finds no serious violation on any tab, light or dark, filled in."""

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit
from tests.browser.steps import ask, open_draft, turn_to

pytestmark = pytest.mark.browser
GRAVE = ("serious", "critical")


def violations(page: Page, where: str) -> list[str]:
    """What axe-core finds that is serious, with the first element it concerns."""
    found: list[dict[str, Any]] = Axe().run(page).response["violations"]
    return [
        f"{where}: {v['id']} ({len(v['nodes'])}) {v['nodes'][0]['target']}"
        for v in found
        if v["impact"] in GRAVE
    ]


def part(page: Page, tabs: str, name: str) -> None:
    """Turn to one part of a tab."""
    page.locator(f"#{tabs}").get_by_role("tab", name=name).last.click()


def desk(page: Page) -> list[str]:
    """The parts of the help desk, filled in."""
    turn_to(page, "desk")
    page.locator("#desk-queue button").first.click()
    expect(page.locator("#desk-item .td-item")).to_be_visible()
    found = violations(page, "queue")
    page.locator("#desk-write").click()
    expect(page.locator("#desk-cards li").first).to_be_visible()
    found += violations(page, "editor")
    page.locator("#desk-propose").click()
    expect(page.locator("#desk-proposed")).to_contain_text("待复核")
    part(page, "desk-parts", "复核")
    page.locator("#desk-answers button").first.click()
    expect(page.locator("#desk-answer .td-item")).to_be_visible()
    found += violations(page, "review")
    part(page, "desk-parts", "统计")
    expect(page.locator("#desk-figures .td-days")).to_be_visible()
    found += violations(page, "figures of the desk")
    part(page, "desk-parts", "操作日志")
    expect(page.locator("#desk-log table")).to_be_visible()
    return found + violations(page, "log")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_no_tab_has_a_serious_violation(visit: Visit, scheme: str) -> None:
    page = visit(color_scheme=scheme, reduced_motion="reduce")
    found = violations(page, "first")
    ask(page, "纸质申报书交几份，要盖章吗？").locator(".td-chip").first.click()
    expect(page.locator("#panel mark").first).to_be_visible()
    found += violations(page, "talk")
    page.get_by_role("button", name="转人工").click()
    expect(page.locator(".td-opinions")).to_contain_text("已转给服务台")
    open_draft(page, "held.yaml")
    found += violations(page, "check")
    turn_to(page, "write")
    expect(page.locator("#section")).to_contain_text("项目简介")
    found += violations(page, "write")
    part(page, "write-parts", "附1的20项指标")
    expect(page.locator("#figure-chart svg, #figure-chart canvas").first).to_be_visible()
    found += violations(page, "figures")
    turn_to(page, "export")
    page.locator("#export-go").click()
    expect(page.locator("#export-said")).to_contain_text("拦下了")
    found += violations(page, "export")
    part(page, "export-parts", "材料清单与评审表")
    page.locator("#papers-list").click()
    expect(page.locator("#papers-said .td-list")).to_be_visible()
    found += violations(page, "papers")
    part(page, "export-parts", "核验文件")
    expect(page.locator("#verify-file")).to_be_visible()
    found += violations(page, "verify")
    turn_to(page, "library")
    expect(page.locator("#shelf")).to_be_visible()
    found += violations(page, "library")
    found += desk(page)
    turn_to(page, "settings")
    expect(page.locator("#kept section")).to_be_visible()
    found += violations(page, "settings")
    assert found == []
