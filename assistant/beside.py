"""Beside an answer: the law's text nearest to the question, where it rests on another.

Two ways lead to an answer: the topic a question is recognised as, and the clauses found for it.
Where they agree the answer stands alone. Where they do not, the reader also sees what the other
way found, word for word, and can tell for himself.
"""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import Protocol

import numpy as np
from numpy.typing import NDArray

from assistant.answer import Citation, Sentence, SentenceKind
from assistant.compare_tiers import TIERS
from assistant.editions import Footing
from assistant.gloss import PIECE, of_quote
from assistant.nearness import Finder
from assistant.phrases import phrase
from assistant.understand import Asked
from knowledge.clause import Clause
from knowledge.facets import facets

QUOTES = 2
LONGEST = 160
SHORT = 90  # a sentence told beside its answer; longer ones are paragraphs
TOLD = 0.8  # of a sentence's pairs of characters: an answer that has so many has said it
_FIGURE, _ITEM = re.compile(r"\d+"), re.compile(r"^\d+[.．、]\s*")
_NUMBER = re.compile(r"\d{7,}")  # a telephone
# Measured on the open development questions: a clause farther away says nothing to the question.
LEAST_NEAR = 0.2
# Who asks for a telephone; to others a directory says nothing.
_CALLS = re.compile(r"电话|联系|号码|咨询|找谁|问谁|phone|call|contact|number|ask", re.I)
# A heading, the head or the bare name in a row of a table, what only opens a list: it says nothing.
_HEAD = re.compile(
    r"^[（(]?[一二三四五六七八九十\d]+[)）.、]?(?:\t[^。；]{1,40}|\s*[^，,。；：\t应须可不]{1,18}。?)$"
    r"|^序号\t|[：:]$|^[（(]此页无正文[）)]"
)


class Shelf(Finder, Protocol):
    """A finder that also holds the unofficial English of a clause."""

    def gloss(self, address: str) -> str:
        """The unofficial English of a clause, or nothing."""

    def vector(self, query: str) -> NDArray[np.float32]:
        """The vector of a message."""


def beside(
    asked: Asked, cited: Collection[str], ground: Footing, index: Shelf, *, limit: int = QUOTES
) -> tuple[Sentence, ...]:
    """Quotes from the clauses nearest to the question that the answer does not rest on."""
    documents = ground.documents
    if len(asked.slot("level")) == 1:  # one of the two notices is asked about, not the other
        documents = documents & {address.split("/")[0] for address in cited} or documents
    hits = index.find(wording(asked), documents=documents, limit=limit)
    if hits and hits[0].clause.address in cited:
        return ()
    near = (h.clause for h in hits if h.near >= LEAST_NEAR and h.clause.address not in cited)
    return tuple(_quoted((clause for clause in near if _to_the_point(clause, asked)), asked, index))


def _to_the_point(clause: Clause, asked: Asked) -> bool:
    """Whether a clause can be meant: not of another tier than named, no telephones unasked."""
    about, named = facets(clause), set(asked.tiers)
    if named and about.tiers and not about.tiers & named:
        return False
    return not about.has_phone or bool(_CALLS.search(wording(asked)))


def wording(asked: Asked) -> str:
    """The words to search with: a follow-up means what it was rewritten to."""
    return asked.text if asked.follows else asked.raw


def _quoted(clauses: Iterator[Clause], asked: Asked, index: Shelf) -> Iterator[Sentence]:
    said: set[str] = set()
    for clause in clauses:
        quote = passage(clause, asked, index)
        if not quote or quote in said:
            continue
        said.add(quote)
        yield Sentence(
            SentenceKind.CLAIM,
            see_also(clause, quote, asked, index, first=len(said) == 1),
            (Citation(clause.address, quote),),
        )


def see_also(clause: Clause, quote: str, asked: Asked, index: Shelf, *, first: bool) -> str:
    """A quote marked as one; in English with the unofficial wording of its sentence."""
    name = "beside" if first else "beside_more"
    return _marked(quote, (name, "beside_gloss"), clause.text, index.gloss(clause.address), asked)


def _marked(quote: str, names: tuple[str, str], whole: str, gloss: str, asked: Asked) -> str:
    """A quote as the first phrase shows it; the second, with its English where that is asked."""
    shown, (plain, glossed) = quote.rstrip("。；"), names
    if asked.english and gloss:
        return phrase(glossed, of_quote(quote, whole, gloss).rstrip(".;"), shown, english=True)
    return phrase(plain, shown, english=asked.english)


def passage(clause: Clause, asked: Asked, index: Finder) -> str:
    """The sentence of a clause nearest to the question, verbatim; nothing where it only names."""
    saying = _saying(clause.text)
    return _nearest(saying, asked, index)[:LONGEST] if saying else ""


def _saying(text: str) -> list[str]:
    """The sentences of a clause that say something; headings and bare rows do not."""
    pieces = [p.strip() for p in PIECE.findall(text) if p.strip()]
    whole = len(pieces) == 1 and pieces[0].endswith("。")
    return [piece for piece in pieces if whole or not _HEAD.search(piece)]


def _nearest(pieces: Sequence[str], asked: Asked, index: Finder) -> str:
    if len(pieces) < 2:
        return pieces[0]
    near = index.similarity(wording(asked), pieces)
    return pieces[near.index(max(near))]


def as_written(
    told: Sequence[Sentence], asked: Asked, text_at: Callable[[str], str | None], index: Shelf
) -> tuple[Sentence, ...]:
    """What the clauses an answer rests on also say: the sentence nearest to the question.

    An answer in our words may leave out what was asked for although its clause has it.
    """
    text = "".join(s.text for s in told)
    claims = (s for s in told if s.kind is SentenceKind.CLAIM)
    rests = dict.fromkeys(c.address for s in claims for c in s.citations)
    left = {
        piece: address
        for address in rests
        for piece in _saying(text_at(address) or "")
        if len(piece) <= SHORT and not said_already(piece, text)
        if _fits(piece, asked) and not _other_figures(piece, text)
    }
    if not left:
        return ()
    near = index.similarity(wording(asked), [*left])
    quote = max(zip(near, left, strict=True))[1]
    address, names = left[quote], ("as_written", "as_written_gloss")
    said = _marked(quote, names, text_at(address) or "", index.gloss(address), asked)
    return (Sentence(SentenceKind.CLAIM, said, (Citation(address, quote),)),)


def _fits(piece: str, asked: Asked) -> bool:
    """Whether a sentence can be meant: it names no other tier, and no telephone unasked."""
    others = {tier for tier in TIERS if tier in piece} - set(asked.tiers) if asked.tiers else ()
    return not others and (not _NUMBER.search(piece) or bool(_CALLS.search(asked.raw)))


def _other_figures(piece: str, text: str) -> bool:
    """Whether a sentence has figures beside those that were told: another beside one misleads."""
    told = set(_FIGURE.findall(text))
    return bool(told) and not set(_FIGURE.findall(_ITEM.sub("", piece))) <= told


def said_already(piece: str, text: str) -> bool:
    """Whether a text has nearly all of a sentence's pairs of characters."""
    pairs = {piece[at : at + 2] for at in range(len(piece) - 1)}
    return sum(pair in text for pair in pairs) >= TOLD * max(1, len(pairs))
