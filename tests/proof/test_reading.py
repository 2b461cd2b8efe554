"""Reading: figures, forces and roles, in both languages, mean the same."""

import pytest

from assistant.proof.reading import read

SAME = [
    ("11月22日", "November 22"),
    ("三级", "Level III"),
    ("5个项目", "five projects"),
    ("两份", "two copies"),
    ("工信厅联通装函〔2024〕399号", "No. 399"),
    ("近三年", "the past three years"),
    ("原则上", "in principle"),
    ("不超过", "no more than"),
    ("十一月二十九日", "29 Nov."),
    ("3级", "三级"),
    ("https://www.miit-imps.com", "www.miit-imps.com"),
]


def _said(text: str) -> set[tuple[str, str]]:
    return {m.pair for m in read(text) if m.kind not in ("plain", "break", "unknown", "year")}


@pytest.mark.parametrize(("one", "other"), SAME)
def test_two_ways_to_say_the_same_are_read_alike(one: str, other: str) -> None:
    assert _said(one) == _said(other) != set()


def test_to_whom_is_not_who() -> None:
    assert ("to", "工信部") in _said("推荐单位报送工业和信息化部")
    assert ("actor", "工信部") in _said("由工业和信息化部组织评审")


def test_a_tier_won_before_is_not_the_tier_applied_for() -> None:
    assert ("prior", "先进级") in _said("申报卓越级原则上应已获评先进级")
    assert ("tier", "卓越级") in _said("申报卓越级原则上应已获评先进级")


def test_a_word_holding_a_binding_character_does_not_bind() -> None:
    assert not {pair for pair in _said("应用供应链管理，不断适应") if pair[0] in ("force", "neg")}


@pytest.mark.parametrize(
    ("word", "pair"),
    [
        ("不", ("neg", "不")),
        ("应", ("force", "必须")),
        ("须", ("force", "务必")),
        ("可", ("force", "可以")),
        ("仅", ("only", "只")),
        ("not", ("neg", "不")),
        ("notes", ("plain", "notes")),
    ],
)
def test_short_binding_words_are_read(word: str, pair: tuple[str, str]) -> None:
    found = {m.pair for m in read(word)}
    assert pair in found or (pair[0] == "plain" and not any(k == "neg" for k, _ in found))
