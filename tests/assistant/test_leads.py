"""Whoever tells a fact and asks if they may apply reads first what that fact comes to."""

import re

import pytest

from assistant.answer import Question
from assistant.wiring import Assistant

NO = (
    r"^(?:一般)?不行|^没建完不行|^一般不符|^按您提供的情况，.{0,14}(?:不符合|不符[；。：])|^不在河北注册的走不了"
    r"|^No\.|not met:|^As a rule no|^One not registered in Hebei cannot apply"
)
SOFT = r"^可以争取，但原则上不满足|原则上还不符|^In principle not met|in principle not met"
OPEN = r"还不能下结论|no condition of the|no verdict yet|另看|must be met as well|^可以，一般事故"
ASKED = [
    ("分公司没有法人资格可以报吗", NO),
    ("我们是分公司，没有法人资格，可以报吗", NO),
    ("我们是化工企业的分公司，没有法人资格，能报卓越级吗", NO),
    ("我公司不是独立法人，能申报吗", NO),
    ("不具备独立法人资格，能申报智能工厂吗", NO),
    ("我厂是个体工商户，能报吗", NO),
    ("我们不是规上企业，能申报卓越级吗", NO),
    ("成熟度三级但不是规上企业，能报卓越级吗", NO),
    ("小微企业，没上规，能评先进级智能工厂吗", NO),
    ("我公司成熟度一级，能报先进级吗", NO),
    ("我们成熟度只有二级，可以申报卓越级吗", NO),
    ("我们是规上企业，成熟度0级，能报先进级么", NO),
    ("成熟度三级能报领航级吗，我们规上企业", NO),
    ("我们公司注册在香港，能报吗", NO),
    ("我们注册在山东，能通过河北申报卓越级吗", NO),
    ("我们去年发生过一起较大安全事故，还能申报吗", NO),
    ("我们去年出了重大环保事故，能报先进级吗", NO),
    ("规上企业，独立法人，成熟度三级，但是近三年有较大安全事故，可以报卓越级吗", NO),
    ("我们有不良信用记录，能申报卓越级吗", NO),
    ("我们被列入失信名单了，可以报吗", NO),
    ("智能工厂还没建成，能申报卓越级吗", NO),
    ("我司不愿意接受现场核查，能申报卓越级吗", NO),
    ("我们没评过先进级，能直接报卓越级吗", SOFT),
    ("我们只做了生产作业一个环节，没有其他环节，成熟度三级，能报卓越级吗", SOFT),
    ("我们成熟度三级，能报卓越级吗", OPEN),
    ("我们是规上企业，独立法人，能申报先进级吗", OPEN),
    ("近三年没有事故，信用良好，能报卓越级吗", OPEN),
    ("我们发生过一次一般安全事故，还能报卓越级吗", OPEN),
    ("我们公司四级成熟度，已获评卓越级，能报领航级吗", OPEN),
    ("We are not above designated size. Can we apply for the excellent tier?", NO),
    ("Our maturity is level 2, can we apply for the excellent tier?", NO),
    ("Our maturity level is 3. Can we go for the leading tier?", NO),
    ("We are a branch without legal person status, can we apply?", NO),
    ("We had a major safety accident last year. Can we apply for the excellent tier?", NO),
    ("Our smart factory is still under construction. Can we apply for the excellent tier?", NO),
    ("Our company is registered in Japan, can we apply?", NO),
    ("We are registered in Shandong. Can we apply through Hebei?", NO),
    ("We have a bad credit record, are we eligible for the advanced tier?", NO),
    ("We are not willing to accept an on-site inspection. Can we apply?", NO),
    ("We have never been recognised as advanced tier, can we apply for excellent?", SOFT),
    ("Our maturity is level 3 and we are above designated size. Can we apply for excellent?", OPEN),
    ("We are an independent legal entity in Tangshan, can we apply for the advanced tier?", OPEN),
]


NO_LEAD = [
    "We are a firm with maturity level 3 and five areas covered, what tier can we apply for?",
    "Our maturity level is 3, which tier can we reach?",
    "我们成熟度三级，能报哪一级",
]


@pytest.mark.parametrize("question", NO_LEAD)
def test_who_asks_which_tier_is_not_told_no(opened: Assistant, question: str) -> None:
    assert not re.match(NO, opened.ask(Question(question)).text)


@pytest.mark.parametrize(("question", "lead"), ASKED)
def test_an_answer_leads_with_what_the_facts_told_come_to(
    opened: Assistant, question: str, lead: str
) -> None:
    text = opened.ask(Question(question)).text
    assert re.search(lead, text[:140]), text[:160]
    if lead in (NO, SOFT):
        assert "没有发现" not in text[:40]
        assert not re.match("不行。.{0,6}不行", text)
