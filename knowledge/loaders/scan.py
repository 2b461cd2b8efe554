"""Scanned pages and pictures: read by rapidocr, whose models ship in its wheel (extra `scan`)."""

import importlib.util
import io
from collections.abc import Iterator
from typing import Any

from PIL import Image, UnidentifiedImageError

from knowledge.loaders.sniff import Unloadable

MOST_DOTS = 50_000_000  # of one picture; A4 at 600 dots an inch has 35 million
_LEAST_SCORE = 0.5
_DOTS = 200


def text_of(content: bytes, name: str, *, pdf: bool) -> str:
    """The text read from the pictures; refused when nothing can be made out."""
    if importlib.util.find_spec("rapidocr") is None:
        do = "请安装文字识别：pip install 'tidu[scan]'；或给出可复制文字的版本。"
        raise Unloadable("是扫描件或图片，没有文字层", name, do)
    pictures = pages(content, name) if pdf else [_sound(content, name)]
    engine = _engine()
    text = "\n\n".join(_read(engine, picture) for picture in pictures)
    if len("".join(text.split())) < 10:
        raise Unloadable("图片里认不出文字", name, "请用更清晰的扫描件（200 dpi 以上，摆正）。")
    return text


def _engine() -> Any:
    from rapidocr import RapidOCR

    return RapidOCR(params={"Global.log_level": "error"})


def _read(engine: Any, picture: bytes) -> str:
    found = engine(picture)
    if found is None or found.txts is None:
        return ""
    lines = zip(found.txts, found.scores, strict=True)
    return "\n".join(text for text, score in lines if score >= _LEAST_SCORE)


def _sound(content: bytes, name: str) -> bytes:
    """The picture as it came, once it is known to open and not to unpack to gigabytes."""
    try:
        with Image.open(io.BytesIO(content)) as picture:
            dots = picture.width * picture.height
            if dots > MOST_DOTS:
                raise _too_large(dots, name)
            picture.load()
    except Image.DecompressionBombError as error:
        raise _too_large(2 * (Image.MAX_IMAGE_PIXELS or MOST_DOTS), name) from error
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, EOFError) as error:
        raise Unloadable("图片不完整或已损坏", name, "请重新扫描，或换一份再试。") from error
    return content


def _too_large(dots: int, name: str) -> Unloadable:
    what = f"图片有 {dots // 1_000_000} 百万像素以上，超过上限 {MOST_DOTS // 1_000_000} 百万"
    return Unloadable(what, name, "请用 200–300 dpi 重新扫描，或把图片缩小后再试。")


def pages(content: bytes, name: str) -> Iterator[bytes]:
    """The pages of a PDF as pictures; one that claims to be as wide as a house is made smaller."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
        for page in document:
            width, height = page.get_size()
            scale = min(_DOTS / 72, (MOST_DOTS / max(width * height, 1)) ** 0.5)
            picture = io.BytesIO()
            page.render(scale=scale).to_pil().save(picture, format="PNG")
            yield picture.getvalue()
    except (pypdfium2.PdfiumError, ValueError) as error:
        raise Unloadable("PDF 不完整或已损坏", name, "请重新下载原文件。") from error
