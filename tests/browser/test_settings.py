"""The settings in a real browser: alone, and with accounts from the first one on."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import running
from tests.browser.conftest import DESK, Visit
from tests.browser.steps import MATURITY, ask, open_draft, turn_to, write
from tests.browser.test_two_pages import saved

pytestmark = pytest.mark.browser
OWN, LIS = "一句好记的话就够了呀", "另一句好记的话也行呀"


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """An app of its own, for once it has an account there is no way back."""
    with running.running(tmp_path_factory.mktemp("house")) as found:
        yield found


def settings(page: Page) -> None:
    """Open the settings."""
    turn_to(page, "settings")
    expect(page.locator("#you section")).to_be_visible()


def log_in(page: Page, address: str, name: str, password: str) -> None:
    """Log in on the login's own page."""
    page.goto(address + "/login")
    page.locator("#name").fill(name)
    page.locator("#password").fill(password)
    page.locator("form button").first.click()


def change(page: Page, old: str, new: str) -> None:
    """Change the password where the login asks for it."""
    page.locator("#old").fill(old)
    page.locator("#new").fill(new)
    page.locator("#again").fill(new)
    page.locator("form button").first.click()
    page.wait_for_selector("#talk")


def open_again(page: Page, name: str) -> None:
    """Open the kept draft of an enterprise, whose name then stands in the form."""
    page.locator("#kept li", has_text=name).first.get_by_role("button", name="打开").click()
    box = page.locator("#f-applicant-name").locator("textarea, input").first
    expect(box).to_have_value(re.compile(name))


def browser(chromium: Browser) -> Page:
    """A browser of somebody else."""
    return chromium.new_context(viewport=DESK, locale="zh-CN").new_page()  # type: ignore[arg-type]


def test_alone_one_sees_what_is_kept_and_deletes_it(visit: Visit) -> None:
    page = visit()
    ask(page, MATURITY)
    expect(page.locator(".td-opinions")).to_be_visible()  # it is kept
    open_draft(page, "held.yaml")
    saved(page, 1)
    settings(page)
    expect(page.locator("#you")).to_contain_text("单用户")
    expect(page.locator("#kept")).to_contain_text("对话 1 次")
    expect(page.locator("#model")).to_contain_text("不需要")
    page.locator("#forget-talks").click()
    page.locator("#forget-no").click()
    expect(page.locator("#forget")).to_be_hidden()
    expect(page.locator("#kept")).to_contain_text("对话 1 次")
    page.locator("#forget-talks").click()
    page.locator("#forget-yes").click()
    expect(page.locator("#kept")).to_contain_text("对话 0 次")
    expect(page.locator("#kept-said")).to_contain_text("全部对话已删除")
    turn_to(page, "chat")
    expect(page.locator(".td-first")).to_be_visible()
    expect(page.locator(".td-talks")).to_have_count(0)


def test_an_earlier_draft_is_opened_again_and_one_is_deleted(visit: Visit) -> None:
    page = visit()
    open_draft(page, "held.yaml")
    write(page, "applicant-name", "甲")
    saved(page, 2)
    turn_to(page, "check")
    page.get_by_role("button", name="清空").click()
    expect(page.locator("#glance .td-matrix")).to_have_count(0)
    write(page, "applicant-name", "乙厂唯一")
    saved(page, 1)
    settings(page)
    page.locator("#kept li", has_text="乙厂唯一").get_by_role("button", name="删除").click()
    expect(page.locator("#forget")).to_contain_text("乙厂唯一")
    page.locator("#forget-yes").click()
    expect(page.locator("#kept-said")).to_contain_text("这份草稿已删除")
    expect(page.locator("#kept li", has_text="乙厂唯一")).to_have_count(0)
    open_again(page, "甲")
    expect(page.locator("#glance .td-matrix")).to_be_visible()


def test_a_file_brought_in_lies_beside_the_draft_before_it(visit: Visit) -> None:
    page = visit()
    open_draft(page, "held.yaml")
    write(page, "applicant-name", "先写的厂")
    saved(page, 2)
    open_draft(page, "pass.yaml")
    saved(page, 1)
    page.reload()
    settings(page)
    open_again(page, "先写的厂")
    saved(page, 2)


def test_language_and_place_are_remembered(visit: Visit) -> None:
    page = visit()
    settings(page)
    page.locator("#default-place input").click()
    page.get_by_role("option", name="全国").click()
    expect(page.locator("#placed-said")).to_contain_text("已记住")
    page.locator("#languages").get_by_role("link", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("#place input")).to_have_value("National notice only")
    page.goto(page.url.replace("/en/", "/"))
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.get_by_role("link", name="中文").first.click()
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")
    page.reload()
    expect(page.locator("html")).to_have_attribute("lang", "zh-CN")


def test_the_first_account_turns_login_on_and_an_admin_keeps_the_others(
    chromium: Browser, house: str
) -> None:
    page, his = browser(chromium), browser(chromium)
    page.goto(house)
    settings(page)
    page.locator("#account-name").locator("textarea, input").fill("x")
    page.locator("#account-add").click()
    expect(page.locator("#account-said [role=alert]")).to_contain_text("账号名不能这样写")
    page.locator("#account-name").locator("textarea, input").fill("boss")
    page.locator("#account-add").click()
    once = page.locator("#account-said code").inner_text()
    page.goto(house)
    expect(page.locator("form #name")).to_be_visible()
    log_in(page, house, "boss", once)
    change(page, once, OWN)
    expect(page.locator("#bar .td-who")).to_contain_text("boss")
    settings(page)
    expect(page.locator("#you")).to_contain_text("管理员")
    page.locator("#account-name").locator("textarea, input").fill("li")
    page.locator("#account-role input").click()
    page.get_by_role("option", name="企业").click()
    page.locator("#account-add").click()
    expect(page.locator("#account-said code")).to_be_visible()
    secret = page.locator("#account-said code").inner_text()
    log_in(his, house, "li", secret)
    change(his, secret, LIS)
    settings(his)
    expect(his.locator("#accounts")).to_be_hidden()
    expect(his.locator("#kept")).not_to_contain_text("文件夹")
    row = page.locator("#account-list tr", has_text="li")
    row.get_by_role("button", name="停用").click()
    expect(row).to_contain_text("已停用")
    turn_to(his, "chat")
    his.locator("#question").locator("textarea, input").fill(MATURITY)
    his.keyboard.press("Enter")
    expect(his.locator("#td-again")).to_contain_text("登录已过期")
    bar = his.locator("#td-again")
    expect(bar).to_be_in_viewport(ratio=1)
    expect(bar).to_have_css("position", "fixed")
    expect(bar.locator("a")).not_to_have_css("background-color", "rgba(0, 0, 0, 0)")
    expect(his.locator("[data-testid=status-tracker]").filter(visible=True)).to_have_count(0)
    expect(his.get_by_role("link", name="重新登录")).to_be_focused()
    his.reload()
    expect(his.locator("form #name")).to_be_visible()
    row.get_by_role("button", name="启用").click()
    expect(row).to_contain_text("正常")
    row.get_by_role("button", name="重置密码").click()
    expect(page.locator("#account-said code")).not_to_have_text(secret)
    log_in(his, house, "li", page.locator("#account-said code").inner_text())
    expect(his.locator("#old")).to_be_visible()
    page.get_by_role("button", name="退出登录").click()
    expect(page.locator("form #name")).to_be_visible()
