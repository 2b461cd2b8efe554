"""Talks: what a turn points back at, what is told in pieces, what is asked for once more."""

import pytest

from assistant.answer import Answer, Question, Status
from assistant.extract import drafted, extract, merged
from assistant.ordinal import View, pointed
from assistant.values import number
from assistant.wiring import Assistant
from rules.check import check
from rules.law.edition import resolve
from rules.report.json import tier_json


def talk(opened: Assistant, *turns: str) -> Answer:
    """The answer to the last of these turns, each answered in its place."""
    history: list[tuple[str, str]] = []
    for text in turns[:-1]:
        answer = opened.ask(Question(text, history=tuple(history)))
        history += [("user", text), ("assistant", answer.text)]
    return opened.ask(Question(turns[-1], history=tuple(history)))


LISTED = View(("五个环节是工厂建设、研发设计、生产作业、生产管理、运营管理。",), "五大环节", ())


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("第二个呢", "研发设计呢"),
        ("前两个", "工厂建设、研发设计"),
        ("最后一个展开说说", "运营管理展开说说"),
        ("the third one", "生产作业"),
        ("第三方评估算吗", "第三方评估算吗"),
    ],
)
def test_a_number_points_into_the_list_of_the_answer(text: str, meant: str) -> None:
    assert pointed(text, LISTED).text == meant


@pytest.mark.parametrize(
    ("text", "tier", "meant"),
    [
        ("往上一级呢", "先进级", "卓越级呢"),
        ("再下一级呢", "先进级", "基础级呢"),
        ("它底下那两级", "卓越级", "先进级和基础级"),
        ("and the next one up?", "基础级", "and 先进级?"),
        ("上一级主管部门是谁", "先进级", "上一级主管部门是谁"),
        ("再上一级呢", "领航级", "再上一级呢"),
    ],
)
def test_a_tier_is_found_by_its_place(text: str, tier: str, meant: str) -> None:
    assert pointed(text, View((), "", (tier,))).text == meant


@pytest.mark.parametrize(
    ("turns", "facts"),
    [
        (("五大环节是哪几个", "第四个在先进级里写什么"), ["辅助计划排产"]),
        (("四个层级是哪几个", "第四个的成熟度"), ["四级"]),
        (("先进级由谁认定", "再往上一级呢"), ["工业和信息化部"]),
        (("廊坊名额几个", "不对，我说的是沧州", "那它最晚哪天报给省里"), ["11月22日"]),
        (("先进级成熟度要几级", "对了，纸质材料要几份"), ["两份"]),
        (("卓越级最晚哪天报", "上一条的依据"), ["申报主体应于2024年11月22日前完成线上申报"]),
        (("Who recognises the advanced tier?", "请用中文再说一遍"), ["省", "认定"]),
        (("先进级由谁认定", "in English please"), ["recognised"]),
        (("有哪六个部门联合发文", "有没有科技部"), ["没有"]),
        (("我们是央企子公司", "该往哪报"), ["集团"]),
    ],
)
def test_a_turn_is_answered_in_the_light_of_those_before(
    opened: Assistant, turns: tuple[str, ...], facts: list[str]
) -> None:
    answer = talk(opened, *turns)
    assert answer.status is Status.ANSWERED
    assert [fact for fact in facts if fact not in answer.text] == []


@pytest.mark.parametrize("text", ["厂在邯郸", "我们一百来号人，做铸件的", "We are in Tangshan."])
def test_a_fact_alone_is_noted_and_the_next_is_asked_for(opened: Assistant, text: str) -> None:
    answer = talk(opened, text)
    assert answer.status is Status.NEEDS_FACTS
    assert answer.text.startswith(("记下了", "好的", "Noted"))


def test_facts_told_in_pieces_give_the_verdict_of_the_check(opened: Assistant) -> None:
    turns = ("厂在邯郸", "成熟度二级", "去年出过一次一般事故")
    answer = talk(opened, *turns, "那我能报哪级")
    facts = merged(fact for text in turns for fact in extract(text))
    report = check(drafted(facts), edition=resolve("河北省", None), as_of=None)
    assert answer.status is Status.ELIGIBILITY
    assert list(answer.verdict) == [tier_json(tier) for tier in report.tiers]


def test_a_correction_and_a_supposition_change_the_verdict(opened: Assistant) -> None:
    turns = ("厂在邯郸", "成熟度二级", "那我能报哪级")
    assert "最高层级是先进级" in talk(opened, *turns).text
    assert "最高层级是卓越级" in talk(opened, *turns, "不对，是三级").text
    assert "领航级不符" not in talk(opened, *turns, "要是升到四级呢").text


def test_what_the_next_tier_lacks_is_told(opened: Assistant) -> None:
    answer = talk(opened, "我们成熟度二级", "在唐山", "能报哪级", "再往上还差什么")
    assert "卓越级" in answer.text
    assert "三级及以上" in answer.text


def test_a_verdict_in_english_is_english_throughout(opened: Assistant) -> None:
    answer = talk(
        opened, "We are in Tangshan.", "Maturity level 2.", "Which tier can we apply for?"
    )
    assert answer.status is Status.ELIGIBILITY
    assert not [char for char in answer.text if "\u4e00" <= char <= "\u9fff"]


def test_a_long_story_that_asks_if_it_will_do_gets_the_deciding_clauses(opened: Assistant) -> None:
    story = (
        "我家厂子在文安，做胶合板的，七十来人，老板是我哥，热压机都联网了，"
        "出入库也上了软件，图纸还是手画，前几天听商会的人提起智能工厂要分档，我们这样的够不够？"
    )
    answer = opened.ask(Question(story))
    assert answer.status is Status.NEEDS_FACTS
    assert "规模以上" in answer.text


@pytest.mark.parametrize(("text", "value"), [("三百五", 350), ("一千二", 1200), ("一百零五", 105)])
def test_a_spoken_number_is_read(text: str, value: int) -> None:
    assert number(text) == value
