"""Adding and removing documents as HTML: how far the work is, and how it ended."""

from collections.abc import Sequence

from markupsafe import Markup

from knowledge.document import Document
from ui.render.html import tag
from ui.words.book import Words


def going(done: int, total: int, name: str, words: Words) -> Markup:
    """How far the index is."""
    said = words("library.indexing", name=name, done=done, total=total)
    bar = tag("progress", "", max=str(max(total, 1)), value=str(done), aria_label=said)
    return tag("div", tag("p", said), bar, cls="td-going", role="status")


def checking(done: int, total: int, words: Words) -> Markup:
    """How many drafts are checked."""
    said = words("many.going", done=done, total=total)
    bar = tag("progress", "", max=str(max(total, 1)), value=str(done), aria_label=said)
    return tag("div", tag("p", said), bar, cls="td-going", role="status")


def reading(name: str, words: Words) -> Markup:
    """Before the first step: the file is being read."""
    said = words("library.reading", name=name)
    return tag("div", tag("p", said), tag("progress", "", aria_label=said), cls="td-going",
               role="status")  # fmt: skip


def added(documents: Sequence[Document], words: Words) -> Markup:
    """What came, document by document."""
    rows = [
        tag("li", words("library.added", title=d.source.title, count=len(d.clauses)))
        for d in documents
    ]
    return tag("ul", *rows, cls="td-released td-added", role="status")


def told(text: str) -> Markup:
    """A plain ending."""
    return tag("p", text, cls="td-released", role="status")
