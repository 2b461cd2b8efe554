"""A Word template filled with fields, or an error that names the broken one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

from docx.opc.exceptions import PackageNotFoundError
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, TemplateError, TemplateSyntaxError, UndefinedError
from jinja2.sandbox import SandboxedEnvironment
from rapidfuzz import process

from rules.render.text import paragraphs, with_unit

LIKELY = 55.0
QUOTED = re.compile(r"'([^']+)'")
HOW = "模板字段写作 {{ 单位.企业名称 }}；可恢复自带模板，或改用填报表单上的名称后重试。"


class BadTemplate(Exception):
    """A Word template that cannot be used: what is wrong, where, and what to do about it."""

    def __init__(self, what: str, where: str, do: str) -> None:
        super().__init__(f"{what}（{where}）。{do}")
        self.what, self.where, self.do = what, where, do


def _environment() -> SandboxedEnvironment:
    environment = SandboxedEnvironment(undefined=StrictUndefined, autoescape=True)
    environment.filters |= {"段落": paragraphs, "带": with_unit}
    return environment


def _context_of(error: TemplateError) -> str:
    """The words of the template around the error."""
    lines = [line.strip() for line in getattr(error, "docx_context", ())]
    return next((line for line in lines if "{{" in line or "{%" in line), "")[:80]


def _names(fields: Mapping[str, Any]) -> Iterator[str]:
    for name, value in fields.items():
        yield name
        if isinstance(value, Mapping):
            yield from _names(value)
        elif isinstance(value, list) and value and isinstance(value[0], Mapping):
            yield from _names(value[0])


def _missing(error: UndefinedError, fields: Mapping[str, Any]) -> str:
    """The field that is not there, and the one that was probably meant."""
    quoted = QUOTED.findall(str(error.message))
    name = quoted[-1] if quoted else str(error.message)
    near = process.extractOne(name, sorted(set(_names(fields))), score_cutoff=LIKELY)
    return f"{name}（是否应为 {near[0]}？）" if near else name


def _bad(error: Exception, where: str, fields: Mapping[str, Any]) -> BadTemplate:
    if isinstance(error, UndefinedError):
        return BadTemplate(f"模板里的字段不存在：{_missing(error, fields)}", where, HOW)
    if isinstance(error, TemplateSyntaxError):
        around = _context_of(error) or "（未知）"
        return BadTemplate(f"模板语法有误：{error.message}；所在文字：{around}", where, HOW)
    return BadTemplate(f"模板无法填充：{error}", where, HOW)


def filled(template: bytes, fields: Mapping[str, Any], *, where: str) -> bytes:
    """The template with every field filled in."""
    try:
        document = DocxTemplate(BytesIO(template))
        document.render(dict(fields), _environment())
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError) as error:
        what = "模板不是可以打开的 Word 文件（.docx）"
        raise BadTemplate(what, where, "请恢复自带模板，或用 Word 另存为 .docx。") from error
    except (TemplateError, TypeError) as error:
        raise _bad(error, where, fields) from error
    page = BytesIO()
    document.save(page)
    return page.getvalue()
