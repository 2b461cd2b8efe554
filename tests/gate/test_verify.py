"""Verify tells an untouched file from an altered one, names the place, and checks again."""

import json
import re
import struct
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from rules.facts.draft import digest
from rules.gate import export, gate
from rules.law.edition import resolve
from rules.render import press, record
from rules.render.paper import Paper
from rules.verify import State, verify
from tests.gate.cases import DAY, changed, cleared, example, exported, table
from tests.gate.papers import only, parts_of, repacked

Parts = dict[str, bytes]
SHEET = "xl/worksheets/sheet1.xml"
BODY, CORE, CUSTOM = "word/document.xml", "docProps/core.xml", "docProps/custom.xml"
ITEM = "customXml/tidu.xml"


def swap(name: str, before: str, after: str) -> Callable[[Parts], None]:
    def change(parts: Parts) -> None:
        old, new = before.encode(), after.encode()
        if old not in parts[name]:
            old, new = (text.encode("ascii", "xmlcharrefreplace") for text in (before, after))
        assert old in parts[name], before
        parts[name] = parts[name].replace(old, new, 1)

    return change


def first_header(parts: Parts) -> None:
    swap(next(n for n in parts if n.startswith("word/header")), "非报送件", "报送件")(parts)


def first_footer(parts: Parts) -> None:
    swap(next(n for n in parts if n.startswith("word/footer")), "版次", "版本")(parts)


def without(name: str) -> Callable[[Parts], None]:
    def change(parts: Parts) -> None:
        del parts[name]

    return change


def new_paragraph(parts: Parts) -> None:
    added = b"<w:p><w:r><w:t>\xe5\x8f\xa6\xe5\xa4\x96\xe6\x8a\x95\xe8\xb5\x84</w:t></w:r></w:p>"
    parts[BODY] = parts[BODY].replace(b"<w:sectPr", added + b"<w:sectPr", 1)


def last_row_gone(parts: Parts) -> None:
    start, end = parts[BODY].rindex(b"<w:tr>"), parts[BODY].rindex(b"</w:tr>")
    parts[BODY] = parts[BODY][:start] + parts[BODY][end + len(b"</w:tr>") :]


def new_part(parts: Parts) -> None:
    parts["word/media/seal.png"] = b"\x89PNG"


WORD: dict[str, tuple[Callable[[Parts], None], str]] = {
    "a figure in a paragraph": (swap(BODY, "产品不良率下降40%", "产品不良率下降70%"), "正文第"),
    "one letter of the commitment": (swap(BODY, "真实性负责", "真实性不负责"), "个表第"),
    "a table cell": (swap(BODY, ">12600万元<", ">22600万元<"), "个表第"),
    "a paragraph more": (new_paragraph, "正文第"),
    "a table row less": (last_row_gone, "个表第"),
    "the name on the cover": (swap(BODY, "燕岭精密传动科技", "燕岭精密制造科技"), "个表第"),
    "the notice in the header": (first_header, "页眉"),
    "the digest in the footer": (first_footer, "页脚"),
    "the formatting": (swap(BODY, "<w:t>", '<w:t xml:space="preserve">'), "正文"),
    "hidden text": (swap(BODY, "<w:r><w:t>", '<w:r><w:rPr><w:vanish/></w:rPr><w:t>'), "正文"),
    "the styles": (swap("word/styles.xml", "仿宋", "隶书"), "样式"),
    "the title in the properties": (swap(CORE, "申报书", "申报书（正式）"), "文档属性"),
    "the day in the properties": (swap(CORE, "2024-11-20", "2024-11-22"), "文档属性"),
    "the edition in the properties": (swap(CUSTOM, "CN-2024+HE-2024", "CN-2024"), "文档属性"),
    "the digest in the properties": (swap(CUSTOM, '"草稿摘要"><vt:lpwstr>', ""), "文档属性"),
    "a fact in the embedded draft": (swap(ITEM, '"investment": "12600"', '"investment": "9"'), ""),
    "the embedded report": (swap(ITEM, '"holds": false', '"holds": true'), ""),
    "the embedded digest": (swap(ITEM, '"draft_digest": "', '"draft_digest": "0'), "内嵌草稿"),
    "the kind of paper": (swap(ITEM, '"kind": "\\u7533', '"kind": "\\u7534'), "内嵌数据"),
    "the place": (swap(ITEM, '"place": "\\u6cb3', '"place": "Atlantis'), "内嵌数据"),
    "the embedded draft taken out": (without(ITEM), "内嵌草稿"),
    "the embedded draft spoilt": (swap(ITEM, '"report": {', '"report": ['), "内嵌草稿"),
    "a field the form does not know": (swap(ITEM, '"investment":', '"investments":'), "内嵌草稿"),
    "a part more": (new_part, "word/media/seal.png"),
    "a part less": (without("word/theme/theme1.xml"), "word/theme/theme1.xml"),
    "the properties taken out": (without(CORE), "文档属性"),
}  # fmt: skip


@pytest.mark.parametrize("alteration", WORD)
def test_every_alteration_of_a_declaration_is_told(
    folder: Path, tmp_path: Path, alteration: str
) -> None:
    change, where = WORD[alteration]
    parts = parts_of(only(folder, ".docx").read_bytes())
    change(parts)
    path = tmp_path / "altered.docx"
    path.write_bytes(repacked(parts))
    found = verify(path)
    assert found.state is State.ALTERED
    assert not found.fine
    assert any(where in difference.where for difference in found.differences), found.differences


