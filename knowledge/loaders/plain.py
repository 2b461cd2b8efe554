"""Text and Markdown: decoded; Markdown's marks dropped, its tables turned into rows."""

import re

import charset_normalizer

from knowledge.loaders.sniff import Unloadable

_HEADING = re.compile(r"^\s{0,3}#{1,6}\s+")
_EMPHASIS = re.compile(r"(\*\*|__)(?=\S)(.+?)(?<=\S)\1")
_BULLET = re.compile(r"^\s*[-*+]\s+")
_RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?\s*$")
_DEFAULTS = ("utf-8-sig", "gb18030")


def decoded(content: bytes, name: str) -> str:
    """The text: UTF-8, or GB18030, or what the library finds when it is sure."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="strict")
    for encoding in _DEFAULTS:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    best = charset_normalizer.from_bytes(content).best()
    if best is None:
        raise Unloadable("认不出文字编码", name, "请用 UTF-8 编码另存后再试。")
    return str(best)


def markdown(text: str) -> str:
    """Markdown as text: headings and emphasis bare, table rows with tabs."""
    return "\n".join(line for raw in text.splitlines() if (line := _line(raw)) is not None)


def _line(raw: str) -> str | None:
    if _RULE.match(raw) and "-" in raw:
        return None
    if raw.strip().startswith("|") and raw.strip().endswith("|"):
        cells = raw.strip().strip("|").split("|")
        return "\t".join(_EMPHASIS.sub(r"\2", cell.strip()) for cell in cells)
    line = _HEADING.sub("", raw)
    return _EMPHASIS.sub(r"\2", _BULLET.sub("", line))
