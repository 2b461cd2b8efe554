"""Office files as plain parts: read within bounds, closed to the same bytes on any machine."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo
from zlib import error as BadDeflate

FIRST_DAY = (1980, 1, 1, 0, 0, 0)
MOST_PARTS = 400
MOST_BYTES = 64_000_000
CONTENT_TYPES = "[Content_Types].xml"
Parts = dict[str, bytes]


class Damaged(Exception):
    """A file that is no sound office package, said in a few words."""


def opened(content: bytes) -> Parts:
    """The parts of a package by name; refused when it is broken, doubled or would burst."""
    try:
        with ZipFile(BytesIO(content)) as archive:
            _within_bounds(archive)
            return {entry.filename: _read(archive, entry) for entry in archive.infolist()}
    except (BadZipFile, BadDeflate, EOFError, RuntimeError, ValueError, OSError) as error:
        what = "不是 DOCX 或 XLSX，或者文件不完整或已损坏"
        if not content or content.startswith(b"PK"):
            what = "文件不完整或已损坏，无法作为压缩包打开"
        raise Damaged(what) from error


def _within_bounds(archive: ZipFile) -> None:
    entries = archive.infolist()
    if len(entries) > MOST_PARTS or sum(entry.file_size for entry in entries) > MOST_BYTES:
        raise Damaged(f"解压后超过 {MOST_PARTS} 个部件或 {MOST_BYTES // 1_000_000} MB，拒绝打开")
    if any(entry.compress_type not in (ZIP_STORED, ZIP_DEFLATED) for entry in entries):
        raise Damaged("压缩包用了办公软件不用的压缩方式，拒绝打开")
    if len({entry.filename for entry in entries}) < len(entries):
        raise Damaged("压缩包里有同名的部件，拒绝打开")


def _read(archive: ZipFile, entry: ZipInfo) -> bytes:
    """One part, never more of it than its header promised."""
    with archive.open(entry) as part:
        content = part.read(entry.file_size + 1)
    if len(content) != entry.file_size:
        raise Damaged("压缩包里的部件大小与目录不符，拒绝打开")
    return content


def closed(parts: Mapping[str, bytes]) -> bytes:
    """The package: parts in a fixed order, a fixed day, stored (so no zlib decides the bytes)."""
    page = BytesIO()
    with ZipFile(page, "w", ZIP_STORED) as archive:
        for name in sorted(parts, key=lambda name: (name != CONTENT_TYPES, name)):
            entry = ZipInfo(name, FIRST_DAY)
            entry.create_system = 3
            archive.writestr(entry, parts[name])
    return page.getvalue()
