"""Self-check, be held, fix, export: in a real browser."""

from pathlib import Path

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit
from tests.browser.steps import open_draft, tier, turn_to, write

pytestmark = pytest.mark.browser


def test_the_draft_that_passes_shows_its_tier_met(visit: Visit) -> None:
    page = visit()
    open_draft(page, "pass.yaml")
    expect(tier(page, "卓越级")).to_contain_text("符合")
    expect(page.locator("#f-applicant-name").locator("textarea, input")).not_to_have_value("")


def test_the_draft_that_is_held_shows_why_clause_by_clause(visit: Visit) -> None:
    page = visit()
    open_draft(page, "held.yaml")
    expect(tier(page, "卓越级")).to_contain_text("不符")
    expect(page.locator("#findings")).to_contain_text("拦下导出")
    page.locator(".td-matrix button[data-pick='base|卓越级']").click()
    expect(page.locator("#findings")).to_contain_text("基础要求 · 卓越级")
    page.locator("#findings .td-chip").first.click()
    expect(page.locator("#check-panel mark").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator("#check-panel .td-clause[data-open]")).to_have_count(0)


def test_what_is_typed_changes_the_outcomes_at_once(visit: Visit) -> None:
    page = visit()
    turn_to(page, "check")
    expect(page.locator("#glance")).to_contain_text("四个层级，一次看清")
    write(page, "applicant-name", "唐山示例有限公司")
    expect(page.locator("#glance .td-matrix")).to_be_visible()
    page.locator("#f-tier").get_by_text("卓越级").click()
    expect(tier(page, "卓越级")).to_contain_text("申报")
    turn_to(page, "export")
    expect(page.locator("#at-hand")).to_contain_text("唐山示例有限公司")


def test_a_question_to_answer_next_leads_to_its_field(visit: Visit) -> None:
    page = visit()
    turn_to(page, "check")
    page.locator("#f-tier").get_by_text("卓越级").click()
    page.locator(".td-next[data-field=f-project-end]").click()
    expect(page.locator("#f-project-end").locator("textarea, input")).to_be_focused()


def test_evidence_is_written_where_the_finding_asks_for_it(visit: Visit) -> None:
    page = visit()
    turn_to(page, "check")
    page.locator("#f-tier").get_by_text("卓越级").click()
    page.locator(".td-matrix button[data-pick='other|卓越级']").click()
    expect(page.locator("#findings")).to_contain_text("总则与其他 · 卓越级")
    page.locator("#findings .td-want[data-field=f-evidence]").first.click()
    document = page.locator("#evidence-document").locator("textarea, input")
    expect(document).to_be_visible()
    document.fill("提升计划.pdf")
    digest = page.locator("#glance .td-meta").inner_text()
    page.locator("#evidence-save").click()
    expect(page.locator("#glance .td-meta")).not_to_have_text(digest)


def test_a_scenario_is_written_into_its_table(visit: Visit) -> None:
    page = visit()
    turn_to(page, "check")
    page.locator("#f-tier").get_by_text("卓越级").click()
    page.locator(".td-steps").get_by_role("tab", name="工厂与成效").last.click()
    before = page.locator("#glance .td-meta").inner_text()
    page.locator("#f-scenarios [data-testid=cell-0-0]").dblclick()
    page.keyboard.type("生产作业")
    page.keyboard.press("Enter")
    expect(page.locator("#glance .td-meta")).not_to_have_text(before)


def test_a_pasted_text_that_is_no_draft_leaves_the_old_one_alone(visit: Visit) -> None:
    page = visit()
    open_draft(page, "pass.yaml")
    page.get_by_role("button", name="粘贴 YAML 或 JSON 草稿").click()
    page.locator("#paste textarea").fill("tier: [<script>window.bad=1</script>")
    page.locator("#paste-read").click()
    expect(page.locator("#opening-said")).to_contain_text("不是合法的 YAML")
    expect(tier(page, "卓越级")).to_contain_text("符合")
    assert page.evaluate("window.bad") is None


