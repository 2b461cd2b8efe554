"""Make the screenshots: python -m tests.browser.shots [HOME]."""

import sys
import tempfile
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Browser, Page, expect

from tests.browser.chrome import chromium
from tests.browser.running import running
from tests.browser.steps import ask, open_draft, turn_to

FOLDER = Path(__file__).parents[2] / "docs" / "screenshots"
DESK, PHONE = {"width": 1360, "height": 860}, {"width": 390, "height": 844}
TALK = "没有评上先进级，可以直接报卓越级吗？"


def first(page: Page) -> None:
    """The first page."""
    page.wait_for_timeout(300)


def talk(page: Page) -> None:
    """A talk with a clause open beside it."""
    ask(page, "纸质申报书交几份，要盖章吗？")
    ask(page, TALK).locator(".td-chip").first.click()
    expect(page.locator("#panel mark").first).to_be_visible()


def english(page: Page) -> None:
    """The same in English."""
    ask(page, "What maturity level does the excellent tier require?").locator(
        ".td-chip"
    ).first.click()
    expect(page.locator("#panel mark").first).to_be_visible()


def check(page: Page) -> None:
    """A draft that is held, at a glance."""
    open_draft(page, "held.yaml")


def findings(page: Page) -> None:
    """Its findings, with a clause open."""
    open_draft(page, "held.yaml")
    page.locator(".td-matrix button[data-pick='base|卓越级']").click()
    expect(page.locator("#findings")).to_contain_text("基础要求 · 卓越级")
    page.locator("#findings").scroll_into_view_if_needed()
    page.locator("#findings .td-finding").first.locator(".td-chip").click()
    expect(page.locator("#check-panel mark").first).to_be_visible()
    page.locator("#findings").evaluate("e => e.scrollIntoView()")


def held(page: Page) -> None:
    """The gate, shut."""
    open_draft(page, "held.yaml")
    turn_to(page, "export")
    page.locator("#export-go").click()
    expect(page.locator("#export-said")).to_contain_text("拦下了")


def cleared(page: Page) -> None:
    """The gate, open."""
    open_draft(page, "pass.yaml")
    turn_to(page, "export")
    page.locator("#export-go").click()
    expect(page.locator("#files")).to_be_visible()


def write(page: Page) -> None:
    """A section of the declaration with what stands beside it."""
    open_draft(page, "held.yaml")
    turn_to(page, "write")
    page.locator("#sections button[data-pick='section|results']").click()
    expect(page.locator("#section [data-section=results]")).to_be_visible()


def figures(page: Page) -> None:
    """The indicators as a table and a chart."""
    open_draft(page, "pass.yaml")
    turn_to(page, "write")
    expect(page.locator("#section")).to_contain_text("项目简介")
    page.locator("#write-parts").get_by_role("tab", name="附1的20项指标").last.click()
    expect(page.locator("#figure-chart svg, #figure-chart canvas").first).to_be_visible()


def checklist(page: Page) -> None:
    """What to prepare, clause by clause."""
    open_draft(page, "held.yaml")
    turn_to(page, "export")
    page.locator("#export-parts").get_by_role("tab", name="材料清单与评审表").last.click()
    page.locator("#papers-list").click()
    expect(page.locator("#papers-said .td-list")).to_be_visible()


def library(page: Page) -> None:
    """The library."""
    turn_to(page, "library")
    page.locator("#find").locator("textarea, input").fill("成熟度")
    expect(page.locator("#browser")).to_contain_text("含有")
    page.locator("#browser .td-neighbour").last.click()
    expect(page.locator("#library-panel mark").first).to_be_visible()


def queue(page: Page) -> None:
    """What needs a person, with the evidence for one item."""
    ask(page, "卓越级奖补多少钱？")
    page.get_by_role("button", name="转人工").click()
    expect(page.locator(".td-opinions")).to_contain_text("已转给服务台")
    turn_to(page, "desk")
    page.locator("#desk-queue button").first.click()
    expect(page.locator("#desk-item .td-item")).to_be_visible()


def editor(page: Page) -> None:
    """Somebody's text, sentence by sentence, the word at fault marked."""
    turn_to(page, "desk")
    page.locator("#desk-parts").get_by_role("tab", name="核对与改写").last.click()
    text = "申报卓越级，成熟度应达到二级及以上。纸质申报书一式两份。卓越级奖励100万元。"
    page.locator("#desk-text textarea").fill(text)
    page.locator("#desk-check").click()
    expect(page.locator("#desk-cards li")).to_have_count(3)


def desk_figures(page: Page) -> None:
    """What was asked, how it ended, what goes unanswered."""
    for question in ("申报卓越级需要什么条件？", "奖补什么时候到账？"):
        ask(page, question)
    turn_to(page, "desk")
    page.locator("#desk-parts").get_by_role("tab", name="统计").last.click()
    expect(page.locator("#desk-figures .td-days")).to_be_visible()


def settings(page: Page) -> None:
    """Who one is, what is kept, and where."""
    turn_to(page, "settings")
    expect(page.locator("#kept section")).to_be_visible()


Shot = tuple[str, Callable[[Page], None], dict[str, object]]
SHOTS: tuple[Shot, ...] = (
    ("first", first, {}),
    ("talk", talk, {}),
    ("talk-dark", talk, {"color_scheme": "dark"}),
    ("english", english, {"path": "/en/"}),
    ("check", check, {}),
    ("check-dark", check, {"color_scheme": "dark"}),
    ("findings", findings, {}),
    ("write", write, {}),
    ("write-dark", write, {"color_scheme": "dark"}),
    ("figures", figures, {}),
    ("export-held", held, {}),
    ("export-cleared", cleared, {}),
    ("checklist", checklist, {}),
    ("library", library, {}),
    ("desk-queue", queue, {}),
    ("desk-editor", editor, {}),
    ("desk-figures", desk_figures, {}),
    ("settings", settings, {}),
    ("phone-talk", talk, {"viewport": PHONE}),
    ("phone-check", check, {"viewport": PHONE}),
)


def shoot(browser: Browser, address: str, shot: Shot) -> None:
    """One picture."""
    name, scene, traits = shot
    path = str(traits.pop("path", "/"))
    wanted = {"viewport": DESK, "locale": "zh-CN"} | traits
    context = browser.new_context(**wanted)  # type: ignore[arg-type]
    page = context.new_page()
    page.goto(address + path)
    page.wait_for_selector("#talk")
    scene(page)
    page.wait_for_timeout(900)
    page.screenshot(path=FOLDER / f"{name}.png")
    context.close()


def main() -> None:
    """Every picture; a home that has an index already saves building one."""
    expect.set_options(timeout=30_000)
    FOLDER.mkdir(parents=True, exist_ok=True)
    home = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(tempfile.mkdtemp())
    with running(home) as address, chromium() as browser:
        for shot in SHOTS:
            shoot(browser, address, shot)
            sys.stdout.write(f"{FOLDER / shot[0]}.png\n")


if __name__ == "__main__":
    main()
