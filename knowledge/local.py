"""What only an added document has: the place it is of, and sentences quoted from it.

The law of this library has learnt doors and leads; a document that somebody added has neither.
Where a question names its place, or quotes words that no law here has, it is the one meant.
"""

import re

from knowledge.clause import Clause
from knowledge.document import Document, Library
from knowledge.reading import squeeze

# In units of the fused score: more than doors and leads give the law on another matter.
_OF_ITS_PLACE, _QUOTED = 2.5, 3.0
_QUOTE = 8  # characters of a quotation that nobody writes by chance
_PLACE = re.compile(r"[一-鿿]{2,6}?(?:省|自治区|市|州|盟|新区|区|县|旗|镇|乡)")


class Local:
    """The places of the added documents, and the text of the law to tell their words from."""

    def __init__(self, library: Library) -> None:
        law = [document for document in library.documents if document.source.edition]
        added = [document for document in library.documents if not document.source.edition]
        self._law = squeeze("".join(clause.text for document in law for clause in document.clauses))
        places = {document.source.id: _place(document) for document in added}
        self._places = {name: p if p and p not in self._law else "" for name, p in places.items()}

    def holds(self, address: str) -> bool:
        """Whether an address is one of an added document."""
        return address.split("/", maxsplit=1)[0] in self._places

    def lift(self, question: str, clause: Clause) -> float:
        """How far a question's own words lift a clause of an added document."""
        place = self._places[clause.document]
        asked, said = squeeze(question), squeeze(clause.text)
        runs = (asked[at : at + _QUOTE] for at in range(len(asked) - _QUOTE + 1))
        quoted = any(run in said and run not in self._law for run in runs)
        return _OF_ITS_PLACE * (bool(place) and place in asked) + _QUOTED * quoted


def _place(document: Document) -> str:
    """The place that a document's title or issuer begins with; empty where neither does."""
    for told in (document.source.title, document.source.issuer):
        if found := _PLACE.match(squeeze(told)):
            return found.group()
    return ""
