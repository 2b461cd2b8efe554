"""What is told: hearsay taken off, asides weighed, things no document speaks of called absent."""

import pytest

from assistant.proof.absent import absent
from assistant.proof.aside import aside
from assistant.proof.finding import Label
from assistant.proof.told import told
from assistant.prove import prove_text
from knowledge.ledger import library


@pytest.mark.parametrize(
    ("sentence", "claim"),
    [
        ("群里说的：先进级归省里评。", "先进级归省里评。"),
        ("顾问原话：“先进级归省里评。”", "先进级归省里评。"),
        ("听说先进级归省里评。", "先进级归省里评。"),
        ("会议纪要：先进级归省里评。", "先进级归省里评。"),
        ("先进级归省里评，这是通知里写明的。", "先进级归省里评。"),
        ("A consultant told us that the tiers are four.", "the tiers are four."),
        ("河北通知说，纸质申报书要两份。", "河北通知说，纸质申报书要两份。"),
        ("先进级应强化成果经验总结，形成路径。", "先进级应强化成果经验总结，形成路径。"),
    ],
)
def test_who_told_it_is_no_part_of_the_claim(sentence: str, claim: str) -> None:
    assert told(sentence) == claim


def test_no_word_called_absent_stands_in_any_clause() -> None:
    found = [(c.address, word) for c in library().clauses if (word := absent(c.text))]
    assert found == []


@pytest.mark.parametrize(
    ("claim", "label"),
    [
        ("先进级企业可以领到铜牌和证书。", "not_in_documents"),
        ("评审满分一百分，六十分及格，否则不得申报。", "not_in_documents"),
        ("材料不真实的，罚款五万元。", "not_in_documents"),
        ("先进级由工信部认定，并颁发证书。", "contradicted"),
        ("通知没有规定评审费。", "supported"),
        ("通知规定了评审费。", "not_in_documents"),
        ("The notice does not mention any review fee.", "supported"),
    ],
)
def test_a_thing_no_document_speaks_of_is_absent_whatever_binds_it(claim: str, label: str) -> None:
    assert prove_text(claim, library=library()).label == label


@pytest.mark.parametrize(
    ("claim", "label"),
    [
        ("先进级由省里认定，不是由工信部认定。", "supported"),
        ("先进级由工信部认定，不是由省里认定。", "contradicted"),
        ("能源管理归生产管理，而不是运营管理。", "supported"),
        ("能源管理归运营管理，而不是生产管理。", "contradicted"),
        ("卓越级要求三级，不是四级。", "supported"),
    ],
)
def test_an_aside_is_true_when_the_other_would_be_false(claim: str, label: str) -> None:
    assert prove_text(claim, library=library()).label == label


def test_an_aside_that_says_more_than_a_name_is_not_set_aside() -> None:
    assert aside("先由企业自建自评，再不由各市复核认定。")[1] == ""


@pytest.mark.parametrize(
    ("claim", "label"),
    [
        ("领航级从卓越级里产生。", "supported"),
        ("领航级从先进级里产生。", "contradicted"),
        ("先进级从卓越级里产生。", "contradicted"),
        ("先进级只看生产作业一个环节。", "contradicted"),
        ("卓越级只看研发设计和生产作业。", "contradicted"),
        ("入选以后一劳永逸。", "contradicted"),
        ("河北只收电子版。", "contradicted"),
        ("申报企业须是独立法人、没有违法违规行为。", "supported"),
        ("网上填报可以拖到12月5日。", "contradicted"),
        ("审核不通过的，企业可以再填一次。", "not_in_documents"),
    ],
)
def test_the_newer_rows_answer_both_ways(claim: str, label: str) -> None:
    assert prove_text(claim, library=library()).label == label


@pytest.mark.parametrize(
    "text",
    [
        "没有找到能回答这个问题的条款",
        "很抱歉，目前没有找到相关内容。",
        "文件里没查到有关规定。",
        "No clause was found that answers this question.",
        "We found nothing on this.",
    ],
)
def test_that_nothing_was_found_is_no_claim_on_the_notices(text: str) -> None:
    [verdict] = prove_text(text, library=library()).sentences
    assert (verdict.citations, verdict.why) == ((), "没有可以核对的内容")


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("通知里没有找到奖励金额", Label.SUPPORTED),
        ("没有找到申报截止日期", Label.CONTRADICTED),
    ],
)
def test_that_a_matter_was_not_found_is_a_claim(text: str, label: Label) -> None:
    assert prove_text(text, library=library()).label is label
