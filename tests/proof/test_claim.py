"""Claims, as tables: what the clauses say to one claim, on which clause, and why, word for word."""

import pytest

from assistant.proof.finding import Finding, Label
from tests.proof.marks import clause, judged, says

NO_CLAUSE = "文件中没有说到这件事的条款"
NO_TIER = "没有说明是哪个层级"
YES, NO, ABSENT = Label.SUPPORTED, Label.CONTRADICTED, Label.NOT_IN_DOCUMENTS


@pytest.mark.parametrize(
    "claim",
    [
        "",
        "根据 source:国家通知 place:河北 year:2024 ，",
        "tier:先进级 term:建设成效 count:2条 ：",
        "actor:企业 term:申报 :",
        "tier:先进级 area:研发设计 force:必须 annex:附件2 ：",
        "不同于 tier:先进级",
        "与 tier:先进级 相比 ，",
        "Unlike tier:先进级 tier:基础级",
        "Compared tier:先进级",
        *(f"tier:先进级 term:{head} ：" for head in (
            "要素条件", "实施方案", "基础要求", "建设成效", "场景指引", "绩效指标", "汇总表",
            "申报材料",
        )),
        *(f"count:3{unit} ：" for unit in ("条", "项", "类", "个", "列", "指标")),
    ],
)  # fmt: skip
def test_a_setting_or_a_heading_claims_nothing(claim: str) -> None:
    assert judged(claim) == Finding(YES, neutral=True)


@pytest.mark.parametrize(
    "claim",
    [
        "tier:先进级",
        "tier:先进级 ，",
        "tier:先进级 ： 建设",
        "tier:先进级 term::",
        "tier:先进级 term:认定 ：",
        "actor:工信部 ：",
        "term:企业 ：",
        "count:5份 ：",
        "area:2条 term:2条 ：",
        "term:建设成效",
        "count:2条",
        "不同于 tier:先进级 term:认定",
        "不同于 area:研发设计 ：",
    ],
)
def test_anything_more_is_a_claim_that_a_clause_must_bear_out(claim: str) -> None:
    assert judged(claim) == Finding(ABSENT, why=NO_CLAUSE)


def test_a_silence_is_wrong_where_a_clause_speaks_and_right_where_it_has_no_such_value() -> None:
    dated = clause("term:申报 date:11-22", about="term:申报", quote="11月22日前")
    claim = "规定 term:申报 日期"
    silent = claim.replace("规定", "neg:没有 规定")
    assert judged(silent, dated, dated) == Finding(NO, (dated,), "文件写了：“11月22日前”")
    undated = clause("term:申报", quote="组织申报")
    told = Finding(YES, (undated,), "条款只写到：“组织申报”")
    assert judged(silent, undated, clause("term:申报")) == told
    assert judged(silent, undated, dated).grounds == (dated,)
    assert judged(silent, clause("term:推荐")) == Finding(YES, neutral=True)


@pytest.mark.parametrize(
    ("claim", "strange"),
    [
        ("term:认定 foreign:万元=5万元", "5万元"),
        ("term:认定 year:2025=明年", "明年"),
        ("term:认定 comparison:更=更多", "更多"),
        ("term:认定 edition:2025年版=新版", "新版"),
        ("actor:雄安=雄安新区 term:认定", "雄安新区"),
        ("year:2024 term:认定 year:2023 foreign:x", "2023"),
    ],
)
def test_what_the_notices_never_name_is_in_no_document(claim: str, strange: str) -> None:
    why = f"文件没有提到“{strange}”"
    assert judged(claim, clause("term:认定")) == Finding(ABSENT, why=why)


@pytest.mark.parametrize("claim", ["year:2024 term:认定", "edition:2024年版 term:认定"])
def test_the_year_of_the_notices_is_not_strange(claim: str) -> None:
    assert says(claim, "term:认定 edition:2024年版") == (YES, "与条款一致：“条款原文”")


