"""Descriptions of enterprises: every fact in its own words, and nothing dropped in silence."""

from typing import Any

import pytest

from assistant.extract import as_fields
from assistant.profile import profile
from rules.facts.draft import Draft
from rules.facts.form import draft_of

STATED: list[tuple[str, dict[str, Any]]] = [
    ("我们厂在邯郸，职工860人", {"applicant.city": "邯郸市", "applicant.employees": 860}),
    ("公司坐落于沧州，员工1,260人。", {"applicant.city": "沧州市", "applicant.employees": 1260}),
    ("辛集皮革企业，数控化率七成。", {"applicant.city": "辛集市", "kpis": ["70"]}),
    (
        "Our plant is in Handan, 500 employees",
        {"applicant.city": "邯郸市", "applicant.employees": 500},
    ),
    ("设备数控化率达到百分之八十", {"kpis": ["80"]}),
    ("关键设备数控化率八成，CMMM level 3", {"kpis": ["80"], "maturity.level": 3}),
    ("数控化率80%，CMMM三级", {"kpis": ["80"], "maturity.level": 3}),
    ("不良品率下降30%，生产效率提升25%", {"kpis": ["30", "25"]}),
    ("去年营收3.2亿元", {"compliance.years": [{"revenue": "32000"}]}),
    ("营收一点五亿元", {"compliance.years": [{"revenue": "15000"}]}),
    ("2023年营业收入2.1亿", {"compliance.years": [{"year": "2023", "revenue": "21000"}]}),
    (
        "2023年营业收入12.6亿元，利润总额8500万元。",
        {"compliance.years": [{"year": "2023", "revenue": "126000", "profit": "8500"}]},
    ),
    (
        "2022年营收8600万元，2023年营收9800万元。",
        {
            "compliance.years": [
                {"year": "2022", "revenue": "8600"},
                {"year": "2023", "revenue": "9800"},
            ]
        },
    ),
    (
        "2023年营业收入85.6亿元、利润总额3.1亿元，",
        {"compliance.years": [{"year": "2023", "revenue": "856000", "profit": "31000"}]},
    ),
    (
        "We are a steel company with 1,200 staff and we had no accidents.",
        {"applicant.employees": 1200, "compliance.incidents": []},
    ),
    ("今年刚拿到河北省先进级智能工厂，想冲卓越级。", {"applicant.name": None, "tier": "卓越级"}),
    ("研发人员120人，专利36项。", {"applicant.employees": None}),
    ("成熟度通过了第三方评估，等级为三级，评估得分3.2分。", {"maturity.level": 3}),
    (
        "近三年无安全环保事故、无违法违规，信用良好",
        {"compliance.incidents": [], "compliance.violations": 0, "compliance.bad_credit": 0},
    ),
    (
        "近三年发生过一起一般安全事故，没有重大事故。",
        {"compliance.incidents": [{"kind": "安全", "grade": "一般"}]},
    ),
    ("智能制造专业人才35名，2021年12月31日建成投产", {"organisation.experts": 35}),
    ("邢台 制造业 规上 成熟度二级", {"applicant.city": "邢台市", "maturity.level": 2}),
    ("成熟度目前三级，明年打算评四级", {"maturity.level": 3}),
    (
        "没有做过成熟度评估，听说别人是三级，计划明年评四级，职工90人",
        {
            "maturity.level": None,
            "applicant.employees": 90,
        },
    ),
    ("衡水某橡胶厂，成熟度四级", {"maturity.level": 4, "applicant.name": None}),
]
# What has no field, is no exact figure, is another indicator, or is only planned.
NOT_PLACED = [
    ("我们在保定，年营业收入约5亿元", "年营业收入约5亿元"),
    ("我们在保定，数控化率超过70%", "数控化率超过70%"),
    ("企业2010年成立，独立法人", "企业2010年成立"),
    ("规上企业，净利润1.2亿元", "净利润1.2亿元"),
    ("关键工序数控化率85%，员工500人", "关键工序数控化率85%"),
    ("生产效率由60%提升到85%", "生产效率由60%提升到85%"),
    ("职工不到300人", "职工不到300人"),
    ("统一社会信用代码91130400MA07ABCD1X", "统一社会信用代码91130400MA07ABCD1X"),
    ("我们打算明年把数控化率提高到90%", "我们打算明年把数控化率提高到90%"),
    ("公司2022年、2023年营业收入分别为4.2亿元和5.1亿元。", "分别为4.2亿元和5.1亿元"),
    ("研发人员120人，专利36项。", "研发人员120人"),
    ("我们在保定主营钢管", "主营钢管"),
]


def _plain(value: Any) -> Any:
    kpis = isinstance(value, list) and value and "number" in value[0]
    return [row["value"] for row in value] if kpis else value


@pytest.mark.parametrize(("text", "wanted"), STATED)
def test_a_description_states_facts(text: str, wanted: dict[str, Any]) -> None:
    found = {fact.path: _plain(fact.value) for fact in profile(text).facts}
    assert {path: found.get(path) for path in wanted} == wanted


@pytest.mark.parametrize(("text", "_wanted"), STATED)
def test_the_words_of_a_fact_are_those_that_were_written(text: str, _wanted: object) -> None:
    written = text.replace(" ", "，") if "，" not in text and "," not in text else text
    for fact in profile(text).facts:
        assert all(words in written for words in fact.words.split("；")), fact


@pytest.mark.parametrize(("text", "_wanted"), STATED)
def test_each_fact_is_one_that_a_draft_takes(text: str, _wanted: object) -> None:
    assert isinstance(draft_of(as_fields(profile(text).facts)), Draft)


@pytest.mark.parametrize(("text", "left"), NOT_PLACED)
def test_what_goes_into_no_field_is_told_and_not_dropped(text: str, left: str) -> None:
    assert any(left in piece for piece in profile(text).not_placed)


def test_what_was_placed_is_not_told_as_lost() -> None:
    assert profile("我们厂在邯郸，职工860人，成熟度三级，数控化率80%。").not_placed == ()


@pytest.mark.parametrize(
    "text",
    [
        "成熟度还没评，三级应该没问题",
        "如果我们成熟度三级，能申报卓越级吗",
        "成熟度可能是三级",
        "成熟度三级不确定",
    ],
)
def test_what_is_supposed_or_guessed_is_told_as_not_placed(text: str) -> None:
    found = profile(text)
    assert "maturity.level" not in {fact.path for fact in found.facts}
    assert any("三级" in piece for piece in found.not_placed)
