"""What is only supposed of an enterprise does not take the place of what was told of it."""

import pytest

from assistant.answer import Question
from assistant.case import open_paths
from assistant.extract import Stated, drafted, extract, merged
from assistant.reply import checker
from assistant.spoken import still_open
from assistant.talk import Talk, taken, told
from assistant.telling import disowned, supposed

THIRD = Stated("maturity.level", 3, "三级")


def paths(text: str) -> set[str]:
    return {fact.path for fact in supposed(text, extract(text))}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("如果成熟度降到二级呢", {"maturity.level"}),
        ("要是去年被处罚过呢", {"compliance.violations"}),
        ("what if our maturity is level 2", {"maturity.level"}),
        ("规上，如果成熟度二级呢", {"maturity.level"}),
        ("成熟度二级的话，我们能报哪级", set()),
        ("我刚才说的是假设，成熟度实际是四级", set()),
        ("我们主要是规模以上企业", set()),
        ("I want to know if our maturity level of 3 is enough", set()),
    ],
)
def test_a_supposition_is_told_apart(text: str, found: set[str]) -> None:
    assert paths(text) == found


def after(talk: Talk, text: str) -> Talk:
    return told(talk, extract(text), checker(Question(text)), text)


def level(talk: Talk, text: str) -> object:
    return {f.path: f.value for f in taken(talk, extract(text), text)}.get("maturity.level")


def test_a_supposition_holds_for_its_own_turn_only() -> None:
    text = "如果成熟度降到二级呢"
    talk = Talk(facts=(THIRD,), telling=True)
    assert level(talk, text) == 2
    assert level(after(talk, text), "能报卓越级吗") == 3


@pytest.mark.parametrize(
    ("text", "held"), [("那先进级呢", 2), ("现在能报卓越级吗", 3), ("那实际呢", 3)]
)
def test_what_goes_along_with_a_supposition_keeps_it(text: str, held: int) -> None:
    talk = after(Talk(facts=(THIRD,), telling=True), "如果成熟度降到二级呢")
    assert level(talk, text) == held


def test_a_case_first_told_as_a_supposition_is_told() -> None:
    talk = after(Talk(), "如果成熟度三级，规上，能报先进级吗")
    assert level(talk, "能报卓越级吗") == 3


@pytest.mark.parametrize(
    ("text", "still"),
    [
        ("一共五个环节，只做了生产作业和生产管理", True),
        ("覆盖生产作业、生产管理、运营管理", False),
        ("成熟度三级", True),
    ],
)
def test_areas_are_open_until_those_needed_are_told(text: str, still: bool) -> None:
    facts = (*extract(text), Stated("tier", "先进级", "先进级"))
    report = checker(Question(text))(drafted(facts))
    assert ("覆盖哪些环节" in still_open(open_paths(report, facts), english=False)) is still


@pytest.mark.parametrize(
    ("text", "taken_back"),
    [
        ("环保事故是隔壁厂的，不是我们的", ["compliance.incidents"]),
        ("the bad credit record belongs to our parent company, not us", ["compliance.bad_credit"]),
        ("去年那个处罚跟我们没关系", ["compliance.violations"]),
        ("事故是隔壁厂的，不是我们的，我们只有过处罚", ["compliance.incidents"]),
        ("我们没有事故", []),
        ("事故不是我们能控制的", []),
        ("分公司不是我们的", []),
    ],
)
def test_what_is_anothers_is_taken_back(text: str, taken_back: list[str]) -> None:
    assert [fact.path for fact in disowned(text)] == taken_back
    before = tuple(Stated(path, 1, "") for path in taken_back)
    assert merged((*before, *disowned(text))) == ()
