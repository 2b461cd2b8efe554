"""What a visitor does, in one line each."""

from pathlib import Path

from playwright.sync_api import Locator, Page, expect

EXAMPLES = Path(__file__).parents[2] / "examples"
TABS = ("chat", "check", "write", "export", "library", "desk", "settings")
MATURITY = "申报卓越级需要几级成熟度？"
WRONG = "申报卓越级，成熟度应达到二级及以上。"
RIGHT = "申报卓越级，成熟度应达到三级及以上。"


def turn_to(page: Page, tab: str) -> None:
    """Open one of the tabs."""
    bar = page.locator("#tabs > .tab-wrapper .tab-container:not(.visually-hidden)")
    bar.locator(f"[data-tab-id={tab}]").click()


def ask(page: Page, question: str) -> Locator:
    """Ask, and wait for the answer."""
    before = page.locator(".td-question").count()
    page.locator("#question").locator("textarea, input").fill(question)
    page.keyboard.press("Enter")
    expect(page.locator(".td-question")).to_have_count(before + 1)
    answer = page.locator("#talk .td-bubble").nth(before)
    expect(answer).not_to_have_class("td-bubble td-pending")
    return answer


def open_draft(page: Page, name: str) -> None:
    """Open an example draft on the self-check tab."""
    turn_to(page, "check")
    page.locator("input[type=file]").first.set_input_files(EXAMPLES / name)
    expect(page.locator("#glance .td-matrix")).to_be_visible()


def tier(page: Page, name: str) -> Locator:
    """The card of one tier."""
    return page.locator(".td-tier").filter(has_text=name)


def write(page: Page, field: str, text: str) -> None:
    """Fill in one field as an input method does: the text arrives at once."""
    box = page.locator(f"#f-{field}").locator("textarea, input").first
    box.click()
    page.keyboard.insert_text(text)


def part(page: Page, name: str) -> None:
    """Turn to one part of the desk."""
    page.locator("#desk-parts").get_by_role("tab", name=name).last.click()


def fill(page: Page, box: str, text: str) -> None:
    """Fill one of the desk's boxes."""
    page.locator(f"#desk-{box}").locator("textarea, input").first.fill(text)
