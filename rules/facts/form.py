"""Form errors: which field is wrong, what it holds, what is allowed, what was probably meant."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any, get_args

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails
from rapidfuzz import fuzz, process

from rules.facts.draft import Draft
from rules.facts.numeral import figure_in
from rules.facts.record import CONTROL, plain
from rules.finding import FormError

LIKELY = 55.0
SHOWN = 60
MONEY = re.compile("[万亿元]")
TEN_THOUSAND = Decimal(10_000)
MEANT = {"分公司": "法人的分支机构", "分厂": "法人的分支机构", "分支机构": "法人的分支机构"}
ALLOWED = {
    "string_type": "文字",
    "string_too_long": "较短的文字",
    "tuple_type": "列表（每项前写“- ”，或用 [ ]；没有请写 []）",
    "model_type": "一组字段（字段名: 值）",
    "model_attributes_type": "一组字段（字段名: 值）",
    "int_type": "整数",
    "bool_type": "true 或 false",
}


def fields_at(model: type[BaseModel], path: Sequence[int | str]) -> type[BaseModel] | None:
    """The model that a path leads to, if it leads to one."""
    here: type[BaseModel] | None = model
    for step in path:
        if isinstance(step, int):
            continue
        field = here.model_fields.get(step) if here else None
        here = _model_in(field.annotation) if field else None
    return here


def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for arg in get_args(annotation) if (found := _model_in(arg))), None)


def written(path: Sequence[int | str]) -> str:
    """A path as people write it: scenarios[0].link."""
    text = ""
    for step in path:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else str(step)
    return text or "（整个草稿）"


def nearest(value: str, choices: Sequence[str]) -> str | None:
    """The choice most like what was typed, if one is like it at all."""
    if (meant := MEANT.get(value)) in choices:
        return meant
    found = process.extractOne(value, choices, scorer=fuzz.WRatio, score_cutoff=LIKELY)
    return found[0] if found else None


def _unknown_field(error: ErrorDetails, model: type[BaseModel]) -> FormError:
    *parent, name = error["loc"]
    here = fields_at(model, parent)
    names = list(here.model_fields) if here else []
    titles = {field.title: key for key, field in here.model_fields.items()} if here else {}
    found = nearest(str(name), [*names, *(title for title in titles if title)])
    near = titles.get(found, found)
    allowed = "没有这个字段；可用的字段：" + "、".join(names)
    return FormError(written(error["loc"]), _shown(error["input"]), allowed, near)


def _field(error: ErrorDetails, model: type[BaseModel]) -> FieldInfo | None:
    *parent, name = [step for step in error["loc"] if not isinstance(step, int)]
    here = fields_at(model, parent)
    return here.model_fields.get(str(name)) if here else None


def _choices(error: ErrorDetails, model: type[BaseModel]) -> list[str]:
    field = _field(error, model)
    return _literals(field.annotation) if field else []


def _literals(annotation: Any) -> list[str]:
    if isinstance(annotation, type) and hasattr(annotation, "__members__"):
        return [str(member.value) for member in annotation]  # type: ignore[attr-defined]
    found: list[str] = []
    for arg in get_args(annotation):
        if get_args(arg) or isinstance(arg, type):
            found += _literals(arg)
        elif isinstance(arg, str | int):
            found.append(str(arg))
    return found


def _shown(value: object) -> str:
    text = CONTROL.sub("\ufffd", str(value))
    return text if len(text) <= SHOWN else text[:SHOWN] + "…"


def _one(error: ErrorDetails, model: type[BaseModel]) -> FormError:
    if error["type"] == "extra_forbidden":
        return _unknown_field(error, model)
    value = _shown(error["input"])
    if error["type"] in ("literal_error", "enum"):
        choices = _choices(error, model)
        near = nearest(value, choices)
        return FormError(written(error["loc"]), value, "只能是：" + "、".join(choices), near)
    allowed = error.get("ctx", {}).get("allowed") or ALLOWED.get(error["type"], error["msg"])
    return FormError(written(error["loc"]), value, str(allowed), _likely(error, model))


def _likely(error: ErrorDetails, model: type[BaseModel]) -> str | None:
    """The bare figure that was probably meant: 12000 for 1.2亿元 where 万元 are asked for."""
    text = error["input"]
    if error.get("ctx", {}).get("kind") not in ("数字", "数量") or not isinstance(text, str):
        return None
    figure, field = figure_in(text), _field(error, model)
    if figure is None or field is None or figure < 0:
        return None
    in_yuan = "万元" in (field.title or "") and MONEY.search(text)
    return plain(figure / TEN_THOUSAND if in_yuan else figure)


def form_errors(error: ValidationError, model: type[BaseModel] = Draft) -> tuple[FormError, ...]:
    """Every violation, in the order of the form."""
    return tuple(_one(item, model) for item in error.errors(include_url=False))


def draft_of(stated: Mapping[str, Any]) -> Draft | tuple[FormError, ...]:
    """A draft from plain values, or what is wrong with its fields."""
    try:
        return Draft.model_validate(stated)
    except ValidationError as error:
        return form_errors(error)
