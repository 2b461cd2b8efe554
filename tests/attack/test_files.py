"""Files fuzzed: office files, PDF, YAML; bombs, entities, formulas, names that climb out."""

import io
import os
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from docx import Document
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook

from assistant.importing.declaration import import_file
from knowledge.load import load_bytes
from rules.facts.form import draft_of
from rules.gate import Exported, export
from rules.law.edition import resolve
from rules.reading import read_draft
from rules.verify import verify
from tests.ui.test_api import EXAMPLES, _client, _example
from ui.room import bare_name, laid_down
from ui.trouble import trouble_of

TRIES = int(os.environ.get("TIDU_FUZZ", "25"))  # TIDU_FUZZ=2000 for the long form
FUZZ = settings(
    max_examples=TRIES, deadline=None, database=None, derandomize=True,
    suppress_health_check=list(HealthCheck),
)  # fmt: skip
SAMPLE = "示例市工业和信息化局\n\n一、请按时报送材料。\n\n1. 申报企业应当如实填报。\n"
PDF = b"""%PDF-1.4
1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj
2 0 obj <</Type/Pages/Kids[3 0 R]/Count 1>> endobj
3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R
/Resources<</Font<</F1 5 0 R>>>>>> endobj
4 0 obj <</Length 44>> stream
BT /F1 12 Tf 20 100 Td (A notice of 2024) Tj ET
endstream endobj
5 0 obj <</Type/Font/Subtype/Type1/BaseFont/Helvetica>> endobj
trailer <</Root 1 0 R/Size 6>>
%%EOF
"""


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    folder = tmp_path_factory.mktemp("files")
    done = export(draft_of(_example("pass.yaml")), folder)  # type: ignore[arg-type]
    assert isinstance(done, Exported)
    found = {path.suffix[1:]: path.read_bytes() for path in done.files}
    return {
        **found, "yaml": (EXAMPLES / "pass.yaml").read_bytes(), "txt": SAMPLE.encode(),
        "pdf": PDF, "html": f"<html><body><p>{SAMPLE}</p></body></html>".encode(),
    }  # fmt: skip


def _expected(act: Callable[[], object]) -> None:
    """The act succeeds, or fails in a way that is told: what, where, what to do."""
    try:
        act()
    except Exception as error:
        trouble = trouble_of(error)
        if trouble is None:
            raise
        assert all((trouble.what, trouble.where, trouble.do))


