"""What goes beyond a clause, turns it round or is of another is supported by no path."""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.answer import Citation
from assistant.proof.accounted import unaccounted
from assistant.proof.turned import turned
from assistant.proof.withheld import withheld
from assistant.prove import prove_text
from knowledge.ledger import library

TABLE = Path(__file__).parent / "withheld.toml"
COPIES = "HE-2024-533/二/(二)/1"
LOOSE, BINDING = "各市推荐项目数量原则上不超过5个", "须覆盖全部五个环节"


def _claims() -> Iterator[tuple[str, str]]:
    for sort in tomllib.loads(TABLE.read_text(encoding="utf-8")).values():
        for label, claims in sort.items():
            yield from ((label, claim) for claim in claims)


@pytest.mark.parametrize(("label", "claim"), list(_claims()))
def test_a_claim_beside_a_clause_gets_the_label_it_deserves(label: str, claim: str) -> None:
    assert prove_text(claim, library=library()).label == label


def test_a_word_neither_the_clause_nor_our_statements_of_it_have_is_named() -> None:
    assert unaccounted("纸质申报书一式两份，再做公证", [COPIES], library()) == "公证"
    assert unaccounted("Two copies, struck out", [COPIES], library()) == "struck"


def test_words_of_talk_and_words_of_one_family_are_accounted_for() -> None:
    assert unaccounted("纸质那份这条线得盖有效公章", [COPIES], library()) == ""
    assert unaccounted("The seals on both copies", [COPIES], library()) == ""


def test_an_absolute_goes_against_a_loose_clause_and_not_against_a_binding_one() -> None:
    assert turned("五个是绝对上限", [LOOSE]) is not None
    assert turned("五个环节绝对要全", [BINDING]) is None


def test_a_turning_word_that_is_denied_turns_nothing() -> None:
    assert turned("五个不是绝对上限", [LOOSE]) is None
    assert turned("不合格的被挡在门外", [BINDING]) is None


def test_two_circles_of_peers_are_a_comparison_of_tiers() -> None:
    said = "主要技术经济指标应处于省内同行业领先水平"
    assert turned("先进级要全国同行领先", [said]) is not None
    assert turned("全国同行领先的是卓越级，全球领先的是领航级", [said]) is None


def test_a_silence_cites_nothing_and_is_not_withheld() -> None:
    assert withheld("通知没写公证", (), library()) is None


def test_the_reason_names_the_clause_that_says_otherwise() -> None:
    cited = Citation("HE-2024-533/二/(二)/2", LOOSE)
    found = withheld("各市最多推五个，铁定的", (cited,), library())
    assert found is not None
    assert LOOSE in found.why
