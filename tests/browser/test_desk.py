"""The help desk in a real browser: from a talk into the queue, answered, approved, told."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import running
from tests.browser.steps import RIGHT, WRONG, ask, fill, part, turn_to
from tests.browser.test_settings import browser, change, log_in, settings

pytestmark = pytest.mark.browser
ASKED = "卓越级奖补多少钱？"
PASSWORDS = {
    "boss": "一句好记的话就够了呀", "wang": "另一句好记的话也行呀", "qiye": "再一句好记的话也就行",
}  # fmt: skip


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An app with accounts of its own."""
    with running.running(tmp_path_factory.mktemp("desk")) as found:
        yield found


def added(page: Page, name: str, role: str) -> str:
    """An account more: its one-time password."""
    page.locator("#account-name").locator("textarea, input").fill(name)
    if role:
        page.locator("#account-role input").click()
        page.get_by_role("option", name=role).click()
    page.locator("#account-add").click()
    expect(page.locator("#account-said section")).to_contain_text(name)
    return page.locator("#account-said code").inner_text()


@pytest.fixture(scope="module")
def people(chromium: Browser, house: str) -> dict[str, Page]:
    """An admin, somebody of the help desk and an enterprise, each in a browser."""
    boss = browser(chromium)
    boss.goto(house)
    settings(boss)
    once = {"boss": added(boss, "boss", "")}
    found = {"boss": boss}
    for name, role in (("boss", ""), ("wang", "服务台"), ("qiye", "企业")):
        if role:
            once[name] = added(boss, name, role)
            found[name] = browser(chromium)
        log_in(found[name], house, name, once[name])
        change(found[name], once[name], PASSWORDS[name])
        if not role:
            settings(boss)
    return found


def test_only_the_help_desk_sees_its_tab(people: dict[str, Page]) -> None:
    tabs = "#tabs > .tab-wrapper .tab-container:not(.visually-hidden) [role=tab]"
    expect(people["wang"].locator(tabs, has_text="服务台")).to_have_count(1)
    expect(people["qiye"].locator("#bar .td-who")).to_contain_text("qiye")
    expect(people["qiye"].locator(tabs, has_text="服务台")).to_have_count(0)


def test_a_question_for_a_person_is_answered_by_one_approved_by_another_and_told(
    people: dict[str, Page],
) -> None:
    asker, wang, boss = people["qiye"], people["wang"], people["boss"]
    ask(asker, ASKED)
    asker.get_by_role("button", name="转人工").click()
    expect(asker.locator("#why-said")).to_contain_text("已转给服务台")
    expect(asker.locator("#why-said")).to_be_in_viewport()
    asker.get_by_label("要服务台帮您弄清什么").fill("想要准数")
    asker.locator("#send-reason").click()
    expect(asker.locator("#why-said")).to_contain_text("记下了")
    expect(asker.locator(".td-opinions")).to_contain_text("已转给服务台")
    turn_to(wang, "desk")
    wang.locator("#desk-queue button", has_text=ASKED).click()
    item = wang.locator("#desk-item .td-item")
    for told in ("转人工", "想要准数", "查到的条款", "可能的主题", "CN-2024+HE-2024"):
        expect(item).to_contain_text(told)
    item.locator(".td-evidence .td-chip").first.click()
    expect(wang.locator("#desk-panel .td-clause[data-open]")).to_be_visible()
    wang.keyboard.press("Escape")
    wang.locator("#desk-write").click()
    expect(wang.locator("#desk-about")).to_contain_text(ASKED)
    part(wang, "队列")
    history = wang.locator("#desk-item .td-history")
    wang.locator("#desk-queue button", has_text=ASKED).click()
    expect(history).to_contain_text("wang 开始处理")
    expect(history).not_to_contain_text("转交")
    part(wang, "核对与改写")
    fill(wang, "text", WRONG)
    wang.locator("#desk-check").click()
    card = wang.locator("#desk-cards li").first
    expect(card.locator("mark")).to_have_text("二级")
    expect(card.locator(".td-against .td-chip")).to_be_visible()
    fill(wang, "this", RIGHT)
    wang.locator("#desk-change").click()
    expect(card).to_contain_text("有条款支持")
    wang.locator("#desk-propose").click()
    expect(wang.locator("#desk-proposed")).to_contain_text("已存为待复核")
    part(wang, "复核")
    wang.locator("#desk-answers button", has_text=ASKED).click()
    expect(wang.locator("#desk-approve")).to_be_disabled()
    expect(wang.locator("#desk-rule")).to_contain_text("您自己写的，要由另一个人核定")
    turn_to(boss, "desk")
    part(boss, "复核")
    expect(boss.locator("#desk-rule")).to_contain_text("两人复核")
    boss.locator("#desk-answers button", has_text=ASKED).click()
    expect(boss.locator("#desk-answer")).to_contain_text("有条款支持")
    expect(boss.locator("#desk-approve")).to_be_enabled()
    boss.locator("#desk-approve").click()
    expect(boss.locator("#desk-reviewed")).to_contain_text("已核定")
    told = asker.locator(".td-bubble[data-status=golden]")
    expect(told).to_contain_text(RIGHT)
    expect(told).to_contain_text("服务台看过您的问题")
    expect(ask(asker, ASKED)).to_contain_text(RIGHT)


def test_the_figures_show_what_was_asked_and_approved(people: dict[str, Page]) -> None:
    boss = people["boss"]
    turn_to(boss, "desk")
    part(boss, "统计")
    charts = boss.locator("#desk-figures")
    expect(charts).to_contain_text("1个回答核定")
    expect(charts.locator("tr", has_text="转人工")).to_contain_text("1")
    boss.locator("#desk-span").get_by_text("最近 7 天").click()
    expect(charts.locator(".td-days i")).to_have_count(7)


def test_the_log_of_all_that_is_whole_and_a_changed_copy_is_found_out(
    people: dict[str, Page], tmp_path: Path
) -> None:
    boss = people["boss"]
    turn_to(boss, "desk")
    part(boss, "操作日志")
    expect(boss.locator("#desk-chain")).to_contain_text("日志完整")
    expect(boss.locator("#desk-log")).to_contain_text("核定")
    boss.locator("#desk-log-write").click()
    with boss.expect_download() as download:
        boss.locator("#desk-log-file a[download]").first.click()
    lines = download.value.path().read_text(encoding="utf-8").splitlines()
    changed = tmp_path / "changed.jsonl"
    lines[1] = json.dumps(json.loads(lines[1]) | {"who": "somebody"})
    changed.write_text("\n".join(lines), encoding="utf-8")
    with boss.expect_file_chooser() as chooser:
        boss.locator("#desk-log-check").click()
    chooser.value.set_files(changed)
    expect(boss.locator("#desk-log-checked [role=alert]")).to_contain_text("第 2 条")