def _damaged(content: bytes, at: int, change: bytes, cut: int) -> bytes:
    at %= max(1, len(content))
    whole = content[:at] + change + content[at + len(change) :]
    return whole[: len(whole) - cut % (len(whole) // 2 + 1)] if cut % 3 == 0 else whole


def _unpacked_and_damaged(content: bytes, at: int, change: bytes) -> bytes:
    """An archive whose first XML part is damaged inside: the archive itself is whole."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            said = old.read(name)
            if name in ("word/document.xml", "xl/worksheets/sheet1.xml", "xl/workbook.xml"):
                said = _damaged(said, at, change, 1)
            new.writestr(name, said)
    return out.getvalue()


@pytest.mark.slow
@pytest.mark.parametrize("kind", ["docx", "xlsx", "pdf", "yaml", "txt", "html", "json"])
def test_a_damaged_file_is_read_or_refused_with_what_to_do(
    kind: str, samples: dict[str, bytes], tmp_path: Path
) -> None:
    path = tmp_path / f"file.{kind}"

    @FUZZ
    @given(at=st.integers(0, 10**6), change=st.binary(max_size=40), cut=st.integers(1, 10**6))
    def attack(at: int, change: bytes, cut: int) -> None:
        content = samples[kind]
        path.write_bytes(_damaged(content, at, change, cut))
        _expected(lambda: load_bytes(path.read_bytes(), path.name))
        _expected(lambda: import_file(path, edition=resolve("河北省", None)))
        _expected(lambda: verify(path))
        if kind in ("docx", "xlsx"):
            path.write_bytes(_unpacked_and_damaged(content, at, change))
            _expected(lambda: load_bytes(path.read_bytes(), path.name))
            _expected(lambda: import_file(path, edition=resolve("河北省", None)))

    attack()


@pytest.mark.slow
def test_any_text_is_a_draft_or_told_to_be_none() -> None:
    @FUZZ
    @given(st.text(max_size=300))
    def attack(text: str) -> None:
        _expected(lambda: read_draft(text, where="draft.yaml"))

    attack()


LAUGHS = "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
    f"{c}: &{c} [{','.join([f'*{chr(ord(c) - 1)}'] * 9)}]\n" for c in "bcdefghi"
)
EVIL_YAML = (
    LAUGHS,
    "!!python/object/apply:os.system ['touch /tmp/tidu-owned']",
    "applicant: !!python/name:os.system",
    "[" * 5000,
    "{" * 5000 + "}" * 5000,
    "a: " * 3000,
)


@pytest.mark.parametrize("text", EVIL_YAML, ids=["laughs", "call", "name", "deep", "maps", "keys"])
def test_yaml_that_calls_or_multiplies_is_refused(text: str) -> None:
    _expected(lambda: read_draft(text, where="draft.yaml"))
    assert not Path("/tmp/tidu-owned").exists()


def _archive(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return out.getvalue()


def _bombs() -> dict[str, bytes]:
    big = b"<a>" + b" " * 70_000_000 + b"</a>"
    word = io.BytesIO()
    Document().save(word)
    sheet = io.BytesIO()
    Workbook().save(sheet)
    bombs = {}
    for name, whole, part in (
        ("bomb.docx", word.getvalue(), "word/document.xml"),
        ("bomb.xlsx", sheet.getvalue(), "xl/worksheets/sheet1.xml"),
    ):
        with zipfile.ZipFile(io.BytesIO(whole)) as archive:
            parts = {n: archive.read(n) for n in archive.namelist()}
        bombs[name] = _archive({**parts, part: big})
    return bombs


@pytest.mark.slow
def test_archives_that_unpack_to_many_megabytes_are_refused_unopened() -> None:
    client = _client()
    for name, content in _bombs().items():
        for path in ("/api/import", "/api/verify"):
            answer = client.post(path, files={"file": (name, content)})
            assert answer.status_code in (200, 422), (name, path, answer.text)
            if answer.status_code == 422:
                assert all(answer.json()["error"].values())
        assert client.post("/api/import", files={"file": (name, content)}).status_code == 422


SECRET = "root:x:0:0"
ENTITY = '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]>'


def test_entities_in_office_files_and_pages_are_not_followed(samples: dict[str, bytes]) -> None:
    client = _client()
    with zipfile.ZipFile(io.BytesIO(samples["docx"])) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    body = parts["word/document.xml"].decode()
    start = body.index("<w:document")
    parts["word/document.xml"] = (
        ENTITY.replace("DOCTYPE r", "DOCTYPE w:document") + body[start:].replace("示例", "&x;", 3)
    ).encode()
    page = (ENTITY.replace("DOCTYPE r", "DOCTYPE html") + "<html><p>&x;</p></html>").encode()
    for name, content in (("x.docx", _archive(parts)), ("x.html", page)):
        for path in ("/api/import", "/api/verify"):
            assert SECRET not in client.post(path, files={"file": (name, content)}).text
        _expected(lambda n=name, c=content: _no_secret(load_bytes(c, n)))  # type: ignore[misc]


def _no_secret(text: str) -> None:
    assert SECRET not in text


@pytest.mark.parametrize("formula", ['=HYPERLINK("http://x","y")', "+1+1", "-1+1", "@SUM(1)"])
def test_what_looks_like_a_formula_is_a_text_in_the_exported_table(
    formula: str, tmp_path: Path
) -> None:
    stated = _example("pass.yaml")
    stated["applicant"]["name"] = stated["submission"]["seal_name"] = formula
    done = export(draft_of(stated), tmp_path)  # type: ignore[arg-type]
    assert isinstance(done, Exported)
    [table] = [path for path in done.files if path.suffix == ".xlsx"]
    cells = [cell for row in load_workbook(table).active.iter_rows() for cell in row]
    named = [cell for cell in cells if formula in str(cell.value)]
    assert named
    assert {cell.data_type for cell in named} == {"s"}
    # "=…" typed as text runs again once somebody edits the cell, unless it is quoted.
    assert all(cell.quotePrefix or not str(cell.value).startswith(tuple("=+-@")) for cell in named)


@pytest.mark.parametrize(
    "name",
    ["../../evil.txt", "..\\..\\evil.txt", "/etc/evil.txt", "C:\\evil.txt", "a/../b.txt",
     "....//evil.txt", "evil\0.txt", "." * 300 + ".txt", "\u202etxt.exe", ""],
)  # fmt: skip
def test_a_name_that_climbs_stays_in_its_folder(name: str) -> None:
    assert bare_name(name)
    with laid_down(name, b"content") as path:
        assert path.resolve().parent == path.parent.resolve()
        assert path.parent.name.startswith("tmp")
    assert not path.exists()


def test_a_document_with_a_climbing_name_is_shelved_under_its_digest(tmp_path: Path) -> None:
    from knowledge.ledger import library
    from knowledge.shelf import read_file, shelve

    (tmp_path / "notice.txt").write_text(SAMPLE, encoding="utf-8")
    read = read_file(tmp_path / "notice.txt", library())
    shelve(tmp_path / "shelf", read)
    names = {path.name for path in (tmp_path / "shelf").iterdir()}
    assert all(name[0] in "0123456789abcdefs" for name in names)
    assert {path.name for path in tmp_path.iterdir()} == {"notice.txt", "shelf"}
