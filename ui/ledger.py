"""The ledger as plain JSON: what is held, what is only named, what is known to be later."""

from typing import Any

from knowledge.document import Document, Library
from knowledge.later import LABEL, later
from knowledge.shelf import UNDATED


def library_json(held: Library) -> dict[str, Any]:
    """What the library holds, names without holding, and knows to be later."""
    return {
        "documents": [document_json(document) for document in held.documents],
        "absent": [
            {"id": a.id, "number": a.number, "title": a.title, "how": a.how} for a in held.absent
        ],
        "later": later_json(),
    }


def document_json(document: Document) -> dict[str, Any]:
    """One document of the ledger."""
    source = document.source
    return {
        "id": source.id,
        "number": source.number,
        "title": source.title,
        "issuer": source.issuer,
        "level": source.level,
        "issued": day_of(document),
        "place": source.place,
        "edition": source.edition,
        "law": bool(source.edition),
        "replaces": source.replaces,
        "replaced_by": source.replaced_by,
        "source": source.origin,
        "sha256": source.sha256,
        "clauses": len(document.clauses),
        "file": source.file,
    }


def day_of(document: Document) -> str:
    """The day a document was issued; empty where the file does not say."""
    issued = document.source.issued
    return issued.isoformat() if issued > UNDATED else ""


def later_json() -> list[dict[str, Any]]:
    """Later texts known of and not held: digests of what they say, never law here."""
    return [
        {
            "id": text.id,
            "number": text.number,
            "title": text.title,
            "issuer": text.issuer,
            "issued": text.issued.isoformat() if text.issued else "",
            "place": text.place,
            "edition": text.edition,
            "replaces": text.replaces,
            "law": False,
            "text": LABEL,
            "source": text.source,
            "confidence": text.confidence,
            "facts": [
                {"text": fact.text, "source": fact.source, "confidence": fact.confidence}
                for fact in text.facts
            ],
        }
        for text in later()
    ]