def test_a_mobile_number_that_is_none_is_told_by_its_field_until_it_is_right(visit: Visit) -> None:
    page = visit()
    open_draft(page, "held.yaml")
    write(page, "applicant-contact-mobile", "1")
    wrong = page.locator("#glance .td-form-errors")
    expect(wrong).to_contain_text("手机号")
    expect(wrong).to_contain_text("11位手机号")
    page.locator("#f-applicant-contact-mobile").locator("textarea, input").fill("13900001234")
    expect(wrong).to_have_count(0)


def test_markup_in_a_field_is_inert(visit: Visit) -> None:
    page = visit()
    turn_to(page, "check")
    write(page, "applicant-name", "<img src=x onerror='window.bad=1'>")
    turn_to(page, "export")
    expect(page.locator("#at-hand h2")).to_have_text("<img src=x onerror='window.bad=1'>")
    assert page.evaluate("window.bad") is None


def test_a_held_draft_writes_nothing_and_a_cleared_one_leaves_as_files(
    visit: Visit, tmp_path: Path
) -> None:
    page = visit()
    open_draft(page, "held.yaml")
    turn_to(page, "export")
    page.locator("#export-go").dblclick()
    expect(page.locator("#export-said")).to_contain_text("拦下了")
    expect(page.locator("#files")).to_be_hidden()
    page.locator("#export-said .td-want").first.click()
    expect(page.locator("#steps")).to_be_visible()
    open_draft(page, "pass.yaml")
    turn_to(page, "export")
    page.locator("#export-go").click()
    expect(page.locator("#export-said")).to_contain_text("已放行")
    with page.expect_download() as download:
        page.locator("#files a[download]").first.click()
    saved = tmp_path / "file"
    download.value.save_as(saved)
    assert saved.read_bytes()[:2] == b"PK"
    assert "申报书" in download.value.suggested_filename


def test_a_reload_keeps_the_draft(visit: Visit) -> None:
    page = visit()
    open_draft(page, "pass.yaml")
    expect(page.locator("#clash")).to_contain_text("草稿已自动保存")
    digest = page.locator("#glance .td-meta").inner_text()
    page.reload()
    turn_to(page, "check")
    expect(page.locator("#glance .td-meta")).to_have_text(digest)
    expect(page.locator("#f-applicant-name").locator("textarea, input")).not_to_have_value("")


def test_two_visitors_have_two_drafts(visit: Visit) -> None:
    one, two = visit(), visit()
    open_draft(one, "pass.yaml")
    turn_to(two, "check")
    expect(two.locator("#glance")).to_contain_text("四个层级，一次看清")


def test_the_gap_to_a_tier_stands_beside_the_matrix(visit: Visit) -> None:
    page = visit()
    open_draft(page, "held.yaml")
    gap = page.locator("#glance #plan")
    expect(gap.locator("button[aria-pressed=true]")).to_have_text("卓越级")
    expect(gap).to_contain_text("要改的")
    gap.locator("button[data-pick='plan|先进级']").click()
    expect(gap.locator("button[aria-pressed=true]")).to_have_text("先进级")
    gap.locator(".td-chip").first.click()
    expect(page.locator("#check-panel mark").first).to_be_visible()
    page.keyboard.press("Escape")
    write(page, "applicant-name", "唐山示例有限公司")
    turn_to(page, "export")
    expect(page.locator("#at-hand")).to_contain_text("唐山示例有限公司")
    turn_to(page, "check")
    expect(gap.locator("button[aria-pressed=true]")).to_have_text("先进级")


def test_a_step_of_the_gap_leads_to_the_field_that_settles_it(visit: Visit) -> None:
    page = visit()
    turn_to(page, "check")
    page.locator("#f-tier").get_by_text("卓越级").click()
    step = page.locator("#plan .td-want[data-field^=f-]").first
    field = str(step.get_attribute("data-field"))
    step.click()
    expect(page.locator(f"#{field}")).to_be_in_viewport()
