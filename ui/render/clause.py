"""The clause panel: where a clause stands, its text with the quote marked, its neighbours."""

from markupsafe import Markup

from knowledge.clause import Clause
from knowledge.document import Library
from ui.render.address import document_name, path_name
from ui.render.html import each, marked, tag
from ui.words.book import Words

NEIGHBOURS = 2
BETWEEN = "␞"  # between the quotes of one chip


def clause_panel(address: str, quote: str, *, library: Library, words: Words) -> Markup:
    """The whole panel for one address, its quotes marked; or what to do when it leads nowhere."""
    text = library.text_at(address)
    if text is None:
        lost = tag("p", words("clause.lost", address=address), cls="td-quiet")
        return tag("aside", _bar(words), lost, cls="td-clause")
    body = tag("blockquote", marked(text, quote.split(BETWEEN)), cls="td-law")
    standing = _standing(address, library, words)
    actions = _actions(address, quote.replace(BETWEEN, "……") or text, words)
    return tag(
        "aside", _bar(words), standing, body, actions, _references(address, library, words),
        _neighbours(address, library, words),
        cls="td-clause", aria_label=words("clause.panel"), data_open=address,
    )  # fmt: skip


def clause_empty(words: Words) -> Markup:
    """What the panel says before anything was opened."""
    inside = (tag("h2", words("clause.panel")), tag("p", words("clause.empty"), cls="td-quiet"))
    return tag("aside", *inside, cls="td-clause td-clause-empty")


def _bar(words: Words) -> Markup:
    close = tag("button", words("clause.close"), type_="button", cls="td-link", data_act="close")
    return tag("header", tag("h2", words("clause.panel"), tabindex="-1"), close, cls="td-bar")


def _standing(address: str, library: Library, words: Words) -> Markup:
    held = library.document(address.split("/", maxsplit=1)[0])
    clause = library.by_address.get(address)
    number = tag("span", held.source.number, cls="td-number") if held else Markup("")
    name = tag("p", document_name(library, address, words), number, cls="td-document")
    path = [tag("li", heading) for heading in clause.headings] if clause else []
    place = tag("code", address, cls="td-address")
    return each((name, tag("ol", *path, cls="td-crumbs") if path else "", place))


def _actions(address: str, quote: str, words: Words) -> Markup:
    copied = f"{quote}\n——{address}"
    return tag(
        "p",
        tag("button", words("clause.copy"), type_="button", cls="td-link", data_copy=copied),
        cls="td-actions",
    )


def _references(address: str, library: Library, words: Words) -> Markup:
    clause = library.by_address.get(address)
    if clause is None or not clause.references:
        return Markup("")
    links = [
        tag("button", path_name(to), type_="button", cls="td-chip", data_address=to)
        for to in clause.references
    ]
    return tag("section", tag("h3", words("clause.references")), *links, cls="td-references")


def _neighbours(address: str, library: Library, words: Words) -> Markup:
    before, after = neighbours(address, library)
    if not before and not after:
        return Markup("")
    here = tag("p", words("clause.here"), cls="td-here")
    listed = (*(_neighbour(c) for c in before), here, *(_neighbour(c) for c in after))
    return tag("section", tag("h3", words("clause.neighbours")), *listed, cls="td-neighbours")


def neighbours(address: str, library: Library) -> tuple[tuple[Clause, ...], tuple[Clause, ...]]:
    """The clauses just before and just after an address, in its own document."""
    held = library.document(address.split("/", maxsplit=1)[0])
    clauses = held.clauses if held else ()
    at = next((i for i, clause in enumerate(clauses) if clause.address == address), None)
    if at is None:
        return (), ()
    return clauses[max(0, at - NEIGHBOURS) : at], clauses[at + 1 : at + 1 + NEIGHBOURS]


def _neighbour(clause: Clause) -> Markup:
    where = tag("span", path_name(clause.address), cls="td-path")
    return tag(
        "button", where, clause.text,
        type_="button", cls="td-neighbour", data_address=clause.address,
    )  # fmt: skip
