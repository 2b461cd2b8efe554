"""Which law an answer stands on: the edition for the place and the date of the question."""

from dataclasses import dataclass
from datetime import date

from knowledge.document import Library
from rules.law.edition import NoEdition, province, resolve

NATION = "中国"


@dataclass(frozen=True, slots=True)
class Footing:
    """The edition answered from, its documents, and the date asked for."""

    edition: str
    documents: frozenset[str]
    as_of: date | None
    place: str
    silent: bool = False  # no notice of this place is held

    @property
    def provincial(self) -> bool:
        """Whether a provincial notice is in force beside the national one."""
        return len(self.edition.split("+")) > 1


def footing(library: Library, place: str, as_of: date | None) -> Footing | None:
    """The edition in force there and then; None before the first one."""
    where = province(place) or NATION
    try:
        edition = resolve(where, as_of)
    except NoEdition:
        return None
    names = set(edition.id.split("+"))
    held = frozenset(d.source.id for d in library.documents if d.source.edition in names)
    return Footing(edition.id, held, as_of, where, edition.silent)
