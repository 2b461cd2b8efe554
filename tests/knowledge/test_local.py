"""Added documents: their place and their own sentences lead to them, and to nothing else."""

from pathlib import Path

import pytest

from knowledge.clause import Clause
from knowledge.document import Library
from knowledge.ledger import library
from knowledge.local import Local
from knowledge.shelf import put, read_shelf

ADDED = """关于推荐智能工厂的通知

一、评审

市局应当自受理之日起二十个工作日内完成评审。

二、条件

申报主体在中华人民共和国境内注册，具有独立法人资格。

平原市工业和信息化局
2025年4月2日
"""


@pytest.fixture
def held(tmp_path: Path) -> Library:
    path = tmp_path / "added.txt"
    path.write_text(ADDED, encoding="utf-8")
    put(tmp_path / "shelf", path, library())
    return read_shelf(tmp_path / "shelf", library())


def _added(held: Library, step: str) -> Clause:
    return next(c for c in held.clauses if c.document.startswith("X-") and c.address.endswith(step))


@pytest.mark.parametrize(
    ("question", "step", "lifts"),
    [
        ("平原市评审要几天", "/一", True),
        ("评审要几天", "/一", False),
        ("自受理之日起二十个工作日内完成的是什么", "/一", True),
        ("自受理之日起二十个工作日内完成的是什么", "/二", False),
        # What the law of this library says as well does not say which of the two is meant.
        ("在中华人民共和国境内注册，具有独立法人资格", "/二", False),
    ],
)
def test_its_place_or_a_sentence_of_its_own_lifts_a_clause(
    held: Library, question: str, step: str, *, lifts: bool
) -> None:
    assert (Local(held).lift(question, _added(held, step)) > 0) is lifts


def test_the_law_is_no_added_document(held: Library) -> None:
    local = Local(held)
    assert [c.document[:2] for c in held.clauses if local.holds(c.address)] == ["X-", "X-"]


def test_a_document_without_letterhead_is_issued_by_who_signed_it(held: Library) -> None:
    document = held.document(_added(held, "/一").document)
    assert document is not None
    assert document.source.issuer == "平原市工业和信息化局"
