"""Limits, as tables: what binds, denies, widens or leaves out, and what the clause says to it."""

from typing import Any

import pytest

from assistant.proof.limits import affirmed, misplaced, objections, repeated
from tests.proof.marks import clause, marks, pairs

# What a clause of each force lets be said of it, and what must be said.
FORCES: dict[str, tuple[str, str]] = {
    "must": ("必须 务必", ""),
    "declare": ("必须 务必 可以", ""),
    "plain": ("", ""),
    "principle": ("原则上 必须 非强制", "原则上"),
    "encourage": ("鼓励 可以 非强制", "鼓励"),
    "may": ("可以 鼓励", ""),
}
WORDS = "必须 务必 可以 鼓励 原则上 参考 不得 无需 非强制"
REPROACHES = {"不得": "条款没有禁止", "无需": "条款没有免除", "非强制": "条款有约束力"}
OTHER_FORCE = "约束力与条款不同"


def _against(claim: str, said: str = "", **slots: Any) -> list[tuple[str, str]]:
    return [*objections(marks(claim), clause(said, **slots))]


@pytest.mark.parametrize("word", WORDS.split())
@pytest.mark.parametrize("force", FORCES)
def test_a_word_that_binds_otherwise_than_the_clause_is_named_with_the_reason(
    force: str, word: str
) -> None:
    allowed, needed = FORCES[force]
    found = _against(f"force:{needed} force:{word}=如此" if needed else f"force:{word}=如此",
                     force=force)  # fmt: skip
    reason = REPROACHES.get(word, OTHER_FORCE)
    assert found == ([] if word in allowed.split() else [("如此", reason)])


@pytest.mark.parametrize("force", FORCES)
def test_a_clause_in_principle_or_that_encourages_is_not_told_without_saying_so(
    force: str,
) -> None:
    needed = FORCES[force][1]
    missing = [(needed, f"条款写的是“{needed}”，少了它约束力就变了")] if needed else []
    assert _against("actor:企业", force=force) == missing


@pytest.mark.parametrize("also", ["force:无需", "force:参考", "force:鼓励"])
def test_a_force_that_the_clause_itself_writes_may_be_said(also: str) -> None:
    assert _against(also, also=also) == []
    assert _against(also, also="term:鼓励 force:务必") != []


def test_may_not_is_a_way_to_say_a_cap() -> None:
    assert _against("force:不得", also="bound:至多") == []
    assert _against("force:不得", also="bound:至少") == [("不得", "条款没有禁止")]
    assert _against("force:非强制", also="bound:至多") == [("非强制", "条款有约束力")]


@pytest.mark.parametrize(
    ("claim", "denies", "against"),
    [
        ("term:事故", False, []),
        ("neg:不=并不 term:事故", False, [("并不", "条款是肯定的说法")]),
        ("neg:不=不 neg:无=没有", False,
         [("不", "条款是肯定的说法"), ("没有", "条款是肯定的说法")]),
        ("neg:无 term:事故", True, []),
        ("force:不得 term:事故", True, []),
        ("neg:无 term:事故 neg:无 term:违法", True, []),
        ("term:事故", True, [("（缺少否定）", "条款是否定的说法")]),
        ("force:必须 term:事故", True,
         [("必须", OTHER_FORCE), ("（缺少否定）", "条款是否定的说法")]),
        ("force:不得=不准 neg:无 term:事故", True, [("不准", "否定的否定是肯定")]),
        ("neg:不 force:不得=不准", True, [("不", "否定的否定是肯定")]),
    ],
)  # fmt: skip
def test_a_denial_stands_where_the_clause_denies_and_nowhere_else(
    claim: str, denies: bool, against: list[tuple[str, str]]
) -> None:
    assert _against(claim, denies=denies) == against


@pytest.mark.parametrize(
    ("claim", "denies", "against"),
    [
        ("all:任意=任何 actor:企业", False, "任何"),
        ("all:任意=任何 neg:无", True, ""),
        ("all:所有=全部 area:五大环节", False, ""),
        ("all:所有=全部 area:研发设计", False, "全部"),
        ("area:五大环节 all:所有=都", False, "都"),
        ("all:所有=都 force:必须", False, "都"),
        ("all:所有=都 neg:无", True, "都"),
        ("all:其他 area:研发设计", False, ""),
        ("actor:所有 area:研发设计", False, ""),
        ("all:所有=所有 area:五大环节 all:任意=任何", False, "任何"),
    ],
)
def test_all_stands_only_before_what_the_clause_names_and_any_only_in_a_denial(
    claim: str, denies: bool, against: str
) -> None:
    found = _against(claim, "area:五大环节 neg:无 force:必须", denies=denies, force="must")
    widened = [(word, why) for word, why in found if "范围" in why]
    assert widened == ([(against, "条款没有这样的普遍范围")] if against else [])


