"""Many drafts in one go: a row for each, in order, whatever is wrong with one of them."""

import json
from pathlib import Path

import pytest

from tests.ui.fakes import ZH
from ui.many import MOST, check_many, written
from ui.render.many import many
from ui.shelf import Cancelled
from ui.trouble import Trouble

EXAMPLES = Path(__file__).parents[2] / "examples"
HEBEI = "河北省"


def _silent(done: int, total: int) -> None:
    return None


def test_every_file_and_every_line_gets_its_row(tmp_path: Path) -> None:
    lines = tmp_path / "三份.jsonl"
    lines.write_text('{"tier": "先进级"}\n[]\n{"tier": "超级"}\n', encoding="utf-8")
    (tmp_path / "坏.docx").write_bytes(b"PK\x03\x04broken")
    paths = [EXAMPLES / "pass.yaml", EXAMPLES / "held.yaml", lines, tmp_path / "坏.docx"]
    rows = check_many(paths, HEBEI, _silent)
    assert [row.where for row in rows] == [
        "pass.yaml", "held.yaml", "三份.jsonl 第1行", "三份.jsonl 第2行", "三份.jsonl 第3行",
        "坏.docx",
    ]  # fmt: skip
    assert (rows[0].holding, rows[1].holding > 0) == (0, True)
    assert [bool(row.trouble) for row in rows] == [False, False, False, True, False, True]
    shapes = [json.loads(line) for line in written(rows, tmp_path).read_text("utf-8").splitlines()]
    assert [shape["id"] for shape in shapes] == [row.where for row in rows]
    shown = many(rows, ZH)
    assert "检查了 6 份" in shown
    assert shown.index("坏.docx") < shown.index("held.yaml") < shown.index("pass.yaml")


def test_it_is_stopped_between_two_drafts(tmp_path: Path) -> None:
    lines = tmp_path / "many.jsonl"
    lines.write_text('{"tier": "先进级"}\n' * 50, encoding="utf-8")
    seen = []

    def stop(done: int, total: int) -> None:
        seen.append((done, total))
        if done == 3:
            raise Cancelled

    with pytest.raises(Cancelled):
        check_many([lines], HEBEI, stop)
    assert seen[-1] == (3, 50)


def test_more_than_a_screen_can_wait_for_is_told(tmp_path: Path) -> None:
    lines = tmp_path / "many.jsonl"
    lines.write_text("{}\n" * (MOST + 1), encoding="utf-8")
    with pytest.raises(Trouble, match="请分几次检查"):
        check_many([lines], HEBEI, _silent)
