"""What sets two questions of nearly the same words apart, so that they share no approved answer."""

import pytest

from assistant.answer import Question
from assistant.desk.sign import sign_of

ONLINE, ACCIDENT, UP = (
    "线上哪天截止啊",
    "发生过一般安全事故的工厂还能报不",
    "先进级能直接报卓越级不",
)


@pytest.mark.parametrize(
    ("approved", "asked"),
    [
        (ACCIDENT, "发生过重大安全事故的工厂还能报不"),  # how grave
        (ACCIDENT, "没发生过一般安全事故的工厂还能报不"),  # whether at all
        (ACCIDENT, "发生过一般环保事故的工厂还能报不"),  # of what kind
        (ONLINE, "各市线上哪天截止啊"),  # whose date
        (ONLINE, "推荐单位线上哪天截止啊"),
        (ONLINE, "线上哪天开始啊"),  # from when, not until when
        (ONLINE, "线下哪天截止啊"),  # by which way
        (UP, "卓越级能直接报先进级不"),  # up or down
        ("保定的企业线上申报截止日期", "保定的企业线上审核截止日期"),  # filed or reviewed
        ("先进级评审费用是多少", "先进级复审费用是多少"),
        ("先进级评审费用是多少", "先进级评审机构费用是多少"),  # whose fee
        ("领航级要几级", "领航级要几个"),  # what is counted
        ("领航级要几级", "领航级要几级评审"),
        ("领航级需要几级成熟度", "领航级不需要几级成熟度"),  # denied
    ],
)
def test_these_two_are_not_the_same_question(approved: str, asked: str) -> None:
    assert sign_of(Question(approved)) != sign_of(Question(asked))


@pytest.mark.parametrize(
    ("approved", "asked"),
    [
        (ONLINE, "网上申报几号截止？"),
        (ACCIDENT, "出过一般事故，安全方面的，还能不能报？"),
        (UP, "我们是先进级，可以直接申报卓越级吗"),
    ],
)
def test_these_two_may_be_the_same_question(approved: str, asked: str) -> None:
    assert sign_of(Question(approved)) == sign_of(Question(asked))
