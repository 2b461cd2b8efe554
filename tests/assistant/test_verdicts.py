"""The wording of verdicts: what fails or what was told comes first, nothing is said twice."""

import pytest

from assistant.answer import Answer, Question, Status
from assistant.extract import drafted, extract, merged
from assistant.wiring import Assistant
from rules.check import check
from rules.law.edition import resolve
from rules.report.json import tier_json

CONDITIONS = "先进级主要看"
SCALE = "企业应为规模以上工业企业"


def talk(opened: Assistant, *turns: str) -> Answer:
    history: list[tuple[str, str]] = []
    for text in turns[:-1]:
        answer = opened.ask(Question(text, history=tuple(history)))
        history += [("user", text), ("assistant", answer.text)]
    return opened.ask(Question(turns[-1], history=tuple(history)))


@pytest.mark.parametrize(
    ("turns", "first", "absent"),
    [
        (("我司在沧州，营收1800万，不到规上，是不是完全没戏？",), "各层级都不符", "请接着告诉我"),
        (("我司在沧州，不到规上，是不是完全没戏？", "那基础级呢"), "基础级不符合条件", "数额"),
        (("我们规上，二级，想报卓越级行不行",), "卓越级不符合条件", "请接着告诉我"),
        (("我们规上，成熟度2.3，能冲卓越吗",), "卓越级不符合条件", "已符合"),
        (("我们公司注册在香港，能报吗",), "卓越级不符", "由所在地"),
        (("我们是天津的厂，能在河北报吗",), "不在河北注册的走不了河北", "最高层级"),
        (
            ("先进级能报吗，我们规上", "去年6月出过工亡事故，死了一个人，算不算硬伤"),
            "事故要看定级",
            CONDITIONS,
        ),
        (
            ("我们规上，想报先进级", "要是成熟度做到三级，是不是就没问题了"),
            "不是，单凭这一条还不够",
            "没有规定",
        ),
        (("我们没有失信，能报先进级吗",), "没有触到这一条", "不行"),
        (("我们做汽车座椅的，在保定", "ERP也有，设备联网大概七成"), "ERP", "资源协同"),
        (("我们想直接上卓越级，可以跳级吗", "先进级没报过"), "记下了", "领航级是鼓励"),
        (("我们在石家庄，成熟度三级，能报哪一级",), "最高层级是卓越级", "还有"),
        (
            ("我们集团四个厂，两个在石家庄一个在沧州一个在天津",),
            "石家庄市、沧州市、天津市",
            "已符合",
        ),
        (("我们集团四个厂，在石家庄和天津", "天津那个也想从河北走"), "天津市", "最高层级"),
        (
            ("We are above designated size. Which tier can we reach?", "We are in Tianjin"),
            "Tianjin",
            "highest tier",
        ),
        (
            ("We make bearings in Xingtai, about 450 staff. Can we apply for the advanced level?",),
            "advanced tier",
            "personnel",
        ),
    ],
)
def test_a_verdict_opens_with_what_was_asked(
    opened: Assistant, turns: tuple[str, ...], first: str, absent: str
) -> None:
    text = talk(opened, *turns).text
    assert first in text[:110], text[:160]
    assert absent not in text


def test_the_conditions_of_a_tier_are_told_once_in_a_talk(opened: Assistant) -> None:
    turns = ("我们在唐山，规上，想报先进级，够不够格", "成熟度二级", "还能报先进级吗")
    assert CONDITIONS in talk(opened, *turns[:1]).text
    assert CONDITIONS not in talk(opened, *turns).text


def test_who_asks_what_is_lacking_is_told_only_that(opened: Assistant) -> None:
    text = talk(opened, "我们在唐山，规上，成熟度二级，想报先进级，够不够格", "还差什么").text
    assert "至少覆盖生产作业、生产管理、运营管理三个环节" in text
    assert "先进级主要看：至少覆盖" in text or SCALE not in text


def test_the_same_question_is_not_put_twice(opened: Assistant) -> None:
    turns = ("我们在唐山", "有五百来人", "做铸件的")
    asked = [talk(opened, *turns[: n + 1]).sentences[-1].text for n in range(len(turns))]
    assert len(set(asked)) == len(turns)


def test_where_a_factory_lies_is_not_yet_where_it_is_registered(opened: Assistant) -> None:
    assert "已符合" not in talk(opened, "我们厂在保定").text
    assert "已符合" in talk(opened, "我们公司注册在保定").text


def test_several_enterprises_are_not_one_that_is_judged(opened: Assistant) -> None:
    answer = talk(opened, "我们区里有5家想报先进级，2家想报卓越")
    assert answer.status is not Status.NEEDS_FACTS


def test_signing_up_on_the_platform_is_no_registration_of_a_company(opened: Assistant) -> None:
    text = talk(opened, "申报平台的网址是啥", "要注册吗").text
    assert "账号" in text
    assert "河北省内注册" not in text


@pytest.mark.parametrize(
    "turns",
    [
        ("我们在邯郸，不到规上", "成熟度评估2.6，三级没到", "能报先进级吗"),
        ("我们在保定，规上", "去年死了一个人，定的一般事故", "我说错了，我们在天津", "能报哪级"),
    ],
)
def test_a_verdict_stays_that_of_the_check(opened: Assistant, turns: tuple[str, ...]) -> None:
    answer = talk(opened, *turns)
    facts = merged(fact for text in turns for fact in extract(text))
    report = check(drafted(facts), edition=resolve("河北省", None), as_of=None)
    assert list(answer.verdict) == [tier_json(tier) for tier in report.tiers]
