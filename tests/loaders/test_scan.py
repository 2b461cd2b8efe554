"""Pictures of pages are read by the real recogniser; a blank one is refused."""

import io
import logging
import subprocess
from pathlib import Path

import pytest
from PIL import Image

from knowledge.load import load, load_bytes
from knowledge.loaders.scan import MOST_DOTS, pages
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


def _empty_page(width: int, kids: bytes = b"[3 0 R]") -> bytes:
    return (
        b"%%PDF-1.4\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n"
        b"2 0 obj <</Type/Pages/Kids%s/Count 1>> endobj\n"
        b"3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 %d %d]>> endobj\n"
        b"trailer <</Root 1 0 R/Size 4>>\n%%%%EOF\n" % (kids, width, width)
    )


def test_a_page_as_wide_as_a_house_is_drawn_in_no_more_dots_than_others() -> None:
    [drawn] = pages(_empty_page(14_000), "wide.pdf")
    with Image.open(io.BytesIO(drawn)) as page:
        assert page.width * page.height <= MOST_DOTS * 1.01


def test_a_page_that_cannot_be_drawn_is_refused_with_a_remedy() -> None:
    with pytest.raises(Unloadable, match="PDF 不完整") as caught:
        load_bytes(_empty_page(300, b"[9 0 R]"), "gone.pdf")
    assert caught.value.where == "gone.pdf"
    assert caught.value.do


def test_a_picture_of_too_many_dots_is_refused_unopened() -> None:
    with pytest.raises(Unloadable, match="超过上限"):
        load_bytes(picture((9_000, 6_000)), "huge.png")


def test_half_a_picture_is_refused_with_a_remedy() -> None:
    with pytest.raises(Unloadable, match="图片不完整"):
        load_bytes(picture((400, 300))[:200], "half.png")
