"""`tidu check` on the command line: JSON shapes, batches, forms to put right, start-up."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cli.run import one_message, tidu

EXAMPLES = Path(__file__).parents[2] / "examples"

THIN = "tier: 卓越级\nmaturity: {level: 2}\n"


@pytest.fixture
def thin(tmp_path: Path) -> Path:
    path = tmp_path / "thin.yaml"
    path.write_text(THIN, encoding="utf-8")
    return path


def test_a_maturity_below_the_tier_is_not_met_with_its_clause(thin: Path) -> None:
    done = tidu("check", thin, "--json")
    assert done.status == 1
    [report] = done.lines
    [finding] = [f for f in report["findings"] if f["norm"] == "A2.1.5.c"]
    assert finding["outcome"] == "不符"
    assert finding["holds"] is True
    assert finding["address"] == "CN-2024-399/附件2/一/5"
    assert finding["quote"] == "卓越级智能工厂应达到三级及以上"


def test_the_json_of_a_report_has_the_shape_of_the_contract(thin: Path) -> None:
    [report] = tidu("check", thin, "--json").lines
    assert set(report) >= {
        "id", "edition", "as_of", "draft_digest", "tiers", "findings", "form_errors", "next",
    }  # fmt: skip
    assert [tier["tier"] for tier in report["tiers"]] == ["基础级", "先进级", "卓越级", "领航级"]
    assert set(report["tiers"][0]) == {"tier", "outcome", "not_met", "unknown", "expert"}
    assert set(report["findings"][0]) >= {
        "rule", "address", "quote", "force", "outcome", "holds", "why", "missing", "fields",
        "remedy",
    }  # fmt: skip


def test_what_was_not_given_is_unknown_and_never_not_met(thin: Path) -> None:
    [report] = tidu("check", thin, "--json").lines
    not_met = [f for f in report["findings"] if f["outcome"] == "不符"]
    sums = {"HB.2.1.1.d", "MI.2.1.1.d"}  # the base requirements as a whole
    assert {f["norm"] for f in not_met} == {"A2.1.5.c"} | sums
    for finding in report["findings"]:
        assert bool(finding["missing"]) == (finding["outcome"] == "未定"), finding["norm"]


def test_an_unknown_field_is_a_form_error_with_a_suggestion(tmp_path: Path) -> None:
    path = tmp_path / "slip.yaml"
    path.write_text("tier: 卓越级\nmaturty: {level: 3}\n", encoding="utf-8")
    done = tidu("check", path, "--json")
    assert done.status == 2
    [error] = done.lines[0]["form_errors"]
    assert (error["path"], error["near"]) == ("maturty", "maturity")
    assert "资格" not in done.out


def test_a_wrong_type_is_a_form_error_that_names_value_and_what_is_allowed(tmp_path: Path) -> None:
    path = tmp_path / "type.yaml"
    path.write_text("maturity: {level: 三点五}\n", encoding="utf-8")
    done = tidu("check", path, "--json")
    assert done.status == 2
    [error] = done.lines[0]["form_errors"]
    assert error["path"] == "maturity.level"
    assert "三点五" in error["value"]
    assert error["allowed"]


BAD = {
    "none.yaml": (None, "找不到文件"),
    "tabs.yaml": (b"tier:\t[\n", "YAML"),
    "gb.yaml": ("tier: 卓越级\n".encode("gb18030"), "UTF-8"),
    "empty.yaml": (b"\n", "空"),
    "list.yaml": (b"- a\n", "一组字段"),
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_no_draft_at_all_is_refused_with_one_message(name: str, tmp_path: Path) -> None:
    content, word = BAD[name]
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    before = sorted(tmp_path.iterdir())
    done = tidu("check", path)
    assert done.status == 2
    one_message(done, name, word)
    assert sorted(tmp_path.iterdir()) == before


def test_json_lines_are_checked_in_order_and_a_bad_line_does_not_stop_them() -> None:
    lines = ['{"id":"a","tier":"卓越级"}', "[]", '{"id":"c","teir":"卓越级"}', '{"tier":"基础级"}']
    done = tidu("check", "-", "--json", given="\n".join(lines))
    assert done.status == 2
    assert [line["id"] for line in done.lines] == ["a", None, "c", "4"]
    assert set(done.lines[1]) == {"id", "error"}
    assert done.lines[2]["form_errors"][0]["near"] == "tier"


def test_another_place_has_no_provincial_rules_and_an_early_date_has_none_at_all(
    thin: Path,
) -> None:
    [report] = tidu("check", thin, "--json", "--place", "山东省").lines
    assert report["edition"] == "CN-2024"
    done = tidu("check", thin, "--as-of", "2024-10-01")
    assert done.status == 2
    one_message(done, "2024-10")


def test_only_the_tiers_asked_for_are_judged(thin: Path) -> None:
    [report] = tidu("check", thin, "--json", "--tier", "基础级").lines
    [finding] = [f for f in report["findings"] if f["norm"] == "A2.1.5.c"]
    assert finding["outcome"] == "不适用"
    done = tidu("check", thin, "--tier", "超级")
    assert done.status == 2
    one_message(done, "超级", "卓越级")


def test_the_schema_is_json_schema() -> None:
    schema = json.loads(tidu("check", "--schema").out)
    assert schema["type"] == "object"
    assert "maturity" in schema["properties"]


def test_a_check_imports_neither_index_nor_window_nor_torch(thin: Path) -> None:
    code = (
        "import sys; from ui.cli import run; "
        f"run(['check', {str(thin)!r}]); "
        "print(sorted({'torch', 'chromadb', 'gradio', 'langchain', 'numpy'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout.splitlines()[-1] == "[]"


def test_many_drafts_are_planned_and_exported_one_line_each(tmp_path: Path) -> None:
    lines = '{"id":"a","tier":"卓越级"}\n[]\n{"id":"../c","tier":"先进级"}\n'
    planned = tidu("plan", "-", "--to", "先进级", "--json", given=lines)
    assert [line["id"] for line in planned.lines] == ["a", None, "../c"]
    assert planned.status == 2
    exported = tidu("export", "-", "-o", tmp_path / "out", "--json", given=lines)
    assert [line["id"] for line in exported.lines] == ["a", None, "../c"]
    assert exported.lines[0]["findings"]
    assert exported.lines[2]["error"]["do"]
    assert not (tmp_path / "out").exists()


def test_no_folder_is_no_place_to_export_to(thin: Path) -> None:
    done = tidu("export", thin, "-o", "")
    assert done.status == 2
    one_message(done, "-o")


def test_what_is_only_encouraged_is_advised_and_never_said_to_be_not_met() -> None:
    out = tidu("check", EXAMPLES / "pass.yaml").out
    advised = out.split("没有做到不作为否定理由")[1]
    assert "· [建议] CN-2024-399/附件2/注/末" in advised
    assert "[不符]" not in out


def test_an_export_tells_what_contradicts_itself_and_did_not_hold_it(tmp_path: Path) -> None:
    text = (EXAMPLES / "pass.yaml").read_text("utf-8").replace("总投资1.26亿元", "总投资9亿元")
    path = tmp_path / "contradicts.yaml"
    path.write_text(text, encoding="utf-8")
    done = tidu("export", path, "-o", tmp_path / "out")
    assert done.status == 0
    assert "正文写“总投资9亿元”，表中为12600万元" in done.err
    assert tidu("export", EXAMPLES / "pass.yaml", "-o", tmp_path / "fine").err == ""


def test_the_tier_a_draft_declares_comes_first() -> None:
    tiers = [
        line for line in tidu("check", "examples/pass.yaml").out.splitlines() if "（不符" in line
    ]
    assert "卓越级（申报的层级）" in tiers[0]
    assert ["基础级" in tiers[1], len(tiers)] == [True, 4]


def test_a_file_that_was_never_exported_is_not_called_a_broken_archive() -> None:
    done = tidu("verify", "README.md")
    assert done.status == 2
    one_message(done, "不是 DOCX 或 XLSX", "README.md", "本程序导出")
    assert "压缩包" not in done.err


def test_a_plan_names_a_missing_fact_once_and_lists_the_clauses_that_wait_for_it() -> None:
    told = tidu("plan", "examples/held.yaml", "--to", "卓越级").out
    assert told.count("保密审查人") == 1
    beneath = told.partition("缺：保密审查通过、保密审查人、保密审查日期\n")[2].splitlines()[:2]
    assert [line.split()[0].split("/")[0] for line in beneath] == ["CN-2024-399", "HE-2024-533"]
