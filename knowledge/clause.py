"""Blocks and clauses: the pieces of a document, in order, and the ones that can be cited."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from knowledge.markers import ends_sentence, is_title
from knowledge.reading import reading


class Kind(StrEnum):
    """What a block is in the grammar of official documents (公文)."""

    ISSUER = "issuer"
    NUMBER = "number"
    TITLE = "title"
    ADDRESSEE = "addressee"
    HEADING = "heading"
    ATTACHMENT = "attachment"
    PAGE_MARK = "page_mark"
    SIGNATURE = "signature"
    DATE = "date"
    DISCLOSURE = "disclosure"
    IMPRINT = "imprint"
    BLANK_ROW = "blank_row"
    LABEL = "label"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    NOTE = "note"
    ROW = "row"
    CONTACT = "contact"


@dataclass(frozen=True, slots=True)
class Block:
    """One stretch of the source, verbatim but for line breaks; citable when it has an address."""

    kind: Kind
    text: str
    container: str
    address: str | None = None
    headings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Clause:
    """The smallest citable unit: an address, the path of headings above it, its verbatim text."""

    address: str
    document: str
    headings: tuple[str, ...]
    text: str
    kind: Kind
    references: tuple[str, ...] = ()

    @property
    def title(self) -> str:
        """The heading path as a reader would say it, outermost first."""
        return " > ".join(self.headings)

    @property
    def reading(self) -> str:
        """The text as search reads it: widths folded, recognition slips mended."""
        return reading(self.text)

    @property
    def digest(self) -> str:
        """SHA-256 of address and text, in hexadecimal; it changes when the clause does."""
        return hashlib.sha256(f"{self.address}\n{self.text}".encode()).hexdigest()


def gather(document: str, blocks: Iterable[Block]) -> tuple[Clause, ...]:
    """Join the blocks of one address into one clause, in the order of the source."""
    grouped: dict[str, list[Block]] = {}
    for block in blocks:
        if block.address is not None:
            grouped.setdefault(block.address, []).append(block)
    return tuple(
        Clause(
            address=address,
            document=document,
            headings=parts[0].headings,
            text=_joined(parts),
            kind=parts[0].kind,
        )
        for address, parts in grouped.items()
    )


def _joined(parts: list[Block]) -> str:
    """One text; what a page break tore inside a sentence is one line again."""
    text = parts[0].text
    for before, part in pairwise(parts):
        whole = ends_sentence(before.text) or is_title(before.text)
        torn = part.kind is Kind.PARAGRAPH and not whole
        text += part.text if torn else f"\n{part.text}"
    return text
