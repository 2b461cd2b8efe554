"""What a message tells before it asks counts for less than what it asks."""

import pytest

from assistant.answer import Question, Status
from assistant.asking import TOLD, asking, by_part
from assistant.wiring import Assistant


@pytest.mark.parametrize(
    ("message", "end"),
    [
        ("给银行写尽调，客户自称先进级，这名头谁给的", "这名头谁给的"),
        ("厂子在唐山，公司注册在北京，材料往哪边递", "材料往哪边递"),
        ("要盖章吗", "要盖章吗"),  # nothing is told
        ("我们上了MES，仓库也改了", "我们上了MES，仓库也改了"),  # nothing is asked
    ],
)
def test_the_end_of_a_message_is_what_it_asks(message: str, end: str) -> None:
    assert asking(message) == end


def test_a_cue_that_is_only_told_is_worth_less_than_one_that_is_asked() -> None:
    def cued(text: str) -> dict[str, float]:
        return {word: 4.0 for word in ("银行", "认定") if word in text}

    long = "我在银行做信贷审批，客户说自己是先进级智能工厂，这个级别是谁认定的"
    assert by_part(long, cued, english=False) == {"银行": 4.0 * TOLD, "认定": 4.0}
    assert by_part("银行问谁认定的", cued, english=False) == {"银行": 4.0, "认定": 4.0}


@pytest.mark.parametrize(
    ("told", "status", "fact"),
    [
        # A year of a plan, a task handed down and a head office abroad are not what is asked.
        (
            "老总说明年一定要拿国家那块牌子，可我们一级都没报过，能直接报最高的吗",
            Status.ANSWERED,
            "原则上",
        ),
        (
            "上级只给我们区里压下来一句话让好好推荐，我手上六家都想报，名额有没有上限",
            Status.ANSWERED,
            "5个",
        ),
    ],
)
def test_a_side_word_of_a_story_does_not_take_over(
    opened: Assistant, told: str, status: Status, fact: str
) -> None:
    answer = opened.ask(Question(told))
    assert answer.status is status
    assert fact in answer.text