def test_what_the_clause_is_limited_to_must_be_named() -> None:
    needs = pairs("actor:各市 place:河北")
    unnamed = [("（缺少限定）", "条款只就各市、河北而言")]
    assert _against("term:推荐", needs=needs) == unnamed
    assert _against("term:各市", needs=needs) == unnamed
    assert _against("actor:各市", needs=needs) == []
    assert _against("place:河北 term:推荐", needs=needs) == []


@pytest.mark.parametrize(
    ("claim", "against"),
    [
        ("actor:工信部 actor:财政部", []),
        ("term:认定", []),
        ("term:财政部 actor:工信部", []),
        ("actor:财政部=财政 actor:工信部", [("财政", "牵头的不是它")]),
    ],
)
def test_who_leads_is_named_first_of_those_who_act(
    claim: str, against: list[tuple[str, str]]
) -> None:
    assert _against(claim, lead=pairs("actor:工信部 actor:六部门")) == against
    assert _against(claim) == []


@pytest.mark.parametrize(
    ("claim", "against"),
    [
        ("term:申报", []),
        ("term:成熟度 level:3", []),
        ("term:成熟度 standard:gbt39116", []),
        ("level:3", []),
        ("term:申报 term:成熟度=成熟程度", [("成熟程度", "条款的说法不同")]),
        ("term:事故=出事 severity:重大 term:成熟度", [("成熟度", "条款的说法不同")]),
    ],
)
def test_who_says_the_one_must_say_the_other(claim: str, against: list[tuple[str, str]]) -> None:
    requires = (
        (pairs("term:成熟度"), pairs("level:* standard:gbt39116")),
        (pairs("term:事故"), pairs("severity:*")),
    )
    assert _against(claim, requires=requires) == against


@pytest.mark.parametrize(
    ("claim", "against"),
    [
        ("tier:基础级 target:先进级", ""),
        ("tier:基础级 tier:先进级", ""),
        ("tier:基础级 tier:基础级=基础级工厂", "基础级工厂"),
        ("tier:基础级 tier:基础级=basic", ""),
        ("tier:基础级 tier:基础级 tier:基础级=本级", "本级"),
        ("tier:基础级 tier:基础级 tier:先进级", ""),
        ("area:基础级 area:基础级", ""),
    ],
)
def test_no_tier_rises_to_itself(claim: str, against: str) -> None:
    expected = [(against, "同一层级不能从自己到自己")] if against else []
    assert _against(claim, "tier:基础级 target:先进级") == expected
    assert _against(claim, "tier:基础级 tier:先进级") == expected
    assert _against(claim, "tier:基础级 area:先进级") == []
    assert _against(claim, "tier:基础级 tier:先进级 target:卓越级") == []


THREE = "area:生产作业 area:生产管理 area:运营管理"
LISTED = "条款列的是生产作业、生产管理、运营管理"


@pytest.mark.parametrize(
    ("claim", "against"),
    [
        ("tier:先进级", ""),
        ("area:五大环节", ""),
        (THREE, ""),
        ("area:运营管理 area:生产作业 area:生产管理 area:五大环节", ""),
        ("area:生产作业", "生产作业"),
        ("area:运营管理 area:生产作业", "生产作业、运营管理"),
        ("area:生产作业 area:五大环节", "生产作业"),
        ("count:3环节 area:生产作业", ""),
        ("count:3环节 area:运营管理 area:生产作业", "生产作业、运营管理"),
    ],
)
def test_a_list_that_must_be_whole_is_told_whole(claim: str, against: str) -> None:
    whole = frozenset(("area",))
    expected = [(against, LISTED)] if against else []
    assert (
        _against(claim, f"{THREE} area:五大环节 area:各层级 tier:先进级", whole=whole) == expected
    )
    assert _against(claim, THREE) == []


