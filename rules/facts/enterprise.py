"""Facts about the enterprise: who it is, how it stands, what it has been awarded."""

from __future__ import annotations

import re
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, field_validator
from pydantic_core import PydanticCustomError
from stdnum.cn import uscc

from rules.facts.record import Count, Day, Faults, Number, Record, Yes, ask, narrow, no_rows
from rules.finding import Tier


def credit_code(value: str) -> str:
    """A unified social credit code whose check digit is right."""
    code = value.replace(" ", "").replace("-", "").upper()
    if not uscc.is_valid(code):
        raise PydanticCustomError(
            "fact",
            "统一社会信用代码不合要求",
            {"allowed": "18位统一社会信用代码，末位校验码须正确（GB 32100-2015）"},
        )
    return code


def mobile(value: str) -> str:
    """One or more mobile numbers: eleven digits of the mainland, or +, country and number."""
    if not is_mobile(value):
        allowed = "11位手机号（境外号码写作 +国家代码 号码；多个号码用顿号隔开）"
        raise PydanticCustomError("fact", "手机号不合要求", {"allowed": allowed})
    return value


def is_mobile(value: str) -> bool:
    """Whether a text is one or more mobile numbers, however they are spaced."""
    return all(MOBILE.fullmatch(BETWEEN.sub("", one)) for one in SEVERAL.split(value.strip()))


SEVERAL = re.compile(r"\s*[、，,；;/]\s*")
BETWEEN = re.compile(r"[\s\-‐–—()（）]")
MOBILE = re.compile(r"(?:\+86|0086|86)?1[3-9]\d{9}|\+(?!86)[1-9]\d{6,14}", re.ASCII)


def grade(value: object) -> object:
    """A maturity level, as a figure or in words: 3, 3级, CMMM三级, 三级（集成级）."""
    if isinstance(value, bool):
        raise PydanticCustomError("fact", "成熟度等级不合要求", {"allowed": "0到5的等级，如 三级"})
    found = GRADE.fullmatch(narrow(value)) if isinstance(value, str) else None
    if not found:
        return value
    level, name = LEVELS.index(found["level"]) % 6, found["name"]
    if name and NAMES.index(name) != level:
        allowed = f"一个等级：{name}是{NAMES.index(name)}级，{level}级叫{NAMES[level]}，请核对报告"
        raise PydanticCustomError("fact", "成熟度等级前后不一", {"allowed": allowed})
    return level


LEVELS = "012345零一二三四五"
# The levels by name, of GB/T 39116-2020: a report that names one must mean the same level.
NAMES = ("", "规划级", "规范级", "集成级", "优化级", "引领级")
GRADE = re.compile(
    rf"(?:CMMM)?\s*(?P<level>[{LEVELS}])\s*级?\s*(?:\(?(?P<name>{'|'.join(NAMES[1:])})\)?)?",
    re.IGNORECASE,
)
Mobile = Annotated[str, AfterValidator(mobile)]
CreditCode = Annotated[str, AfterValidator(credit_code)]
Level = Annotated[Literal[0, 1, 2, 3, 4, 5], BeforeValidator(grade)]
LegalForm = Literal["独立法人", "法人的分支机构", "其他"]


class Contact(Record):
    """Whom to reach at the enterprise."""

    person: str | None = ask("联系人")
    mobile: Mobile | None = ask("手机号")
    phone: str | None = ask("办公电话")
    email: str | None = ask("电子邮箱")


class Applicant(Record):
    """The enterprise that declares."""

    name: str | None = ask("企业名称", "企业的全称是什么？（与营业执照、公章一致）")
    uscc: CreditCode | None = ask("统一社会信用代码", "企业的统一社会信用代码是什么？")
    country: str | None = ask("注册国家或地区", "企业在哪个国家或地区注册？")
    province: str | None = ask("注册省份", "企业在哪个省（区、市）注册？")
    city: str | None = ask("注册城市", "企业在哪个市注册？")
    address: str | None = ask("企业地址", "企业的地址是什么？")
    nature: str | None = ask("企业性质", "企业是什么性质？（如民营、国有控股、中央企业、外资）")
    legal_form: LegalForm | None = ask("法人资格", "申报主体是独立法人，还是法人的分支机构？")
    industry: str | None = ask("所属行业", "企业属于哪个行业？")
    parent: str | None = ask("所属法人", "分支机构属于哪家法人单位？")
    branch_reason: str | None = ask(
        "行业特殊情况", "以分支机构申报有什么行业特殊情况？（请写明理由）"
    )
    branch_accepted: Yes | None = ask(
        "主管部门是否同意分支机构申报", "主管部门是否已确认本行业可由分支机构申报？"
    )
    above_scale: Yes | None = ask("规模以上工业企业", "企业是规模以上工业企业吗？")
    above_scale_document: str | None = ask(
        "规上证明", "用什么材料证明规模以上？（如统计联网直报入库证明）"
    )
    products: str | None = ask("主要产品", "企业的主要产品是什么？")
    employees: Count | None = ask("职工人数", "企业有多少职工？")
    contact: Contact = Contact()