def test_a_name_told_twice_goes_against_every_clause() -> None:
    listed = clause("tier:先进级 term:认定")
    found = judged("tier:先进级 和 tier:先进级 term:认定", listed)
    assert found == Finding(NO, why="“先进级”重复或自相矛盾")


def test_a_claim_is_held_to_the_clauses_that_its_words_bring_up() -> None:
    held = clause("tier:先进级 term:认定", about="term:认定", quote="甲")
    other = clause("tier:先进级 term:认定", about="term:推荐", quote="乙")
    assert judged("tier:先进级 term:认定", other) == Finding(ABSENT, why=NO_CLAUSE)
    assert judged("tier:先进级 term:认定", other, held, held) == Finding(
        YES, (held,), "与条款一致：“甲”"
    )


def test_what_goes_without_saying_brings_up_a_clause() -> None:
    local = clause("term:认定 actor:各市", about="place:河北")
    said = "actor:各市 term:认定"
    assert judged(said, local, given="place:河北").label is YES
    assert judged(said, local) == Finding(ABSENT, why=NO_CLAUSE)
    denied = judged("neg:不 actor:工信部 term:认定", local, given="place:河北")
    assert denied == Finding(YES, (local,), "条款：“条款原文”")


def test_what_stands_under_a_tier_is_told_of_that_tier() -> None:
    own = clause("term:部署", tier="先进级", also="tier:先进级 area:先进级")
    assert judged("tier:先进级 term:部署", own).label is YES
    assert judged("term:部署", own) == Finding(ABSENT, why=NO_TIER)
    assert judged("area:先进级 term:部署", own) == Finding(ABSENT, why=NO_TIER)


def test_statements_of_one_clause_bear_a_sentence_out_between_them() -> None:
    first = clause("term:认定 term:评审", quote="甲", address="附件1/一")
    second = clause("term:认定 term:推广", quote="乙", address="附件1/一")
    claim = "term:认定 term:评审 term:推广"
    both = Finding(YES, (first, second), "与条款一致：“甲”“乙”")
    assert judged(claim, first, second) == both
    elsewhere = clause("term:认定", address="附件1/二")
    assert judged(claim, elsewhere, first, second) == both
    moved = clause("term:认定 term:推广", address="附件1/二")
    assert judged(claim, first, moved).label is ABSENT
    assert judged(f"{claim} term:成熟度", first, second).label is ABSENT
    denying = clause("term:认定 term:推广", address="附件1/一", denies=True)
    assert judged(claim, first, denying).label is not YES


# Of each the clause has one value, so that another is denied with right.
@pytest.mark.parametrize(
    ("other", "own"),
    [
        ("actor:工信部", "actor:省工信厅"),
        ("date:11-29", "date:11-22"),
        ("level:2", "level:3"),
        ("count:4份", "count:1份"),
        ("area:研发设计", "area:生产作业"),
        ("link:仿真", "link:排产"),
        ("kpiclass:能力提升类", "kpiclass:价值效益类"),
        ("period:5年", "period:3年"),
    ],
)
def test_a_value_that_is_not_the_clauses_own_is_denied_with_right(other: str, own: str) -> None:
    said = f"term:认定 {own}"
    assert says(f"term:认定 neg:不=不是 {other}", said) == (YES, "条款：“条款原文”")
    assert says(f"term:认定 neg:不=不是 {own}", said)[0] is NO
    assert says(f"term:认定 {other}", said)[0] is NO


