"""Reading exported files the way a stranger would: with zipfile and the office libraries."""

import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import docx
from docx.oxml.ns import qn

Change = Callable[[dict[str, bytes]], None]


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def repacked(parts: dict[str, bytes]) -> bytes:
    page = BytesIO()
    with zipfile.ZipFile(page, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return page.getvalue()


def words(content: bytes) -> str:
    """Every text of a Word file: body, tables, headers, footers."""
    document = docx.Document(BytesIO(content))
    trees = [document.element.body]
    for section in document.sections:
        for part in (section.header, section.first_page_header, section.footer):
            trees.append(part._element)
    return "\n".join(
        "".join(text.text or "" for text in paragraph.iter(qn("w:t")))
        for tree in trees
        for paragraph in tree.iter(qn("w:p"))
    )


def only(directory: Path, ending: str) -> Path:
    found = [path for path in directory.iterdir() if path.name.endswith(ending)]
    assert len(found) == 1, found
    return found[0]
