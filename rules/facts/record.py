"""The kinds of values a draft is made of: blank means unknown, each kind says what it allows."""

from __future__ import annotations

import re
import unicodedata
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Annotated, Any

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    field_validator,
    model_validator,
)
from pydantic_core import PydanticCustomError

DAY = re.compile(r"(\d{4})\s*(?:-|/|\.|年)\s*(\d{1,2})\s*(?:-|/|\.|月)\s*(\d{1,2})\s*日?")
EARLIEST, LATEST = 1900, 2100  # beyond them a year is a slip of the pen
NUMBER = re.compile(r"[+-]?\d{1,15}(?:\.\d{1,9})?")
DASH = re.compile(r"[-‐-―−－/／\\]+")
DENIED = frozenset({"无", "没有", "暂无", "未发生", "从未发生", "零"})
YES, NO = ("true", "yes", "是", "有"), ("false", "no", "否", "无")
DEEPEST = 8  # lists within lists; no field has any
INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u2060-\u2064\u2800\u3164"
    "\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0001-\U000e007f]"
)
CONTROL = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


def ask(title: str, question: str = "") -> Any:
    """A fact that may be missing: its Chinese label, and the question that asks for it."""
    return Field(default=None, title=title, description=question or f"请填写{title}。")


def _wrong(kind: str, allowed: str) -> PydanticCustomError:
    return PydanticCustomError("fact", "{kind}不合要求", {"kind": kind, "allowed": allowed})


def day(value: object) -> object:
    """A calendar day as people write it; a bare number is never taken for one."""
    if value is None or isinstance(value, date):
        return value
    found = DAY.fullmatch(narrow(value)) if isinstance(value, str) else None
    if not found:
        raise _wrong("日期", "日期，要到日，写作 2024-11-22 或 2024年11月22日")
    if not EARLIEST <= int(found[1]) <= LATEST:
        raise _wrong("日期", f"{EARLIEST}年至{LATEST}年之间的日期，请核对年份")
    try:
        return date(*map(int, found.groups()))
    except ValueError as error:
        raise _wrong("日期", "真实存在的日期，写作 2024-11-22 或 2024年11月22日") from error


def number(value: object) -> object:
    """An exact decimal; a float is read by its shortest notation."""
    if value is None or isinstance(value, Decimal):
        return _finite(value)
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        raise _wrong("数字", "数字，单位另有约定，不写单位和百分号")
    text = narrow(str(value))
    if not NUMBER.fullmatch(text):
        raise _wrong("数字", "数字（整数不超过15位，小数不超过9位），不写单位、百分号和千分位")
    return Decimal(text)


def _finite(value: Decimal | None) -> Decimal | None:
    try:
        sound = value is None or (value.is_finite() and abs(value) < Decimal(10) ** 15)
    except InvalidOperation:
        sound = False
    if not sound:
        raise _wrong("数字", "有限的数字，整数不超过15位")
    return value


def narrow(text: str) -> str:
    """Text in half-width characters, without the space around it: ２０２４ as 2024."""
    return unicodedata.normalize("NFKC", text).translate(MINUS).strip()


MINUS = str.maketrans(dict.fromkeys("–—−", "-"))


def denied(value: object) -> bool:
    """Whether somebody was asked what there is and wrote that there is none of it."""
    return isinstance(value, str) and value.strip(" 。") in DENIED


def no_rows(value: object) -> object:
    """A list whose denial is written out is the empty list."""
    return () if denied(value) else value


def no_count(value: object) -> object:
    """A number of bad things whose denial is written out is nought."""
    return 0 if denied(value) else value


def count(value: object) -> object:
    """A whole number, zero or more."""
    exact = number(value)
    if not isinstance(exact, Decimal):
        return exact
    if exact < 0 or exact != exact.to_integral_value():
        raise _wrong("数量", "不小于0的整数")
    return int(exact)


def yes_or_no(value: object) -> object:
    """A yes or a no, in the words of a form."""
    if value is None or isinstance(value, bool):
        return value
    word = value.strip().lower() if isinstance(value, str) else ""
    if word not in YES + NO:
        raise _wrong("是否", "true 或 false（也可写 是/否、有/无）")
    return word in YES


def legible(value: object, deep: int = 0) -> object:
    """Text without what nobody sees: zero-width debris is dropped, a control character refused."""
    if isinstance(value, list | tuple):
        # What is nested deeper goes on as it is, to be told that it is not the field's.
        return [legible(item, deep + 1) for item in value] if deep < DEEPEST else value
    if not isinstance(value, str):
        return value
    if found := CONTROL.search(value):
        raise _wrong(
            "文字",
            f"看得见的文字；第{found.start() + 1}个字符是控制字符 U+{ord(found[0]):04X}，请删去",
        )
    return INVISIBLE.sub("", value)


def plain(value: Decimal) -> str:
    """The one way a decimal is written: no exponent, no trailing zeros."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


Day = Annotated[date, BeforeValidator(day)]
Number = Annotated[Decimal, BeforeValidator(number)]
Count = Annotated[int, BeforeValidator(count)]
Faults = Annotated[int, BeforeValidator(count), BeforeValidator(no_count)]
Yes = Annotated[bool, BeforeValidator(yes_or_no)]


class Record(BaseModel):
    """A frozen group of facts that refuses unknown fields and takes blank text as unknown."""

    model_config = ConfigDict(
        frozen=True,
        extra="forbid",
        coerce_numbers_to_str=True,
        str_strip_whitespace=True,
    )

    @model_validator(mode="before")
    @classmethod
    def _blank_is_unknown(cls, value: object) -> object:
        if not isinstance(value, dict):
            return value
        return {key: item for key, item in value.items() if not _blank(item)}

    @field_validator("*", mode="before")
    @classmethod
    def _is_legible(cls, value: object) -> object:
        return legible(value) if isinstance(value, str | list | tuple) else value


def _blank(value: object) -> bool:
    """Nothing, nothing but space, or the dash that a form has where nothing was filled in."""
    if not isinstance(value, str):
        return value is None
    seen = INVISIBLE.sub("", value).strip()
    return not seen or bool(DASH.fullmatch(seen))
