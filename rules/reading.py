"""Text to draft: YAML or JSON, read safely, or refused with what, where and what to do."""

from __future__ import annotations

import json
import re
from collections.abc import Hashable, Mapping
from decimal import Decimal
from typing import Any

import yaml

from rules.facts.draft import Draft
from rules.facts.form import draft_of
from rules.finding import FormError

LONGEST = 4_000_000
DEEPEST = 40
DIGITS = list("-+0123456789")


class Unreadable(Exception):
    """Text that is no draft at all: what is wrong, where, and what to do about it."""

    def __init__(self, what: str, where: str, do: str) -> None:
        super().__init__(f"{what}（{where}）。{do}")
        self.what, self.where, self.do = what, where, do


class _Refused(ValueError):
    """Something legal that a draft may not do: a field twice, an alias, a bottomless nesting."""


class _Loader(yaml.CSafeLoader):
    """YAML without its surprises: only true and false are booleans, days stay text."""

    yaml_implicit_resolvers: dict[str, Any] = {}  # noqa: RUF012


def _fields(loader: _Loader, node: yaml.MappingNode) -> dict[Hashable, Any]:
    found: dict[Hashable, Any] = {}
    for key_node, value_node in node.value:
        key = loader.construct_object(key_node, deep=True)
        if not isinstance(key, Hashable):
            raise _Refused(f"字段名不能是列表或一组字段{_line(key_node.start_mark)}")
        if key in found:
            raise _Refused(f"字段 {key} 写了两次{_line(key_node.start_mark)}")
        found[key] = loader.construct_object(value_node, deep=True)
    return found


def _exact(loader: _Loader, node: yaml.ScalarNode) -> Decimal:
    return Decimal(str(loader.construct_scalar(node)))


for _tag, _pattern, _first in (
    ("bool", r"^(?:true|True|false|False)$", list("tTfF")),
    ("int", r"^[-+]?(?:0|[1-9][0-9]*)$", DIGITS),
    ("float", r"^[-+]?(?:0|[1-9][0-9]*)\.[0-9]+$", DIGITS),
    ("null", r"^(?:~|null|Null|NULL|)$", [*"~nN", ""]),
):
    _Loader.add_implicit_resolver(f"tag:yaml.org,2002:{_tag}", re.compile(_pattern), _first)
_Loader.add_constructor("tag:yaml.org,2002:map", _fields)
_Loader.add_constructor("tag:yaml.org,2002:float", _exact)


def _line(mark: Any) -> str:
    return f"：第{mark.line + 1}行第{mark.column + 1}列" if mark else ""


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise _Refused(f"字段 {twice} 写了两次")
    return found


def _not_a_number(text: str) -> Any:
    raise ValueError(f"{text} 不是数字")


def _from_json(text: str) -> Any:
    return json.loads(
        text, parse_float=Decimal, parse_constant=_not_a_number, object_pairs_hook=_once
    )


def _from_yaml(text: str) -> Any:
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        if isinstance(event, yaml.AliasEvent):
            raise _Refused(f"不支持 YAML 别名 *{event.anchor}{_line(event.start_mark)}")
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            raise _Refused(f"嵌套超过{DEEPEST}层{_line(event.start_mark)}")
    return yaml.load(text, Loader=_Loader)


def _parsed(text: str, where: str) -> Any:
    try:
        return _from_json(text) if text.lstrip()[:1] == "{" else _from_yaml(text)
    except _Refused as error:
        raise Unreadable(str(error), where, "请按上面的位置改正后重试。") from error
    except json.JSONDecodeError as error:
        place = f"第{error.lineno}行第{error.colno}列"
        raise Unreadable(f"不是合法的 JSON：{place}", where, "请检查括号、引号和逗号。") from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        what = f"不是合法的 YAML{_line(mark)}"
        raise Unreadable(what, where, "请检查缩进、冒号后的空格和引号，不用制表符。") from error
    except (ValueError, RecursionError) as error:
        raise Unreadable(f"内容无法读取：{error}", where, "请检查数字和嵌套层数。") from error


def values_of(text: str, *, where: str) -> Mapping[str, Any]:
    """The fields that a YAML or JSON text states, as plain values."""
    if len(text) > LONGEST:
        what = f"草稿有{len(text)}个字符，超过上限{LONGEST}"
        raise Unreadable(what, where, "请删去与申报无关的内容，图片和附件不要放进草稿。")
    if not text.strip("\ufeff \t\r\n"):
        raise Unreadable("草稿是空的", where, "请至少写一个字段，例如 tier: 卓越级。")
    stated = _parsed(text.lstrip("\ufeff"), where)
    if not isinstance(stated, dict):
        raise Unreadable("草稿的最外层不是一组字段", where, "请写成“字段名: 值”的形式。")
    return stated


def decoded(content: bytes, *, where: str) -> str:
    """The text of a file in UTF-8."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        what = f"不是 UTF-8 编码（第{error.start + 1}个字节）"
        raise Unreadable(what, where, "请用 UTF-8 编码另存后重试。") from error


def read_draft(text: str, *, where: str) -> Draft | tuple[FormError, ...]:
    """The draft that a YAML or JSON text states, or what is wrong with its fields."""
    return draft_of(values_of(text, where=where))
