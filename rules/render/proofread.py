"""Reading an exported file back, and comparing it with what its own record renders to."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from rules.reading import Unreadable
from rules.render import press
from rules.render.comparing import Difference, differences, is_data
from rules.render.package import Damaged, opened
from rules.render.paper import RENDERER, Paper
from rules.render.properties import is_ours, record_in
from rules.render.record import FORMAT, Embedded, embedded_of

NOT_OURS = "请选择本程序导出的 .docx、.xlsx 或 .json 文件；传输中损坏的请重新取一份。"
GONE = "导出时写入的草稿"


def read_back(content: bytes, where: str) -> Embedded | Difference:
    """The record inside an exported file, or the news that it is gone; refused if not ours."""
    try:
        return _of_data(content) if is_data(content) else _of_package(content)
    except Damaged as error:
        raise Unreadable(str(error), where, NOT_OURS) from error


def _of_data(content: bytes) -> Embedded | Difference:
    try:
        stated: Any = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise Damaged("文件不是完整的 JSON") from error
    if not isinstance(stated, dict) or stated.get("format") != FORMAT:
        raise Damaged("这不是本程序导出的文件")
    try:
        return embedded_of(stated)
    except Damaged as error:
        return Difference("内嵌草稿", str(error), GONE)


def _of_package(content: bytes) -> Embedded | Difference:
    parts = opened(content)
    if not is_ours(parts):
        raise Damaged("这不是本程序导出的文件")
    try:
        return record_in(parts)
    except Damaged as error:
        return Difference("内嵌草稿", str(error), GONE)


def compared(
    content: bytes, embedded: Embedded, paper: Paper, folder: Path | None
) -> tuple[Difference, ...] | str:
    """Where the file differs from what its record renders to, or why that cannot be told."""
    if embedded.renderer != RENDERER:
        return f"文件由渲染版本 {embedded.renderer} 生成，现在的版本是 {RENDERER}，不能逐字节比对。"
    made = (*press.kinds(paper), *press.companions(paper))
    if embedded.kind not in made:
        return (Difference("内嵌数据", f"材料种类 {embedded.kind}", "、".join(made)),)
    if embedded.template != press.template_digest(embedded.kind, folder):
        return "导出时用的模板与现在的不同；请指定当时的模板文件夹后再验。"
    return differences(content, press.press(paper, embedded.kind, folder))
