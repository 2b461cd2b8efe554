"""Export writes everything or nothing, and never a declaration that is held."""

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from rules.facts.draft import Draft, draft_json
from rules.finding import Outcome
from rules.gate import Forged, Held, export, export_problems, gate
from rules.render import press, writing
from rules.render.writing import Unwritable
from tests.gate.cases import DAY, changed, example, explained, exported, held, table
from tests.gate.papers import only, words


def texts_of(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for item in value.values():
            yield from texts_of(item)
    elif isinstance(value, list):
        for item in value:
            yield from texts_of(item)
    elif isinstance(value, str):
        yield value


def test_a_draft_without_a_holding_finding_leaves_as_three_papers(tmp_path: Path) -> None:
    done = exported(example(), tmp_path)
    assert sorted(path.name for path in tmp_path.iterdir()) == sorted(p.name for p in done.files)
    assert [path.name for path in done.files] == [
        "河北燕岭精密传动科技有限公司-卓越级智能工厂项目申报书（填报底稿）.docx",
        "河北燕岭精密传动科技有限公司-推荐汇总表（填报底稿）.xlsx",
        "河北燕岭精密传动科技有限公司-底稿数据.json",
    ]


def test_a_held_draft_writes_nothing_at_all(tmp_path: Path) -> None:
    held(example("held"), tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


def test_a_draft_that_names_no_tier_is_held_for_its_form(tmp_path: Path) -> None:
    found = held(changed("tier", None), tmp_path / "out")
    assert [error.path for error in found.report.form_errors] == ["tier"]
    assert list(tmp_path.iterdir()) == []


def test_the_problems_hold_not_a_word_of_the_draft(tmp_path: Path) -> None:
    draft = example("held")
    found = held(draft, tmp_path / "out")
    paths = export_problems(found, tmp_path)
    told = words(only(tmp_path, ".docx").read_bytes()) + only(tmp_path, ".json").read_text("utf-8")
    quotes = "".join(finding.quote for finding in found.report.findings)
    own = [text for text in texts_of(draft_json(draft)) if len(text) > 8 and text not in quotes]
    dates = [text for text in own if text.replace("-", "").isdigit()]
    assert [text for text in own if text in told and text not in dates] == []
    names = (draft.applicant.name, draft.applicant.contact.person, draft.applicant.contact.mobile)
    assert [name for name in names if name and name in told] == []
    assert len(paths) == 2


def test_the_problems_name_clause_outcome_and_remedy(tmp_path: Path) -> None:
    found = held(changed("maturity.level", 2), tmp_path / "out")
    export_problems(found, tmp_path)
    stated = json.loads(only(tmp_path, ".json").read_text("utf-8"))
    level = next(p for p in stated["problems"] if p["address"] == "CN-2024-399/附件2/一/5")
    assert level["outcome"] == "不符"
    assert level["fields"] == ["maturity.level"]
    told = words(only(tmp_path, ".docx").read_bytes())
    assert "卓越级智能工厂应达到三级及以上" in told
    assert "申报书" not in only(tmp_path, ".docx").name


def test_form_errors_are_listed_without_the_value_that_was_typed(tmp_path: Path) -> None:
    draft = example()
    wrong = draft.applicant.model_copy(update={"uscc": "91130502MA0K7X4D50"})
    found = gate(draft.model_copy(update={"applicant": wrong}), as_of=DAY)
    assert isinstance(found, Held)
    export_problems(found, tmp_path)
    told = words(only(tmp_path, ".docx").read_bytes()) + only(tmp_path, ".json").read_text("utf-8")
    assert "applicant.uscc" in told
    assert "18位统一社会信用代码" in told
    assert "91130502MA0K7X4D50" not in told


def test_a_draft_changed_while_it_is_rendered_is_not_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    draft = example()
    genuine = press.files

    def meddling(*given: Any) -> Any:
        draft.maturity.__dict__["level"] = 1
        return genuine(*given)

    monkeypatch.setattr(press, "files", meddling)
    with pytest.raises(Forged):
        export(draft, tmp_path / "out", as_of=DAY)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("fatal", [1, 2, 3])
def test_a_move_that_fails_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fatal: int
) -> None:
    moves = []

    def replace(source: Any, target: Any) -> None:
        moves.append(target)
        if len(moves) == fatal:
            raise OSError("disk full")
        Path(source).rename(target)

    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(Unwritable, match="换一个可写的文件夹"):
        exported(example(), tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_a_move_that_fails_puts_the_older_files_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    exported(example(), tmp_path)
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    genuine, moves = os.replace, []

    def replace(source: Any, target: Any) -> None:
        moves.append(target)
        if len(moves) == 2:
            raise OSError("disk full")
        genuine(source, target)

    monkeypatch.setattr(os, "replace", replace)
    with pytest.raises(Unwritable):
        exported(changed("project.investment_parts", []), tmp_path)
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_renderer_that_fails_leaves_no_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*given: Any) -> bytes:
        raise MemoryError

    monkeypatch.setitem(press.PRESSES, press.TABLE, broken)
    with pytest.raises(MemoryError):
        exported(example(), tmp_path / "out")
    assert list(tmp_path.iterdir()) == []


KILLED = """
import os, sys
from pathlib import Path
from rules.render import writing
from tests.gate.cases import example, exported
genuine, count = writing._write, []
def write(path, content):
    genuine(path, content)
    count.append(path)
    if len(count) == int(sys.argv[2]):
        os.kill(os.getpid(), 9)
writing._write = write
exported(example(), Path(sys.argv[1]))
"""


@pytest.mark.parametrize("after", ["1", "2", "3"])
def test_a_process_killed_while_writing_leaves_no_declaration(tmp_path: Path, after: str) -> None:
    root = Path(__file__).parents[2]
    done = subprocess.run([sys.executable, "-c", KILLED, tmp_path, after], cwd=root, check=False)
    assert done.returncode == -signal.SIGKILL
    assert [path.name for path in tmp_path.rglob("*") if path.suffix in (".docx", ".xlsx")] == []
    exported(example(), tmp_path)
    assert len([path for path in tmp_path.iterdir() if path.is_file()]) == 3


def test_a_folder_that_is_a_file_is_refused_with_what_to_do(tmp_path: Path) -> None:
    target = tmp_path / "taken"
    target.write_text("here first")
    with pytest.raises(Unwritable, match="换一个可写的文件夹"):
        exported(example(), target)
    assert target.read_text() == "here first"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("../../etc/某公司", "etc某公司"),
        ("某\u202e公司\n有限", "某公司有限"),
        ("某" * 300, "某" * 40),
        ('<a>|b:"c"*?', "abc"),
    ],
)
def test_a_hostile_name_stays_inside_the_folder(tmp_path: Path, name: str, shown: str) -> None:
    assert writing.safe_name(name) == shown
    assert (tmp_path / f"{writing.safe_name(name)}.docx").parent == tmp_path


