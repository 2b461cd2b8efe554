"""Reading a draft: every wrong field is named, unreadable text says what to do."""

from datetime import date
from decimal import Decimal

import pytest

from rules.facts.draft import Draft, draft_json, draft_schema
from rules.facts.form import draft_of
from rules.finding import FormError
from rules.reading import Unreadable, decoded, read_draft
from tests.rules.support import ROOT, example


def read(text: str) -> Draft:
    found = read_draft(text, where="草稿.yaml")
    assert isinstance(found, Draft), found
    return found


def errors(text: str) -> dict[str, FormError]:
    found = read_draft(text, where="草稿.yaml")
    assert isinstance(found, tuple), found
    return {error.path: error for error in found}


def test_nothing_stated_is_a_draft_where_everything_is_unknown() -> None:
    found = read("id: a")
    assert found.maturity.level is None
    assert found.scenarios is None


def test_an_empty_list_is_none_and_a_blank_is_unknown() -> None:
    found = read("awards: []\napplicant: {name: '  '}")
    assert found.awards == ()
    assert found.applicant.name is None


@pytest.mark.parametrize("written", ["2024-11-22", "2024年11月22日", "2024/11/22", "2024.11.22"])
def test_a_day_is_read_as_people_write_it(written: str) -> None:
    assert read(f"submission: {{online: {written}}}").submission.online == date(2024, 11, 22)


@pytest.mark.parametrize("written", ["三级", "3级", "3", "'3'"])
def test_a_level_is_read_in_figures_and_in_words(written: str) -> None:
    assert read(f"maturity: {{level: {written}}}").maturity.level == 3


def test_a_decimal_is_exact() -> None:
    assert read("project: {investment: 12600.10}").project.investment == Decimal("12600.10")
    assert read('{"project": {"investment": 12600.10}}').project.investment == Decimal("12600.10")


def test_yaml_words_for_yes_are_only_the_plain_ones() -> None:
    assert read("secrecy: {passed: 是}").secrecy.passed is True
    assert errors("secrecy: {passed: on}")["secrecy.passed"].allowed.startswith("true")


WRONG = [
    ("maturty: {level: 3}", "maturty", "maturity"),
    ("applicant: {nmae: 甲}", "applicant.nmae", "name"),
    ("applicant: {企业名称: 甲}", "applicant.企业名称", "name"),
    ("scenarios: [{lnk: 生产作业}]", "scenarios[0].lnk", "link"),
    ("tier: 卓越", "tier", "卓越级"),
    ("maturity: {kind: 第三方}", "maturity.kind", "第三方评估"),
    ("applicant: {legal_form: 分支机构}", "applicant.legal_form", "法人的分支机构"),
    ("applicant: {legal_form: 分公司}", "applicant.legal_form", "法人的分支机构"),
    ("kpis: [{value: 八成五}]", "kpis[0].value", "85"),
    ("project: {investment: 壹亿贰仟陆佰万元整}", "project.investment", "12600"),
]


@pytest.mark.parametrize(("text", "path", "near"), WRONG)
def test_a_slip_of_the_pen_is_met_with_what_was_probably_meant(
    text: str, path: str, near: str
) -> None:
    assert errors(text)[path].near == near


BAD = [
    ("maturity: {level: 七}", "maturity.level", "0、1、2、3、4、5"),
    ("maturity: {level: 三级（规范级）}", "maturity.level", "规范级是2级，3级叫集成级"),
    ("maturity: {level: true}", "maturity.level", "0到5的等级"),
    ("maturity: {level: 2.8}", "maturity.level", "0、1、2、3、4、5"),
    ("project: {end: 2024年6月}", "project.end", "要到日"),
    ("compliance: {incidents: [{date: 0023-05-06}]}", "compliance.incidents[0].date", "核对年份"),
    ("compliance: {incidents: 一起}", "compliance.incidents", "没有请写 []"),
    ("maturity: {date: 2024-02-30}", "maturity.date", "真实存在的日期"),
    ("maturity: {date: 20241101}", "maturity.date", "2024-11-22"),
    ("maturity: {score: 三点一}", "maturity.score", "数字"),
    ("maturity: {score: 1e400}", "maturity.score", "数字"),
    ("compliance: {bad_credit: -1}", "compliance.bad_credit", "不小于0的整数"),
    ("compliance: {bad_credit: 0.5}", "compliance.bad_credit", "不小于0的整数"),
    ("applicant: {uscc: 91130502MA0K7X4D5X}", "applicant.uscc", "校验码"),
    ("project: [1]", "project", "一组字段"),
    ("scenarios: 生产作业", "scenarios", "列表"),
    ("secrecy: {passed: 3}", "secrecy.passed", "true"),
]


@pytest.mark.parametrize(("text", "path", "allowed"), BAD)
def test_a_wrong_value_is_named_with_what_is_allowed(text: str, path: str, allowed: str) -> None:
    error = errors(text)[path]
    assert allowed in error.allowed
    assert error.value


def test_a_form_error_never_speaks_of_ineligibility() -> None:
    said = [e.allowed for text, *_ in (*WRONG, *BAD) for e in errors(text).values()]
    assert not any(word in text for text in said for word in ("不符合", "不能申报", "不满足"))


