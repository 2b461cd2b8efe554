"""Text and Markdown: decoded; Markdown's marks dropped, its tables turned into rows."""

import re
from collections.abc import Iterator, Sequence

import charset_normalizer

from knowledge.lines import DECLARED
from knowledge.loaders.sniff import Unloadable, wide

_FRONT = re.compile(r"\A---\n.*?\n(?:---|\.\.\.)\n", re.DOTALL)
_COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
_FENCE = re.compile(r"^\s*(?:```|~~~).*$")
_HEADING = re.compile(r"^\s{0,3}(#{1,6})\s+(.*?)(?:\s+#+)?\s*$")
_UNDERLINE = re.compile(r"^\s{0,3}(=+|-+)\s*$")
_EMPHASIS = re.compile(r"(\*\*|__|~~)(?=\S)(.+?)(?<=\S)\1")
_QUOTE = re.compile(r"^\s{0,3}(?:>\s?)+")
_BULLET = re.compile(r"^\s*[-*+]\s+(?:\[[ xX]\]\s+)?")
_NESTED = re.compile(r"^(?:\t| {2,})\s*(\d{1,2})[.)]\s+")
_RULE = re.compile(r"^\s*\|?\s*:?-{2,}:?\s*(\|\s*:?-{2,}:?\s*)*\|?\s*$")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)\s]*(?:\s+\"[^\"]*\")?\)")
_BREAK = re.compile(r"<br\s*/?>", re.IGNORECASE)
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+\-.!|<>~])")
_BAR = "\x00"  # stands for an escaped bar while a row is cut
_FOOTNOTE = re.compile(r"^\[\^(\d+)\]:\s*", re.MULTILINE)
_REFERENCE = re.compile(r"(?<!^)\[\^(\d+)\]")
_DEFAULTS = ("utf-8-sig", "gb18030")


def decoded(content: bytes, name: str) -> str:
    """The text: UTF-16, UTF-8, or GB18030, or what the library finds when it is sure."""
    encodings = (found,) if (found := wide(content)) else _DEFAULTS
    for encoding in encodings:
        try:
            return content.decode(encoding)
        except UnicodeDecodeError:
            continue
    best = charset_normalizer.from_bytes(content).best()
    if best is None:
        raise Unloadable("认不出文字编码", name, "请用 UTF-8 编码另存后再试。")
    return str(best)


def markdown(text: str) -> str:
    """Markdown as text: emphasis bare, headings marked as such, table rows with tabs."""
    text = _COMMENT.sub("", _FRONT.sub("", text.replace("\r\n", "\n").lstrip("\ufeff")))
    text = _REFERENCE.sub(r"^[\1]", _FOOTNOTE.sub(r"[\1] ", text))
    return "\n".join(_lines(text.split("\n")))


def _lines(raw: Sequence[str]) -> Iterator[str]:
    fenced = False
    for at, line in enumerate(raw):
        if _FENCE.match(line):
            fenced = not fenced
            yield ""
        elif fenced:
            yield line
        elif (level := _underlined(raw, at)) and line.strip():
            yield from ("", DECLARED * level + _bare(line.strip()), "")
        elif not (_RULE.match(line) or (_UNDERLINE.match(line) and _underlined(raw, at - 1))):
            yield from _line(line)


def _underlined(raw: Sequence[str], at: int) -> int:
    """The level of a heading that the line below underlines: === or ---."""
    below = _UNDERLINE.match(raw[at + 1]) if 0 <= at < len(raw) - 1 else None
    if below is None or not raw[at].strip() or raw[at].lstrip()[:1] in "|#>-":
        return 0
    return 1 if below[1][0] == "=" else 2


def _line(raw: str) -> Iterator[str]:
    if heading := _HEADING.match(raw):
        yield from ("", DECLARED * len(heading[1]) + _bare(heading[2]), "")
        return
    line = raw.replace("\\|", _BAR)
    if line.strip().startswith("|") and line.strip().endswith("|"):
        cells = line.strip().strip("|").split("|")
        yield "\t".join(" ".join(_bare(cell.strip()).split()) for cell in cells)
        return
    line = _nested(_QUOTE.sub("", line))
    if _BULLET.match(line):
        yield ""
    yield from _bare(_BULLET.sub("", line)).split("\n")


def _nested(line: str) -> str:
    """A number in a list within a list stands a step deeper: (1)."""
    found = _NESTED.match(line)
    return f"({found[1]}) {line[found.end() :]}" if found else line


def _bare(text: str) -> str:
    """Inline marks dropped: emphasis, links, breaks, escapes."""
    text = _BREAK.sub("\n", _LINK.sub(r"\1", text.replace("`", "")))
    return _ESCAPED.sub(r"\1", _EMPHASIS.sub(r"\2", text)).replace(_BAR, "|")
