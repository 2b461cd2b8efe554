"""Facts: every row stands on a clause; claims in people's own words, and what makes them false."""

import tomllib
from pathlib import Path

import pytest

from assistant.proof.facts.claim import claim_of
from assistant.proof.facts.norm import norms
from assistant.proof.facts.reader import by_facts
from assistant.proof.facts.relation import relations
from assistant.proof.facts.theme import themes
from assistant.prove import prove_text
from evals.mutants import TABLE, mutants
from knowledge.ledger import library

CLAIMS = [Path(__file__).parent / "claims" / f"{name}.toml" for name in ("seventh", "eighth")]
FEWEST_MUTANTS = 1000


def _rows() -> list[tuple[str, str]]:
    facts = [(f.address, f.quote) for relation in relations() for f in relation.facts]
    facts += [(norm.address, norm.quote) for norm in norms()]
    return facts + [(theme.address, theme.quote) for theme in themes()]


def test_every_row_quotes_a_clause_that_is_held() -> None:
    assert [at for at, quote in _rows() if quote not in (library().text_at(at) or "")] == []


@pytest.mark.parametrize(
    ("claim", "label"),
    [
        ("排产这块划在生产管理里。", "supported"),
        ("排产这块划在研发设计里。", "contradicted"),
        ("人形机器人归生产作业。", "not_in_documents"),
        ("先进级由省里组织认定。", "supported"),
        ("先进级由工信部拍板。", "contradicted"),
        ("先进级排在卓越级上面。", "contradicted"),
        ("失信的企业不能报。", "supported"),
        ("失信的企业照样能报。", "contradicted"),
        ("有失信记录的企业要补交保证金10万元。", "not_in_documents"),
        ("只有工信部参与了联合发文。", "contradicted"),
        ("商务部没有参加联合发文。", "supported"),
        ("财政部没有参加联合发文。", "contradicted"),
        ("湖南省的推荐名额是35个。", "contradicted"),
        ("指标表里有节水方面的指标。", "supported"),
        ("指标表里没有能耗指标。", "contradicted"),
        ("从低到高依次是基础级、先进级、卓越级、领航级。", "supported"),
        ("从低到高依次是基础级、卓越级、先进级、领航级。", "contradicted"),
    ],
)
def test_the_tables_answer_a_loose_claim(claim: str, label: str) -> None:
    assert by_facts(claim).label == label


def test_a_word_nobody_knows_keeps_a_claim_from_being_supported() -> None:
    assert by_facts("仓储物流归生产管理。").label == "supported"
    assert by_facts("仓储物流归生产管理并由物业代办。").label != "supported"


def test_a_list_that_names_a_tier_twice_is_no_list_of_four() -> None:
    assert by_facts("分为先进级、先进级、卓越级和领航级四个层级。").label == "contradicted"


def test_a_denial_between_two_names_of_one_thing_is_none_of_the_claims() -> None:
    claim = claim_of("不得含国家秘密和不想公开的商业秘密")
    first, *_, last = claim.of("lacks")
    assert claim.denials_between(first, last) == 1


def test_every_piece_of_a_sentence_counts() -> None:
    assert by_facts("先进级由省里认定，卓越级也由省里认定。").label == "contradicted"


def _supported() -> list[str]:
    tables = [tomllib.loads(path.read_text(encoding="utf-8")) for path in CLAIMS]
    claims = [claim for table in tables for claim in table["supported"]]
    return [c for c in claims if prove_text(c, library=library()).label == "supported"]


@pytest.mark.slow
def test_no_mutant_of_a_loose_claim_is_supported() -> None:
    made = [m.text for claim in _supported() for m in mutants(claim)]
    survivors = [t for t in made if prove_text(t, library=library()).label == "supported"]
    assert len(made) >= FEWEST_MUTANTS
    assert set(survivors) <= set(TABLE["loose_still_true"])


AREAS = ("工厂建设", "研发设计", "生产作业", "生产管理", "运营管理")
TOPICS = {
    "信息基础设施": "工厂建设", "产品设计": "研发设计", "工艺设计": "研发设计", "质检": "生产作业",
    "设备运维": "生产作业", "排产": "生产管理", "仓储": "生产管理", "安全管控": "生产管理",
    "能源管理": "生产管理", "环保管理": "生产管理", "售后": "运营管理", "供应链管理": "运营管理",
}  # fmt: skip
PLACING = (
    "{0}归{1}。",
    "{0}这块放在{1}里。",
    "{0}对应的是{1}方面。",
    "{0}属于{1}。",
    "{0}算{1}的一部分。",
)
BENCHES = ("省内同行业平均", "省内同行业领先", "国内同行业领先", "全球领先")
TIERS = ("基础级", "先进级", "卓越级", "领航级")
MEASURING = ("{0}的指标要达到{1}水平。", "{0}要求建设成效处于{1}水平。", "{0}主要技术经济指标{1}。")
BODIES = {
    "工信部": "卓越级", "六部门": "卓越级", "省工信厅": "先进级", "省里": "先进级",
    "各市": "基础级", "行业协会": "", "第三方机构": "", "教育部": "", "世界经济论坛": "",
}  # fmt: skip
NAMING = ("{1}由{0}认定。", "{1}由{0}来评审。", "{0}负责认定{1}。", "{0}审批{1}。")


def _labels(forms: tuple[str, ...], one: str, other: str) -> set[str]:
    return {by_facts(form.format(one, other)).label.value for form in forms}


@pytest.mark.parametrize("topic", TOPICS)
def test_a_topic_stands_in_its_own_area_and_in_no_other(topic: str) -> None:
    for area in AREAS:
        right = area == TOPICS[topic]
        expected = {"supported"} if right else {"contradicted"}
        assert _labels(PLACING, topic, area) == expected, area


@pytest.mark.parametrize("tier", TIERS)
def test_a_tier_is_measured_against_its_own_peers(tier: str) -> None:
    for bench in BENCHES:
        right = BENCHES.index(bench) == TIERS.index(tier)
        expected = {"supported"} if right else {"contradicted"}
        assert _labels(MEASURING, tier, bench) == expected, bench


@pytest.mark.parametrize("body", BODIES)
def test_nobody_recognises_a_tier_that_is_not_his(body: str) -> None:
    for tier in TIERS:
        if tier != BODIES[body]:
            assert "supported" not in _labels(NAMING, body, tier), tier
