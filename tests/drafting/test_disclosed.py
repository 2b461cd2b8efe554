"""What speaks against an enterprise stands in its declaration, or is marked as still unknown."""

from pathlib import Path
from typing import Any

import pytest

from assistant.drafting.shorten import shortened
from tests.drafting.cases import sections_of, stated, without
from tests.gate.cases import example, exported
from tests.gate.papers import only, words

ACCIDENT = {"kind": "安全", "grade": "一般", "date": "2023-04-18", "note": "起重伤害，一人轻伤"}
TOLD: dict[str, tuple[Any, str, str]] = {
    "compliance.incidents": (
        [ACCIDENT], "basic", "2023年4月18日发生一般安全事故：起重伤害，一人轻伤。",
    ),
    "compliance.bad_credit": (2, "basic", "企业有不良信用记录2条。"),
    "compliance.violations": (1, "basic", "近三年有违法违规行为1起。"),
    "compliance.sound": (False, "basic", "近三年经营和财务状况填报为不良好。"),
    "applicant.above_scale": (False, "basic", "企业不是规模以上工业企业。"),
    "control.software": (False, "basic", "工业软件尚未做到安全可控。"),
    "control.network": (False, "basic", "网络安全风险尚未做到可控。"),
    "secrecy.passed": (False, "commitment", "没有通过。"),
    "commitments.inspection": (False, "commitment", "企业不愿意配合开展现场核查。"),
    "project.completed": (False, "summary", "项目尚未建成。"),
}  # fmt: skip


@pytest.mark.parametrize("path", TOLD)
def test_what_speaks_against_the_enterprise_is_told_and_never_shortened_away(path: str) -> None:
    value, name, sentence = TOLD[path]
    section = sections_of(stated(path, value))[name]
    assert sentence in section.text
    assert sentence in shortened(section, 1).text
    [passage] = [p for p in section.passages if p.text.endswith(sentence)]
    assert any(p.startswith(path) for p in passage.fact_paths)


@pytest.mark.parametrize("path", ["incidents", "bad_credit", "violations"])
def test_what_would_have_to_be_told_and_is_not_known_is_marked(path: str) -> None:
    assert "【待补充：" in "".join(sections_of(without(f"compliance.{path}"))["basic"].gaps)


def test_an_accident_told_by_halves_marks_the_other_half() -> None:
    section = sections_of(stated("compliance.incidents", [{"kind": "环保"}]))["basic"]
    assert "【待补充：第1项的事故等级】环保事故" in section.text
    assert "【待补充：第1项的事故日期】发生" in section.text


def test_an_accident_of_the_held_example_stands_in_its_text() -> None:
    text = sections_of(example("held"))["basic"].text
    assert "2023年4月18日发生较大安全事故：起重伤害。" in text


def test_an_accident_that_does_not_hold_the_export_stands_in_the_word_file(tmp_path: Path) -> None:
    exported(stated_with_prose(), tmp_path)
    text = words(only(tmp_path, ".docx").read_bytes())
    assert "起重伤害，一人轻伤" in text
    assert "2023年4月18日" in text


def stated_with_prose() -> Any:
    found = stated("compliance.incidents", [ACCIDENT])
    return found.model_copy(update={"sections": example().sections})
