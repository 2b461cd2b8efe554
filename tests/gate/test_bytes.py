"""Same draft, same edition, same date: same bytes, on any machine."""

import hashlib
import json
import os
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from rules.finding import Finding, Force, Outcome, Report, Why
from rules.law.edition import resolve
from rules.render import press
from rules.render.paper import RENDERER, Paper
from tests.gate.cases import DAY, changed, cleared, example, exported

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent / "golden.json"
EXPORT = "import sys; from pathlib import Path; from tests.gate.cases import example, exported; "
EXPORT += "exported(example(), Path(sys.argv[1]))"


def digests(directory: Path) -> dict[str, str]:
    paths = sorted(directory.iterdir())
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}


@pytest.mark.parametrize(
    "surroundings",
    [
        {"PYTHONHASHSEED": "0"},
        {"PYTHONHASHSEED": "1", "TZ": "Asia/Shanghai"},
        {"PYTHONHASHSEED": "4294967295", "TZ": "America/New_York", "LC_ALL": "C"},
        {"PYTHONHASHSEED": "random", "PYTHONOPTIMIZE": "1", "LC_ALL": "C.UTF-8"},
    ],
)
def test_other_processes_write_the_same_bytes(tmp_path: Path, surroundings: dict[str, str]) -> None:
    exported(example(), tmp_path / "here")
    command = [sys.executable, "-c", EXPORT, str(tmp_path / "there")]
    subprocess.run(command, cwd=ROOT, env={**os.environ, **surroundings}, check=True)
    assert digests(tmp_path / "here") == digests(tmp_path / "there")


def test_a_second_export_writes_the_same_bytes(tmp_path: Path) -> None:
    exported(example(), tmp_path / "one")
    exported(example(), tmp_path / "two")
    assert digests(tmp_path / "one") == digests(tmp_path / "two")


def test_another_draft_writes_other_bytes(tmp_path: Path) -> None:
    exported(example(), tmp_path / "one")
    exported(changed("applicant.employees", 621), tmp_path / "two")
    one, two = digests(tmp_path / "one"), digests(tmp_path / "two")
    assert [name for name in one if one[name] == two[name]] == []


def test_archives_bear_one_day_one_order_and_no_compression(tmp_path: Path) -> None:
    exported(example(), tmp_path)
    for path in [path for path in tmp_path.iterdir() if path.suffix != ".json"]:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
        assert {entry.date_time for entry in entries} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.compress_type for entry in entries} == {zipfile.ZIP_STORED}
        names = [entry.filename for entry in entries]
        assert names == sorted(names, key=lambda name: (name != "[Content_Types].xml", name))


def test_the_properties_bear_the_day_of_the_check_and_no_clock(tmp_path: Path) -> None:
    exported(example(), tmp_path)
    for path in [path for path in tmp_path.iterdir() if path.suffix != ".json"]:
        with zipfile.ZipFile(BytesIO(path.read_bytes())) as archive:
            core = archive.read("docProps/core.xml").decode()
        assert core.count("2024-11-20T00:00:00Z") == 2
        assert core.count("T00:00:00Z") == 2


def frozen(tier: str) -> Paper:
    """A paper whose report no change of the rules can touch."""
    finding = Finding(
        rule="A2.1.5.c",
        norm="A2.1.5.c",
        address="CN-2024-399/附件2/一/5",
        quote="卓越级智能工厂应达到三级及以上",
        force=Force.BINDING,
        outcome=Outcome.MET,
        holds=False,
        why=Why("AtLeast", True, "成熟度等级：3，要求不低于3", ("maturity.level",)),
    )
    draft = changed("tier", tier)
    report = Report(None, "CN-2024+HE-2024", DAY, "0" * 64, findings=(finding,))
    return Paper(draft, report, resolve("河北省", DAY), DAY)


def test_the_renderer_is_numbered_anew_when_its_bytes_change() -> None:
    """A red line here: raise RENDERER, run this file as a program, and say so in CHANGELOG.md."""
    assert json.loads(GOLDEN.read_text("utf-8")) == golden()


def golden() -> dict[str, str]:
    papers = [frozen("卓越级"), frozen("先进级")]
    pressed = {
        f"{paper.tier.value} {kind}": hashlib.sha256(press.press(paper, kind, None)).hexdigest()
        for paper in papers
        for kind in press.kinds(paper)
    }
    return {"renderer": RENDERER, **pressed}


def test_a_ticket_renders_the_same_bytes_twice() -> None:
    paper = cleared(example())._paper
    kinds = press.kinds(paper)
    assert [press.press(paper, k, None) for k in kinds] == [
        press.press(paper, k, None) for k in kinds
    ]


if __name__ == "__main__":
    GOLDEN.write_text(json.dumps(golden(), ensure_ascii=False, indent=2) + "\n", "utf-8")
