"""Pictures of pages are read by the real recogniser; a blank one is refused."""

import io
import logging
import subprocess
from pathlib import Path

import pytest
from PIL import Image

from knowledge.load import load, load_bytes
from knowledge.loaders.sniff import Unloadable
from tests.loaders.render import converted, docx_of, needs_office
from tests.loaders.test_loaders import blocks_of, notices

pytest.importorskip("rapidocr", reason="the extra `scan` is not installed")


def picture(size: tuple[int, int]) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "white").save(out, format="PNG")
    return out.getvalue()


@needs_office
@pytest.mark.office
def test_a_picture_of_the_first_page_gives_its_number_and_its_first_clause(tmp_path: Path) -> None:
    source = tmp_path / "notices.docx"
    source.write_bytes(docx_of(blocks_of(notices())))
    pdf = converted(source, "pdf")
    subprocess.run(
        ["pdftoppm", "-r", "150", "-png", "-l", "1", "-singlefile", str(pdf), str(tmp_path / "p")],
        check=True,
    )
    text = load(tmp_path / "p.png")
    assert "冀工信软件函〔2024〕533号" in text
    assert "一、构建智能工厂梯度培育体系" in text


def test_a_blank_picture_is_refused_with_a_remedy() -> None:
    with pytest.raises(Unloadable, match="认不出文字"):
        load_bytes(picture((400, 300)), "blank.png")


def test_reading_a_picture_says_nothing_on_the_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO), pytest.raises(Unloadable):
        load_bytes(picture((400, 300)), "blank.png")
    assert not caplog.records
