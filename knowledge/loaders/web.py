"""Web pages: the text that a reader sees, tables as rows; scripts and menus left out."""

import re
from collections.abc import Iterator

import lxml.html
from lxml.etree import ParserError

from knowledge.lines import DECLARED
from knowledge.loaders.sniff import Unloadable
from knowledge.markers import marker

# A form is kept, for whole pages stand in one; only its controls go.
_DROPPED = (
    "//script|//style|//del|//noscript|//template|//nav|//aside|//head|//iframe|//input|//select"
    "|//button|//textarea|//svg|//*[@hidden]|//*[@aria-hidden='true']"
    "|//footer[not(ancestor::article)]"
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_BLOCKS = {
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "section", "article",
    "blockquote", "header", "footer", "main", "body", "center", "pre", "dd", "dt", "dl", "td",
    "th", "form", "fieldset", "figure", "figcaption", "address", "tr", "tbody", "thead", "caption",
}  # fmt: skip
_HEADING = re.compile(r"h([1-6])$")
_BREAK = "\v"  # a line break that is meant, until the white space around it is folded
_NESTED = ("{}. ", "({}) ", "{}) ")  # a list in a list is a step deeper
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


def text_of(text: str, name: str) -> str:
    """The page's text; a blank line between blocks, tabs between cells."""
    try:
        page = lxml.html.document_fromstring(text.encode(), parser=_parser())
    except (ParserError, ValueError) as error:
        raise Unloadable(
            f"网页读不出来：{error}", name, "请在浏览器中另存为网页后再试。"
        ) from error
    hidden = (one for one in page.xpath("//*[@style]") if _HIDDEN.search(one.get("style")))
    for element in [*page.xpath(_DROPPED), *hidden]:
        if element.getparent() is not None:
            element.drop_tree()
    body = page.find("body")
    return "\n".join(_flow(page if body is None else body))


def _parser() -> lxml.html.HTMLParser:
    return lxml.html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True)


def _flow(block: lxml.html.HtmlElement) -> Iterator[str]:
    """The lines of a block: inline text gathered, inner blocks and tables on their own."""
    gathered: list[str] = []
    for piece in _pieces(block, kept=block.tag == "pre"):
        if isinstance(piece, str):
            gathered.append(piece)
            continue
        yield from _close(gathered)
        if piece.tag == "table" and not _is_layout(piece):
            yield from _rows(piece)
            yield ""
        else:
            yield from _marked(piece)
    yield from _close(gathered)


def _pieces(element: lxml.html.HtmlElement, *, kept: bool) -> Iterator[str | lxml.html.HtmlElement]:
    """Inline text, and the blocks in it however deep; `kept` keeps line breaks (pre)."""
    yield _folded(element.text, kept)
    for child in element:
        if child.tag == "br":
            yield _BREAK
        elif child.tag == "table" or child.tag in _BLOCKS:
            yield child
        elif isinstance(child.tag, str):
            yield from _pieces(child, kept=kept)
        yield _folded(child.tail, kept)


def _folded(text: str | None, kept: bool) -> str:
    if kept:
        return (text or "").replace("\r\n", "\n").replace("\n", _BREAK)
    return " ".join(f"|{text or ''}|".split())[1:-1]


def _close(gathered: list[str]) -> Iterator[str]:
    text = "".join(gathered).strip(f" {_BREAK}")
    gathered.clear()
    if text:
        yield from (line.strip() for line in text.split(_BREAK))
        yield ""


def _marked(block: lxml.html.HtmlElement) -> Iterator[str]:
    """A block's lines; a heading says so, an entry of a numbered list shows its number."""
    lines = list(_flow(block))
    first = next((at for at, line in enumerate(lines) if line), None)
    if first is None:
        return
    if heading := _HEADING.match(block.tag):
        yield from (DECLARED * int(heading[1]) + "".join(lines), "")
        return
    if block.tag == "li" and (number := _number(block)) and marker(lines[first]) is None:
        lines[first] = f"{number}{lines[first]}"
    yield from lines


def _number(entry: lxml.html.HtmlElement) -> str:
    """The number of an entry of an ordered list; the page leaves it to the browser."""
    above = entry.getparent()
    if above is None or above.tag != "ol" or "none" in (above.get("style") or ""):
        return ""
    count = _whole(above.get("start"), 1)
    for sibling in above.iterchildren("li"):
        count = _whole(sibling.get("value"), count)
        if sibling is entry:
            break
        count += 1
    deep = sum(1 for _ in above.iterancestors("ol"))
    if above.get("type", "1") in ("a", "A") or deep >= len(_NESTED):
        return f"{_LETTERS[(count - 1) % len(_LETTERS)]}) "
    return _NESTED[deep].format(count)


def _whole(stated: str | None, default: int) -> int:
    return int(stated) if stated is not None and stated.strip().isdecimal() else default


def _is_layout(table: lxml.html.HtmlElement) -> bool:
    """Whether a table only places blocks: one cell a row, or tables or headings in it."""
    inner = table.xpath(".//table|.//h1|.//h2|.//h3|.//ol|.//ul")
    return bool(inner) or all(len(_cells(row)) <= 1 for row in _own_rows(table))


def _own_rows(table: lxml.html.HtmlElement) -> list[lxml.html.HtmlElement]:
    return list(table.xpath("./tr|./thead/tr|./tbody/tr|./tfoot/tr"))


def _cells(row: lxml.html.HtmlElement) -> list[lxml.html.HtmlElement]:
    return list(row.iterchildren("td", "th"))


def _rows(table: lxml.html.HtmlElement) -> Iterator[str]:
    """Rows with tabs between cells; a cell that spans rows is said again in each, as in Word."""
    above: dict[int, tuple[int, str]] = {}  # column: rows it still reaches down, text
    for row in _own_rows(table):
        texts: list[str] = []
        below: dict[int, tuple[int, str]] = {}
        own = [(_whole(cell.get("rowspan"), 1), _cell(cell)) for cell in _cells(row)]
        while own or len(texts) in above:
            down, text = above.get(len(texts)) or own.pop(0)
            if down > 1:
                below[len(texts)] = down - 1, text
            texts.append(text)
        above = below
        if texts:
            yield "\t".join(texts) if len(texts) > 1 else f"{texts[0]}\t"


def _cell(cell: lxml.html.HtmlElement) -> str:
    return " ".join(" ".join(_flow(cell)).split())
