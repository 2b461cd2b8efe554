"""Documents: one issued text each, with its metadata, its blocks and its clauses."""

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from knowledge.clause import Block, Clause, gather
from knowledge.references import link


@dataclass(frozen=True)
class Source:
    """What the ledger knows of a document before reading it."""

    id: str
    number: str
    title: str
    short: str
    short_en: str
    issuer: str
    level: str
    place: str
    issued: date
    edition: str
    file: str
    sha256: str = ""
    origin: str = ""
    replaces: str = ""
    replaced_by: str = ""


@dataclass(frozen=True)
class Document:
    """One issued text: metadata, and every block of it in the order of the source."""

    source: Source
    blocks: tuple[Block, ...]

    @cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """The citable units, in the order of the source, without references."""
        return gather(self.source.id, self.blocks)

    @property
    def bundle(self) -> str:
        """The file that the document came in: what it calls 附件1 is in there or nowhere."""
        return f"{self.source.sha256} {self.source.file}"

    def container_text(self, address: str) -> str | None:
        """The uncitable blocks (title, addressee, signature, date) that stand at a container."""
        texts = [b.text for b in self.blocks if b.container == address and b.address is None]
        return "\n".join(texts) if texts else None


@dataclass(frozen=True)
class Absent:
    """A document that the notices name and this library does not hold."""

    id: str
    number: str
    title: str
    how: str


@dataclass(frozen=True)
class Library:
    """The documents held; the only thing that can resolve an address."""

    documents: tuple[Document, ...]
    absent: tuple[Absent, ...] = ()

    @cached_property
    def by_address(self) -> dict[str, Clause]:
        """Every clause by its address, with its cross references resolved."""
        bundles: dict[str, set[str]] = {}
        for document in self.documents:
            known = bundles.setdefault(document.bundle, set())
            known |= {clause.address for clause in document.clauses}
            known |= {block.container for block in document.blocks}
        return {
            clause.address: replace(clause, references=link(clause, bundles[document.bundle]))
            for document in self.documents
            for clause in document.clauses
        }

    @property
    def clauses(self) -> tuple[Clause, ...]:
        """All clauses, document by document."""
        return tuple(self.by_address.values())

    def document(self, identity: str) -> Document | None:
        """The document of this identity, if held."""
        return next((d for d in self.documents if d.source.id == identity), None)

    def text_at(self, address: str) -> str | None:
        """The verbatim text at a clause address, or at a container (document, annex)."""
        clause = self.by_address.get(address)
        if clause is not None:
            return clause.text
        held = self.document(re.split("/", address, maxsplit=1)[0])
        return held.container_text(address) if held else None

    def title_at(self, address: str) -> str:
        """Where an address stands, as a reader would say it: document, then headings."""
        held = self.document(address.split("/", maxsplit=1)[0])
        clause = self.by_address.get(address)
        parts = (held.source.short if held else "", clause.title if clause else "")
        return " ".join(part for part in parts if part)
