"""A question's wording, brought to the notices' own."""

import pytest

from knowledge.sounds import mend, spell
from knowledge.wording import in_chinese, normal


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("申報卓越級智慧工廠需要幾級成熟度？", "申报卓越级智能工厂需要几级成熟度?"),
        ("ＧＢ／Ｔ　３９１１６", "gb/t 39116"),
        ("軟體國產化", "软件国产化"),
        ("品質管控", "质量管控"),
        ("神抱书要盖公张吗", "申报书要盖公章吗"),
        ("推荐 名额", "推荐名额"),
        ("智能攻厂", "智能工厂"),
    ],
)
def test_a_question_is_brought_to_one_wording(written: str, meant: str) -> None:
    assert normal(written) == meant


@pytest.mark.parametrize(
    "question",
    [
        "现金流怎么算",
        "合并报表",
        "企业经验管理",
        "福建企业",
        "缓解压力",
        "不合格的产品",
        "基础及应用",
    ],
)
def test_everyday_words_are_left_alone(question: str) -> None:
    assert normal(question) == question


def test_what_is_normal_stays_as_it_is() -> None:
    once = normal("Zhuoyueji 要几級成熟度？")
    assert normal(once) == once


def test_terms_are_mended_by_their_sound() -> None:
    assert mend("河北成熟肚") == "河北成熟度"


def test_pinyin_is_read_however_it_is_spaced() -> None:
    assert spell("zhuoyueji") == spell("zhuo yue ji") == spell("zhuo yueji") == "卓越级"


@pytest.mark.parametrize("text", ["the leading level", "what maturity", "smart factory"])
def test_english_is_not_read_as_pinyin(text: str) -> None:
    assert spell(text) == text


def test_english_words_find_the_chinese_of_the_notices() -> None:
    assert "成熟度" in in_chinese("what maturity level is needed")
    assert in_chinese("成熟度要几级") == ""


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("<script>alert(1)</script>要几级？", "要几级?"),
        ("要<b>几级</b>？<SCRIPT src='x'></SCRIPT>", "要几级?"),
        ("<img src=x onerror=alert(1)>要几级？", "要几级?"),
        ("产值<3亿元，利润>1亿元", "产值<3亿元,利润>1亿元"),
        ("<script>alert(1)</script>", "script alert(1) script"),
    ],
)
def test_markup_is_not_what_is_asked(typed: str, read: str) -> None:
    assert normal(typed) == read
