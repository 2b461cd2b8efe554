"""What a fact is called, and the question that asks for it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, get_args

from pydantic import BaseModel

from rules.facts.draft import Draft

WHOLES = {"sections": "申报书各节的正文"}
INDEX = re.compile(r"\[[^\]]*\]")
INDICATOR = re.compile(r"kpis\[序号(?P<number>\d+)\](?:\.(?P<field>\w+))?")
EVIDENCE = re.compile(r"evidence\[(?P<norm>[^\]]+)\](?:\.(?P<field>\w+))?")
KEPT = 4096  # paths that stay read; a draft's own lists are as long as it likes


def _inner(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((found for arg in get_args(annotation) if (found := _inner(arg))), None)


def _walk(model: type[BaseModel], prefix: str) -> Iterator[tuple[str, tuple[str, str]]]:
    for name, field in model.model_fields.items():
        path = prefix + name
        if field.title:
            yield path, (field.title, field.description or "")
        if inner := _inner(field.annotation):
            yield from _walk(inner, f"{path}[]." if field.title else f"{path}.")


@cache
def named() -> dict[str, tuple[str, str]]:
    """Every fact path of the draft with its label and question; lists are written name[]."""
    return dict(_walk(Draft, ""))


@lru_cache(maxsize=KEPT)
def label(path: str) -> str:
    """What the form calls a fact."""
    if found := EVIDENCE.fullmatch(path):
        part = named().get(f"evidence[].{found['field']}")
        return f"{found['norm']} 的" + (part[0] if part else "证据")
    if found := INDICATOR.fullmatch(path):
        part = named().get(f"kpis[].{found['field']}")
        return f"附1第{found['number']}项指标" + (f"的{part[0]}" if part else "")
    general = INDEX.sub("[]", path)
    known = named().get(general) or named().get(general.removesuffix("[]"))
    position = re.search(r"\[(\d+)\]", path)
    text = known[0] if known else WHOLES.get(path, path)
    joined = "要" if text.startswith("解决") and text.endswith("问题") else "的"
    return f"第{int(position[1]) + 1}项{joined}{text}" if position and known else text


@lru_cache(maxsize=KEPT)
def question(path: str) -> str:
    """The question that asks for a fact."""
    if INDICATOR.fullmatch(path):
        return f"请填写{label(path)}。"
    general = INDEX.sub("[]", path)
    known = named().get(general) or named().get(general.removesuffix("[]"))
    if known is None:
        return f"请补充{label(path)}。"
    position = re.search(r"\[(\d+)\]", path)
    return f"（第{int(position[1]) + 1}项）{known[1]}" if position else known[1]
