"""The help desk in a real browser: from a talk into the queue, answered, approved, told."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import running
from tests.browser.conftest import Visit
from tests.browser.steps import ask, turn_to
from tests.browser.test_settings import browser, change, log_in, settings
from tests.ui.desk_sheet import sheet

pytestmark = pytest.mark.browser
ASKED = "卓越级奖补多少钱？"
WRONG = "申报卓越级，成熟度应达到二级及以上。"
RIGHT = "申报卓越级，成熟度应达到三级及以上。"
PASSWORDS = {
    "boss": "一句好记的话就够了呀", "wang": "另一句好记的话也行呀", "qiye": "再一句好记的话也就行",
}  # fmt: skip


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An app with accounts of its own."""
    with running.running(tmp_path_factory.mktemp("desk")) as found:
        yield found


def part(page: Page, name: str) -> None:
    """Turn to one part of the desk."""
    page.locator("#desk-parts").get_by_role("tab", name=name).last.click()


def fill(page: Page, box: str, text: str) -> None:
    """Fill one of the desk's boxes."""
    page.locator(f"#desk-{box}").locator("textarea, input").first.fill(text)


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


def test_a_sheet_is_taken_in_row_by_row_and_a_pack_is_verified(
    visit: Visit, tmp_path: Path
) -> None:
    page = visit()
    turn_to(page, "desk")
    part(page, "导入问答")
    path = tmp_path / "常见问题.xlsx"
    path.write_bytes(sheet())
    with page.expect_file_chooser() as chooser:
        page.locator("#desk-sheet-file").click()
    chooser.value.set_files(path)
    said = page.locator("#desk-sheet-said")
    expect(said).to_contain_text("读了 3 行：1 行待复核，1 行进入队列，1 行没有读")
    part(page, "复核")
    page.locator("#desk-answers button", has_text="卓越级要几级成熟度呀").click()
    expect(page.locator("#desk-answer")).to_contain_text("常见问题.xlsx 第2行")
    page.locator("#desk-answer-pack").click()
    with page.expect_download() as download:
        page.locator("#desk-answer-files a[download]").first.click()
    pack = tmp_path / download.value.suggested_filename
    download.value.save_as(pack)
    turn_to(page, "export")
    page.locator("#export-parts").get_by_role("tab", name="核验文件").last.click()
    with page.expect_file_chooser() as chooser:
        page.locator("#verify-file").click()
    chooser.value.set_files(pack)
    expect(page.locator("#verify-said")).to_contain_text("未改动")
    expect(page.locator("#verify-said")).to_contain_text("一字不差")


def test_a_long_sheet_is_stopped_and_what_was_taken_stays(
    visit: Visit, address: str, tmp_path: Path
) -> None:
    """What is told beside the stop is what the desk holds, and the rest was never read."""
    page, rows = visit(), 1_500
    turn_to(page, "desk")
    part(page, "导入问答")
    path = tmp_path / "很长的问答.xlsx"
    answer = "申报卓越级，成熟度应达到三级及以上。"
    path.write_bytes(sheet(*((f"第{n}位企业问：卓越级要几级？", answer, "") for n in range(rows))))
    with page.expect_file_chooser() as chooser:
        page.locator("#desk-sheet-file").click()
    chooser.value.set_files(path)
    said = page.locator("#desk-sheet-said")
    expect(said).to_contain_text(f"/ {rows}")
    page.locator("#desk-sheet-stop").click()
    expect(said).to_contain_text("已停止")
    expect(page.locator("#desk-sheet-stop")).to_be_hidden()
    listed = said.locator("tbody tr").count()
    assert 0 < listed < rows
    expect(said).to_contain_text(f"读了 {listed} 行：{listed} 行待复核")
    kept = page.request.get(f"{address}/api/desk/answers").json()
    assert sum(one["source"].startswith(path.name) for one in kept) == listed