def test_all_objections_are_told_force_first_and_the_broken_list_last() -> None:
    found = _against(
        "force:参考 neg:不 all:任意 area:生产作业", THREE, whole=frozenset(("area",)),
        needs=pairs("tier:先进级"), lead=pairs("actor:工信部"),
    )  # fmt: skip
    assert found == [
        ("参考", OTHER_FORCE),
        ("不", "条款是肯定的说法"),
        ("任意", "条款没有这样的普遍范围"),
        ("（缺少限定）", "条款只就先进级而言"),
        ("生产作业", LISTED),
    ]


@pytest.mark.parametrize(
    ("claim", "there"),
    [
        ("有 term:不良信用=失信 ， neg:无 term:事故", "失信"),
        ("neg:无 term:事故 、 存在 term:违法违规=违法", "违法"),
        ("force:不得 term:不良信用 、 出 term:事故=出事 记录", "出事"),
        ("有 term:事故 、 有 term:不良信用", ""),
        ("neg:无 term:事故 、 有 term:制度", ""),
        ("neg:无 term:事故 、 term:不良信用", ""),
        ("neg:无 term:事故 、 neg:不 存在 term:不良信用", ""),
        ("neg:无 term:事故 、 term:有 term:不良信用", ""),
        ("neg:无 term:事故 、 force:不得 发生 term:不良信用", ""),
        ("force:必须 term:事故 、 有 term:不良信用", ""),
        ("", ""),
    ],
)
def test_one_bad_thing_of_a_denied_list_may_not_be_there(claim: str, there: str) -> None:
    assert affirmed(marks(claim)) == there


@pytest.mark.parametrize(
    ("claim", "astray"),
    [
        ("actor:工信部 actor:装备工业一司", ""),
        ("actor:国家层面 actor:装备工业一司", ""),
        ("actor:国资委 actor:装备工业一司=一司", "一司"),
        ("to:国资委 to:装备工业一司=一司", "一司"),
        ("actor:国资委 的 term:报送 actor:装备工业一司=一司", "一司"),
        ("actor:国资委 （ actor:装备工业一司=一司 ）", "一司"),
        ("actor:国资委 ( actor:装备工业一司=一司 )", "一司"),
        ("actor:国资委 ， actor:装备工业一司", ""),
        ("actor:国资委 actor:装备工业一司 actor:工信部", ""),
        ("actor:国资委 actor:装备工业一司=一司 actor:财政部", "一司"),
        ("actor:装备工业一司", ""),
        ("actor:装备工业一司 actor:装备工业一司", ""),
        ("actor:科技创新局 actor:装备工业一司", ""),
        ("actor:国资委 actor:财政部", ""),
        ("actor:工信部 actor:装备工业一司 ， actor:工信部 actor:科技创新局=创新局", "创新局"),
        ("actor:省工信厅 actor:软件产业处", ""),
        ("actor:工信部 actor:软件产业处=软件处", "软件处"),
    ],
)
def test_a_bureau_stands_in_its_own_body(claim: str, astray: str) -> None:
    assert misplaced(marks(claim)) == astray


@pytest.mark.parametrize("kind", ["tier", "area", "link", "actor"])
@pytest.mark.parametrize("between", ["、", ",", "，", "(", ")", "（", "）", "和"])
def test_a_name_stands_once_in_a_list(kind: str, between: str) -> None:
    assert repeated(marks(f"{kind}:甲=Name {between} {kind}:甲=name")) == "name"
    assert repeated(marks(f"{kind}:甲 {between} {kind}:乙")) == ""
    assert repeated(marks(f"{kind}:甲 {between} {kind}:甲=name")) == ""


@pytest.mark.parametrize("between", ["。", "；", "：", "term:认定", "level:3"])
def test_what_is_named_again_in_another_statement_is_no_list(between: str) -> None:
    assert repeated(marks(f"tier:甲 {between} tier:甲")) == ""
    assert repeated(marks(f"tier:甲 {between} tier:乙 和 tier:乙")) == "乙"


@pytest.mark.parametrize(
    ("claim", "twice"),
    [
        ("tier:先进级 term:升级 target:先进级=先进", "先进"),
        ("tier:卓越级 force:原则上 prior:卓越级=卓越", "卓越"),
        ("tier:先进级 term:升级 target:卓越级", ""),
        ("target:先进级 tier:先进级", ""),
        ("tier:先进级 term:先进级", ""),
    ],
)
def test_no_tier_comes_from_or_leads_to_itself(claim: str, twice: str) -> None:
    assert repeated(marks(claim)) == twice