class FinancialYear(Record):
    """One year of accounts, in ten thousand yuan."""

    year: Count | None = ask("年度")
    revenue: Number | None = ask("营业收入（万元）")
    profit: Number | None = ask("利润总额（万元）")
    report: str | None = ask("财务报表或审计报告")


class Incident(Record):
    """One accident, with its official grade."""

    kind: Literal["安全", "环保", "质量", "其他"] | None = ask("事故类别")
    grade: Literal["一般", "较大", "重大", "特别重大"] | None = ask(
        "事故等级", "主管部门认定的事故等级是什么？"
    )
    date: Day | None = ask("事故日期")
    note: str | None = ask("事故说明")


class Compliance(Record):
    """How the enterprise has conducted itself over the last three years."""

    sound: Yes | None = ask("近三年经营和财务状况良好", "近三年经营和财务状况是否良好？")
    years: tuple[FinancialYear, ...] | None = ask(
        "近三年财务情况", "请给出近三个会计年度的营业收入、利润和报表。"
    )
    bad_credit: Faults | None = ask("不良信用记录数", "有几条不良信用记录？（没有请填0）")
    credit_checked: Day | None = ask("信用查询日期", "信用记录是哪一天查询的？")
    incidents: tuple[Incident, ...] | None = ask(
        "近三年事故", "近三年发生过哪些安全、环保等事故？（没有请填空列表）"
    )
    violations: Faults | None = ask("违法违规行为数", "近三年有几起违法违规行为？（没有请填0）")
    minor_violations: Faults | None = ask(
        "轻微处罚数", "其中有几起是已整改的轻微行政处罚？（没有请填0）"
    )

    @field_validator("incidents", mode="before")
    @classmethod
    def _denied_is_none(cls, value: object) -> object:
        return no_rows(value)


class Control(Record):
    """Whether what the factory uses is secure and controllable, and its cyber risks kept."""

    equipment: Yes | None = ask("关键技术装备安全可控", "关键技术装备是否安全可控？")
    software: Yes | None = ask("工业软件安全可控", "工业软件是否安全可控？")
    operating_system: Yes | None = ask("工业操作系统安全可控", "工业操作系统是否安全可控？")
    solutions: Yes | None = ask("系统解决方案安全可控", "系统解决方案是否安全可控？")
    network: Yes | None = ask("网络安全风险可控", "网络安全风险是否可控？")
    network_document: str | None = ask("网络安全证明", "网络安全风险可控有什么证明材料？")
    data: Yes | None = ask("数据安全风险可控", "数据安全风险是否可控？")
    data_document: str | None = ask("数据安全证明", "数据安全风险可控有什么证明材料？")


class Organisation(Record):
    """Who plans, builds and runs the factory, and the people for it."""

    planning: Yes | None = ask("统筹规划机制", "是否建立智能工厂统筹规划的组织机制？")
    construction: Yes | None = ask("建设机制", "是否建立智能工厂建设的组织机制？")
    operation: Yes | None = ask("运营机制", "是否建立智能工厂运营的组织机制？")
    document: str | None = ask("组织机制文件", "组织机制由什么文件确立？")
    experts: Count | None = ask("智能制造专业人才数", "有多少名智能制造专业人才？")
    experts_document: str | None = ask("人才名单", "专业人才的名单或证书是什么材料？")


class Maturity(Record):
    """The assessed capability maturity in smart manufacturing."""

    level: Level | None = ask("成熟度等级", "智能制造能力成熟度评估达到几级？")
    score: Number | None = ask("成熟度得分", "成熟度评估得分是多少？")
    kind: Literal["自评估", "第三方评估"] | None = ask(
        "成熟度评估方式", "成熟度是自评估还是第三方评估？"
    )
    date: Day | None = ask("成熟度评估日期", "成熟度评估是哪一天完成的？")
    standard: str | None = ask("成熟度评估标准", "成熟度按哪个标准评估？（如 GB/T 39116-2020）")
    report: str | None = ask("成熟度评估报告", "成熟度评估报告的名称或编号是什么？")


class Award(Record):
    """A tier already recognised."""

    tier: Tier | None = ask("已获评层级")
    issuer: str | None = ask("认定单位", "由哪个单位认定？")
    date: Day | None = ask("认定日期")
    document: str | None = ask("认定文件或证书")
