"""Refusals, as tables: which clause goes against a claim, by which word, and how surely."""

import pytest

from assistant.proof.finding import Finding, Label
from tests.proof.marks import clause, judged, pairs, says

NO, ABSENT = Label.CONTRADICTED, Label.NOT_IN_DOCUMENTS
WRONG = "“工信部”与条款不符：条款写的是省工信厅（“条款原文”）"


@pytest.mark.parametrize(
    ("claim", "label", "why", "loose"),
    [
        ("term:认定 actor:工信部", NO, WRONG, False),
        ("term:认定 term:发证 actor:工信部", ABSENT, "条款没有说到“发证”", False),
        ("term:发证 actor:工信部 place:河北 由 。", ABSENT, "条款没有说到“发证”", False),
        ("term:认定 term:甲 term:乙 actor:工信部 term:评审", ABSENT,
         "条款没有说到“甲”、“乙”", False),
        ("term:认定 term:甲 term:乙 actor:工信部 term:评审 term:公布", NO, WRONG, True),
        ("term:认定 term:发证", ABSENT, "条款没有说到“发证”", False),
        ("term:认定 term:甲=发证 unknown:乙=发证", ABSENT, "条款没有说到“发证”", False),
        ("term:认定 term:评审 percent:30% actor:工信部", ABSENT, "条款没有说到“30%”", False),
        ("term:认定 term:评审 number:12345 actor:工信部", ABSENT, "条款没有说到“12345”", False),
        ("term:认定 term:评审 actor:工信部 count:3份", NO, WRONG, True),
        ("term:认定 actor:工信部 除外", NO, WRONG, True),
        ("term:认定 actor:工信部 例外", NO, WRONG, True),
        ("term:认定 actor:工信部 Except", NO, WRONG, True),
        ("term:认定 actor:工信部 exception", NO, WRONG, True),
        ("term:认定 actor:工信部 scale:规模以下", NO, WRONG, True),
        ("term:认定 actor:工信部 scale:规模以上", NO, WRONG, False),
        ("term:认定 only:只=只有 actor:省工信厅", NO,
         "“只有”与条款不符：条款没有这样写（“条款原文”）", True),
        ("term:认定 link:仿真", NO, "“仿真”与条款不符：条款写的是排产（“条款原文”）", True),
        ("term:认定 bound:至多=最多", NO, "“最多”与条款不符：条款没有这样写（“条款原文”）", False),
    ],
)  # fmt: skip
def test_a_refusal_names_the_first_wrong_word_or_all_that_no_clause_speaks_of(
    claim: str, label: Label, why: str, loose: bool
) -> None:
    held = clause(
        "term:认定 term:评审 term:公布 actor:省工信厅 link:排产",
        about="term:认定 term:发证", also="scale:规模以下 scale:规模以上",
    )  # fmt: skip
    grounds = (held,) if label is NO else ()
    assert judged(claim, held) == Finding(label, grounds, why, loose=loose)


@pytest.mark.parametrize("unit", ["字", "页", "月", "天", "人", "次"])
def test_an_amount_of_what_no_clause_counts_is_in_no_document(unit: str) -> None:
    claim = f"term:认定 term:评审 actor:工信部 count:2.5{unit}"
    absent = f"条款没有说到“2.5{unit}”"
    assert says(claim, "term:认定 term:评审 actor:省工信厅") == (ABSENT, absent)
    assert says(claim.replace("count", "term"), "term:认定 term:评审 actor:省工信厅")[0] is NO


def test_a_denial_left_out_contradicts_loosely_only_what_is_said_to_be_there() -> None:
    bad = clause("neg:无 term:事故", denies=True)
    why = "“（缺少否定）”与条款不符：条款是否定的说法（“条款原文”）"
    assert judged("term:事故 plain:有", bad) == Finding(NO, (bad,), why, loose=True)
    assert judged("term:事故", bad) == Finding(ABSENT, (), "条款是否定的说法")


@pytest.mark.parametrize(
    ("claim", "force", "label"),
    [
        ("actor:各市 term:推荐", "principle", ABSENT),
        ("actor:各市 term:推荐 all:其他", "encourage", NO),
        ("actor:各市 term:推荐 count:5个", "principle", NO),
        ("actor:各市 term:推荐 bound:至多", "principle", NO),
        ("actor:各市 term:推荐 prior:先进级", "principle", NO),
        ("actor:各市 term:推荐 all:其他", "principle", NO),
        ("actor:工信部 term:推荐", "principle", NO),
    ],
)
def test_without_in_principle_a_claim_is_wrong_only_where_it_names_what_that_loosens(
    claim: str, force: str, label: Label
) -> None:
    said = "actor:各市 term:推荐 count:5个 bound:至多 prior:先进级"
    found = judged(claim, clause(said, about="term:推荐", force=force))
    assert (found.label, found.loose) == (label, False)
    if label is ABSENT:
        assert found.why == "条款写的是“原则上”，少了它约束力就变了"


def test_what_holds_of_one_tier_alone_is_neither_right_nor_wrong_of_nobody() -> None:
    needs = pairs("tier:卓越级")
    only = (ABSENT, "条款只就卓越级而言")
    assert says("term:成熟度 level:3", "term:成熟度 level:3", needs=needs) == only
    found = judged("term:成熟度 level:2", clause("term:成熟度 level:3", needs=needs))
    why = "“（缺少限定）”与条款不符：条款只就卓越级而言（“条款原文”）"
    assert (found.label, found.why, found.loose) == (NO, why, True)


def test_a_claim_is_refused_by_the_clause_that_it_is_nearest_to() -> None:
    claim = "term:认定 term:评审 actor:工信部"
    near = clause("term:认定 term:评审 actor:省工信厅", quote="近")
    far = clause("term:认定 actor:各市", about="term:认定", quote="远")
    assert judged(claim, far, near).grounds == judged(claim, near, far).grounds == (near,)
    more = clause("term:认定 term:评审 term:推广", about="term:认定", also="actor:工信部")
    less = clause("term:认定", quote="远")
    told = judged("term:认定 term:评审 term:推广 term:发证", less, more)
    assert told.why == "条款没有说到“发证”"


def test_of_clauses_as_near_the_one_with_the_fewest_objections_refuses() -> None:
    said = "term:认定 term:甲 term:乙 term:丙"
    wrong = clause(f"{said} actor:省工信厅 neg:无", about="term:认定", denies=True)
    silent = clause(said, about="term:认定")
    claim = f"{said} actor:工信部"
    assert judged(claim, wrong, silent) == Finding(ABSENT, why="条款没有说到“工信部”")
