"""A clause that asks of a matter of its own is answered by itself, and no other clause is."""

import pytest

from assistant.answer import Question
from assistant.dialogue import Thread
from assistant.halves import heard_each, parted
from assistant.wiring import Assistant

# A message, what its first half is answered with, and its second.
TWO = [
    ("领航级每年选多少家，怎么个选法？", "没有规定各层级的数量", "国家智能制造专家委员会"),
    ("领航级是个什么概念,国家要搞多少家?", "人工智能", "没有规定各层级的数量"),
    ("基础级是谁来认定啊,要发文公布吗?", "各市", "没有写评审结果公布"),
    ("省级主管部门要承担哪些活，市级又干啥？", "培育计划", "各市要做四件事"),
    ("先进级谁认定，专家从哪里抽？", "省工业和信息化厅", "没有写评审专家"),
    ("纸质材料要几份，邮寄到哪儿？", "两份", "软件产业处"),
    ("卓越级的条件是啥，领航级又是咋选出来的？", "规模以上", "专家委员会"),
    ("先进级谁认定，今天天气怎么样？", "省工业和信息化厅", "今天天气怎么样”，不在这两份通知"),
    (
        "How many excellence-tier candidates may a province recommend, and does Hebei split that "
        "among its cities?",
        "no more than 20",
        "no more than 5",
    ),
]
ONE = [
    "如果我们去年亏损，还能报卓越级吗？",
    "我们没有研发，设计都是客户给的，研发设计环节怎么办？",
    "先进级和卓越级有什么区别？",
    "河北11月22日截止，是不是这样？",
    "基础级、先进级、卓越级、领航级分别由谁认定？",
    "请问一下，卓越级什么时候截止，就是最晚哪天能报？",
    "能不能简单说说，先进级要满足什么条件？",
    "推荐汇总表要怎么排序，按分数还是按优先？",
    "卓越级要不要先评先进级，还是可以直接报？",
    "不知道怎么填，场景名称应该写什么？",
    "刚才有个企业打电话问我智能工厂怎么报,我没答上来,县里管啥?",
    "国家和河北的截止时间是不是一样，都是11月22日吗？",
    "我厂只做包装印刷，没有研发，研发设计那部分怎么算，可以缺吗",
    "啥叫数字孪生，厂里墙上那块大屏幕转来转去的算不算？",
    "SAP用了十几年了，ERP里的采购模块和销售模块该分别写到哪一栏？",
    "2026年还搞不搞，啥时候开始报",
    "上传的视频最大多少兆，什么格式",
    "同样讲运营管理，先进级强调什么，卓越级又强调什么？",
    "国家文件和河北文件在截止日期上为什么对不上，相差几天，分别约束谁",
    "有没有人闯进危险区域，系统自动喊话，这属于哪块要求？",
    "If we miss the deadline, can we still apply?",
    "Who and when should we contact about the application?",
]


@pytest.mark.parametrize(("message", "first", "second"), TWO)
def test_both_halves_are_told(opened: Assistant, message: str, first: str, second: str) -> None:
    text = opened.ask(Question(message)).text
    assert first in text
    assert second in text


def test_the_word_that_joins_two_halves_is_of_neither(opened: Assistant) -> None:
    message = "How many candidates may a province recommend, and does Hebei split that by city?"
    first, second = parted(message, opened.desk.likely)
    assert (first, second) == (
        "How many candidates may a province recommend",
        "does Hebei split that by city?",
    )


@pytest.mark.parametrize("message", ONE)
def test_one_question_stays_whole(opened: Assistant, message: str) -> None:
    assert parted(message, opened.desk.likely) == [message]


@pytest.mark.parametrize(("message", "first", "second"), TWO)
def test_beside_another_question_nothing_but_what_was_asked_is_told(
    opened: Assistant, message: str, first: str, second: str
) -> None:
    text = opened.ask(Question(message)).text
    for more in (
        "条款还写到",
        "相关原文",
        "换一种理解",
        "The clause also says",
        "请向省工业和信息化厅（",
    ):
        assert more not in text


def test_a_later_turn_hears_the_halves_as_they_were_answered(opened: Assistant) -> None:
    pieces, thread = heard_each("领航级每年选多少家，怎么个选法？", Thread(), opened.desk.likely)
    assert [topic.id for _, one in pieces for topic in one.topics] == [
        "tier_counts",
        "leading_route",
    ]
    assert thread.tiers == ("领航级",)


def test_a_turn_that_names_another_tier_asks_both_halves_again(opened: Assistant) -> None:
    first = "卓越级需要成熟度几级，谁来认定？"
    told = opened.ask(Question(first)).text
    text = opened.ask(Question("先进级呢?", history=(("user", first), ("assistant", told)))).text
    assert "二级及以上" in text
    assert "省工业和信息化厅联合相关部门" in text


def test_materials_asked_after_another_tier_are_not_those_of_the_excellent_one(
    opened: Assistant,
) -> None:
    text = opened.ask(Question("数字化车间能直接报先进级吗？要补什么材料？")).text
    assert "没有规定基础级、先进级、领航级的" in text
    assert "申报材料分四部分" not in text


@pytest.mark.parametrize(
    "message",
    ["河北省通知的联系人和联系方式是什么？", "通知里的联系人都有谁", "各部门的联系电话都列出来"],
)
def test_all_contacts_are_listed_where_all_are_asked_for(opened: Assistant, message: str) -> None:
    text = opened.ask(Question(message)).text
    for name in ("李伟", "刘伟", "葛宁", "隋艳春", "王鹏", "赵泽璇"):
        assert name in text


@pytest.mark.parametrize(
    "message",
    ["财政厅联系人电话", "平台联系电话", "通知上的电话打不通怎么办", "我们市的联系人是谁"],
)
def test_one_contact_asked_for_is_told_alone(opened: Assistant, message: str) -> None:
    assert "赵泽璇" not in opened.ask(Question(message)).text


def test_indicators_asked_for_by_the_table_are_named(opened: Assistant) -> None:
    text = opened.ask(Question("关键绩效指标那张表有哪些指标")).text
    assert "关键设备数控化率" in text
    assert "复制推广的企业数量" in text
