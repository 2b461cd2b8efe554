"""Lists and comparisons, and what the notices are silent on: near the truth is not supported."""

import tomllib
from pathlib import Path

import pytest

from assistant.proof.quiet import quiet
from assistant.proof.register import annexed, people, shares
from assistant.proof.register.entry import Row
from assistant.proof.register.reader import registered
from assistant.prove import prove_text
from knowledge.ledger import library

NEAR = tomllib.loads((Path(__file__).parent / "near.toml").read_text(encoding="utf-8"))["claims"]


def test_what_is_near_the_truth_and_not_true_is_never_supported() -> None:
    borne = [c for c in NEAR if prove_text(c, library=library()).label == "supported"]
    assert borne == []


@pytest.mark.parametrize(
    ("claim", "label"),
    [
        ("数据局也在联合发文的名单里，商务部倒是没有。", "supported"),
        ("商务部也在联合发文的名单里。", "contradicted"),
        ("先进级归省，卓越级归国家，基础级归自己。", "supported"),
        ("先进级归国家，卓越级归省，基础级归自己。", "contradicted"),
        ("省、计划单列市、央企集团，三家的推荐上限不是一个数。", "supported"),
        ("省和央企的推荐上限是一个数。", "contradicted"),
        ("附件1是实施方案，附件2是要素条件。", "supported"),
        ("附件1是要素条件，附件2是实施方案。", "contradicted"),
        ("同事非说399号是河北的文件，其实那是国家的号。", "supported"),
    ],
)
def test_a_list_is_settled_by_all_its_members(claim: str, label: str) -> None:
    found = registered(claim)
    assert found is not None
    assert (found.label, found.settled) == (label, True)


@pytest.mark.parametrize(
    ("claim", "label"),
    [
        ("文件没说奖多少钱，别跟老板瞎许诺。", "supported"),
        ("文件没说哪天截止。", "contradicted"),
        ("文件没说奖多少钱，但写了按投资额的一成补。", None),
        ("文件没有规定这一点。", None),
    ],
)
def test_a_silence_is_weighed_by_whether_a_clause_speaks(claim: str, label: str | None) -> None:
    found = quiet(claim)
    assert (found.label if found else None) == label


def test_every_clause_that_speaks_is_quoted() -> None:
    table = tomllib.loads(
        (Path(__file__).parents[2] / "assistant/proof/quiet.toml").read_text(encoding="utf-8")
    )
    unquoted = [s for s in table["said"] if s["quote"] not in (library().text_at(s["at"]) or "")]
    assert unquoted == []


def test_every_clause_that_a_list_rests_on_is_quoted() -> None:
    grounds = [row for part in (people, shares, annexed) for row in vars(part).values()]
    rows = [row for row in grounds if isinstance(row, Row)]
    assert len(rows) > 7
    assert [r for r in rows if r.quote not in (library().text_at(r.address) or "")] == []
