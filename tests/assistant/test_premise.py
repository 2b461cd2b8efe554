"""What a yes-or-no question claims: found in any wrapping, held to the documents, or left open."""

import pytest

from assistant.answer import Question
from assistant.premise import claimed, premise
from assistant.understand import understand
from assistant.wiring import Assistant
from knowledge.ledger import library

WRAPPED = [
    ("领航级是不是由县级工信局认定的？", "领航级是由县级工信局认定的。"),
    ("是不是只有汽车行业才能申报？", "只有汽车行业才能申报。"),
    ("听说基础级也要报工信部批准，是吗？", "基础级也要报工信部批准。"),
    ("请问一下，卓越级成熟度要三级以上，对吗", "卓越级成熟度要三级以上。"),
    ("领航级要求成熟度四级，我没记错吧？", "领航级要求成熟度四级。"),
    ("最高那一级是叫领航级吧？", "最高那一级是叫领航级。"),
    ("申报书是不是非得盖公章呀", "申报书是必须盖公章。"),
    ("Is it right that there are four tiers?", "There are four tiers."),
    (
        "The leading tier must cover all five areas, doesn't it?",
        "The leading tier must cover all five areas.",
    ),
    ("I was told the notices set three tiers. Is that right?", "The notices set three tiers."),
    ("So the advanced tier needs level 3, correct?", "The advanced tier needs level 3."),
]
UNCLAIMED = [
    "卓越级要几级成熟度？",
    "卓越级是谁评的，对吗？",
    "我们厂是不是不能报了？",
    "那空着行吗",
    "河北是不是比国家早一个月？",
    "通知没有写奖励，对吧？",
    "Which tier is the highest, is it the leading one?",
    "Our factory is big enough, right?",
    "申报书要盖章吗？",
    "Does the top tier require AI?",
]
HOLDS = [
    "智能工厂是不是一共分四个等级？",
    "先进级是省里认定的吧？",
    "申报书得盖公章，对吗？",
    "推荐单位那一栏是不是要空着？",
    "国家通知是六个部门一起发的吧？",
    "领航级由所在地区或所属央企推荐，是不是？",
    "The basic tier is self-assessed by the company, right?",
    "The online application closes on 22 November 2024, right?",
]
FAILS = [
    "智能工厂是不是分成五级，最高叫“灯塔级”？",
    "2024年那个国家通知是教育部牵头发的，对吧？",
    "领航级在卓越级下面，是吗",
    "先进级是国家发改委认定的吧",
    "先进级必须覆盖全部五个环节，是吗？",
    "推荐单位审核的截止日是11月15日，对吗？",
    "申报书不用盖章，是吧？",
    "申报材料里可以写商业秘密，对吧？",
    "央企的工厂是不是不允许参加梯度培育？",
    "The advanced tier must reach maturity level 3, right?",
    "The leading tier sits below the excellent tier, doesn't it?",
    "Is it correct that the basic tier has to be approved by MIIT?",
]
UNTOLD = [
    "评上以后牌子管三年，对吗？",
    "中小企业有单独的名额，对吧？",
    "三级能报先进级，对吧",  # more than is asked for will do
    "一个市推荐3个也可以，对吧",  # and less than the most
    "申报卓越级必须先是先进级，对吧？",  # in principle: neither yes nor no
    "先进级的名额每市最多二十个，对吗？",  # the ceiling is of another tier
    "一个集团只能报一个工厂，是不是？",  # a clause repeated, with more
    "石家庄今年只推了三个项目，是吧？",
    "Each city has to recommend at least three, right?",
    "The title lasts three years, doesn't it?",
]


@pytest.mark.parametrize(("asked", "claim"), WRAPPED)
def test_a_claim_is_found_in_its_question(asked: str, claim: str) -> None:
    assert claimed(understand(asked)) == claim


@pytest.mark.parametrize("asked", UNCLAIMED)
def test_what_asks_leans_or_speaks_of_the_asker_claims_nothing(asked: str) -> None:
    assert not claimed(understand(asked))


