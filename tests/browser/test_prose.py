"""A section in a model's words on the screen: asked for, watched, stopped, taken over."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser import running
from tests.browser.conftest import Visit
from tests.browser.test_write import write_on
from tests.drafting.test_prose import changing, in_better_words, says
from tests.model.server import Endpoint, serving

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def endpoint() -> Iterator[Endpoint]:
    with serving(says(in_better_words)) as server:
        yield server


@pytest.fixture(scope="module")
def address(endpoint: Endpoint) -> Iterator[str]:
    """An app of its own, with a model behind it."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("TIDU_LLM_BASE_URL", endpoint.url)
        patched.setenv("TIDU_LLM_MODEL", "测试模型")
        with running.running(Path(os.environ["TIDU_HOME"])) as found:
            yield found


def test_a_section_is_reworded_shown_with_what_changes_and_taken_over(
    visit: Visit, endpoint: Endpoint
) -> None:
    endpoint.says, endpoint.pause = says(in_better_words), 0.0
    page = visit()
    write_on(page, "pass.yaml")
    page.locator("#reword").click()
    card = page.locator("#reworded [data-offered=yes]")
    expect(card).to_contain_text("措辞由语言模型测试模型完成")
    expect(card.locator(".td-fact").first).to_be_visible()
    page.locator("#reword-take").click()
    expect(page.locator("#section")).to_contain_text("总投资12600万元，其中投资构成为")
    expect(page.locator("#reworded [data-offered]")).to_have_count(0)


def test_a_lie_is_told_and_cannot_be_taken_over(visit: Visit, endpoint: Endpoint) -> None:
    endpoint.says, endpoint.pause = says(changing("12600", "99999")), 0.0
    page = visit()
    write_on(page, "pass.yaml")
    page.locator("#reword").click()
    card = page.locator("#reworded .td-reworded:not([aria-busy])")
    expect(card).to_contain_text("第1段没有采用改写")
    expect(page.locator("#section")).not_to_contain_text("99999")


def test_a_slow_model_can_be_stopped_and_nothing_is_changed(
    visit: Visit, endpoint: Endpoint
) -> None:
    endpoint.says, endpoint.pause = says(in_better_words), 0.5
    page = visit()
    write_on(page, "pass.yaml")
    page.locator("#reword").click()
    expect(page.locator("#reworded [aria-busy]")).to_contain_text("正在改写")
    page.locator("#reword-stop").click()
    expect(page.locator("#reworded")).to_contain_text("已停止")
    expect(page.locator("#reword-take")).not_to_be_visible()