@pytest.mark.parametrize(
    ("claim", "label"),
    [
        ("term:认定 neg:不 actor:工信部 。", YES),
        ("term:认定 、 neg:不 actor:工信部 ，", YES),
        ("term:认定 ， neg:不 actor:工信部", NO),
        ("neg:不 actor:工信部 ， term:认定", NO),
        ("term:认定 , neg:不 actor:工信部", NO),
        ("term:认定 ； neg:不 actor:工信部", NO),
        ("term:认定 ; neg:不 actor:工信部", NO),
        ("term:认定 ： neg:不 actor:工信部", NO),
        ("term:认定 : neg:不 actor:工信部", NO),
        ("term:认定 neg:不 neg:非 actor:工信部", NO),
        ("term:认定 neg:不 bench:全球领先", NO),
        ("term:认定 neg:不 actor:工信部 date:11-29", NO),
        ("term:认定 neg:不 actor:工信部 actor:财政部", NO),
        ("term:认定 neg:不 actor:工信部 term:认定 actor:工信部", NO),
        ("term:认定 neg:不 actor:工信部 term:发证 term:挂牌", ABSENT),
        ("term:认定 force:不得 actor:工信部", NO),
        ("term:认定 force:必须 actor:工信部", NO),
    ],
)
def test_a_denial_is_right_when_without_it_one_value_alone_would_be_wrong(
    claim: str, label: Label
) -> None:
    said = "term:认定 actor:省工信厅 date:11-22 bench:国内领先"
    assert says(claim, said)[0] is label


@pytest.mark.parametrize(
    ("claim", "own", "label"),
    [
        ("neg:不=不能是 level:2", "level:3", YES),
        ("force:不得=不得为 level:2", "level:3", YES),
        ("neg:不=不能是 level:4", "level:3", NO),
        ("force:不得=不得为 level:4", "level:3", NO),
        ("neg:不=不能是 level:1", "level:2 level:4", YES),
        ("neg:不=不能是 level:3", "level:2 level:4", NO),
        ("neg:不=不能是 level:1", "area:2", NO),
    ],
)
def test_a_level_is_denied_with_right_only_below_the_least_the_clause_asks(
    claim: str, own: str, label: Label
) -> None:
    assert says(f"term:成熟度 {claim}", f"term:成熟度 {own}", also="level:5")[0] is label


def test_a_denial_does_not_stand_for_in_principle_left_out() -> None:
    assert says("term:推荐 neg:不 actor:工信部", "term:推荐 actor:各市", force="principle")[0] is NO


def test_a_denial_of_what_another_clause_bears_out_is_not_right() -> None:
    province = clause("term:认定 actor:省工信厅", quote="甲")
    nation = clause("term:认定 actor:工信部", quote="乙")
    assert judged("term:认定 neg:不 actor:工信部", province).grounds == (province,)
    assert judged("term:认定 neg:不 actor:工信部", province, nation).label is NO
    city = clause("term:认定 actor:各市", about="term:复核")
    assert judged("term:认定 neg:不 actor:工信部", nation, city).label is NO
    unraised = clause("term:认定 actor:各市", about="term:推荐")
    wider = clause("term:认定", also="area:研发设计")
    found = judged("term:认定 neg:不 actor:工信部", wider, unraised)
    assert found.label is not YES


def test_what_is_said_of_several_tiers_is_said_of_each() -> None:
    basic = clause("tier:基础级 level:2", about="tier:基础级", quote="甲")
    higher = clause("tier:先进级 level:2", about="tier:先进级", quote="乙")
    top = clause("tier:领航级 level:4", about="tier:领航级", quote="丙")
    both = judged("tier:基础级 和 tier:先进级 level:2", basic, higher)
    assert both == Finding(YES, (basic, higher), "与条款一致：“甲”")
    wrong = judged("tier:基础级 和 tier:领航级 level:2", basic, higher, top)
    assert wrong == Finding(NO, (top,), "“2”与条款不符：条款写的是4（“丙”）")
    three = judged("tier:基础级 tier:先进级 tier:领航级 level:2", basic, higher, top)
    assert three.grounds == (top,)
    assert judged("tier:基础级 tier:卓越级 level:2", basic, higher).label is NO
    local = (
        clause("tier:基础级 level:2", about="place:河北"),
        clause("tier:先进级 level:2", about="place:河北"),
    )
    each = judged("tier:基础级 tier:先进级 level:2", *local, given="place:河北")
    assert (each.label, each.grounds) == (YES, local)
