"""Rows of tables: pairs of labels and values, and lists under their heads."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from assistant.importing.found import Gathered, at
from assistant.importing.scenes import Scene
from assistant.importing.values import BLANK, value_of, with_unit
from assistant.importing.words import (
    NUMBERING,
    PROSE,
    Columns,
    bare,
    heading,
    labelled,
)
from rules.book.table import named_scenario
from rules.facts.numeral import in_digits
from rules.law.edition import Body

SPAN = re.compile(
    r"^(\d{4}\D.*?)\s*(?:至|到|—+|－|–|~|～|-{1,2}(?!\d{1,2}\D))\s*(\d{4}\D.*|\d{4})$"
)
DASHED = re.compile(
    r"^(\d{4}[.-]\d{1,2}(?:[.-]\d{1,2})?)\s*-\s*(\d{4}[.-]\d{1,2}(?:[.-]\d{1,2})?)$"
)
MOBILE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
GAPS = re.compile(r"(?<=\d)[\s\-](?=\d)")  # 139 0000 1234
CHINESE_NAME = re.compile(r"[\u4e00-\u9fff·]{2,4}")
MONTH = re.compile(r"^\d{4}\s*[年.\-/]\s*\d{1,2}\s*月?$")
ITEM = re.compile(r"(?:^|[；;\n\v])\s*(?:\d+\s*[.、．])?\s*([^；;\n\v]+)")
NONE = "无"
KEYS = {"scenarios": ("link", "scenario", "instance")}
HEADS = frozenset(
    "项目 内容 填报内容 填写内容 具体内容 备注 序号 指标 名称 填报项 信息".split()  # noqa: SIM905
)
PERSON = {"姓名": "person", "手机": "mobile", "手机号": "mobile", "电话": "mobile"}
PERSON |= {"联系电话": "mobile", "邮箱": "email", "电子邮箱": "email", "座机": "phone"}


def pairs(
    cells: Sequence[str], section: str, line: int, into: Gathered, *, scene: Scene | None = None
) -> None:
    """Labels and values side by side; what stands under no known label is told."""
    place, strange, group = 0, list[str](), ""
    while place < len(cells):
        label, value = cells[place], _value_after(cells, place)
        path = _of_person(label, group) or labelled(label, section)
        path = path or _section_of(label, section)
        if path and value is not None and _is_group(label, value, cells[place:], section):
            group, place = label, place + 1
        elif value is not None and scene and scene.cell(label, value[1], line):
            place = value[0] + 1
        elif path and value is not None:
            told(path, value[1], line, into, label=label)
            place = value[0] + 1
        else:
            strange += [label] * bool(label.strip() and not _names_group(label))
            place += 1
    into.lose(" ".join(strange), line, "没有认出这一项")


def alone_in(cells: Sequence[str]) -> str:
    """The text of a row that is one cell; nothing where there are more, or a number alone."""
    told = [cell for cell in cells if cell.strip()]
    return told[0] if len(told) == 1 and not told[0].strip().isdigit() else ""


def strange_heads(columns: Columns) -> list[str]:
    """The heads of columns that are not known; a number or a remark is not missed."""
    unread = zip(columns.heads, columns.names, strict=True)
    return [
        " ".join(head.split())
        for head, name in unread
        if head.strip() and not name and bare(head) not in ("序号", "备注", "编号")
    ]


def _section_of(label: str, section: str) -> str | None:
    """The prose that a heading beside its text opens."""
    found = heading(label, section)
    return f"sections.{found}" if found in PROSE else None


def _value_after(cells: Sequence[str], place: int) -> tuple[int, str] | None:
    """The cell that holds the value of a label: the next that is not empty, if any is."""
    following = ((n, text) for n, text in enumerate(cells[place + 1 :], place + 1))
    filled = next(((n, text) for n, text in following if text.strip()), None)
    return filled or ((place + 1, "") if place + 1 < len(cells) else None)


def _of_person(label: str, group: str) -> str | None:
    part = PERSON.get(bare(label)) if "联系" in group else None
    return f"applicant.contact.{part}" if part else None


def _is_group(label: str, value: tuple[int, str], rest: Sequence[str], section: str) -> bool:
    """联系人 | 姓名 | 张三: a label before a label names the group of what follows."""
    nested = bare(value[1]) in PERSON or labelled(value[1], section) is not None
    return nested and len([cell for cell in rest if cell.strip()]) > len((label, value[1]))


def _names_group(text: str) -> bool:
    """A number, the head of a column, or the name of a section beside its rows."""
    name = bare(NUMBERING.sub("", text))
    return text.strip().isdigit() or name in HEADS or heading(text, "factory") is not None


def told(path: str, text: str, line: int, into: Gathered, *, label: str = "") -> None:
    """One labelled value; a span of time is two days, a sum has the unit of its label."""
    if path == "project.span":
        plain = in_digits(text.strip()).replace(" ", "")
        found = DASHED.match(plain) or SPAN.match(plain)
        if not found:
            into.lose(text, line, "没有读出起止日期")
            return
        for part, day in (("start", found[1].strip()), ("end", found[2].strip())):
            if MONTH.match(day):
                into.lose(day, line, f"project.{part} 只写到月，请补上日")
            else:
                into.put(f"project.{part}", day, line)
    elif path == "applicant.contact.mobile":
        _called(text, line, into)
    elif path == "project.integrators" and "自主" in text and "公司" not in text:
        into.put("project.self_integrated", "是", line)
    elif path == "applicant.legal_form" and value_of(text, "bool") == "是":
        into.put(path, "独立法人", line)
    else:
        into.put(path, with_unit(text, label), line)


def _called(text: str, line: int, into: Gathered) -> None:
    """A way to reach somebody: a mobile number, perhaps with a name before it, or a telephone."""
    plain = GAPS.sub("", text)
    found = MOBILE.search(plain)
    if not found:
        into.put("applicant.contact.phone", text, line)
        return
    into.put("applicant.contact.mobile", found[0], line)
    name = plain[: found.start()].strip(" ：:，,（(")
    if CHINESE_NAME.fullmatch(name) and at(into.values, "applicant.contact.person") is None:
        into.put("applicant.contact.person", name, line)


def listed(columns: Columns, cells: Sequence[str], line: int, into: Gathered, body: Body) -> None:
    """One row of a list."""
    stated = {
        column: with_unit(cell.strip(), head)
        for column, head, cell in zip(columns.names, columns.heads, cells, strict=False)
        if column and cell.strip() not in BLANK
    }
    if not stated or set(stated) <= {"rank"} or set(stated.values()) == {NONE}:
        return
    if whole := stated.pop("whole", ""):
        parts = named_scenario(whole, body)
        stated |= dict(zip(KEYS["scenarios"], parts or ("", "", whole), strict=True))
    base = f"{columns.path}[{place_of(columns.path, stated, into)}]"
    for column, text in stated.items():
        into.put(f"{base}.{column}", text, line)


def place_of(path: str, stated: Mapping[str, str], into: Gathered) -> int:
    """Where a row goes: onto the record that has its name already, or after the last."""
    rows: list[dict[str, Any]] = at(into.values, path) or []
    keys = KEYS.get(path)
    if keys and all(key in stated for key in keys):
        named = [stated[key] for key in keys]
        for n, row in enumerate(rows):
            if [row.get(key) for key in keys] == named:
                return n
    return len(rows)


def recommended(
    columns: Columns, cells: Sequence[str], line: int, into: Gathered, body: Body
) -> None:
    """One row of the recommendation table; a row with a number alone is empty."""
    stated = dict(zip(columns.names, (cell.strip() for cell in cells), strict=False))
    if not stated.get("applicant") or "示例" in stated.get("scenarios", ""):
        return
    base = f"rows[{len(at(into.values, 'rows') or [])}]"
    for column, text in stated.items():
        if column and column != "scenarios":
            into.put(f"{base}.{column}", text, line)
    for n, text in enumerate(items_of(stated.get("scenarios", ""))):
        into.values["rows"][-1].setdefault("scenarios", []).append(text)
        into.put(f"{base}.scenarios[{n}]", text, line)
        if named_scenario(text, body) is None:
            into.lose(text, line, "不是“环节—场景—实例”的写法，按原文读入")


def items_of(text: str) -> list[str]:
    """The instances that one cell lists."""
    split = re.sub(r"\s+(?=\d+\s*[.、．]\s*\S)", "；", text)
    return [found.strip() for found in ITEM.findall(split) if found.strip()]
