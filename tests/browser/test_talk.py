"""Ask, read, open the clause: in a real browser."""

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.steps import MATURITY, ask, turn_to

pytestmark = pytest.mark.browser


def test_a_citation_opens_its_clause_with_the_quote_marked_and_its_neighbours(
    visit: Visit,
) -> None:
    page = visit()
    answer = ask(page, MATURITY)
    expect(answer).to_contain_text("三级")
    answer.locator(".td-chip").first.click()
    panel = page.locator("#panel .td-clause")
    expect(panel.locator("mark").first).to_be_visible()
    expect(panel).to_contain_text("国家通知")
    expect(panel.locator(".td-neighbour").first).to_be_visible()
    before = panel.locator(".td-address").inner_text()
    panel.locator(".td-neighbour").first.click()
    expect(panel.locator(".td-address")).not_to_have_text(before)


def test_a_suggested_question_is_asked_with_one_click(visit: Visit) -> None:
    page = visit()
    page.locator(".td-suggestion").nth(1).click()
    expect(page.locator(".td-bubble[data-status]")).to_be_visible()


def test_markup_in_a_question_is_inert(visit: Visit) -> None:
    page = visit()
    bad = "<script>window.bad=1</script><img src=x onerror='window.bad=1'> ${bad=1} {{7*7}} 几级？"
    ask(page, bad)
    expect(page.locator(".td-question")).to_have_text(bad)
    assert page.evaluate("window.bad") is None
    assert page.locator(".td-question img, .td-question script").count() == 0


@pytest.mark.parametrize("wrapped", ["<b>{}</b>", "**{}**", "> {}", "- {}"])
def test_a_question_behind_markup_is_shown_as_typed_and_answered(
    visit: Visit, wrapped: str
) -> None:
    page, typed = visit(), wrapped.format(MATURITY)
    expect(ask(page, typed)).to_contain_text("三级及以上")
    expect(page.locator(".td-question")).to_have_text(typed)
    assert page.locator(".td-question b").count() == 0


def test_where_to_add_a_document_is_said_as_the_app_calls_it(visit: Visit) -> None:
    page = visit()
    answer = ask(page, "典型场景有哪些名称？")
    expect(answer).to_contain_text("可在“文库”页用“加入文件”加入")
    expect(answer).not_to_contain_text("tidu ")
    turn_to(page, "library")
    expect(page.get_by_role("button", name="加入文件", exact=True)).to_be_visible()


def test_a_question_of_a_megabyte_gets_a_clear_message(visit: Visit) -> None:
    page = visit()
    answer = ask(page, "问" * 1_000_000)
    expect(answer).to_contain_text("1000000")


def test_two_visitors_do_not_see_each_other(visit: Visit) -> None:
    one, two = visit(), visit()
    ask(one, MATURITY)
    expect(two.locator(".td-first")).to_be_visible()
    ask(two, "纸质材料要几份？")
    expect(one.locator(".td-question")).to_have_count(1)
    expect(two.locator(".td-question")).to_have_text("纸质材料要几份？")


def test_a_double_click_asks_once(visit: Visit) -> None:
    page = visit()
    page.locator("#question").locator("textarea, input").fill(MATURITY)
    page.get_by_role("button", name="提问").dblclick()
    expect(page.locator("#talk .td-bubble[data-status]")).to_be_visible()
    expect(ask(page, "纸质材料要几份？")).to_contain_text("份")
    expect(page.locator(".td-question")).to_have_text([MATURITY, "纸质材料要几份？"])
    expect(page.locator("#talk .td-error")).to_have_count(0)


def test_a_click_on_an_empty_box_is_told_and_leaves_the_first_page(visit: Visit) -> None:
    page = visit()
    page.get_by_role("button", name="提问").click()
    expect(page.get_by_text("还没有写问题")).to_be_visible()
    expect(page.locator(".td-first")).to_be_visible()


def test_the_box_for_a_reason_stands_above_the_question_and_is_whole(visit: Visit) -> None:
    page = visit()
    for question in (MATURITY, "纸质材料要几份？", "河北的线上申报哪天截止？"):
        ask(page, question)
    page.get_by_role("button", name="转人工").last.click()
    why, question = page.locator("#why"), page.locator("#question")
    expect(why.locator("#send-reason")).to_be_visible()
    expect(why).to_be_in_viewport(ratio=1)
    above, below = why.bounding_box(), question.bounding_box()
    assert above is not None
    assert below is not None
    assert above["y"] + above["height"] <= below["y"]


def test_a_new_talk_starts_empty(visit: Visit) -> None:
    page = visit()
    ask(page, MATURITY)
    page.get_by_role("button", name="新对话").click()
    expect(page.locator(".td-first")).to_be_visible()


def test_the_keyboard_alone_asks_opens_and_closes(visit: Visit) -> None:
    page = visit()
    page.locator("#question").locator("textarea, input").focus()
    page.keyboard.type(MATURITY)
    page.keyboard.press("Enter")
    chip = page.locator(".td-bubble .td-chip").first
    expect(chip).to_be_visible()
    for _ in range(40):
        if chip.evaluate("chip => chip === document.activeElement"):
            break
        page.keyboard.press("Shift+Tab")
    expect(chip).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#panel .td-clause[data-open]")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#panel .td-clause-empty")).to_be_visible()
    expect(chip).to_be_focused()


def test_a_day_that_is_none_is_told(visit: Visit) -> None:
    page = visit()
    page.locator("#as-of").locator("textarea, input").fill("明天")
    expect(ask(page, MATURITY)).to_contain_text("不是日期")
