"""What a search shows first: the clause that the answer rests on, of the tier that is meant."""

from assistant.answer import Question
from assistant.wiring import Assistant

TIER = "CN-2024-399/附件2/四/"


def test_the_tier_meant_without_its_name_comes_first(opened: Assistant) -> None:
    asked = "质检现在是抽检加人眼看，想冲国家那一级，检验这块得改到什么地步"
    assert opened.search(Question(asked))[0].address.startswith(TIER)


def test_whom_to_ask_does_not_come_before_the_clause_that_answers(opened: Assistant) -> None:
    asked = "公司名字上个月刚改，营业执照是新的，省里认定文件上还是旧名字，怎么办"
    assert opened.search(Question(asked))[0].address != "HE-2024-533/联系人"


def test_the_quota_of_a_city_comes_before_that_of_the_province(opened: Assistant) -> None:
    answer = opened.ask(Question("邯郸这边手里有七家都想上，最多能往省里送几家"))
    assert "原则上不超过5个" in answer.text
    assert "不超过20个" not in answer.text
