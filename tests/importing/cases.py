"""Declarations as strangers write them: Word and Excel files made on the spot."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import docx
from openpyxl import Workbook

from assistant.importing.declaration import Imported, import_file
from rules.law.edition import resolve

EDITION = resolve("河北省", None)
Part = str | Sequence[Sequence[str]]


def word(path: Path, *parts: Part) -> Path:
    """A Word file: a text is a paragraph, rows are a table."""
    document = docx.Document()
    for part in parts:
        if isinstance(part, str):
            document.add_paragraph(part)
            continue
        table = document.add_table(rows=0, cols=max(map(len, part)))
        for row in part:
            for cell, text in zip(table.add_row().cells, row, strict=False):
                cell.text = text
    document.save(str(path))
    return path


def book(path: Path, rows: Sequence[Sequence[Any]]) -> Path:
    """An Excel file with one sheet."""
    made = Workbook()
    for row in rows:
        made.active.append(list(row))
    made.save(path)
    return path


def imported(path: Path) -> Imported:
    return import_file(path, edition=EDITION)


DECLARATION: tuple[Part, ...] = (
    "卓越级智能工厂项目申报书",
    "一、申报单位基本信息",
    [
        ["单位名称", "河北示例泵业有限公司", "企业性质", "民营企业"],
        ["单位地址", "河北省石家庄市示例路1号", "所属行业", "通用设备制造业"],
        ["联系人", "王敏", "联系电话", "0311-80000000"],
        ["职工总数", "1,250人", "获奖情况", "省长质量奖"],
    ],
    "二、智能工厂基本情况",
    "建设起止时间：2021年3月1日至2024年6月30日",
    "总投资：1.26亿元",
    "集成商：甲智能公司、乙软件公司",
    "（一）项目简介",
    "企业建设水泵智能工厂。",
    "按照《智能制造典型场景参考指引（2024年版）》编制。",
    "（二）建设成效",
    "生产效率提升25%。",
    "三、智能工厂场景建设情况",
    "（一）项目总体情况",
    "1. 背景。项目覆盖三个环节。",
    "（二）具体场景建设情况",
    "1. 生产作业—人机协同作业—泵壳多机协同加工",
    "解决的问题：换型慢",
    "解决方案：机器人协同",
    "成效：换型时间减半",
    "（三）系统集成情况",
    "各系统已集成。",
    "四、智能工厂建设成效",
    "（一）项目的先进性与特色",
    "特色明显。",
    "（二）实施成效",
    "成效明显。",
    [
        ["序号", "指标名称", "建设前", "建设后", "指标值", "单位"],
        ["1", "生产效率提升（%）", "40", "50", "25", "%"],
        ["2", "设备综合利用率提升", "68", "83", "15个百分点", ""],
        ["3", "客户满意度", "80", "95", "15", "%"],
    ],
    "（三）后续实施计划",
    "2025年继续推广。",
)
