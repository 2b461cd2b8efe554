"""What a cell says, as the value its fact takes: units off, ticks read, lists split."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from rules.consistency.prose import UNITS
from rules.facts.form import fields_at
from rules.facts.numeral import figure_in, in_digits, whole
from rules.facts.record import DAY, plain
from rules.finding import Tier

BLANK = frozenset({"", "未填", "—", "/", "-", "——", "\\", "N/A"})
INSIDE = "\v"
NUMBER = re.compile(r"^\s*([+-]?\d[\d,，]*(?:\.\d+)?)\s*(?:[^\d\s].{0,5})?$")
LEADING = re.compile(
    r"^(?:共|共有|现有|在职|总数)?(\d[\d,，]*(?:\.\d+)?)\s*(?:人|名|项|起|条|份|家|个)(?!\d)"
)
MONEY = re.compile(
    r"^\s*(?:人民币)?\s*(\d[\d,，]*(?:\.\d+)?)\s*(亿|千万|百万|万|千)?\s*元?\s*(?:人民币)?$"
)
IN_UNIT = re.compile(r"[（(]\s*(?:单位)?\s*[:：]?\s*((?:亿|千万|百万|万|千)?元)(?:人民币)?\s*[）)]")
BARE_FIGURE = re.compile(r"^\s*\d[\d,，]*(?:\.\d+)?\s*$")
NO_FAULTS = re.compile(
    r"^(?:近三年|近3年|三年|企业|我?公司|[我本]单位|[来内，,、])*(?:均|从|也)?(?:无|没有|未有|未发生|未发现|不存在)过?"
    r"(?:任何)?(?:(?:不良|失信|违法|违规|违纪|信用|行政|处罚|行为|记录|情况|现象|及|和|、|/)+)[。.]?$"
)
COUNTED = re.compile(r"\b(?:Decimal|int)\b")
ROUGH = re.compile(
    r"^\s*(?:大?约|近|超过?|逾|接近)\s*\d|\d[^，。；（(]{0,4}(?:左右|以上|余[人家名元])"
)
LIST = re.compile(r"[、；;，,\v]+|(?<=公司)[和与及](?=[^、；;，,]+公司)")
ON, OFF = "☑☒√✓✔■●", "□☐○◯"
CHOICE_BEFORE = re.compile(rf"([{ON}{OFF}])\s*([^{ON}{OFF}\s；;，,\v]+)")
CHOICE_AFTER = re.compile(rf"([^{ON}{OFF}\s；;，,\v]+)\s*([{ON}{OFF}])")
BRACKETED = re.compile(rf"[（(\[【]\s*[{ON}]\s*[)）\]】]")
HOLLOW = re.compile(r"[（(\[【]\s*[)）\]】]")
YES = re.compile(
    r"^(?:是|有(?!待|一定|部分|些)|已(?!列入|启动|申请|着手|委托|安排)|愿意|同意|具备|符合|达到|属于|通过|均?可控"
    r"|(?:安全|风险)(?:均|基本)?可控|具有|良好|正常)(?![^，。；]{0,6}(?:风险|隐患|漏洞)(?!.{0,4}可控))"
)
NO = re.compile(r"^(?:否|无|没有|未|不|尚未)")
# Nobody has said: neither a yes nor a no.
OPEN = re.compile(
    r"^(?:未知|未定|未明|未说明|未提供|未填|尚不|不详|不清楚|不确定|不明|不了解|不适用|不好说|无法|没有?(?:查|评|问)"
    r"|(?:尚|还)?未(?:经)?(?:评估|评审|检测|测评|审查|查询|核实|确认))"
)
# What is bad is denied: 不存在风险, 不涉及国家秘密.
CLEAN = re.compile(r"^(?:无|没有|未|不)[^，。；]{0,8}(?:风险|隐患|漏洞|秘密|涉密|密)")
PUT_AS_GOOD = re.compile("可控|保密")
LEVEL = re.compile(r"([0-5零一二三四五ⅠⅡⅢⅣⅤ])\s*级")
LEVEL_NAME = re.compile("(?:规划|规范|集成|优化|引领)级")
UNREACHED = re.compile("未|没|不[足到及满]|低于|计划|拟|力争|争取|目标|预计|将|冲刺|准备")
ROMAN = str.maketrans("ⅠⅡⅢⅣⅤ", "12345")
SPOKEN_DAY = re.compile(
    r"([〇零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})日"
)
DENYING = re.compile("^(?:非|不|未|无|没)|(?:不是|并非|不具|没有|尚未)")
CHOICES = re.compile(r"Literal\[('[^\]]+)\]")
CAPITAL = str.maketrans("壹贰叁肆伍陆柒捌玖拾佰仟", "一二三四五六七八九十百千")
WITHIN = re.compile(r"[（(](?:其中|含|包括|不含)[^）)]*[)）]")
THOUSAND = Decimal("0.1")


def kind_of(model: type[BaseModel], path: str) -> str:
    """The type of the field at a path, in words; nothing for a path that is no field."""
    *parent, name = path.split(".")
    here = fields_at(model, parent) if parent else model
    field = here.model_fields.get(name) if here else None
    return f"{field.annotation} {field.title}" if field else ""


def with_unit(text: str, label: str) -> str:
    """A bare figure with the unit of money that its label names."""
    unit = IN_UNIT.search(label)
    return text.strip() + unit[1] if unit and BARE_FIGURE.match(text) else text


def ticked(text: str) -> list[str] | None:
    """The choices that are ticked; None for a text that offers none."""
    if not set(text) & {*ON, *OFF}:
        return None
    text = HOLLOW.sub(OFF[0], BRACKETED.sub(ON[0], text))
    if text.lstrip()[0] in ON + OFF:
        found = [(mark, word) for mark, word in CHOICE_BEFORE.findall(text)]
    else:
        found = [(mark, word) for word, mark in CHOICE_AFTER.findall(text)]
    return [word for mark, word in found if mark in ON]


def value_of(text: str, kind: str) -> Any:
    """The value for a field of this kind; what cannot be read stays as it is, to be refused."""
    text = text.strip()
    chosen = ticked(text)
    if chosen:
        text = "、".join(chosen)
    for marks, read in READERS:
        if marks in kind:
            return read(text, kind)
    if COUNTED.search(kind):
        return _count(text)
    return text.replace(INSIDE, "；")


def _yes(text: str, kind: str) -> str:
    if OPEN.match(text):
        return text
    if CLEAN.match(text):
        return "是" if PUT_AS_GOOD.search(kind) else text
    return "是" if YES.match(text) else "否" if NO.match(text) else text


def _listed(text: str, kind: str) -> list[str]:
    items = (item.strip().removesuffix("等") for item in LIST.split(text))
    return [item for item in items if item and item != "无"]


def _level(text: str, kind: str) -> str:
    """The one level that is stated as reached, with its name if it has one; the form compares."""
    found: set[str] = set(LEVEL.findall(text.translate(ROMAN)))
    if len(found) != 1 or UNREACHED.search(text):
        return text.removesuffix("及以上")
    name = LEVEL_NAME.search(text)
    return found.pop() + (f"级（{name[0]}）" if name else "")


def _day(text: str, kind: str) -> str:
    """The one day that a text names."""
    spoken = SPOKEN_DAY.sub(lambda d: "-".join(str(whole(part)) for part in d.groups()), text)
    found = list(DAY.finditer(in_digits(spoken)))
    return found[0][0] if len(found) == 1 else text


def _tier(text: str, kind: str) -> str:
    return _contained(text, [tier.value for tier in Tier])


def _choice(text: str, kind: str) -> str:
    found = CHOICES.search(kind)
    if DENYING.search(text):
        return text
    return _contained(text, re.findall(r"'([^']+)'", found[1]) if found else ())


def _contained(text: str, choices: Sequence[str]) -> str:
    """The one choice that a text contains, the longest of those inside each other."""
    named = [choice for choice in choices if choice in text]
    longest = [one for one in named if not any(one in other and one != other for other in named)]
    return longest[0] if len(longest) == 1 else text


def _faults(text: str, kind: str) -> str:
    """A number of bad things; a sentence that denies them all is nought."""
    return "0" if NO_FAULTS.match(text) else _count(text)


def _count(text: str) -> str:
    text = text.translate(CAPITAL).removeprefix("一式")
    found = NUMBER.match(in_digits(text)) or LEADING.match(in_digits(text))
    if found:
        return re.sub("[,，]", "", found[1])
    figure = figure_in(text) if whole(text.rstrip("人名个家项起条份")) is not None else None
    return plain(figure) if figure is not None else text


def _money(text: str, kind: str) -> str:
    """Ten thousand yuan, from whatever unit is written; a bare number is taken for them."""
    text = WITHIN.sub("", text)
    plain_text = in_digits(text.translate(CAPITAL).replace("整", "")).rstrip()
    found = MONEY.match(plain_text)
    if not found:
        return text
    figure = Decimal(re.sub("[,，]", "", found[1]))
    bare = not found[2] and "元" not in plain_text
    scale = THOUSAND if found[2] == "千" else UNITS[found[2] or ""]
    return plain(figure if bare else figure * scale)


READERS = (
    ("bool", _yes),
    ("记录数", _faults),
    ("行为数", _faults),
    ("万元", _money),
    ("tuple[str", _listed),
    ("Literal[0", _level),
    ("Literal[", _choice),
    ("Tier", _tier),
    ("date", _day),
)
