"""The register: rows stand on clauses, words are read, and what narrows a claim counts."""

import pytest

from assistant.proof.register.entry import entries, named
from assistant.proof.register.inflection import first_forms
from assistant.proof.register.orders import ordered
from assistant.proof.register.reader import registered
from assistant.proof.register.reading import claim_of
from assistant.prove import prove_text
from knowledge.ledger import library


def test_every_row_quotes_a_clause_that_is_held() -> None:
    rows = [(entry.name, row) for entry in entries() for row in entry.rows]
    rows += [(name, thing.row) for (_, name), thing in named().items()]
    unquoted = [n for n, r in rows if r.quote not in (library().text_at(r.address) or "")]
    assert unquoted == []


def test_every_english_word_is_read_in_its_first_form() -> None:
    text, places = first_forms("companies assessing themselves")
    assert text == "company assess themselves"
    assert places[text.index("themselves")] == len("companies assessing ")


def test_full_width_stops_in_a_table_meet_the_half_width_text() -> None:
    kinds = {tag.kind for tag in claim_of("除中央企业外，每个省最多推荐20个。").tags}
    assert "rider" in kinds


@pytest.mark.parametrize(
    "rider",
    [
        "除中央企业外，{}",
        "只有国有企业的{}",
        "经省工信厅同意后，{}",
        "自2025年起，{}",
        "江苏省规定，{}",
        "如果拿到补贴，{}",
        "所有行业不论规模，{}",
    ],
)
@pytest.mark.parametrize("claim", ["推荐项目得排好优先次序。", "附件四是推荐汇总表。"])
def test_what_narrows_a_true_claim_keeps_it_from_being_supported(rider: str, claim: str) -> None:
    assert prove_text(claim, library=library()).label == "supported"
    assert prove_text(rider.format(claim), library=library()).label != "supported"


@pytest.mark.parametrize(
    ("claim", "label"),
    [
        ("河北的通知里附了联系人和电话。", "supported"),
        ("河北的通知里没有联系人和电话。", "contradicted"),
        ("每个省的推荐数量有限制。", "supported"),
        ("20项指标都没有设最低门槛。", "supported"),
        ("20项指标都设了最低门槛。", "contradicted"),
        ("仓储物流在要素条件里有体现。", "supported"),
        ("要素条件不涉及仓储物流。", "contradicted"),
        ("The basic tier relies on companies assessing themselves.", "supported"),
        ("Hebei's notice sets lower conditions of its own.", "contradicted"),
    ],
)
def test_a_fact_is_borne_out_as_said_and_contradicted_when_denied(claim: str, label: str) -> None:
    found = registered(claim)
    assert found is not None
    assert found.label == label


@pytest.mark.parametrize(
    ("claim", "right"),
    [
        ("卓越级上面是领航级。", True),
        ("卓越级上面是先进级。", False),
        ("先进级在卓越级上面。", False),
        ("Above Excellence there is the leading tier.", True),
        ("Excellence sits directly above the basic tier.", False),
    ],
)
def test_which_tier_stands_above_which_depends_on_who_is_told_of(claim: str, right: bool) -> None:
    labels = {told.label.value for told in ordered(claim_of(claim))}
    assert labels == {"supported" if right else "contradicted"}


@pytest.mark.parametrize(
    ("claim", "label"),
    [
        ("近三年没有发生过较大及以上安全事故才能报", "supported"),
        ("没有较大事故的企业才能申报", "supported"),
        ("没有不良信用记录才能申报", "supported"),
        ("近三年没有重大及以上安全、环保事故才能申报", "contradicted"),  # the line is at 较大
        ("近三年未发生重大及以上安全、环保事故才能申报", "contradicted"),
        ("近三年有较大事故才能报", "contradicted"),
        ("没有发生过较大事故的企业不能申报", "contradicted"),
        ("没有较大事故不是申报条件", "contradicted"),
        ("有没有较大事故都能申报", "contradicted"),
    ],
)
def test_a_denial_of_two_characters_is_heard_before_what_it_denies(claim: str, label: str) -> None:
    assert prove_text(claim, library=library()).label.value == label
