"""A long batch is shared out to several processes and read line by line, and nobody can tell."""

import json
import os
from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from ui.batches import FEW, FIRST, Answered, batch, given

LINES = FEW + 60


def named(stated: Mapping[str, Any], identity: str) -> Answered:
    return {"id": identity, "by": os.getpid(), "level": stated["level"]}, stated["level"] % 2


def lines(broken: int) -> Iterator[bytes]:
    for number in range(1, LINES + 1):
        yield b"{oops\n" if number == broken else json.dumps({"level": number}).encode() + b"\n"


def said(capsys: pytest.CaptureFixture[str], cores: int, broken: int) -> list[dict[str, Any]]:
    assert batch(lines(broken), named, cores=cores) == 2
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


@pytest.mark.parametrize("broken", [3, FEW + 7], ids=["among the first", "in another process"])
def test_lines_done_by_several_processes_come_out_in_order_bad_ones_told(
    capsys: pytest.CaptureFixture[str], broken: int
) -> None:
    found = said(capsys, 2, broken)
    assert [line["id"] for line in found if "error" not in line] == [
        str(number) for number in range(1, LINES + 1) if number != broken
    ]
    assert found[broken - 1]["error"]["where"] == f"第{broken}行"
    by = {line["by"] for line in found[FEW:] if "error" not in line}
    assert by
    assert os.getpid() not in by


def test_one_core_says_the_same_as_two(capsys: pytest.CaptureFixture[str]) -> None:
    plain, shared = said(capsys, 1, 5), said(capsys, 2, 5)
    assert [{**line, "by": 0} for line in plain] == [{**line, "by": 0} for line in shared]


def test_a_long_file_is_read_only_as_far_as_it_is_needed(tmp_path: Any) -> None:
    path = tmp_path / "long.jsonl"
    path.write_bytes(b'{"level": 1}\n' * (FIRST + 2))
    read = given(str(path))
    assert not isinstance(read, bytes)
    next(read)
    with path.open("ab") as more:
        more.write(b'{"level": 2}\n')
    assert len(list(read)) == FIRST + 2


def test_a_draft_written_over_many_lines_of_a_jsonl_file_is_still_one_draft(tmp_path: Any) -> None:
    path = tmp_path / "one.jsonl"
    path.write_text('{\n"tier":\n"卓越级",\n"maturity":\n{"level": 2}\n}\n', encoding="utf-8")
    assert isinstance(given(str(path)), bytes)
