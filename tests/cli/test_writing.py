"""`tidu draft` and its neighbours as a process: shapes, sources, files never overwritten."""

import json
from pathlib import Path

import yaml

from tests.cli.run import one_message, tidu

EXAMPLES = Path(__file__).parents[2] / "examples"
PASS, HELD = EXAMPLES / "pass.yaml", EXAMPLES / "held.yaml"


def test_a_drafted_example_passes_the_check(tmp_path: Path) -> None:
    whole = tmp_path / "whole.yaml"
    assert tidu("draft", PASS, "--rewrite", "--write", whole).status == 0
    assert yaml.safe_load(whole.read_text("utf-8"))["sections"]["summary"]
    assert tidu("check", whole, "--tier", "卓越级").status == 0


def test_the_sections_are_printed_with_the_source_of_every_figure() -> None:
    done = tidu("draft", PASS, "--section", "summary")
    assert done.status == 0
    assert "12600 ← project.investment（总投资（万元））" in done.out
    assert "与草稿中已写的相比" in done.out


def test_the_json_of_a_drafted_section_has_the_shape_of_the_contract() -> None:
    [shape] = tidu("draft", PASS, "--json").lines
    assert set(shape) == {"id", "edition", "tier", "sections"}
    assert [section["name"] for section in shape["sections"]] == [
        "basic", "summary", "effects", "commitment", "overview", "scenarios", "integration",
        "features", "results", "plan",
    ]  # fmt: skip
    section = shape["sections"][5]
    assert set(section) == {
        "name", "title", "field", "text", "length", "passages", "clauses", "gaps", "written",
        "changes",
    }  # fmt: skip
    assert set(section["passages"][0]) == {"text", "fact_paths", "spans", "norms"}
    assert set(section["clauses"][0]) == {"norm", "address", "quote", "force", "status", "text"}


def test_a_file_is_never_overwritten(tmp_path: Path) -> None:
    there = tmp_path / "there.yaml"
    there.write_text("mine", encoding="utf-8")
    done = tidu("draft", PASS, "--write", there)
    assert done.status == 2
    one_message(done, "已经存在", "there.yaml")
    assert there.read_text("utf-8") == "mine"


def test_prose_that_was_written_stays_unless_a_rewrite_is_asked_for(tmp_path: Path) -> None:
    kept = tmp_path / "kept.yaml"
    tidu("draft", PASS, "--write", kept)
    before = yaml.safe_load(PASS.read_text("utf-8"))["sections"]
    assert yaml.safe_load(kept.read_text("utf-8"))["sections"] == before


def test_an_unknown_section_is_refused_with_the_names_there_are() -> None:
    done = tidu("draft", PASS, "--section", "intro")
    assert done.status == 2
    one_message(done, "intro", "summary")


def test_a_length_shortens_every_section_that_can_be() -> None:
    [shape] = tidu("draft", PASS, "--section", "results", "--length", "300", "--json").lines
    assert shape["sections"][0]["length"] <= 300


def test_json_lines_of_drafts_give_a_line_each() -> None:
    lines = ['{"id":"a","tier":"卓越级"}', '{"id":"b","teir":"卓越级"}', "[]"]
    done = tidu("draft", "-", "--json", given="\n".join(lines))
    assert done.status == 2
    assert [line["id"] for line in done.lines] == ["a", "b", None]
    assert done.lines[1]["form_errors"][0]["near"] == "tier"
    assert json.dumps(done.lines[0], ensure_ascii=False).count("待补充") > 5


def test_one_line_of_json_is_a_batch_of_one_as_it_is_for_the_check() -> None:
    line = '{"id":"a","tier":"卓越级"}'
    drafted, checked = (tidu(command, "-", given=line).lines for command in ("draft", "check"))
    assert [each["id"] for each in (*drafted, *checked)] == ["a", "a"]


def test_a_batch_is_not_saved_as_one_draft(tmp_path: Path) -> None:
    lines = '{"id":"a","tier":"卓越级"}\n{"id":"b","tier":"卓越级"}'
    done = tidu("draft", "-", "--write", tmp_path / "new.yaml", given=lines)
    assert done.status == 2
    one_message(done, "--write", "一份草稿")
    assert not (tmp_path / "new.yaml").exists()