@pytest.mark.parametrize(
    ("asked", "holds"), [*((q, True) for q in HOLDS), *((q, False) for q in FAILS)]
)
def test_a_claim_holds_or_fails_by_a_clause(asked: str, holds: bool) -> None:
    found = premise(understand(asked), library())
    assert found is not None
    assert found.holds is holds
    assert found.shown


@pytest.mark.parametrize("asked", UNTOLD)
def test_where_no_clause_tells_by_itself_nothing_is_decided(asked: str) -> None:
    found = premise(understand(asked), library())
    assert found is None or not found.shown


def text(opened: Assistant, asked: str) -> str:
    return opened.ask(Question(asked)).text


@pytest.mark.parametrize(
    ("asked", "begins", "says"),
    [
        ("2024年那个国家通知是教育部牵头发的，对吧？", "不是。", "国家数据局"),
        ("领航级是不是由县级工信局直接认定的？", "不是。", "推荐"),
        ("智能工厂是不是分成五级，最高叫“灯塔级”？", "不是。", "四个层级"),
        ("成熟度五级才能报领航级，是这样吗", "不是。", "四级"),
        ("推荐汇总表要按优先顺序填，对不对", "是的。", "优先"),
        ("The advanced tier must reach maturity level 3, right?", "No. ", "level 2"),
        ("The 2024 national notice was issued by MIIT alone, wasn't it?", "No. ", "SASAC"),
        ("是不是必须先交一笔评审费才能进平台填报？", "两份通知没有写", "收费"),
    ],
)
def test_an_answer_opens_with_the_plain_word(
    opened: Assistant, asked: str, begins: str, says: str
) -> None:
    told = text(opened, asked)
    assert told.startswith(begins)
    assert says in told


@pytest.mark.parametrize(
    ("asked", "begins"),
    [
        ("三级能报先进级，对吧", "够"),
        ("三级才能报先进级吗？", "不是。"),
        ("先进级只要评三级就行对吗", "先进级智能工厂的智能制造能力成熟度应达到二级及以上"),
        ("Must the excellent tier cover only three areas?", "An excellent-tier factory should"),
        ("河北省要求纸质申报书一式三份，对吗", "不是。在河北，企业提交的纸质版申报书一式两份"),
    ],
)
def test_a_level_beyond_the_one_asked_for_will_do_and_is_not_needed(
    opened: Assistant, asked: str, begins: str
) -> None:
    assert text(opened, asked).startswith(begins)


def test_another_matter_is_not_told_after_a_no(opened: Assistant) -> None:
    assert "限电" not in text(opened, "央企的工厂是不是不允许参加梯度培育？")


def test_what_is_not_about_size_is_not_answered_with_a_yes(opened: Assistant) -> None:
    assert not text(opened, "Small firms get extra points, right?").startswith("Yes")
    assert text(opened, "营收1800万，不到规上，是不是没戏？").startswith("不行")


@pytest.mark.parametrize(
    ("asked", "says"),
    [
        ("河北的通知是河北省政府办公厅印发的，对吗？", "河北省工业和信息化厅"),
        ("河北的通知是不是省工信厅单独下发的", "河北省财政厅"),
        ("国家通知是科技部发的吧？", "国家数据局"),
        ("通知是什么时候发的", "2024年11月13日"),
        ("通知是发给谁的", "主送"),
    ],
)
def test_who_issued_a_notice_is_told_from_when_and_to_whom(
    opened: Assistant, asked: str, says: str
) -> None:
    assert says in text(opened, asked)


@pytest.mark.parametrize(
    ("asked", "word"),
    [
        ("国家通知和河北通知里先进级的条件，是不是一字不差？", "可以争取"),
        ("那如果卓越级没过，会自动给个先进级吗", "原则上是"),
        ("先进级由省级哪个部门管，条件谁定？", "不准确"),
        ("听说评上的企业可以免环评，是真的吗", "牌子"),
    ],
)
def test_an_opening_answers_only_what_it_speaks_of(
    opened: Assistant, asked: str, word: str
) -> None:
    assert word not in text(opened, asked)