def test_alone_any_text_is_checked_cited_adopted_and_approved(visit: Visit) -> None:
    page = visit()
    turn_to(page, "desk")
    part(page, "核对与改写")
    fill(page, "text", "卓越级奖励一百万元。<img src=x onerror='window.bad=1'>")
    page.locator("#desk-check").click()
    expect(page.locator("#desk-cards")).to_contain_text("文件里没有")
    assert page.evaluate("window.bad") is None
    fill(page, "text", "卓越级由省里给多少钱，要看当年的财政安排。")
    page.locator("#desk-check").click()
    expect(page.locator("#desk-cards li")).to_have_count(1)
    fill(page, "cite-find", "相应政策支持")
    page.locator("#desk-cite-found button").first.click()
    expect(page.locator("#desk-quote textarea")).not_to_have_value("")
    fill(page, "quote", "这不是原文")
    page.locator("#desk-cite").click()
    expect(page.locator("#desk-proposed [role=alert]")).to_contain_text("不是条款的原文")
    fill(page, "quote", "鼓励")
    page.locator("#desk-cite").click()
    expect(page.locator("#desk-cards .td-cited q")).to_have_text("鼓励")
    fill(page, "reason-stand", "省厅电话答复")
    page.locator("#desk-stand").click()
    expect(page.locator("#desk-cards .td-override")).to_contain_text("省厅电话答复")
    fill(page, "question", "卓越级明年省里给多少钱支持呀？")
    page.locator("#desk-propose").click()
    expect(page.locator("#desk-proposed")).to_contain_text("已存为待复核")
    part(page, "复核")
    expect(page.locator("#desk-rule")).to_contain_text("没有别人可以复核")
    page.locator("#desk-answers button", has_text="卓越级明年省里给多少钱").click()
    expect(page.locator("#desk-answer")).to_contain_text("卓越级明年省里给多少钱")
    page.locator("#desk-reject").click()
    expect(page.locator("#desk-reviewed [role=alert]")).to_contain_text("没有写理由")
    page.locator("#desk-approve").click()
    expect(page.locator("#desk-reviewed")).to_contain_text("已核定")
    fill(page, "why-reject", "只是试试")
    page.locator("#desk-withdraw").click()
    expect(page.locator("#desk-reviewed")).to_contain_text("已停用")


def test_what_is_saved_is_what_stands_on_the_screen_proved_anew(visit: Visit) -> None:
    """A text changed after the check: its old verdicts are greyed, and it is proved on saving."""
    page, asked = visit(), "申报卓越级的工厂，成熟度最低要到几级才够呀？"
    turn_to(page, "desk")
    part(page, "核对与改写")
    cards, proposed = page.locator("#desk-cards"), page.locator("#desk-proposed")
    fill(page, "question", asked)
    fill(page, "text", RIGHT)
    page.locator("#desk-check").click()
    expect(cards).to_contain_text("有条款支持")
    expect(cards.locator(".td-stale-told")).to_be_hidden()
    fill(page, "text", WRONG)
    expect(cards.locator(".td-stale-told")).to_be_visible()
    expect(cards.locator("ol")).to_have_attribute("inert", "")
    page.locator("#desk-propose").click()
    expect(proposed).to_contain_text("已存为待复核")
    expect(cards.locator("li")).to_have_attribute("data-label", "contradicted")
    expect(cards.locator(".td-stale-told")).to_be_hidden()
    fill(page, "this", RIGHT)
    page.locator("#desk-propose").click()
    expect(proposed.locator("[role=alert]")).to_contain_text("改这一句")
    part(page, "复核")
    page.locator("#desk-answers button", has_text=asked).click()
    expect(page.locator("#desk-answer .td-proof")).to_contain_text("二级及以上")
    expect(page.locator("#desk-answer .td-proof li")).to_have_attribute(
        "data-label", "contradicted"
    )
    page.locator("#desk-edit").click()
    expect(page.locator("#desk-text textarea")).to_have_value(WRONG)
    fill(page, "text", RIGHT)
    page.locator("#desk-propose").click()
    expect(proposed).to_contain_text("已存为待复核")
    expect(cards.locator("li")).to_have_attribute("data-label", "supported")
    part(page, "复核")
    expect(page.locator("#desk-answer .td-proof")).to_contain_text("三级及以上")
    expect(page.locator("#desk-answer .td-proof li")).to_have_attribute("data-label", "supported")


def test_an_item_is_narrowed_taken_put_back_dismissed_and_opened_again(visit: Visit) -> None:
    page = visit()
    ask(page, "领航级奖补多少钱？")
    page.get_by_role("button", name="没用").click()
    expect(page.get_by_role("button", name="没用")).to_have_attribute("aria-pressed", "true")
    expect(page.get_by_label("哪里不对")).to_be_visible()
    page.locator("#leave-reason").click()
    expect(page.locator("#why")).to_be_hidden()
    turn_to(page, "desk")
    fill(page, "find", "没有这样的问题")
    expect(page.locator("#desk-queue")).to_contain_text("没有要处理的")
    fill(page, "find", "领航级奖补")
    expect(page.locator("#desk-queue button").first).to_contain_text("领航级奖补")
    page.locator("#desk-queue button").first.click()
    expect(page.locator("#desk-item")).to_contain_text("领航级奖补")
    page.locator("#desk-take").click()
    expect(page.locator("#desk-item .td-said").first).to_contain_text("处理中")
    page.locator("#desk-back").click()
    expect(page.locator("#desk-item .td-said").first).to_contain_text("未处理")
    page.locator("#desk-dismiss").click()
    expect(page.locator("#desk-said [role=alert]")).to_contain_text("没有写理由")
    fill(page, "why", "试试")
    page.locator("#desk-dismiss").click()
    expect(page.locator("#desk-item .td-said").first).to_contain_text("不用处理")
    page.locator("#desk-reopen").click()
    expect(page.locator("#desk-item .td-said").first).to_contain_text("未处理")
    expect(page.locator("#desk-item .td-history")).to_contain_text("重新打开")
