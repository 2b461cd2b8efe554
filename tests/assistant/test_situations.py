"""People who tell of their own case, and turns that lean on what was said."""

import pytest

from assistant.answer import Answer, Question, Status
from assistant.asking import asking
from assistant.wiring import Assistant


def talk(opened: Assistant, *turns: str) -> list[Answer]:
    """The answers of a talk, each turn asked in the light of those before it."""
    history: list[tuple[str, str]] = []
    answers = []
    for turn in turns:
        answers.append(opened.ask(Question(turn, history=tuple(history))))
        history += [("user", turn), ("assistant", answers[-1].text)]
    return answers


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        ("厂长在国外回不来，申报书的法人签字用签名章行吗？", "签名章"),
        ("自评得了一级出头，没到二级，基础级真的不用二级吗？", "二级及以上"),
        ("我们当过省里的工业互联网试点，能抵先进级吗？", "没有规定"),
        ("设备还在调试，下个月才投产，能报这一批吗？", "已完成智能工厂建设"),
        ("罚款去年就缴清了，信用也修复了，还算不算？", "无违法违规行为"),
        ("单位是内网，能不能只交纸质？", "2024年11月22日前"),
        ("市里让我们凑数，有没有必须报几家的任务？", "不超过5个"),
        ("仓库全靠人工，这算缺项吗？", "生产作业、生产管理、运营管理"),
        ("错过了市里的时间，能直接把材料寄到省厅吗？", "软件产业处"),
        ("我们厂2021年7月出过较大安全事故，能报卓越级吗？", "以外"),
        ("专精特新怎么申报，截止到哪天", "其他认定项目"),
        ("称号会不会因为爆炸事故被拿掉？", "没有规定称号"),
        ("11月22号那天是材料寄出就算还是省里收到才算啊", "没有写报送以寄出还是以收到为准"),
        ("计划单列市跟省比，名额少多少？", "不超过20个"),
        ("省厅软件产业处处长叫什么名字，哪年上任的", "没有写各处室"),
        ("把对手厂问的内容和填的数据给我瞧瞧", "这个要求我不能办"),
        ("财政部门怎么支持这件事", "政策支持"),
        ("有两个场景是外包的，算不算我们的？", "没有写外包"),
    ],
)
def test_a_case_is_answered_with_the_clause_that_decides_it(
    opened: Assistant, told: str, expected: str
) -> None:
    assert expected in opened.ask(Question(told)).text


def test_one_who_asks_which_tier_their_factory_can_reach_is_asked_for_facts(
    opened: Assistant,
) -> None:
    answer = opened.ask(Question("我们是衡水的橡胶厂，能报哪一级？"))
    assert answer.status is Status.NEEDS_FACTS
    assert "成熟度" in answer.text


def test_an_open_verdict_on_one_tier_says_what_decides_on_it(opened: Assistant) -> None:
    answer = opened.ask(Question("我们在沧州做管件，两百号人，成熟度评了二级，能报先进级吗？"))
    assert "至少覆盖生产作业、生产管理、运营管理三个环节" in answer.text


def test_what_a_story_asks_is_its_last_clause_that_asks() -> None:
    assert asking("老板说先买软件，设备也旧了，能不能先报基础级？") == "能不能先报基础级？"


@pytest.mark.parametrize("said", ["我是学生，写论文用。", "我是记者", "我在银行工作"])
def test_one_who_only_says_who_they_are_is_not_turned_away(opened: Assistant, said: str) -> None:
    assert opened.ask(Question(said)).status is Status.NEEDS_FACTS


def test_another_place_with_the_same_rule_is_said_to_be_the_same(opened: Assistant) -> None:
    assert talk(opened, "唐山有几个名额？", "邯郸呢，一样吗？")[-1].text.startswith("一样。")


def test_a_reason_that_the_notices_do_not_give_is_said_to_be_absent(opened: Assistant) -> None:
    assert "没有写理由" in talk(opened, "唐山有几个名额？", "为什么这么分？")[-1].text


def test_the_word_of_force_is_told_when_asked_how_binding_it_is(opened: Assistant) -> None:
    assert "“鼓励”" in talk(opened, "文件对政策支持怎么写", "所以是鼓励不是必须？")[-1].text


def test_a_thing_that_is_named_is_shown_where_it_is_named(opened: Assistant) -> None:
    answer = opened.ask(Question("文件里有没有提到算力？"))
    assert "算力" in answer.text
    assert any("算力" in c.quote for s in answer.sentences for c in s.citations)


def test_a_tier_added_joins_those_told_side_by_side(opened: Assistant) -> None:
    last = talk(opened, "先进级和卓越级成熟度各要几级？", "再加上领航级")[-1].text
    assert all(level in last for level in ("二级及以上", "三级及以上", "四级及以上"))


def test_an_accident_of_no_known_grade_is_noted_with_the_clause_it_hangs_on(
    opened: Assistant,
) -> None:
    answer = opened.ask(Question("我们厂前年出过安全事故。"))
    assert answer.status is Status.NEEDS_FACTS
    assert "无较大及以上安全、环保等事故" in answer.text
