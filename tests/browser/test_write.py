"""The declaration tab: import, sections with what stands beside them, figures, hand over."""

from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Locator, Page, expect

from rules.gate import Exported, export
from rules.reading import read_draft
from tests.browser.conftest import Visit
from tests.browser.steps import EXAMPLES, open_draft, turn_to

pytestmark = pytest.mark.browser
PHONE = {"width": 390, "height": 844}
FAST = ((2, "200"), (3, "250"))  # columns of the sixth indicator: before, after
# Rows of indicators 15 to 17: before, after, what they work out to.
WORKED = (("120", "180", "50"), ("200", "100", "50"), ("400", "300", "25"))


def write_on(page: Page, name: str) -> None:
    """Open an example draft and turn to the declaration."""
    open_draft(page, name)
    turn_to(page, "write")
    expect(page.locator("#section")).to_contain_text("项目简介")


def pick(page: Page, section: str) -> None:
    """Choose a section."""
    page.locator(f"#sections button[data-pick='section|{section}']").click()
    expect(page.locator(f"#section [data-section={section}]")).to_be_visible()


def bring(page: Page, path: Path) -> None:
    """Open a file on the declaration tab."""
    with page.expect_file_chooser() as chooser:
        page.locator("#import").click()
    chooser.value.set_files(path)


def cell(page: Page, column: int, row: int = 5) -> Locator:
    """A cell of the sixth indicator, unless another row is named."""
    return page.locator(f"#figure-table [data-testid=cell-{row}-{column}]")


def typed_in(page: Page, at: Locator, text: str) -> None:
    """Type into a cell, as fast as a program can, and leave it."""
    at.dblclick()
    page.keyboard.press("Control+A")
    page.keyboard.type(text)
    page.keyboard.press("Enter")


def test_without_a_draft_it_says_how_to_get_one(visit: Visit) -> None:
    page = visit()
    turn_to(page, "write")
    expect(page.locator("#write-hand")).to_contain_text("还没有草稿")
    expect(page.locator("#sections")).to_have_count(0)


def test_a_section_stands_with_its_gaps_its_findings_and_its_clauses(visit: Visit) -> None:
    page = visit()
    write_on(page, "held.yaml")
    expect(page.locator("#section mark.td-gap").first).to_contain_text("【待补充")
    pick(page, "results")
    beside = page.locator("#beside")
    expect(beside.locator(".td-finding").first).to_contain_text("拦下导出")
    expect(beside.locator(".td-duties li[data-outcome=未定]").first).to_be_visible()
    beside.locator(".td-duties .td-chip").first.click()
    expect(page.locator("#write-panel mark").first).to_be_visible()
    page.keyboard.press("Escape")
    beside.locator(".td-want").first.click()
    expect(page.locator("#steps")).to_be_visible()


def test_every_figure_of_a_section_leads_to_its_fact(visit: Visit) -> None:
    page = visit()
    write_on(page, "pass.yaml")
    page.locator("#section details.td-proposal > summary").click()
    expect(page.locator("#section .td-fact", has_text="12600")).to_have_attribute(
        "title", "总投资（万元）"
    )
    page.locator("#section summary", has_text="出处").click()
    page.locator("#section .td-next", has_text="总投资").first.click()
    expect(page.locator("#f-project-investment").locator("textarea, input")).to_be_focused()


def test_a_section_is_shortened_and_what_was_cut_is_shown(visit: Visit) -> None:
    page = visit()
    write_on(page, "pass.yaml")
    pick(page, "results")
    page.locator("#length").locator("textarea, input").fill("300")
    page.locator("#shorten").click()
    expect(page.locator("#section .td-difference del").first).to_be_visible()
    expect(page.locator("#beside")).to_contain_text("未定")


def test_taking_a_section_over_changes_the_draft_everywhere(visit: Visit) -> None:
    page = visit()
    write_on(page, "held.yaml")
    pick(page, "results")
    expect(page.locator("#section")).to_contain_text("草稿里还没有这一节")
    page.locator("#adopt").click()
    expect(page.locator("#section")).to_contain_text("草稿里的正文")
    turn_to(page, "check")
    page.locator(".td-steps").get_by_role("tab", name="文稿").last.click()
    field = page.locator("#f-sections-results").locator("textarea")
    expect(field).not_to_have_value("")


def test_own_words_are_kept_and_can_be_taken_out_again(visit: Visit) -> None:
    page = visit()
    write_on(page, "pass.yaml")
    own = page.locator("#own-text textarea")
    own.fill("<img src=x onerror='window.bad=1'>【待补充：简介】")
    page.locator("#keep-text").click()
    expect(page.locator("#section mark.td-gap")).to_have_text("【待补充：简介】")
    assert page.evaluate("window.bad") is None
    own.fill("")
    page.locator("#keep-text").click()
    expect(page.locator("#section")).to_contain_text("草稿里还没有这一节")


