"""Two texts side by side, and later texts that are not held: as HTML."""

from collections.abc import Sequence
from difflib import SequenceMatcher

from markupsafe import Markup

from knowledge.differences import Difference, Pair, Stands, Stated, differences, pairs
from knowledge.document import Document, Library
from knowledge.later import Later
from ui.render.address import document_name, place_name
from ui.render.html import each, tag
from ui.words.book import Words

GRAVEST = (Stands.CHANGED, Stands.ONLY_OTHER, Stands.ONLY_BASE, Stands.SAME)


def side_by_side(
    held: Sequence[tuple[Document, Document]], library: Library, words: Words
) -> Markup:
    """Every pair of a province's notice and the nation's, by point and by sentence."""
    if not held:
        return tag("p", words("compared.none"), cls="td-quiet td-none")
    return each(_pair(base, other, library, words) for base, other in held)


def _pair(base: Document, other: Document, library: Library, words: Words) -> Markup:
    names = [document_name(library, f"{d.source.id}/", words) for d in (base, other)]
    points = sorted(differences(base, other), key=lambda found: GRAVEST.index(found.stands))
    told = [pair for pair in pairs(base, other) if pair.stands is Stands.CHANGED]
    own = [pair for pair in pairs(base, other) if pair.stands is Stands.ONLY_OTHER]
    return tag(
        "section",
        tag("h2", words("compared.title", one=names[1], other=names[0])),
        tag("p", words("compared.help"), cls="td-quiet"),
        _table([_point(found, library, words) for found in points], "point", names, words),
        tag("h3", words("compared.sentences", count=len(told))),
        _table([_sentence(pair, library, words) for pair in told], "", names, words),
        tag("details", tag("summary", words("compared.own", one=names[1], count=len(own))),
            tag("ul", *(_own(pair, library, words) for pair in own), cls="td-duties")),
        cls="td-compared",
    )  # fmt: skip


def _table(rows: Sequence[Markup], first: str, names: Sequence[str], words: Words) -> Markup:
    labels = ([words(f"compared.{first}")] if first else []) + [names[0], names[1]]
    heads = tag("tr", *(tag("th", label, scope="col") for label in labels))
    table = tag("table", tag("thead", heads), tag("tbody", *rows), cls="td-verdict td-sides")
    return tag("div", table, cls="td-scroll", tabindex="0", role="region",
               aria_label=" / ".join(names))  # fmt: skip


def _point(found: Difference, library: Library, words: Words) -> Markup:
    label = tag(
        "span", words(f"compared.{found.stands}"), cls=f"td-stands td-stands-{found.stands}"
    )
    return tag(
        "tr",
        tag("th", found.name, label, scope="row"),
        tag("td", _said(found.base, library, words)),
        tag("td", _said(found.other, library, words)),
    )


def _said(stated: Sequence[Stated], library: Library, words: Words) -> Markup:
    if not stated:
        return tag("span", words("compared.silent"), cls="td-quiet")
    return each(
        tag("p", tag("q", one.quote), _chip(one.address, one.quote, library, words))
        for one in stated
    )


def _chip(address: str, quote: str, library: Library, words: Words) -> Markup:
    return tag(
        "button", place_name(library, address, words), type_="button", cls="td-chip",
        data_address=address, data_quote=quote,
    )  # fmt: skip


def _sentence(pair: Pair, library: Library, words: Words) -> Markup:
    said, says = _marked(pair.said, pair.says)
    return tag(
        "tr",
        tag("td", tag("p", tag("q", said), _chip(pair.base, pair.said, library, words))),
        tag("td", tag("p", tag("q", says), _chip(pair.other, pair.says, library, words))),
    )


def _marked(said: str, says: str) -> tuple[Markup, Markup]:
    """Both sentences, what only one of them says marked in it."""
    runs = SequenceMatcher(a=said, b=says, autojunk=False).get_opcodes()
    gone = (tag("del", said[a:b]) if kind != "equal" else said[a:b] for kind, a, b, _, _ in runs)
    come = (tag("ins", says[c:d]) if kind != "equal" else says[c:d] for kind, _, _, c, d in runs)
    return each(gone), each(come)


def _own(pair: Pair, library: Library, words: Words) -> Markup:
    chip = _chip(pair.other, pair.says, library, words)
    return tag("li", tag("p", tag("q", pair.says), chip))


def later_texts(texts: Sequence[Later], words: Words) -> Markup:
    """What is known of texts that are not held: digests, each with its source and confidence."""
    help_ = tag("p", words("later.help"), cls="td-quiet")
    return tag("section", help_, *(_later(text, words) for text in texts), cls="td-later")


def _later(text: Later, words: Words) -> Markup:
    day = words("library.issued", day=text.issued.isoformat()) if text.issued else ""
    facts = [
        tag("li", fact.text, tag("span", _standing(fact.source, fact.confidence, words),
                                 cls="td-source"))
        for fact in text.facts
    ]  # fmt: skip
    return tag(
        "article",
        tag("p", words("later.label"), cls="td-level"),
        tag("h2", text.title),
        tag("p", " · ".join(filter(None, (text.number, text.issuer, day))), cls="td-number"),
        tag("p", _standing(text.source, text.confidence, words), cls="td-source"),
        tag("ul", *facts),
        cls="td-book td-book-absent",
    )


def _standing(source: str, confidence: str, words: Words) -> str:
    known = words.get(f"confidence.{confidence}", confidence)
    return words("chat.source", source=source, confidence=known)
