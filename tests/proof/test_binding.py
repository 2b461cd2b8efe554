"""Binding: leave, bans and caps by the words beside them; a close denial outweighs the register."""

import pytest

from assistant.proof.reading import read
from assistant.prove import prove_text
from knowledge.ledger import library


@pytest.mark.parametrize(
    ("text", "pair"),
    [
        ("No enterprise may apply", ("force", "不得")),
        ("Neither state secrets nor trade secrets may appear", ("force", "不得")),
        ("一般不要多过五个", ("bound", "至多")),
        ("No province may recommend more than twenty factories", ("bound", "至多")),
        ("一般要覆盖", ("force", "原则上")),
    ],
)
def test_two_words_together_bind_as_one(text: str, pair: tuple[str, str]) -> None:
    marks = [m.pair for m in read(text)]
    assert pair in marks
    assert ("neg", "不") not in marks


def test_to_have_to_be_able_is_no_leave() -> None:
    assert ("force", "可以") not in {m.pair for m in read("必须能对外输出")}
    assert ("force", "可以") in {m.pair for m in read("可以对外输出")}


@pytest.mark.parametrize(
    ("claim", "label"),
    [
        ("申报主体可以于2024年11月22日前完成线上申报。", "contradicted"),
        ("推荐单位把推荐汇总表报送工信部科技创新局。", "contradicted"),
        ("国家鼓励先进级智能工厂向基础级跃升。", "contradicted"),
        ("申报企业把纸质版申报书和推荐汇总表各1份报送工信部装备工业一司。", "contradicted"),
        ("Excellent-tier factories should cover all five areas.", "contradicted"),
        ("20项指标都没定具体数值要求。", "supported"),
        ("Digital twins appear only at the leading tier.", "supported"),
        ("Covering all five areas is only required in principle for Excellence.", "supported"),
        ("申报主体近三年不能发生过重大安全、环保事故。", "supported"),
        ("申报主体近三年不能发生过重大及以上安全、环保事故。", "contradicted"),
    ],
)
def test_a_close_denial_outweighs_the_register_and_a_loose_one_does_not(
    claim: str, label: str
) -> None:
    assert prove_text(claim, library=library()).label == label


@pytest.mark.parametrize(
    "claim",
    [
        "三份通知都要求申报主体在2024年11月22日前完成线上申报。",
        "省级工信主管部门和中央企业应指导基础级智能生产作业。",
        "Hebei's cities must report to the national department on November 22, 2024.",
        "先进级由省里认定，央企的不由本集团认定。",
    ],
)
def test_what_no_entry_accounts_for_keeps_a_claim_from_being_supported(claim: str) -> None:
    assert prove_text(claim, library=library()).label != "supported"


@pytest.mark.parametrize(
    "claim",
    [
        "每家独立法人只能报一个工厂。",
        "企业要有数据安全管理制度。",
        "要素条件把专业人才列为单独的一大类。",
        "信用有问题没关系，通知里没提信用要求。",
        "申报企业在名单公布之前都要接受现场核查。",
    ],
)
def test_more_than_a_clause_asks_is_not_borne_out_by_it(claim: str) -> None:
    assert prove_text(claim, library=library()).label != "supported"


def test_an_indicator_has_its_own_unit_and_no_other() -> None:
    found = prove_text("库存周转率是指标之一，单位是次/年。", library=library())
    assert found.label == "contradicted"