def test_every_wrong_field_is_named_at_once() -> None:
    assert len(errors("tier: 卓越\nmaturty: {}\nmaturity: {level: 九}")) == 3


UNREADABLE = [
    ("", "空"),
    ("   \n", "空"),
    ("- 1\n- 2", "最外层"),
    ("只是一句话", "最外层"),
    ("a:\n\t- b", "YAML"),
    ("tier: 卓越级\ntier: 先进级", "两次"),
    ('{"tier": "卓越级", "tier": "先进级"}', "两次"),
    ("a: &x [1]\nb: *x", "别名"),
    ("a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]", "别名"),
    ("x: !!python/object/apply:os.system [ls]", "YAML"),
    ("[" * 5000, "嵌套"),
    ('{"a":' * 20000, "无法读取"),
    ("a: " + "9" * 5000, "无法读取"),
    ('{"maturity": {"score": NaN}}', "NaN"),
    ('{"tier": ', "JSON"),
    ("? [a]\n: b", "字段名"),
    ("\x00", "YAML"),
    ("a" * 4_000_001, "上限"),
    ("a: 1\n---\nb: 2", "YAML"),
]


@pytest.mark.parametrize(("text", "what"), UNREADABLE, ids=range(len(UNREADABLE)))
def test_unreadable_text_says_what_is_wrong_where_and_what_to_do(text: str, what: str) -> None:
    with pytest.raises(Unreadable) as refused:
        read_draft(text, where="草稿.yaml")
    assert what in refused.value.what
    assert refused.value.where == "草稿.yaml"
    assert refused.value.do.endswith("。")


@pytest.mark.parametrize(
    "content", ["申报".encode("gbk"), "申报".encode("utf-16"), b"\xff\xfe\x00"]
)
def test_another_encoding_is_refused_with_what_to_save_as(content: bytes) -> None:
    with pytest.raises(Unreadable, match="UTF-8"):
        decoded(content, where="草稿.yaml")


def test_a_byte_order_mark_is_no_trouble() -> None:
    assert read(decoded("\ufefftier: 卓越级".encode(), where="a")).tier == "卓越级"
    assert read("\ufefftier: 卓越级").tier == "卓越级"


def test_a_draft_written_as_json_reads_as_the_same_draft() -> None:
    found = draft_of(example())
    assert isinstance(found, Draft)
    assert draft_of(draft_json(found)) == found


def test_the_schema_names_every_field_in_chinese() -> None:
    schema = draft_schema()
    assert schema["properties"]["tier"]["title"] == "申报层级"
    assert schema["$defs"]["Applicant"]["properties"]["name"]["title"] == "企业名称"
    assert schema["additionalProperties"] is False


@pytest.mark.parametrize("name", ["pass", "held"])
def test_the_examples_are_drafts(name: str) -> None:
    read((ROOT / "examples" / f"{name}.yaml").read_text())


@pytest.mark.parametrize("hidden", ["\x07", "\x00", "\x0b", "\x85", "\u202e", "\u2066", "\ufffe"])
def test_a_control_character_is_refused_with_its_place(hidden: str) -> None:
    [error] = draft_of({"applicant": {"name": f"河北{hidden}示例"}})  # type: ignore[misc]
    assert error.path == "applicant.name"
    assert f"第3个字符是控制字符 U+{ord(hidden):04X}" in error.allowed
    assert hidden not in error.value


def test_a_control_character_in_a_list_is_refused_too() -> None:
    [error] = draft_of({"project": {"integrators": ["甲公司", "乙\x0b公司"]}})  # type: ignore[misc]
    assert error.path == "project.integrators"


@pytest.mark.parametrize("debris", ["\u200b", "\ufeff", "\u00ad", "\u2060"])
def test_zero_width_debris_of_pasting_is_dropped(debris: str) -> None:
    found = draft_of({"applicant": {"name": f"河北{debris}示例", "address": debris}})
    assert isinstance(found, Draft)
    assert (found.applicant.name, found.applicant.address) == ("河北示例", None)


def test_lines_and_tabs_of_a_section_stay() -> None:
    found = draft_of({"sections": {"plan": "一。\n\t二。"}})
    assert isinstance(found, Draft)
    assert found.sections.plan == "一。\n\t二。"


MEANT = [
    ({"project": {"investment": "1.2亿元"}}, "12000"),
    ({"project": {"investment": "一亿三千六百万元"}}, "13600"),
    ({"applicant": {"employees": "三百二十人"}}, "320"),
    ({"applicant": {"employees": "1,250"}}, "1250"),
    ({"kpis": [{"number": 7, "value": "25%"}]}, "25"),
    ({"project": {"investment": "3000万至5000万"}}, None),
]


@pytest.mark.parametrize(("stated", "meant"), MEANT)
def test_a_figure_with_its_unit_is_met_with_the_bare_one(
    stated: dict[str, object], meant: str | None
) -> None:
    [error] = draft_of(stated)  # type: ignore[misc]
    assert error.near == meant


@pytest.mark.parametrize("written", ["2024", "2024年版", "2024版", "2024 edition"])
def test_a_bare_year_is_the_guide_of_that_year(written: str) -> None:
    assert read(f"guide: {written}").guide == "2024年版"
