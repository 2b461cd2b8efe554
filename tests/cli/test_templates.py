"""Somebody's own Word templates from the shell: given out, edited, used, and verified against."""

from pathlib import Path

import docx

from tests.cli.run import tidu

ROOT = Path(__file__).parent.parent.parent
PASS = str(ROOT / "examples" / "pass.yaml")


def edited(folder: Path, text: str) -> Path:
    assert tidu("templates", "-o", str(folder)).status == 0
    document = docx.Document(str(folder / "declaration.docx"))
    document.add_paragraph(text)
    document.save(str(folder / "declaration.docx"))
    return folder


def test_an_edited_template_is_exported_with_and_verified_against(tmp_path: Path) -> None:
    own = edited(tmp_path / "own", "附记：{{ 单位.企业名称 }}")
    out = tmp_path / "out"
    assert tidu("export", PASS, "-o", str(out), "--templates", str(own)).status == 0
    [file] = out.glob("*.docx")
    told = [p.text for p in docx.Document(str(file)).paragraphs]
    assert "附记：河北燕岭精密传动科技有限公司" in told
    assert tidu("verify", str(file), "--templates", str(own)).status == 0
    without = tidu("verify", str(file))
    assert without.status == 1
    assert "指定当时的模板文件夹" in without.out


def test_a_broken_field_is_named_with_its_place(tmp_path: Path) -> None:
    own = edited(tmp_path / "own", "附记：{{ 单位.企业名 }}")
    told = tidu("export", PASS, "-o", str(tmp_path / "out"), "--templates", str(own))
    assert told.status == 2
    assert "是否应为 企业名称" in told.err
    assert "附记：{{ 单位.企业名 }}" in told.err
    assert "declaration.docx" in told.err
    assert not (tmp_path / "out").exists()


def test_a_folder_without_a_template_is_refused(tmp_path: Path) -> None:
    told = tidu("export", PASS, "-o", str(tmp_path / "out"), "--templates", str(tmp_path))
    assert told.status == 2
    assert "tidu templates" in told.err


def test_templates_overwrite_nothing(tmp_path: Path) -> None:
    assert tidu("templates", "-o", str(tmp_path)).status == 0
    assert tidu("templates", "-o", str(tmp_path)).status == 2
