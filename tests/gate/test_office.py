"""The papers as a real office program prints them."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from rules.gate import export, export_problems
from rules.verify import State, verify
from tests.gate.cases import DAY, changed, example, exported, held, table
from tests.gate.papers import only

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
POPPLER = shutil.which("pdftoppm") and shutil.which("pdftotext")
pytestmark = [
    pytest.mark.office,
    pytest.mark.skipif(not OFFICE, reason="no office program (soffice) on this machine"),
    pytest.mark.skipif(not POPPLER, reason="no poppler (pdftoppm, pdftotext) on this machine"),
]


def converted(source: Path, form: str, folder: Path) -> Path:
    profile = folder / "profile"
    alone = f"-env:UserInstallation=file://{profile}"
    command = [str(OFFICE), alone, "--headless", "--convert-to", form, "--outdir", str(folder)]
    subprocess.run([*command, str(source)], check=True, capture_output=True, timeout=180)
    return folder / f"{source.stem}.{form}"


def pages_of(pdf: Path) -> list[str]:
    done = subprocess.run(
        ["pdftotext", "-layout", str(pdf), "-"], check=True, capture_output=True, timeout=60
    )
    return done.stdout.decode().split("\f")[:-1]


@pytest.fixture(scope="module")
def printed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Every kind of paper, printed to PDF under a short name."""
    folder = tmp_path_factory.mktemp("printed")
    exported(example(), folder / "declared")
    exported(changed("tier", "基础级"), folder / "assessed")
    export_problems(held(example("held"), folder / "none"), folder / "problems")
    export(table(), folder / "table", as_of=DAY)
    sources = {
        "declaration": only(folder / "declared", ".docx"),
        "line": only(folder / "declared", ".xlsx"),
        "assessment": only(folder / "assessed", ".docx"),
        "problems": only(folder / "problems", ".docx"),
        "table": only(folder / "table", ".xlsx"),
    }
    for name, source in sources.items():
        copy = folder / f"{name}{source.suffix}"
        shutil.copy(source, copy)
        converted(copy, "pdf", folder)
    return folder


PAPERS = ["declaration", "assessment", "problems", "line", "table"]


@pytest.mark.parametrize("paper", PAPERS)
def test_every_page_says_that_it_is_a_working_copy(printed: Path, paper: str) -> None:
    pages = pages_of(printed / f"{paper}.pdf")
    assert pages
    assert [n for n, page in enumerate(pages) if "填报底稿，非报送件" not in page] == []


@pytest.mark.parametrize("paper", ["declaration", "assessment"])
def test_pages_are_numbered_after_the_cover(printed: Path, paper: str) -> None:
    pages = pages_of(printed / f"{paper}.pdf")
    assert not re.search(r"第\s*1\s*页", pages[0])
    for number, page in enumerate(pages[1:], start=2):
        assert re.search(rf"第\s*{number}\s*页\s*共\s*{len(pages)}\s*页", page), number


def test_no_page_of_a_declaration_is_empty(printed: Path) -> None:
    pages = pages_of(printed / "declaration.pdf")
    assert len(pages) > 8
    assert [n for n, page in enumerate(pages) if len("".join(page.split())) < 120] == []


def test_cover_and_commitment_each_have_their_page(printed: Path) -> None:
    cover, commitment, first = pages_of(printed / "declaration.pdf")[:3]
    assert "报" in cover
    assert "推荐单位" in "".join(cover.split())
    assert "真实性承诺" not in cover
    assert "真实性承诺" in commitment
    assert "一、申报单位基本信息" in first


def test_heads_of_long_tables_return_on_the_next_page(printed: Path) -> None:
    pages = pages_of(printed / "declaration.pdf")
    heads = [page for page in pages if "建设前" in page and "建设后" in page and "指标值" in page]
    assert len(heads) >= 2


@pytest.mark.parametrize("paper", PAPERS)
def test_the_pages_are_drawn(printed: Path, paper: str) -> None:
    command = ["pdftoppm", "-r", "40", "-gray", str(printed / f"{paper}.pdf"), str(printed / paper)]
    subprocess.run(command, check=True, timeout=120)
    drawn = sorted(printed.glob(f"{paper}-*.pgm"))
    assert len(drawn) == len(pages_of(printed / f"{paper}.pdf"))
    for picture in drawn:
        pixels = picture.read_bytes()[20:]
        assert sum(pixel < 128 for pixel in pixels) / len(pixels) > 0.001, picture


def test_a_declaration_saved_again_by_an_office_is_altered(printed: Path) -> None:
    folder = printed / "saved"
    folder.mkdir()
    found = verify(converted(printed / "declaration.docx", "docx", folder))
    assert found.state is State.ALTERED
