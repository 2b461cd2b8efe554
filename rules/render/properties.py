"""The record inside an office package, and fixed properties instead of the writer's own."""

from __future__ import annotations

import json
import re
from html import escape, unescape
from typing import Any

from rules.render.package import CONTENT_TYPES, Damaged, Parts
from rules.render.record import Embedded, read_record

NAMESPACE = "urn:tidu:export:1"
ITEM, ITEM_PROPERTIES = "customXml/tidu.xml", "customXml/tiduProps.xml"
CORE, CUSTOM = "docProps/core.xml", "docProps/custom.xml"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
RELATIONS = f"{OFFICE}/relationships"
MAIN_RELATIONS = ("word/_rels/document.xml.rels", "xl/_rels/workbook.xml.rels")
DOC_PROPERTIES = re.compile(rb'<Override [^>]*PartName="/docProps/[^>]*/>')
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def with_record(parts: Parts, recorded: dict[str, Any]) -> Parts:
    """The parts with the record inside and fixed properties instead of the writer's own."""
    text = escape(json.dumps(recorded, ensure_ascii=True, sort_keys=True), quote=False)
    main = next(name for name in MAIN_RELATIONS if name in parts)
    added = {
        ITEM: f'{HEAD}<tidu xmlns="{NAMESPACE}">{text}</tidu>',
        ITEM_PROPERTIES: _item_properties(),
        "customXml/_rels/tidu.xml.rels": _relations(
            _relation("rId1", f"{RELATIONS}/customXmlProps", "tiduProps.xml")
        ),
        CORE: _core(recorded),
        CUSTOM: _custom(recorded),
    }
    kept = {name: part for name, part in parts.items() if not name.startswith("docProps/")}
    kept |= {name: part.encode() for name, part in added.items()}
    kept[main] = _inserted(
        kept[main], "Relationships", _relation("tidu1", f"{RELATIONS}/customXml", f"../{ITEM}")
    )
    kept["_rels/.rels"] = _package_relations(main).encode()
    kept[CONTENT_TYPES] = _content_types(kept[CONTENT_TYPES])
    return kept


def plain_properties(parts: Parts) -> Parts:
    """The parts of a paper that carries no record, without the writer's own properties."""
    kept = {name: part for name, part in parts.items() if not name.startswith("docProps/")}
    kept["_rels/.rels"] = _relations(
        _relation("rId1", f"{OFFICE}/relationships/officeDocument", "xl/workbook.xml")
    ).encode()
    kept[CONTENT_TYPES] = DOC_PROPERTIES.sub(b"", kept[CONTENT_TYPES])
    return kept


def _relation(name: str, kind: str, target: str) -> str:
    return f'<Relationship Id="{name}" Type="{kind}" Target="{target}"/>'


def _relations(*entries: str) -> str:
    body = "".join(entries)
    return f'{HEAD}<Relationships xmlns="{PACKAGE}/relationships">{body}</Relationships>'


def _package_relations(main: str) -> str:
    document = "word/document.xml" if main.startswith("word/") else "xl/workbook.xml"
    core = f"{PACKAGE}/relationships/metadata/core-properties"
    return _relations(
        _relation("rId1", f"{RELATIONS}/officeDocument", document),
        _relation("rId2", core, CORE),
        _relation("rId3", f"{RELATIONS}/custom-properties", CUSTOM),
    )


def _inserted(part: bytes, element: str, entry: str) -> bytes:
    return part.replace(f"</{element}>".encode(), f"{entry}</{element}>".encode())


def _content_types(part: bytes) -> bytes:
    """The list of content types with the writer's properties replaced by ours."""
    kept = DOC_PROPERTIES.sub(b"", part)
    kinds = (
        (CORE, "application/vnd.openxmlformats-package.core-properties+xml"),
        (CUSTOM, "application/vnd.openxmlformats-officedocument.custom-properties+xml"),
        (ITEM_PROPERTIES, "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"),
    )
    entries = "".join(f'<Override PartName="/{n}" ContentType="{k}"/>' for n, k in kinds)
    return _inserted(kept, "Types", entries)


def _item_properties() -> str:
    return (
        f'{HEAD}<ds:datastoreItem ds:itemID="{{6F1C2B1E-7C57-4E0B-9C0A-7D1D75A00001}}" '
        f'xmlns:ds="{OFFICE}/customXml"><ds:schemaRefs><ds:schemaRef ds:uri="{NAMESPACE}"/>'
        "</ds:schemaRefs></ds:datastoreItem>"
    )


def _core(recorded: dict[str, Any]) -> str:
    """Title and days; the day is the check's, for no clock may decide a byte."""
    day = f"{recorded['as_of'] or '2000-01-01'}T00:00:00Z"
    stamps = "".join(
        f'<dcterms:{name} xsi:type="dcterms:W3CDTF">{day}</dcterms:{name}>'
        for name in ("created", "modified")
    )
    return (
        f'{HEAD}<cp:coreProperties xmlns:cp="{PACKAGE}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escape(recorded['title'])}</dc:title><dc:creator>梯度通</dc:creator>"
        f"<dc:subject>{recorded['notice']}</dc:subject><dc:language>zh-CN</dc:language>"
        f"{stamps}</cp:coreProperties>"
    )


def _custom(recorded: dict[str, Any]) -> str:
    named = recorded.get("properties") or {
        "填报底稿": recorded["notice"],
        "版次": recorded["edition"],
        "草稿摘要": recorded["draft_digest"],
        "检查报告摘要": recorded["report_digest"],
        "渲染版本": recorded["renderer"],
    }
    entries = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{place}" name="{name}">'
        f"<vt:lpwstr>{escape(value)}</vt:lpwstr></property>"
        for place, (name, value) in enumerate(named.items(), start=2)
    )
    return (
        f'{HEAD}<Properties xmlns="{OFFICE}/custom-properties" '
        f'xmlns:vt="{OFFICE}/docPropsVTypes">{entries}</Properties>'
    )


def is_ours(parts: Parts) -> bool:
    """Whether the package says that this program exported it, even if the record is gone."""
    return bool(_record_part(parts)) or "填报底稿".encode() in parts.get(CUSTOM, b"")


def _record_part(parts: Parts) -> bytes:
    """The part with the record, also when an office program has given it another name."""
    named = sorted(name for name in parts if name.startswith("customXml/"))
    return next(
        (parts[name] for name in named if f'<tidu xmlns="{NAMESPACE}"'.encode() in parts[name]), b""
    )


def record_in(parts: Parts) -> Embedded:
    """The record of a package."""
    return read_record(_text_in(parts))


def plain_record(parts: Parts) -> Any:
    """Whatever stands in the record's place, as plain values. Raises Damaged or ValueError."""
    return json.loads(_text_in(parts))


def _text_in(parts: Parts) -> str:
    text = _record_part(parts).decode("utf-8", "replace")
    found = re.search(rf'<tidu xmlns="{NAMESPACE}">(.*)</tidu>', text, re.DOTALL)
    if not found:
        raise Damaged("文件里的内嵌草稿不见了")
    return unescape(found.group(1))
