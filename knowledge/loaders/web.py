"""Web pages: the running text of the body, tables as rows; scripts, styles and forms left out."""

from collections.abc import Iterator

import lxml.html
from lxml.etree import ParserError

from knowledge.loaders.sniff import Unloadable

_DROPPED = "//script|//style|//noscript|//template|//nav|//form|//head|//iframe"
_BLOCKS = {
    "p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "section", "article",
    "blockquote", "header", "footer", "main", "body", "center", "pre", "dd", "dt", "dl", "td",
}  # fmt: skip


def text_of(text: str, name: str) -> str:
    """The page's text; a blank line between blocks, tabs between cells."""
    try:
        page = lxml.html.document_fromstring(text.encode(), parser=_parser())
    except (ParserError, ValueError) as error:
        raise Unloadable(
            f"网页读不出来：{error}", name, "请在浏览器中另存为网页后再试。"
        ) from error
    for element in page.xpath(_DROPPED):
        element.drop_tree()
    body = page.find("body")
    return "\n".join(_flow(page if body is None else body))


def _parser() -> lxml.html.HTMLParser:
    return lxml.html.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True)


def _flow(element: lxml.html.HtmlElement) -> Iterator[str]:
    """Lines of one block: inline text gathered, inner blocks and tables on their own."""
    gathered = [_folded(element.text)]
    for child in element:
        if child.tag == "table":
            yield from _close(gathered)
            yield from _rows(child)
            yield ""
        elif child.tag == "br":
            gathered.append("\n")
        elif child.tag in _BLOCKS or child.find(".//p") is not None:
            yield from _close(gathered)
            yield from _flow(child)
        else:
            gathered.append(_folded(str(child.text_content())))
        gathered.append(_folded(child.tail))
    yield from _close(gathered)


def _folded(text: str | None) -> str:
    return " ".join(f"|{text or ''}|".split())[1:-1]


def _close(gathered: list[str]) -> Iterator[str]:
    text = "".join(gathered).strip()
    gathered.clear()
    if text:
        yield from (line.strip() for line in text.split("\n"))
        yield ""


def _rows(table: lxml.html.HtmlElement) -> Iterator[str]:
    for row in table.iter("tr"):
        cells = [" ".join(str(cell.text_content()).split()) for cell in row.iter("td", "th")]
        if cells:
            yield "\t".join(cells)
