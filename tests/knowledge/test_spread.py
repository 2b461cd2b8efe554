"""Spread: what the question compares or lists stands beside the clause found first."""

import pytest

from knowledge.ledger import library
from knowledge.names import named
from knowledge.spread import LEADING, spread

NATION, PROVINCE = "CN-2024-399", "HE-2024-533"
ANNEX = f"{NATION}/附件2"
SPREAD = spread(library())
REST = list(library().by_address)


def _order(first: str, question: str) -> list[str]:
    ranked = [first, *(address for address in REST if address != first)]
    return SPREAD.order(ranked, named(question))


@pytest.mark.parametrize(
    ("question", "beside"),
    [
        ("先进级和卓越级的研发设计有什么不同", [f"{ANNEX}/三/(一)/2"]),
        ("各级对研发设计怎么要求", [f"{ANNEX}/{n}/(一)/2" for n in "二三五"]),
        ("我们是卓越级，往上一级研发设计要什么", [f"{ANNEX}/五/(一)/2"]),
        ('compare "advanced" and "excellent" on R&D', [f"{ANNEX}/三/(一)/2"]),
    ],
)
def test_the_same_point_in_the_other_tiers_compared_follows_at_once(
    question: str, beside: list[str]
) -> None:
    found = _order(f"{ANNEX}/四/(一)/2", question)
    assert found[1 : 1 + len(beside)] == beside


def test_a_question_about_one_tier_brings_no_other() -> None:
    assert _order(f"{ANNEX}/四/(一)/2", "卓越级的研发设计要求")[1] == REST[0]


def test_a_question_about_both_notices_brings_the_other_ones_clause() -> None:
    assert _order(f"{PROVINCE}/二/(二)/2", "名额国家和河北分别怎么定")[1].startswith(NATION)
    assert _order(f"{PROVINCE}/二/(二)/2", "我们市能推几个")[1] == REST[0]


def test_the_rows_follow_the_head_of_a_table_that_is_to_be_listed() -> None:
    found = _order(f"{NATION}/附件3/列", "要交哪些材料")
    assert found[1:5] == [f"{NATION}/附件3/{n}" for n in range(1, 5)]


def test_the_conditions_of_the_list_follow_one_of_them() -> None:
    found = _order(f"{PROVINCE}/二/(一)/1", "申报卓越级的条件")
    assert set(found[1:3]) == {f"{PROVINCE}/二/(一)/2", f"{PROVINCE}/二/(一)/3"}
    assert f"{ANNEX}/一/5" in found[3:8]


@pytest.mark.parametrize("asked", ["卓越级一共有几条要求", "what are all the items"])
def test_the_items_follow_their_heading_where_all_are_asked_for(asked: str) -> None:
    found = _order(f"{ANNEX}/四/(一)", asked)
    assert set(found[1:6]) == {f"{ANNEX}/四/(一)/{n}" for n in range(1, 6)}


def test_one_area_named_brings_no_other_items() -> None:
    assert _order(f"{ANNEX}/四/(一)", "卓越级研发设计有哪些要求")[1] == REST[0]


@pytest.mark.parametrize("asked", ["评审流程是怎样的", "what are the steps"])
def test_the_other_steps_follow_one_of_a_procedure(asked: str) -> None:
    found = _order(f"{NATION}/二/(二)/4", asked)
    assert set(found[1:6]) == {f"{NATION}/二/(二)/{n}" for n in (1, 2, 3, 5, 6)}


def test_a_question_about_one_step_brings_no_other() -> None:
    assert _order(f"{NATION}/二/(二)/4", "谁来评审")[1] == REST[0]


def test_nothing_is_lost_doubled_or_put_before_the_first() -> None:
    ranked = list(reversed(REST))
    found = SPREAD.order(ranked, named("各级条件有哪些"))
    assert found[0] == ranked[0]
    assert sorted(found) == sorted(ranked)


def test_what_the_ranking_left_out_stays_out() -> None:
    ranked = [f"{ANNEX}/四/(一)/2", f"{ANNEX}/二/(一)/2"]
    assert SPREAD.order(ranked, named("各级对研发设计怎么要求")) == ranked


def test_only_the_leading_clauses_bring_others() -> None:
    ranked = [*REST[:LEADING], f"{ANNEX}/四/(一)/2", f"{ANNEX}/二/(一)/2"]
    found = SPREAD.order([*ranked, f"{ANNEX}/三/(一)/2"], named("各级对研发设计怎么要求"))
    assert found[-1] == f"{ANNEX}/三/(一)/2"