def test_figures_are_worked_out_as_they_are_typed(visit: Visit) -> None:
    page = visit()
    write_on(page, "held.yaml")
    page.locator("#write-parts").get_by_role("tab", name="附1的20项指标").last.click()
    expect(page.locator("#figure-chart svg, #figure-chart canvas").first).to_be_visible()
    for column, text in FAST:
        typed_in(page, cell(page, column), text)
    expect(cell(page, 6)).to_contain_text("25")
    for column, text in FAST:
        expect(cell(page, column)).to_contain_text(text)
    page.locator("#work-out").click()
    expect(cell(page, 4)).to_contain_text("25")


@pytest.mark.parametrize("delay", [0, 90], ids=["as fast as a program", "as fast as a clerk"])
def test_what_is_typed_on_a_chosen_cell_replaces_it_whole_and_enter_goes_down(
    visit: Visit, delay: int
) -> None:
    page = visit()
    write_on(page, "held.yaml")
    page.locator("#write-parts").get_by_role("tab", name="附1的20项指标").last.click()
    expect(cell(page, 2, 14)).to_be_visible()
    for column, figures in ((2, ("100", "200", "400")), (3, ("150", "100", "300"))):
        cell(page, column, 14).click()
        for figure in figures:
            page.keyboard.type(figure, delay=delay)
            page.keyboard.press("Enter")
    cell(page, 2, 14).click()
    page.keyboard.type("120", delay=delay)
    page.keyboard.press("Tab")
    page.keyboard.type("180", delay=delay)
    page.keyboard.press("Enter")
    for row, (before, after, worked) in enumerate(WORKED, start=14):
        expect(cell(page, 6, row)).to_contain_text(worked)
        expect(cell(page, 2, row)).to_contain_text(before)
        expect(cell(page, 3, row)).to_contain_text(after)


def test_a_cell_being_edited_stays_open_while_others_are_worked_out(visit: Visit) -> None:
    page = visit()
    write_on(page, "held.yaml")
    page.locator("#write-parts").get_by_role("tab", name="附1的20项指标").last.click()
    for column, text in FAST:
        typed_in(page, cell(page, column), text)
    cell(page, 5).dblclick()
    page.keyboard.press("Control+A")
    page.keyboard.type("百分")
    page.wait_for_timeout(3000)  # long enough for what was typed before to be worked out
    page.keyboard.type("点")
    page.keyboard.press("Enter")
    expect(cell(page, 5)).to_contain_text("百分点")
    expect(cell(page, 6)).to_contain_text("25")


def test_an_exported_declaration_is_read_back_and_the_former_draft_too(
    visit: Visit, tmp_path: Path
) -> None:
    draft = read_draft((EXAMPLES / "pass.yaml").read_text(encoding="utf-8"), where="pass")
    done = export(draft, tmp_path)  # type: ignore[arg-type]
    assert isinstance(done, Exported)
    page = visit()
    write_on(page, "held.yaml")
    former = page.locator("#write-hand h2").inner_text()
    bring(page, next(path for path in done.files if path.suffix == ".docx"))
    expect(page.locator("#write-hand h2")).to_have_text("河北燕岭精密传动科技有限公司")
    expect(page.locator("#import-said")).to_contain_text("读取的是导出时写入文件的草稿")
    page.locator("#undo").click()
    expect(page.locator("#write-hand h2")).to_have_text(former)


def test_a_file_that_is_no_declaration_is_told_and_the_draft_stays(
    visit: Visit, tmp_path: Path
) -> None:
    page = visit()
    write_on(page, "pass.yaml")
    for name, content in (("坏.docx", b"PK\x03\x04broken"), ("坏.yaml", b"tier: [x"),
                          ("坏.json", b'{"tier": "\xe8\xb6\x85\xe7\xba\xa7"}')):  # fmt: skip
        (tmp_path / name).write_bytes(content)
        bring(page, tmp_path / name)
        expect(page.locator("#import-said [role=alert]")).to_contain_text(name)
        expect(page.locator("#import-said [role=alert]")).to_contain_text("接受：.docx、.xlsx")
    (tmp_path / "说明.txt").write_text("不是申报书", encoding="utf-8")
    bring(page, tmp_path / "说明.txt")
    expect(page.get_by_text("“说明.txt”的类型不能用在这里")).to_be_visible()
    expect(page.get_by_text("Invalid file type")).to_have_count(0)
    expect(page.locator("#write-hand h2")).to_have_text("河北燕岭精密传动科技有限公司")


def test_the_draft_is_saved_as_yaml_and_handed_over_to_the_export(
    visit: Visit, tmp_path: Path
) -> None:
    page = visit()
    write_on(page, "pass.yaml")
    with page.expect_download() as download:
        page.locator("#write-hand a[download]").click()
    saved = tmp_path / "draft.yaml"
    download.value.save_as(saved)
    read = yaml.safe_load(saved.read_text(encoding="utf-8"))
    assert read["applicant"]["name"] == "河北燕岭精密传动科技有限公司"
    page.locator("#to-export").click()
    expect(page.locator("#export-go")).to_be_visible()


def test_english_and_a_narrow_screen_show_the_same(visit: Visit) -> None:
    page = visit("/en/", viewport=PHONE)
    open_draft(page, "held.yaml")
    turn_to(page, "write")
    expect(page.locator("#section")).to_contain_text("As the draft holds it")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