def test_a_rewrite_without_a_file_to_write_is_refused_and_not_ignored() -> None:
    done = tidu("draft", PASS, "--rewrite")
    assert done.status == 2
    one_message(done, "--rewrite", "--write")


def test_the_checklist_of_a_tier_says_what_to_prepare_clause_by_clause() -> None:
    [shape] = tidu("checklist", "--tier", "先进级", "--json").lines
    assert set(shape) == {"id", "tier", "edition", "counts", "items", "files"}
    assert set(shape["items"][0]) == {
        "norm", "address", "quote", "force", "words", "kind", "prepare", "fields", "status",
        "outcome",
    }  # fmt: skip
    assert {item["status"] for item in shape["items"]} == {None}
    assert all(item["prepare"] for item in shape["items"])


def test_the_checklist_of_a_draft_says_what_is_there_and_goes_into_a_table(tmp_path: Path) -> None:
    done = tidu("checklist", "--tier", "卓越", HELD, "-o", tmp_path / "out")
    assert done.status == 0
    assert "[缺] CN-2024-399/附件2/一/5" in done.out
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["卓越级-材料和佐证清单.xlsx"]


def test_a_checklist_of_no_such_tier_is_refused() -> None:
    done = tidu("checklist", "--tier", "超级")
    assert done.status == 2
    one_message(done, "超级", "卓越级")


def test_the_experts_sheet_is_written_for_a_cleared_draft_only(tmp_path: Path) -> None:
    done = tidu("review", PASS, "-o", tmp_path / "out", "--json")
    assert done.status == 0
    assert len(done.lines[0]["files"]) == 1
    held = tidu("review", HELD, "-o", tmp_path / "held")
    assert held.status == 1
    assert not (tmp_path / "held").exists()


def test_an_exported_declaration_is_imported_as_the_draft_it_was(tmp_path: Path) -> None:
    assert tidu("export", PASS, "-o", tmp_path).status == 0
    [paper] = tmp_path.glob("*.docx")
    done = tidu("import", paper)
    assert done.status == 0
    again = tmp_path / "again.yaml"
    again.write_text(done.out, encoding="utf-8")
    first, second = (tidu("check", path, "--json").lines[0] for path in (PASS, again))
    assert first["draft_digest"] == second["draft_digest"]


def test_an_import_says_what_it_understood_and_what_not(tmp_path: Path) -> None:
    path = tmp_path / "申报书.txt"
    path.write_text("一、申报单位基本信息\n企业名称：甲有限公司\n成立三十年。\n", encoding="utf-8")
    [shape] = tidu("import", path, "--json").lines
    assert set(shape) == {"id", "kind", "stated", "understood", "not_understood", "notices"}
    assert shape["stated"] == {"applicant": {"name": "甲有限公司"}}
    assert [one["line"] for one in shape["not_understood"]] == [3]
    assert yaml.safe_load(tidu("import", path).out) == shape["stated"]


def test_a_text_without_a_field_is_told_and_is_no_import(tmp_path: Path) -> None:
    note = tmp_path / "note.txt"
    note.write_text("各位同事：\n本周五下午三点在二楼会议室开会，请准时参加。\n办公室\n")
    for options in ([], ["--json"]):
        done = tidu("import", note, *options)
        assert (done.status, done.out) == (2, "")
        one_message(done, "没有读出申报书的任何一项", "note.txt", "附件3")


def test_a_missing_file_is_told_in_one_message() -> None:
    done = tidu("import", "nowhere.docx")
    assert done.status == 2
    one_message(done, "nowhere.docx", "找不到文件")


def test_a_section_that_cannot_be_as_short_as_asked_says_so() -> None:
    told = tidu("draft", PASS, "--section", "summary", "--length", "20")
    assert "没有缩到20字" in told.out
    fits = tidu("draft", PASS, "--section", "summary")
    assert "没有缩到" not in fits.out