def basic() -> Draft:
    return changed("tier", "基础级")


def test_a_tier_that_is_not_open_leaves_as_a_self_assessment(tmp_path: Path) -> None:
    done = exported(basic(), tmp_path)
    assert done.title == "智能工厂自评报告（基础级）"
    names = [path.name for path in tmp_path.iterdir()]
    assert not [name for name in names if "申报书" in name or name.endswith(".xlsx")]
    told = words(only(tmp_path, ".docx").read_bytes())
    assert "自评报告" in told
    assert "申报书" not in told


def test_an_explained_clause_travels_with_the_paper(tmp_path: Path) -> None:
    draft = changed("awards", [])
    found = held(draft, tmp_path / "out")
    norms = {f.norm: "2024年新建投产，尚未组织认定" for f in found.report.findings if f.holds}
    assert norms
    exported(explained(draft, norms), tmp_path)
    told = words(only(tmp_path, ".docx").read_bytes())
    assert "2024年新建投产，尚未组织认定" in told
    assert "规划部 赵岩2024年11月15日" in told
    assert "原则上应已获评先进级智能工厂" in told


def test_clauses_for_experts_are_listed_and_do_not_hold(tmp_path: Path) -> None:
    done = exported(example(), tmp_path)
    expert = [f for f in done.report.findings if f.outcome is Outcome.EXPERT]
    told = words(only(tmp_path, ".docx").read_bytes())
    assert expert
    assert all(finding.quote in told for finding in expert)


def test_a_recommendation_table_leaves_through_the_same_gate(tmp_path: Path) -> None:
    done = export(table(), tmp_path, as_of=DAY)
    assert not isinstance(done, Held), [(p.rule, p.remedy) for p in done.problems]
    assert done.title == "卓越级智能工厂项目推荐汇总表"
    assert {path.suffix for path in done.files} == {".xlsx", ".json"}


def test_a_recommendation_table_over_its_quota_is_held(tmp_path: Path) -> None:
    rows = [{**row, "rank": n} for n, row in enumerate(table().model_dump()["rows"] * 3, start=1)]
    done = export(table(rows=rows), tmp_path / "out", as_of=DAY)
    assert isinstance(done, Held)
    assert "各市推荐项目数量原则上不超过5个" in [problem.quote for problem in done.problems]
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("as_of", "edition"),
    [(None, "CN-2024"), (DAY, "CN-2024+HE-2024"), (date(2024, 11, 12), "CN-2024")],
)
def test_a_table_is_judged_by_the_date_asked_for_or_else_by_the_day_it_was_reported(
    as_of: date | None, edition: str
) -> None:
    reported = table(reported="2024-11-12")
    assert gate(reported, as_of=as_of).report.edition == edition
