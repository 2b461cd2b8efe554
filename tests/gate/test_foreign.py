"""Verify refuses what is not a file of ours, and says what to do."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest

from rules.reading import Unreadable
from rules.verify import verify
from tests.gate.papers import only, repacked


def broken_zip() -> bytes:
    page = BytesIO()
    with zipfile.ZipFile(page, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", b"\0" * 80_000_000)
    return page.getvalue()


def crowded_zip() -> bytes:
    page = BytesIO()
    with zipfile.ZipFile(page, "w") as archive:
        for number in range(500):
            archive.writestr(f"part{number}", b"")
    return page.getvalue()


def doubled_zip() -> bytes:
    page = BytesIO()
    with zipfile.ZipFile(page, "w") as archive:
        archive.writestr("word/document.xml", b"one")
        archive.writestr("word/document.xmk", b"two")
    return page.getvalue().replace(b"document.xmk", b"document.xml")


NOT_OURS: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "empty": (lambda _: b"", "不完整或已损坏"),
    "truncated": (lambda content: content[: len(content) // 2], "不完整或已损坏"),
    "garbage": (lambda _: b"\x00\x01\x02" * 100, "不完整或已损坏"),
    "a flipped byte": (
        lambda c: c[:5000] + bytes([c[5000] ^ 255]) + c[5001:],
        "不完整或已损坏",
    ),
    "a strange document": (
        lambda _: repacked({"word/document.xml": b"<w:document/>"}),
        "不是本程序导出的文件",
    ),
    "a strange json": (lambda _: b'{"a": 1}', "不是本程序导出的文件"),
    "half a json": (lambda _: b'{"format": "tidu-export/1", ', "不是完整的 JSON"),
    "a bottomless json": (lambda _: b'{"a":' + b"[" * 100_000, "不是完整的 JSON"),
    "a zip bomb": (lambda _: broken_zip(), "拒绝打开"),
    "a crowd of parts": (lambda _: crowded_zip(), "拒绝打开"),
    "a part twice": (lambda _: doubled_zip(), "同名"),
}


@pytest.mark.parametrize("what", NOT_OURS)
def test_what_is_not_our_file_is_refused_with_what_to_do(
    folder: Path, tmp_path: Path, what: str
) -> None:
    spoil, says = NOT_OURS[what]
    path = tmp_path / "file.docx"
    path.write_bytes(spoil(only(folder, ".docx").read_bytes()))
    with pytest.raises(Unreadable, match=says) as refused:
        verify(path)
    assert str(path) in refused.value.where
    assert "本程序导出" in refused.value.do


def test_a_file_that_is_not_there_is_refused_with_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(Unreadable, match="检查路径"):
        verify(tmp_path / "nowhere.docx")


def test_a_file_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "large.docx"
    with path.open("wb") as file:
        file.truncate(65_000_000)
    with pytest.raises(Unreadable, match="超过 64 MB"):
        verify(path)
