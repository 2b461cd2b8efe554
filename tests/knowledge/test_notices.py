"""The notices of 2024: every clause in its place, nothing lost, nothing twice."""

import re
from pathlib import Path

import pytest

from knowledge.clause import Block, Clause, Kind
from knowledge.ledger import CORPUS, library
from knowledge.reading import squeeze

ANNEX2 = "CN-2024-399/附件2"
SOURCE = (CORPUS / "notices-2024.txt").read_text(encoding="utf-8")
MARKS = {
    "1.": r"\d{1,2}\s*[.．、](?!\d)",
    "（一）": r"[（(]\s*[一二三四五六七八九十]+\s*[)）]",
    "一、": r"[一二三四五六七八九十]+、",
}


def _blocks() -> list[Block]:
    return [block for document in library().documents for block in document.blocks]


def _clause(address: str) -> Clause:
    return library().by_address[address]


def _marked(pattern: str, texts: list[str]) -> int:
    return sum(bool(re.match(rf"\s*(?:{pattern})", text)) for text in texts)


def test_the_blocks_in_order_are_the_source_but_for_white_space() -> None:
    closing = [b for b in _blocks() if b.kind is Kind.DISCLOSURE]
    assert [b.container for b in closing] == ["HE-2024-533"]
    # It closes the outermost notice of the bundle, so it stands after the notice it encloses.
    in_order = [b for b in _blocks() if b.kind is not Kind.DISCLOSURE] + closing
    assert squeeze("".join(b.text for b in in_order)) == squeeze(SOURCE)


@pytest.mark.parametrize(("mark", "count"), [("1.", 53), ("（一）", 38), ("一、", 14)])
def test_every_numbered_line_of_the_source_opens_a_block(mark: str, count: int) -> None:
    assert _marked(MARKS[mark], SOURCE.splitlines()) == count
    pieces = [b.text for b in _blocks() if b.kind is not Kind.NOTE and "\t" not in b.text]
    in_tables = 5 if mark == "（一）" else 0  # the five groups of indicators are rows
    assert _marked(MARKS[mark], pieces) == count - in_tables


def test_three_of_the_numbered_lines_are_a_list_of_attachments_not_clauses() -> None:
    listed = [
        b.text for b in _blocks() if b.kind is Kind.ATTACHMENT and b.text[:2] in ("2.", "3.", "4.")
    ]
    assert [text[3:] for text in listed] == [
        "智能工厂梯度培育要素条件",
        "卓越级智能工厂项目申报材料清单",
        "卓越级智能工厂项目推荐汇总表",
    ]
    items = [c for c in library().clauses if _marked(MARKS["1."], [c.text]) and c.kind is Kind.ITEM]
    assert len(items) == 53 - len(listed)


def test_the_four_outcomes_are_told_apart_by_their_path() -> None:
    outcomes = {
        c.address: c.headings for c in library().clauses if "建设成效" in str(c.headings[-1:])
    }
    first = {address: path for address, path in outcomes.items() if address.endswith("/(二)/1")}
    assert {path[1][2:5] for path in first.values()} == {"基础级", "先进级", "卓越级", "领航级"}
    assert sorted(first) == sorted(f"{ANNEX2}/{n}/(二)/1" for n in "二三四五")


@pytest.mark.parametrize("tier", "二三四五")
def test_the_five_areas_of_every_tier_have_a_clause_each(tier: str) -> None:
    texts = [_clause(f"{ANNEX2}/{tier}/(一)/{n}").reading for n in range(1, 6)]
    names = [re.sub(r"^\d\.|:.*", "", text) for text in texts]
    assert names[:4] == ["工厂建设", "研发设计", "生产作业", "生产管理"]
    assert names[4] in ("运营管理", "经营管理")


@pytest.mark.parametrize("note", range(1, 6))
def test_notes_are_linked_from_where_they_are_referenced(note: int) -> None:
    assert f"{ANNEX2}/注/[{note}]" in _clause(f"{ANNEX2}/二/(一)/{note}").references


def test_references_lead_to_annexes_and_basic_requirements() -> None:
    assert _clause("CN-2024-399/二/(二)/3").references == ("CN-2024-399/附件4",)
    assert f"{ANNEX2}/一" in _clause("CN-2024-399/二/(一)/1").references
    assert "CN-2024-399/附1" in _clause(f"{ANNEX2}/四/(二)/1").references


def test_a_reference_of_the_province_leads_into_the_national_annexes() -> None:
    assert _clause("HE-2024-533/二/(二)/2").references == ("CN-2024-399/附件4",)


def test_the_twenty_indicators_stand_in_their_groups_with_their_unit() -> None:
    rows = [_clause(f"CN-2024-399/附1/{n}") for n in range(1, 21)]
    groups = [row.headings[-1][:3] for row in rows]
    assert [groups.count(f"({n})") for n in "一二三四五"] == [4, 2, 9, 4, 1]
    assert all(re.search(r"\((%|个|家)\)$", row.reading) for row in rows)


def test_the_materials_list_has_four_rows_of_three_cells() -> None:
    rows = [_clause(f"CN-2024-399/附件3/{n}").text.split("\t") for n in range(1, 5)]
    assert [len(row) for row in rows] == [3, 3, 3, 3]
    assert rows[0][1] == "申报单位基本信息"


def test_the_recommendation_table_keeps_its_columns_and_both_notes() -> None:
    assert _clause("CN-2024-399/附件4/列").text.split("\t")[1:3] == [
        "申报单位名称",
        "卓越级智能工厂项目名称",
    ]
    assert "优先次序" in _clause("CN-2024-399/附件4/注/1").text
    assert "上限" in _clause("CN-2024-399/附件4/注/2").text


def test_contacts_belong_to_their_notice() -> None:
    assert _clause("HE-2024-533/联系人").text.count("0311-") == 6
    assert _clause("HE-2024-533/联系人").headings == ()
    assert "010—68205630" in _clause("CN-2024-399/二/(三)").text


@pytest.mark.parametrize(
    ("kind", "document", "text"),
    [
        (Kind.NUMBER, "HE-2024-533", "冀工信软件函〔2024〕533号"),
        (Kind.ADDRESSEE, "HE-2024-533", "各市（含定州、辛集市）工业和信息化局"),
        (Kind.SIGNATURE, "HE-2024-533", "河北省国资委"),
        (Kind.DATE, "CN-2024-399", "2024年10月28日"),
        (Kind.PAGE_MARK, "HE-2024-533", "此页无正文"),
        (Kind.DISCLOSURE, "HE-2024-533", "信息公开属性"),
    ],
)
def test_what_is_not_a_clause_is_recognised_as_what_it_is(
    kind: Kind, document: str, text: str
) -> None:
    found = [b for b in _blocks() if b.kind is kind and b.container.startswith(document)]
    assert any(text in squeeze(b.text) for b in found), [b.text for b in found]
    assert all(b.address is None for b in found)


def test_the_reading_mends_what_recognition_broke() -> None:
    assert "—人机协同作业" in _clause("CN-2024-399/附件4/列例").reading
    assert "—一人机协同作业" in _clause("CN-2024-399/附件4/列例").text
    assert "^[" not in _clause(f"{ANNEX2}/二/(一)/1").reading


def test_addresses_are_those_of_the_golden_list() -> None:
    golden = Path(__file__).parent.parent / "contracts" / "addresses.txt"
    assert [c.address for c in library().clauses] == golden.read_text(encoding="utf-8").split()
