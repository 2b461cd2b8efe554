"""A Word template filled with fields, or an error that names the broken one."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from io import BytesIO
from typing import Any
from zipfile import BadZipFile

from docx.opc.exceptions import PackageNotFoundError
from docx.opc.package import OpcPackage
from docx.opc.part import XmlPart
from docx.oxml.ns import qn
from docxtpl import DocxTemplate
from jinja2 import StrictUndefined, Template, TemplateError, TemplateSyntaxError, UndefinedError
from jinja2.sandbox import SandboxedEnvironment
from lxml import etree
from rapidfuzz import process

from rules.render.package import Parts, opened
from rules.render.record import NOTICE
from rules.render.text import paragraphs, with_unit

LIKELY = 55.0
KEPT = 64  # parts of templates that stay read; those that ship have two dozen
PAGE = re.compile(r"word/(?:document|header\d*|footer\d*)\.xml")
PARAGRAPH = re.compile(r"<w:p(?: [^>]*)?>.*?</w:p>", re.DOTALL)
BREAKS = re.compile(r"[\t\a\n\f]")
QUOTED = re.compile(r"'([^']+)'")
HOW = "模板字段写作 {{ 单位.企业名称 }}；可恢复自带模板，或改用填报表单上的名称后重试。"


class BadTemplate(Exception):
    """A Word template that cannot be used: what is wrong, where, and what to do about it."""

    def __init__(self, what: str, where: str, do: str) -> None:
        super().__init__(f"{what}（{where}）。{do}")
        self.what, self.where, self.do = what, where, do


class _Document(DocxTemplate):  # type: ignore[misc]
    """A template that looks for line breaks only in the paragraphs that have some."""

    def resolve_listing(self, xml: str) -> str:
        """The text with its tabs, lines and pages broken as Word breaks them."""

        def broken(found: re.Match[str]) -> str:
            paragraph = found[0]
            return super_(paragraph) if BREAKS.search(paragraph) else paragraph

        super_ = super().resolve_listing
        return PARAGRAPH.sub(broken, xml)


@lru_cache(maxsize=KEPT)
def _ready(part: str) -> str:
    """A part of a template made ready for filling: the same for the same part."""
    ready: str = DocxTemplate.patch_xml(None, part)
    return ready


class _Environment(SandboxedEnvironment):
    """Where templates are filled; one that was read stays read."""

    @lru_cache(maxsize=KEPT)  # noqa: B019 - there is one environment, and it stays
    def from_string(self, source: str, *_: Any) -> Template:  # type: ignore[override]
        """The template that a part says."""
        return super().from_string(source)


@cache
def _environment() -> _Environment:
    environment = _Environment(undefined=StrictUndefined, autoescape=True)
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


def _name_in(error: UndefinedError) -> str:
    quoted = QUOTED.findall(str(error.message))
    return quoted[-1] if quoted else str(error.message)


def _around(name: str, template: bytes) -> str:
    """The words of the template that use a field."""
    parts = opened(template)
    for part in sorted(part for part in parts if PAGE.fullmatch(part)):
        tree = etree.fromstring(parts[part], etree.XMLParser(resolve_entities=False))
        for paragraph in tree.iter(qn("w:p")):
            text = "".join(run.text or "" for run in paragraph.iter(qn("w:t")))
            if "{" in text and re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text):
                return f"；所在文字：{text.strip()[:80]}"
    return ""


def marked(parts: Parts, *, where: str) -> None:
    """Refuse a paper without the notice in every header: a template may not take it off."""
    headers = [part for name, part in parts.items() if name.startswith("word/header")]
    if not headers or any(NOTICE not in _shown(header) for header in headers):
        what = f"模板的页眉里没有“{NOTICE}”"
        raise BadTemplate(what, where, "请在每一种页眉里保留这句话，或恢复自带模板。")


def _shown(part: bytes) -> str:
    tree = etree.fromstring(part, etree.XMLParser(resolve_entities=False))
    return "".join(run.text or "" for run in tree.iter(qn("w:t")))


def _missing(error: UndefinedError, fields: Mapping[str, Any]) -> str:
    """The field that is not there, and the one that was probably meant."""
    name = _name_in(error)
    near = process.extractOne(name, sorted(set(_names(fields))), score_cutoff=LIKELY)
    return f"{name}（是否应为 {near[0]}？）" if near else name


def _bad(error: Exception, where: str, fields: Mapping[str, Any], template: bytes) -> BadTemplate:
    if isinstance(error, UndefinedError):
        told = _missing(error, fields) + _around(_name_in(error), template)
        return BadTemplate(f"模板里的字段不存在：{told}", where, HOW)
    if isinstance(error, TemplateSyntaxError):
        around = _context_of(error) or "（未知）"
        return BadTemplate(f"模板语法有误：{error.message}；所在文字：{around}", where, HOW)
    return BadTemplate(f"模板无法填充：{error}", where, HOW)


def filled(template: bytes, fields: Mapping[str, Any], *, where: str) -> bytes:
    """The template with every field filled in."""
    try:
        document = _Document(BytesIO(template))
        document.patch_xml = _ready
        document.render(dict(fields), _environment())
    except (PackageNotFoundError, BadZipFile, KeyError, ValueError) as error:
        what = "模板不是可以打开的 Word 文件（.docx）"
        raise BadTemplate(what, where, "请恢复自带模板，或用 Word 另存为 .docx。") from error
    except (TemplateError, TypeError) as error:
        raise _bad(error, where, fields, template) from error
    page = BytesIO()
    document.save(page)
    let_go(document.docx.part.package)
    return page.getvalue()


def let_go(package: OpcPackage) -> None:
    """Empty a Word file's trees: its parts know one another, and would wait for the collector."""
    for part in package.iter_parts():
        if isinstance(part, XmlPart):
            part.element.clear()
