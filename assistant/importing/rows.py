"""Rows of tables: pairs of labels and values, and lists under their heads."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from assistant.importing.found import Gathered, at
from assistant.importing.scenes import Scene
from assistant.importing.values import BLANK, value_of, with_unit
from assistant.importing.words import NUMBERING, PROSE, Columns, bare, heading, labelled
from rules.book.table import named_scenario
from rules.consistency.figures import BRACKETS, CHANGE, POINTS, stems
from rules.facts.numeral import in_digits
from rules.law.edition import Body

FIGURE = re.compile(
    r"^(?:提升|提高|增长|增加|下降|降低|缩短|减少|[↑↓])*\s*([+-]?\d[\d,]*(?:\.\d+)?)"
    r"\s*(%|％|个?百分点|个|家)?$"
)
BOTH = re.compile(r"^\D{0,3}?(\d[\d.]*)[^\d]{0,8}?(?:→|->|—+>|至|到|/)\s*(\d[\d.]*)[^\d]{0,8}$")
AMOUNT = re.compile(r"^\s*(\d[\d,]*(?:\.\d+)?)\s*[^\d，。；]{0,16}$")
SPAN = re.compile(
    r"^(\d{4}\D.*?)\s*(?:至|到|—+|－|–|~|～|-{1,2}(?!\d{1,2}\D))\s*(\d{4}\D.*|\d{4})$"
)
DASHED = re.compile(
    r"^(\d{4}[.-]\d{1,2}(?:[.-]\d{1,2})?)\s*-\s*(\d{4}[.-]\d{1,2}(?:[.-]\d{1,2})?)$"
)
MONTH = re.compile(r"^\d{4}\s*[年.\-/]\s*\d{1,2}\s*月?$")
ITEM = re.compile(r"(?:^|[；;\n\v])\s*(?:\d+\s*[.、．])?\s*([^；;\n\v]+)")
YEAR = re.compile(r"^(\d{4})\s*年?度?$")
NONE = "无"
YEARS = "years"
KEYS = {"scenarios": ("link", "scenario", "instance")}
HEADS = frozenset(
    "项目 内容 填报内容 填写内容 具体内容 备注 序号 指标 名称 填报项 信息".split()  # noqa: SIM905
)
OF_YEAR = {"营业收入": "revenue", "主营业务收入": "revenue", "销售收入": "revenue"}
OF_YEAR |= {"营业总收入": "revenue", "利润总额": "profit", "审计报告": "report"}
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
    elif path == "applicant.contact.mobile" and not re.search(r"1[3-9]\d{9}", text):
        into.put("applicant.contact.phone", text, line)
    elif path == "applicant.legal_form" and value_of(text, "bool") == "是":
        into.put(path, "独立法人", line)
    else:
        into.put(path, with_unit(text, label), line)


def listed(columns: Columns, cells: Sequence[str], line: int, into: Gathered) -> None:
    """One row of a list."""
    stated = {
        column: with_unit(cell.strip(), head)
        for column, head, cell in zip(columns.names, columns.heads, cells, strict=False)
        if column and cell.strip() not in BLANK
    }
    if not stated or set(stated) <= {"rank"} or set(stated.values()) == {NONE}:
        return
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


def years_of(cells: Sequence[str]) -> Columns | None:
    """A row of heads that are years: the accounts, a column for a year."""
    found = [YEAR.match(bare(cell)) for cell in cells]
    if sum(map(bool, found)) < len(KEYS["scenarios"]) - 1 or found[0]:
        return None
    return Columns(YEARS, tuple(year[1] if year else "" for year in found), tuple(cells))


def across(columns: Columns, cells: Sequence[str], line: int, into: Gathered) -> None:
    """One line of the accounts, a value for a year."""
    name = OF_YEAR.get(bare(NUMBERING.sub("", cells[0])))
    if name is None:
        into.lose(" ".join(filter(None, cells)), line, "没有认出这一项")
        return
    for year, text in zip(columns.names, cells, strict=False):
        if year:
            held = [str(row.get("year")) for row in at(into.values, "compliance.years") or []]
            place = held.index(year) if year in held else len(held)
            into.put(f"compliance.years[{place}].year", year, line)
            unit = with_unit(text, columns.heads[0]) if name != "report" else text
            into.put(f"compliance.years[{place}].{name}", with_unit(unit, cells[0]), line)


def indicator(
    columns: Columns, cells: Sequence[str], line: int, into: Gathered, body: Body
) -> None:
    """One row of the list of indicators: known by its name, else not understood."""
    stated = dict(zip(columns.names, (cell.strip() for cell in cells), strict=False))
    numbers = {stem: n for n, i in body.indicators.items() for stem in stems(i)}
    number = numbers.get(_stem(stated.get("name", "")))
    if number is None:
        if sum(bool(cell.strip()) for cell in cells) > 1:
            into.lose(" ".join(filter(None, cells)), line, "不是附1中的指标")
        return
    stated.setdefault("period", _period(columns))
    told_here = {k: v for k, v in _indicator(stated).items() if v not in BLANK}
    if not set(told_here) - {"unit", "period"}:
        return
    base = f"kpis[{len(at(into.values, 'kpis') or [])}]"
    into.put(f"{base}.number", str(number), line)
    for name, text in told_here.items():
        into.put(f"{base}.{name}", text, line)


def _stem(name: str) -> str:
    plain = BRACKETS.sub("", NUMBERING.sub("", name)).rsplit("/", 1)[-1]
    return CHANGE.sub("", bare(plain).rstrip("%％")) if name else "-"


def _period(columns: Columns) -> str:
    """The years that the heads of before and after name."""
    heads = dict(zip(columns.names, columns.heads, strict=True))
    years = [re.search(r"\d{4}年?", heads.get(name, "")) for name in ("before", "after")]
    named = [year[0].rstrip("年") + "年" for year in years if year]
    return "与".join(named) + "对比" if len(named) == len(years) else ""


def _indicator(stated: Mapping[str, str]) -> dict[str, str]:
    """The parts of an indicator, its value apart from its unit."""
    names = ("before", "after", "period", "evidence", "formula", "unit")
    found = {k: _amount(v) if k in names[:2] else v for k, v in stated.items() if k in names}
    beside = stated.get("beside", "")
    if beside.startswith("不适用"):
        return {"not_applicable": re.sub(r"^不适用[：:]?", "", beside)}
    named = {1: ("period",), 2: ("period", "evidence"), 3: ("period", "formula", "evidence")}
    parts = list(filter(None, beside.split("；")))
    found |= dict(zip(named.get(len(parts), ()), parts, strict=False))
    return found | dict(_figure(stated.get("value", ""), found))


def _figure(text: str, found: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    plain = in_digits(text)
    if ends := BOTH.match(plain):
        yield from (("before", ends[1]), ("after", ends[2]))
        return
    figure = FIGURE.match(plain)
    yield "value", figure[1] if figure else text
    unit = (figure[2] if figure else "") or found.get("unit", "")
    unit = unit.replace("％", "%").replace("个百分点", POINTS)
    yield "unit", unit
    if unit == POINTS:
        yield "points", "是"


def _amount(text: str) -> str:
    """The figure of an amount, whatever it is measured in."""
    found = AMOUNT.match(in_digits(text))
    return found[1] if found else text


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
