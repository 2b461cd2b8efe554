"""Documents as outsiders have them: every clause at its path, its frame known for what it is."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from knowledge.clause import Block, gather
from knowledge.gongwen import parse
from knowledge.ledger import library
from knowledge.lines import day
from knowledge.reading import squeeze
from knowledge.shelf import put, read_shelf

CASES: dict[str, dict[str, Any]] = tomllib.loads(
    (Path(__file__).parent / "papers.toml").read_text(encoding="utf-8")
)
case = pytest.mark.parametrize("paper", CASES.values(), ids=list(CASES))


def _blocks(paper: dict[str, Any]) -> tuple[Block, ...]:
    return parse(paper["text"], identify=lambda number: "X", fallback="X")


@case
def test_every_clause_stands_at_its_path_and_no_other_does(paper: dict[str, Any]) -> None:
    found = {c.address.removeprefix("X/"): c.text for c in gather("X", _blocks(paper))}
    opened = {at: found.get(at, "")[: len(text)] for at, text in paper["clauses"].items()}
    assert opened == paper["clauses"]
    assert list(found) == list(paper["clauses"])


@case
def test_headings_stand_above_what_is_theirs(paper: dict[str, Any]) -> None:
    found = {c.address.removeprefix("X/"): list(c.headings) for c in gather("X", _blocks(paper))}
    wanted = paper.get("headings", {})
    assert {at: found[at] for at in wanted} == wanted


@case
def test_what_is_no_clause_is_known_for_what_it_is(paper: dict[str, Any]) -> None:
    wanted = paper.get("kinds", {})
    blocks = [b for b in _blocks(paper) if b.address is None]
    assert {kind: [b.text for b in blocks if b.kind.value == kind] for kind in wanted} == wanted


@case
def test_nothing_of_it_is_lost_and_nothing_comes_twice(paper: dict[str, Any]) -> None:
    assert squeeze("".join(b.text for b in _blocks(paper))) == squeeze(paper["text"])


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2025年3月5日", "2025-03-05"),
        ("二〇二五年十二月二十五日", "2025-12-25"),
        ("二○二五年十月三十日", "2025-10-30"),
        ("2025-03-05", "2025-03-05"),
        ("（2025年1月16日公布，自2025年3月1日起施行）", "2025-01-16"),
        ("2025年2月30日", None),
    ],
)
def test_a_day_is_read_however_it_is_written(written: str, iso: str | None) -> None:
    assert str(day(written)) == str(iso)


ADDED = """甲市工信局文件

关于落实政策的通知

甲工信（2025）第5号

一、要求

按附件3填报^[1]，并参考附件1。

二〇二五年一月十二日

附件1

样表

注：
[1] 甲市自己的注，另有规定的除外。
"""


def test_an_added_document_is_linked_to_its_own_annexes_and_notes_only(tmp_path: Path) -> None:
    path = tmp_path / "added.txt"
    path.write_text(ADDED, encoding="utf-8")
    put(tmp_path / "shelf", path, library())
    held = read_shelf(tmp_path / "shelf", library())
    assert held.by_address["X-2025-5/一"].references == (
        "X-2025-5/附件1/注/[1]",
        "X-2025-5/附件1",
    )


def test_an_added_documents_head_is_read_though_its_title_stands_above_its_number(
    tmp_path: Path,
) -> None:
    path = tmp_path / "added.txt"
    path.write_text(ADDED, encoding="utf-8")
    [added] = put(tmp_path / "shelf", path, library())
    source = added.source
    assert (source.title, source.issuer) == ("关于落实政策的通知", "甲市工信局")
    assert (source.number, source.issued.isoformat()) == ("甲工信（2025）第5号", "2025-01-12")
