"""How a question is read: its language, and English by whole words."""

import pytest

from assistant.extract import extract
from assistant.normal import is_english, normal
from assistant.phrases import phrase
from assistant.understand import understand


@pytest.mark.parametrize(
    "asked",
    [
        "What is the deadline?",
        "What changes between 先进级 and 卓越级 for warehousing?",
        "How many copies of the 申报书 do we need?",
    ],
)
def test_english_that_quotes_chinese_terms_is_english(asked: str) -> None:
    assert is_english(asked)


@pytest.mark.parametrize(
    "asked",
    ["MES和ERP都要吗", "申报书要 PDF 还是 Word", "zhuoyueji jiezhi riqi是什么时候", "KPI 有几项"],
)
def test_chinese_that_quotes_english_words_is_chinese(asked: str) -> None:
    assert not is_english(asked)


@pytest.mark.parametrize(
    ("asked", "absent"),
    [("please confirm", "企业"), ("which notice", "不"), ("our candidate", "可以")],
)
def test_an_english_word_inside_another_is_not_read(asked: str, absent: str) -> None:
    assert absent not in normal(asked)


def test_beijing_that_decides_is_the_centre() -> None:
    assert "国家" in normal("What is Beijing hoping for?")
    assert "北京" in normal("We are registered in Beijing")


def test_areas_put_into_english_sentences_are_named_in_english() -> None:
    said = phrase("missing_areas", "生产管理、运营管理", english=True)
    assert "production management (生产管理), operations management (运营管理)" in said


@pytest.mark.parametrize(
    ("said", "levels"),
    [
        ("成熟度不是三级，是二级，能报卓越级吗", (2,)),
        ("成熟度不是三级，而是二级", (2,)),
        ("隔壁厂成熟度四级，我们二级，能报卓越级吗", (2,)),
    ],
)
def test_a_level_denied_or_a_neighbours_is_not_the_askers(
    said: str, levels: tuple[int, ...]
) -> None:
    assert understand(said).values.levels == levels
    facts = {fact.path: fact.value for fact in extract(said)}
    assert facts["maturity.level"] == levels[0]
