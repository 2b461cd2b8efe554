"""Mutants: true sentences made false by one change, of a token or of a relation."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

TOKEN, RELATION = "token", "relation"


@dataclass(frozen=True, slots=True)
class Mutant:
    """A sentence with one change, what was changed, and of what sort the change is."""

    text: str
    change: str
    sort: str


def mutants(text: str) -> Iterator[Mutant]:
    """Every mutant of one sentence, each once."""
    seen = {text}
    for sort, changes in ((TOKEN, _TOKENS), (RELATION, _RELATIONS)):
        for pattern, instead in changes:
            for made in _replaced(text, pattern, instead):
                if made not in seen:
                    seen.add(made)
                    yield Mutant(made, f"{pattern} → {instead}", sort)
    for made, change in _inserted(text):
        if made not in seen:
            seen.add(made)
            yield Mutant(made, change, RELATION)


def _replaced(text: str, pattern: str, instead: str) -> Iterator[str]:
    for found in re.finditer(pattern, text):
        made = text[: found.start()] + found.expand(instead) + text[found.end() :]
        yield made


def _inserted(text: str) -> Iterator[tuple[str, str]]:
    latin = re.match(r"[A-Z]", text) is not None
    for lead in _LEADS_EN if latin else _LEADS_ZH:
        first = (
            text[0].lower() + text[1:] if latin and not text.startswith(("MIIT", "In ")) else text
        )
        yield lead + first, f"+ {lead}"
    stop = "." if latin else "。"
    for tail in _TAILS_EN if latin else _TAILS_ZH:
        yield text.rstrip(stop) + tail + stop, f"+ {tail}"


def _both(*words: str) -> list[tuple[str, str]]:
    return [(re.escape(a), b) for a in words for b in words if a != b]


_TIERS = ("基础级", "先进级", "卓越级", "领航级")
_TIERS_EN = ("basic", "advanced", "excellent", "leading")
_AREAS = ("工厂建设", "研发设计", "生产作业", "生产管理", "运营管理")
_TOKENS: list[tuple[str, str]] = [
    *[p for p in _both(*_TIERS)],
    *[(rf"(?i)\b{a}(?=[- ](?:tier|level))", b) for a in _TIERS_EN for b in _TIERS_EN if a != b],
    (r"二级", "三级"),
    (r"二级", "一级"),
    (r"三级", "四级"),
    (r"三级", "二级"),
    (r"四级", "五级"),
    (r"四级", "三级"),
    (r"(?i)level 2", "level 1"),
    (r"(?i)level 2", "level 4"),
    (r"(?i)level 3", "level 2"),
    (r"(?i)level 3", "level 4"),
    (r"(?i)level 4", "level 3"),
    (r"11月22日", "11月29日"),
    (r"11月22日", "12月22日"),
    (r"11月22日", "11月12日"),
    (r"11月29日", "11月22日"),
    (r"11月29日", "11月30日"),
    (r"2024年(?=\d)", "2025年"),
    (r"(?i)november 22", "November 29"),
    (r"(?i)22 november", "20 November"),
    (r"(?i)29 november", "22 November"),
    (r"(?i)29 november", "9 November"),
    (r"2024(?=\.| )", "2025"),
    (r"5个", "6个"),
    (r"5个", "20个"),
    (r"20个", "5个"),
    (r"20个", "30个"),
    (r"20项", "21项"),
    (r"五个环节", "四个环节"),
    (r"三个环节", "两个环节"),
    (r"5个环节", "3个环节"),
    (r"两份", "三份"),
    (r"1份", "2份"),
    (r"四个", "五个"),
    (r"三年", "五年"),
    (r"3年", "2年"),
    (r"两个", "三个"),
    (r"(?i)\bfive\b", "six"),
    (r"(?i)\b20\b", "10"),
    (r"(?i)\b5\b", "15"),
    (r"(?i)two copies", "one copy"),
    (r"(?i)\btwo\b", "four"),
    (r"(?i)three (?=years|areas)", "four "),
    *_both(*_AREAS),
    (r"production operations", "operations management"),
    (r"production management", "R&D and design"),
    (r"(?<!原则上)应当|应该|必须|(?<!相)(?<!上)(?<!对)(?<!供)(?<!响)应(?![用急])|须|需要", "可以"),
    (
        r"(?<!原则上)应当|应该|必须|(?<!相)(?<!上)(?<!对)(?<!供)(?<!响)应(?![用急])|须|需要",
        "原则上应",
    ),
    (r"(?<!原则上)应当|应该|必须|(?<!相)(?<!上)(?<!对)(?<!供)(?<!响)应(?![用急])|须|需要", "无需"),
    (r"原则上应?", "必须"),
    (r"原则上(?!”)", ""),
    (r"鼓励", "要求"),
    (r"鼓励(?=\S)", "禁止"),
    (r"不超过", "不少于"),
    (r"至少", "至多"),
    (r"最多", "至少"),
    (r"上限", "下限"),
    (r"不低于", "不高于"),
    (r"及以上", "及以下"),
    (r"高于", "低于"),
    (r"(?i)\b(?:must|shall)\b(?! not)", "may"),
    (r"(?i)\bmust\b|\bshall\b", "should in principle"),
    (r"(?i)in principle,? ?", ""),
    (r"(?i)\bencouraged\b", "required"),
    (r"(?i)no more than|at most|up to", "at least"),
    (r"(?i)at least", "at most"),
    (r"(?i)or above|or higher", "or below"),
    (r"国内同行业", "省内同行业"),
    (r"省内同行业|省（区、市）同行业", "国内同行业"),
    (r"全球领先", "国内领先"),
    (r"国内领先", "全球领先"),
    (r"(?i)provincial", "national"),
    (r"(?i)domestic", "global"),
    (r"平均水平", "领先水平"),
    (r"领先水平", "平均水平"),
    (r"(?i)globally", "nationally"),
    (r"规模以上", "规模以下"),
    (r"较大及以上", "一般及以上"),
    (r"较大及以上", "重大及以上"),
    (r"能力提升类", "价值效益类"),
    (r"可持续发展类", "推广应用类"),
    (r"399号", "361号"),
    (r"533号", "399号"),
    (r"39116", "39117"),
    (r"0311-87800803", "0311-88600169"),
    (r"10月28日", "11月13日"),
    (r"11月13日", "10月28日"),
]
_ACTORS = (
    "企业",
    "申报主体",
    "推荐单位",
    "各市",
    "省工信厅",
    "工信部",
    "有关中央企业",
    "专家委员会",
)
_RELATIONS: list[tuple[str, str]] = [
    (r"申报主体|申报企业", "推荐单位"),
    (r"申报主体|申报企业", "各市"),
    (r"申报主体|申报企业", "省工信厅"),
    (r"(?<!业)(?<!央)企业(?=[应要须的和线提近得在])", "推荐单位"),
    (r"推荐单位(?=[应把须将1])", "申报企业"),
    (r"推荐单位(?=[应把须将1])", "各市"),
    (r"各市|每个市|地市", "企业"),
    (r"各市(?=推)|每个市", "各省"),
    (r"各省|每个省份", "各市"),
    (r"省工业和信息化厅|省工信厅|省级工信主管部门|省级主管部门", "各市"),
    (r"省工业和信息化厅|省工信厅|省级工信主管部门|省级主管部门", "工信部"),
    (r"工业和信息化部|工信部(?!装)", "省工信厅"),
    (r"计划单列市", "各省"),
    (r"央企集团|中央企业", "各省"),
    (r"(?i)applicants?\b(?! materials)", "recommending units"),
    (r"(?i)recommending units?\b(?!'s)", "applicants"),
    (r"(?i)each province|a province", "each city"),
    (r"(?i)each city in hebei", "each province"),
    (r"(?i)by the cities", "by MIIT"),
    (r"(?i)(?<!not )by MIIT", "by the cities"),
    (r"(?i)central soes", "provinces"),
    (r"(?i)enterprises?\b", "recommending units"),
    (r"软件产业处", "装备工业一司"),
    (r"装备工业一司", "科技创新局"),
    (r"科技创新局", "装备工业一司"),
    (r"国务院国资委", "财政部"),
    (r"(?i)to MIIT", "to SASAC"),
    (r"(?i)to SASAC", "to MIIT"),
    (r"线上申报", "线上审核"),
    (r"线上审核", "线上申报"),
    (r"复核认定", "线上审核"),
    (r"自建自评", "复核认定"),
    (r"online application", "online review"),
    (r"online review", "online application"),
    (r"空白", "盖章"),
    (r"left blank", "sealed"),
    (r"(?<!不)(?<!和)(?:应当?|必须|须)(?![用急对])", "不得"),
    (r"由(?=\S{2,12}(?:认定|评审|推荐))", "不由"),
    (r"(?<![但不])属于|归入", "不属于"),
    (r"(?<!不)覆盖", "不覆盖"),
    (r"无(?=不良|较大|违法)", "有"),
    (r"没有发生|没有(?=较大)", "发生过"),
    (r"不得有", "可以有"),
    (r"不涉及|不得涉及", "可以涉及"),
    (r"不能出现", "可以出现"),
    (r"(?i)\bmust\b(?! not)", "must not"),
    (r"(?i)\bmust not\b", "may"),
    (r"(?i)\bno (?=major|record)", "some "),
    (r"(?i)are recognised", "are not recognised"),
    (r"愿意", "不愿意"),
    (r"可以由", "不得由"),
    (r"允许", "不允许"),
    (r"之前|以前|日前|(?<=日)前", "之后"),
    (r"(?i)\bby (?=\d|nov)", "after "),
    (r"(?i)\bbefore (?=\d|nov)", "after "),
    (r"已经?完成", "尚未完成"),
    (r"(?i)have completed", "have not completed"),
    (r"有行业特殊情况的|有特殊情况的", "任何行业的"),
    (r"全部(?=[五5])", "任意"),
    (r"各(?=1份|一份)", "只需任一"),
]
_LEADS_ZH = (
    "除中央企业外，",
    "经省工信厅同意后，",
    "只有国有企业的",
    "所有行业不论规模，",
    "江苏省规定，",
    "如果获得补贴，",
    "自2025年起，",
)
_TAILS_ZH = ("，经批准的除外", "，否则处以罚款", "，但民营企业无需", "，并须缴纳评审费")
_LEADS_EN = (
    "unless waived by the city, ",
    "except for central enterprises, ",
    "from 2025, ",
    "only if subsidised, ",
)
_TAILS_EN = (
    ", unless the ministry grants a waiver",
    " and pay a review fee",
    " only for state-owned companies",
)
