"""The library as HTML: cards of documents, and the clauses in order under their headings."""

from itertools import groupby

from markupsafe import Markup

from knowledge.clause import Clause
from knowledge.document import Absent, Document, Library
from knowledge.ledger import library as shipped
from knowledge.reading import reading
from ui.ledger import day_of
from ui.render.address import path_name, place_name
from ui.render.html import marked, tag
from ui.words.book import Words

SHOWN = 100


def shelf(library: Library, words: Words, *, removable: bool = False) -> Markup:
    """Every document held, then what the notices name and the library does not hold."""
    held = [_document(document, words, removable) for document in library.documents]
    absent = [_absent(document, words) for document in library.absent]
    return tag("section", *held, *absent, cls="td-shelf")


def _document(document: Document, words: Words, removable: bool) -> Markup:
    source, day = document.source, day_of(document)
    level = words("library.national" if source.level == "nation" else "library.provincial")
    if not source.edition:
        level = words("library.not_law")
    facts = (
        source.issuer,
        words("library.issued", day=day) if day else words("library.undated"),
        words("library.clauses", count=len(document.clauses)),
        source.edition,
    )
    return tag(
        "article",
        tag("p", level, cls="td-level"),
        tag("h2", source.title),
        tag("p", source.number, cls="td-number"),
        tag("p", " · ".join(filter(None, facts)), cls="td-quiet"),
        _remove(document, words) if removable and is_added(document) else "",
        cls="td-book",
        data_document=source.id,
    )


def is_added(document: Document) -> bool:
    """Whether somebody here added it: what ships with the product stays."""
    return shipped().document(document.source.id) is None


def _remove(document: Document, words: Words) -> Markup:
    button = tag(
        "button", words("library.remove"), type_="button", cls="td-link",
        data_pick=f"remove|{document.source.id}",
    )  # fmt: skip
    return tag("p", button)


def _absent(absent: Absent, words: Words) -> Markup:
    return tag(
        "article",
        tag("p", words("library.absent"), cls="td-level"),
        tag("h2", absent.title),
        tag("p", absent.number, cls="td-number"),
        tag("p", words("library.absent_why"), cls="td-quiet"),
        tag("p", tag("b", words("library.how")), words("library.how_to"), cls="td-how"),
        cls="td-book td-book-absent",
    )


def browser(wanted: str, library: Library, words: Words) -> Markup:
    """Every clause under its heading, or those that contain what is wanted."""
    wanted = wanted.strip()[:SHOWN]
    if not wanted:
        return tag("div", *(_whole(document) for document in library.documents), cls="td-tree")
    found = [clause for clause in library.clauses if contains(clause, wanted)]
    if not found:
        return tag("p", words("library.none", text=wanted), cls="td-quiet td-none")
    count = tag("p", words("library.found", count=len(found), text=wanted), cls="td-quiet")
    return tag(
        "div",
        count,
        *(_row(c, wanted, place_name(library, c.address, words)) for c in found),
        cls="td-tree",
    )


def found_clauses(wanted: str, library: Library, words: Words, most: int = 12) -> Markup:
    """Clauses that contain what is wanted, each to be picked for a citation."""
    wanted = wanted.strip()[:SHOWN]
    found = [clause for clause in library.clauses if contains(clause, wanted)]
    if not found:
        return tag("p", words("library.none", text=wanted), cls="td-quiet td-none")
    rows = [
        tag("button", tag("span", place_name(library, c.address, words), cls="td-path"),
            marked(c.text, [word for word in wanted.split() if word in c.text]),
            type_="button", cls="td-neighbour", data_pick=f"clause|{c.address}")
        for c in found[:most]
    ]  # fmt: skip
    more = tag("p", words("library.found", count=len(found), text=wanted), cls="td-quiet")
    return tag("div", more, *rows, cls="td-tree")


def contains(clause: Clause, wanted: str) -> bool:
    """Whether the text, the headings or the address of a clause hold every word wanted."""
    there = f"{clause.reading}\n{reading(clause.title)}\n{clause.address}".lower()
    return all(reading(word).lower() in there for word in wanted.split())


def _whole(document: Document) -> Markup:
    groups = groupby(document.clauses, key=lambda clause: clause.headings[:1])
    parts = [_part(headings, list(clauses), document) for headings, clauses in groups]
    return tag("section", tag("h2", document.source.short), *parts)


def _part(headings: tuple[str, ...], clauses: list[Clause], document: Document) -> Markup:
    name = headings[0] if headings else document.source.title
    count = tag("span", str(len(clauses)), cls="td-count")
    return tag(
        "details",
        tag("summary", tag("span", name), count),
        *(_row(c, "", path_name(c.address)) for c in clauses),
    )


def _row(clause: Clause, wanted: str, name: str) -> Markup:
    below = " › ".join(clause.headings[1:] or clause.headings)
    where = tag("span", name, tag("i", below), cls="td-path")
    words = [word for word in wanted.split() if word in clause.text]
    return tag(
        "button", where, marked(clause.text, words), type_="button", cls="td-neighbour",
        data_address=clause.address, data_quote=words[0] if words else "",
    )  # fmt: skip
