"""What a cell says, as the value its fact takes: units off, ticks read, lists split."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from pydantic import BaseModel

from rules.consistency.prose import UNITS
from rules.facts.form import fields_at
from rules.facts.record import plain

BLANK = frozenset({"", "未填", "—", "/", "-", "——"})
NUMBER = re.compile(r"^\s*([+-]?\d[\d,，]*(?:\.\d+)?)\s*(?:[^\d\s].{0,5})?$")
MONEY = re.compile(r"^\s*(?:约|人民币)?\s*(\d[\d,，]*(?:\.\d+)?)\s*(亿|千万|百万|万)?\s*元?$")
TICKED = re.compile(r"[☑√✓■☒]\s*(是|否|有|无)|(是|否|有|无)\s*[☑√✓■]")
COUNTED = re.compile(r"\b(?:Decimal|int)\b")
LIST = re.compile(r"[、；;，,]+")


def kind_of(model: type[BaseModel], path: str) -> str:
    """The type of the field at a path, in words; nothing for a path that is no field."""
    *parent, name = path.split(".")
    here = fields_at(model, parent) if parent else model
    field = here.model_fields.get(name) if here else None
    return f"{field.annotation} {field.title}" if field else ""


def value_of(text: str, kind: str) -> Any:
    """The value for a field of this kind; what cannot be read stays as it is, to be refused."""
    text = text.strip()
    if "bool" in kind:
        ticked = TICKED.search(text)
        return (ticked[1] or ticked[2]) if ticked else text
    if "万元" in kind:
        return _money(text)
    if "tuple[str" in kind:
        return [item for item in map(str.strip, LIST.split(text)) if item and item != "无"]
    if "Literal[0" in kind:
        return text.removesuffix("及以上")
    if COUNTED.search(kind):
        found = NUMBER.match(text)
        return re.sub("[,，]", "", found[1]) if found else text
    return text


def _money(text: str) -> str:
    """Ten thousand yuan, from whatever unit is written; a bare number is taken for them."""
    found = MONEY.match(text)
    if not found:
        return text
    figure = Decimal(re.sub("[,，]", "", found[1]))
    bare = not found[2] and not text.rstrip().endswith("元")
    return plain(figure if bare else figure * UNITS[found[2] or ""])