@pytest.mark.parametrize(
    "change",
    [
        lambda content: content + b"\0",
        lambda content: b"#!/bin/sh\n" + content,
        lambda content: repacked(parts_of(content)),
        lambda content: content.replace(struct.pack("<H", 0x21), struct.pack("<H", 0x22), 1),
    ],
    ids=["a byte behind", "a script before", "packed anew", "another day in the archive"],
)
def test_an_alteration_outside_the_parts_is_told(
    folder: Path, tmp_path: Path, change: Callable[[bytes], bytes]
) -> None:
    path = tmp_path / "altered.docx"
    path.write_bytes(change(only(folder, ".docx").read_bytes()))
    found = verify(path)
    assert found.state is State.ALTERED
    assert [difference.where for difference in found.differences] == ["压缩包"]


def test_an_untouched_file_is_unaltered_and_passes(folder: Path) -> None:
    for path in folder.iterdir():
        found = verify(path)
        assert (found.state, found.differences, found.holds) == (State.UNALTERED, (), False)
        assert found.fine
        assert found.draft_digest == digest(example())
        assert "不是电子签名" in found.says


def test_an_untouched_file_under_another_name_is_unaltered(folder: Path, tmp_path: Path) -> None:
    path = tmp_path / "renamed.bin"
    path.write_bytes(only(folder, ".docx").read_bytes())
    assert verify(path).fine


def test_a_self_assessment_and_a_table_verify_too(tmp_path: Path) -> None:
    exported(changed("tier", "基础级"), tmp_path / "assessed")
    export(table(), tmp_path / "table", as_of=DAY)
    paths = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert len(paths) == 4
    assert [path.name for path in paths if not verify(path).fine] == []


def test_the_place_of_a_changed_cell_and_both_values_are_named(
    folder: Path, tmp_path: Path
) -> None:
    parts = parts_of(only(folder, ".docx").read_bytes())
    swap(BODY, ">12600万元<", ">22600万元<")(parts)
    path = tmp_path / "altered.docx"
    path.write_bytes(repacked(parts))
    (difference,) = verify(path).differences
    assert re.fullmatch(r"第\d+个表第\d+行第\d+格", difference.where)
    assert (difference.found, difference.expected) == ("22600万元", "12600万元")


@pytest.mark.parametrize(
    ("alteration", "where"),
    [
        (swap(SHEET, "13900001234", "13911111111"), "表格F4"),
        (swap(SHEET, "，非报送件", ""), "表格的页眉页脚"),
        (swap("xl/styles.xml", "quotePrefix", "pivotButton"), "样式"),
        (swap(CORE, "填报底稿", "正式件"), "文档属性"),
        (swap(ITEM, "13900001234", "13911111111"), "内嵌草稿"),
    ],
)
def test_every_alteration_of_a_table_is_told(
    folder: Path, tmp_path: Path, alteration: Callable[[Parts], None], where: str
) -> None:
    parts = parts_of(only(folder, ".xlsx").read_bytes())
    alteration(parts)
    path = tmp_path / "altered.xlsx"
    path.write_bytes(repacked(parts))
    found = verify(path)
    assert found.state is State.ALTERED
    assert where in {difference.where for difference in found.differences}


@pytest.mark.parametrize(
    ("before", "after", "where"),
    [
        ('"investment": "12600"', '"investment": "99"', "内嵌草稿"),
        ('"report_digest": "', '"report_digest": "0', "字段 report_digest"),
        ('"outcome": "符合"', '"outcome": "不符"', "字段 report_digest"),
        ('"notice": "填报底稿，非报送件"', '"notice": "报送件"', "字段 notice"),
        ("{\n", "{", "排版"),
    ],
)
def test_every_alteration_of_the_data_is_told(
    folder: Path, tmp_path: Path, before: str, after: str, where: str
) -> None:
    text = only(folder, ".json").read_text("utf-8")
    assert before in text
    path = tmp_path / "altered.json"
    path.write_text(text.replace(before, after, 1), "utf-8")
    found = verify(path)
    assert found.state is State.ALTERED
    assert where in {difference.where for difference in found.differences}


def test_a_file_rendered_round_the_gate_is_found_out_by_the_check(tmp_path: Path) -> None:
    draft = changed("maturity.level", 2)
    again = gate(draft, as_of=DAY)
    paper = Paper(draft, again.report, resolve("河北省", DAY), DAY)
    path = tmp_path / "smuggled.docx"
    path.write_bytes(press.press(paper, press.DECLARATION, None))
    found = verify(path)
    assert (found.state, found.holds, found.fine) == (State.UNALTERED, True, False)


def test_a_whitewashed_report_is_found_out_by_the_check(tmp_path: Path) -> None:
    ticket = cleared(example())
    white = replace(ticket.report, findings=ticket.report.findings[:5])
    paper = Paper(ticket._paper.draft, white, ticket._paper.edition, DAY)
    path = tmp_path / "whitewashed.docx"
    path.write_bytes(press.press(paper, press.DECLARATION, None))
    found = verify(path)
    assert (found.state, found.fine) == (State.INCOMPARABLE, False)
    assert "报告被改过，或规则在导出后更新过" in found.notices[0]


def test_a_file_of_another_renderer_cannot_be_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(record, "RENDERER", "0")
    exported(example(), tmp_path)
    found = verify(only(tmp_path, ".docx"))
    assert found.state is State.INCOMPARABLE
    assert "渲染版本 0" in found.notices[0]


def test_the_record_survives_as_plain_json(folder: Path) -> None:
    stated = json.loads(only(folder, ".json").read_text("utf-8"))
    assert stated["notice"] == "填报底稿，非报送件"
    assert stated["edition"] == "CN-2024+HE-2024"
    assert stated["draft_digest"] == digest(example())
