"""The notices in other file formats give the same clauses; what cannot be read says why."""

import io
import zipfile
from functools import cache
from pathlib import Path

import pytest

from knowledge.clause import Block, gather
from knowledge.gongwen import parse
from knowledge.ledger import CORPUS, library
from knowledge.load import load, load_bytes
from knowledge.loaders.sniff import Unloadable
from knowledge.reading import squeeze
from tests.loaders.render import converted, docx_of, needs_office

NAMES = {document.source.number: document.source.id for document in library().documents}


@cache
def notices() -> str:
    return (CORPUS / "notices-2024.txt").read_text(encoding="utf-8")


def blocks_of(text: str) -> tuple[Block, ...]:
    return parse(text, identify=NAMES.__getitem__, fallback="X")


def clauses_of(text: str) -> dict[str, str]:
    return {clause.address: squeeze(clause.text) for clause in gather("X", blocks_of(text))}


@pytest.fixture(scope="module")
def word(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("notices") / "notices.docx"
    path.write_bytes(docx_of(blocks_of(notices())))
    return path


def test_the_notices_as_word_give_the_same_clauses(word: Path) -> None:
    assert clauses_of(load(word)) == clauses_of(notices())


@needs_office
@pytest.mark.office
@pytest.mark.parametrize("form", ["html", "pdf"])
def test_the_notices_as_an_office_program_renders_them_give_the_same_clauses(
    word: Path, form: str
) -> None:
    assert clauses_of(load(converted(word, form))) == clauses_of(notices())


def test_the_notices_as_markdown_give_the_same_clauses() -> None:
    lines = []
    for block in blocks_of(notices()):
        heading = "## " if block.kind.value == "heading" else ""
        cells = " | ".join(block.text.split("\t"))
        row = block.kind.value in ("row", "blank_row")
        lines.append(f"| {cells} |" if row else f"\n{heading}{block.text}")
    assert clauses_of(load_bytes("\n".join(lines).encode(), "notices.md")) == clauses_of(notices())


def test_text_in_gb18030_is_read() -> None:
    content = notices().encode("gb18030")
    assert clauses_of(load_bytes(content, "notices.txt")) == clauses_of(notices())


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be"])
def test_text_in_utf_16_is_read_with_or_without_its_mark(encoding: str) -> None:
    text = "一、诊断对象\n\n1、规模以上工业企业（2025年）。\n"
    assert load_bytes(text.encode(encoding), "x.txt") == text


def test_a_page_in_html_keeps_tables_and_drops_scripts() -> None:
    page = "<html><body><script>bad()</script><p>一、<b>标题</b></p><table><tr><td>序号</td>"
    page += "<td>所需材料</td></tr></table></body></html>"
    assert load_bytes(page.encode(), "x.html").split("\n") == ["一、标题", "", "序号\t所需材料", ""]


def _bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"0" * 500_000_000)
    return out.getvalue()


def _zip(name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(name, "<x/>")
    return out.getvalue()


BAD = {
    "empty.txt": (b"  \n", "空"),
    "binary.txt": (b"abc\x00\x01\x02" * 10, "二进制"),
    "old.doc": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 100, "加密"),
    "letter.pdf": (b"PK\x03\x04 no zip", "不完整"),
    "broken.pdf": (b"%PDF-1.7\nno more", "损坏"),
    "named.pdf": ("一、正文。".encode(), "内容却是 文字（txt）"),
    "picture.pdf": (b"\x89PNG" + b"picture" * 9, "内容却是 图片"),
    "broken.docx": (b"PK\x03\x04 no zip", "不完整"),
    "notice.rtf": (rb"{\rtf1\ansi\ansicpg936 x}", "RTF"),
    "saved.mht": (b"From: <Saved>\r\nMIME-Version: 1.0\r\n\r\n<html>", "mht"),
    "notice.ofd": (_zip("OFD.xml"), "OFD"),
    "table.xlsx": (_zip("xl/workbook.xml"), "Excel"),
    "notice.odt": (_zip("content.xml"), "ODF"),
    "setup.exe": ("一、申报条件。".encode(), "名字说是 exe"),
    "notice.MP4": (b"%PDF-1.7\nx", "名字说是 mp4"),
    "wrong.txt": ("一、申报条件。".encode().decode("latin-1").encode(), "乱码"),
}


@pytest.mark.parametrize("name", BAD)
def test_a_file_that_gives_no_text_says_what_where_and_what_to_do(name: str) -> None:
    content, word = BAD[name]
    with pytest.raises(Unloadable) as caught:
        load_bytes(content, name)
    assert word in caught.value.what
    assert caught.value.where == name
    assert caught.value.do


@pytest.mark.parametrize("name", ["通知", "notice.log", "通知.2024", "v1.2 通知"])
def test_text_under_a_name_that_claims_no_other_kind_is_read(name: str) -> None:
    assert load_bytes("一、申报条件。".encode(), name) == "一、申报条件。"


def test_a_zip_bomb_is_refused_before_it_is_opened() -> None:
    with pytest.raises(Unloadable, match="压缩炸弹"):
        load_bytes(_bomb(), "bomb.docx")


def test_a_truncated_word_file_is_refused(word: Path) -> None:
    with pytest.raises(Unloadable, match="不完整"):
        load_bytes(word.read_bytes()[:3000], "half.docx")


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Unloadable, match="读不到"):
        load(tmp_path / "none.pdf")
