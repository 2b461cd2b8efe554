"""The help desk of one person in a real browser: sheets taken in, any text proved, an item kept."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.steps import RIGHT, WRONG, ask, fill, part, turn_to
from tests.ui.desk_sheet import sheet

pytestmark = pytest.mark.browser


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
    path.write_bytes(sheet(*((f"第{n}位企业问：卓越级要几级？", RIGHT, "") for n in range(rows))))
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
