"""Scanned pages and pictures: read by rapidocr, whose models ship in its wheel (extra `scan`)."""

import importlib.util
import io
from typing import Any

from knowledge.loaders.sniff import Unloadable

_LEAST_SCORE = 0.5
_DOTS = 200


def text_of(content: bytes, name: str, *, pdf: bool) -> str:
    """The text read from the pictures; refused when nothing can be made out."""
    if importlib.util.find_spec("rapidocr") is None:
        do = "请安装文字识别：pip install 'tidu[scan]'；或给出可复制文字的版本。"
        raise Unloadable("是扫描件或图片，没有文字层", name, do)
    pictures = _pages(content, name) if pdf else [content]
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


def _pages(content: bytes, name: str) -> list[bytes]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise Unloadable("PDF 不完整或已损坏", name, "请重新下载原文件。") from error
    pictures = []
    for page in document:
        picture = io.BytesIO()
        page.render(scale=_DOTS / 72).to_pil().save(picture, format="PNG")
        pictures.append(picture.getvalue())
    return pictures
