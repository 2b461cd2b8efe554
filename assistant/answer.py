"""Answers: sentences with citations in exactly one ending state, and their JSON shape."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from rules.law.edition import PLACE


class Status(StrEnum):
    """How a question ended; every question ends in exactly one of these."""

    ANSWERED = "answered"
    ELIGIBILITY = "eligibility"
    NEEDS_FACTS = "needs_facts"
    OUT_OF_SCOPE = "refused_out_of_scope"
    NOT_IN_DOCUMENTS = "refused_not_in_documents"
    UNSAFE = "refused_unsafe"
    SMALLTALK = "smalltalk"
    GOLDEN = "golden"


class SentenceKind(StrEnum):
    """What a sentence rests on: clauses, a rule trace, a search that found nothing, or a wish."""

    CLAIM = "claim"
    COMPUTED = "computed"
    ABSENT = "absent"
    ASK = "ask"


@dataclass(frozen=True, slots=True)
class Citation:
    """A clause address and an exact substring of that clause."""

    address: str
    quote: str


@dataclass(frozen=True, slots=True)
class Advice:
    """What the reader can do, worded for the app and for the shell."""

    app: str
    shell: str


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of an answer; a claim without a citation is not shown.

    Its advice joins its text once it is known where the answer is read.
    """

    kind: SentenceKind
    text: str
    citations: tuple[Citation, ...] = ()
    advice: Advice | None = None


@dataclass(frozen=True, slots=True)
class Notice:
    """A fact from outside the law, with where it comes from and how sure it is."""

    text: str
    source: str
    confidence: str
    advice: Advice | None = None


@dataclass(frozen=True, slots=True)
class Cited:
    """A clause as found: address, where it stands, verbatim text, score (higher is nearer)."""

    address: str
    title: str
    text: str
    score: float


@dataclass(frozen=True, slots=True)
class Question:
    """One question as asked: what was said before, for which date and place."""

    text: str
    id: str = ""
    history: tuple[tuple[str, str], ...] = ()  # (role, content), oldest first
    as_of: date | None = None
    place: str = PLACE


@dataclass(frozen=True, slots=True)
class Dropped:
    """A sentence that a model proposed and the proof did not let through, and why."""

    text: str
    why: str


@dataclass(frozen=True, slots=True)
class Answer:
    """The ending of one question; what was `dropped` is shown to nobody but the help desk."""

    status: Status
    sentences: tuple[Sentence, ...]
    clauses: tuple[Cited, ...] = ()
    edition: str = ""
    as_of: date | None = None
    notices: tuple[Notice, ...] = ()
    verdict: tuple[Mapping[str, Any], ...] = field(default=())
    dropped: tuple[Dropped, ...] = ()

    @property
    def text(self) -> str:
        """The sentences as one text."""
        return "".join(sentence.text for sentence in self.sentences)


def answer_json(identity: str, answer: Answer) -> dict[str, Any]:
    """The JSON shape of `tidu ask --json` and POST /api/ask."""
    return {
        "id": identity,
        "status": answer.status.value,
        "text": answer.text,
        "sentences": [
            {
                "kind": sentence.kind.value,
                "text": sentence.text,
                "citations": [{"address": c.address, "quote": c.quote} for c in sentence.citations],
            }
            for sentence in answer.sentences
        ],
        "clauses": [cited_json(clause) for clause in answer.clauses],
        "edition": answer.edition,
        "as_of": answer.as_of.isoformat() if answer.as_of else None,
        "notices": [
            {"text": n.text, "source": n.source, "confidence": n.confidence} for n in answer.notices
        ],
        "verdict": [dict(tier) for tier in answer.verdict],
    }


def cited_json(clause: Cited) -> dict[str, Any]:
    """One ranked clause, as in `tidu search --json`."""
    return {
        "address": clause.address,
        "title": clause.title,
        "text": clause.text,
        "score": round(clause.score, 4),
    }


def read_answer(shape: Mapping[str, Any]) -> Answer:
    """The answer that `answer_json` wrote."""
    day = shape["as_of"]
    return Answer(
        status=Status(shape["status"]),
        sentences=tuple(
            Sentence(
                SentenceKind(s["kind"]),
                s["text"],
                tuple(Citation(c["address"], c["quote"]) for c in s["citations"]),
            )
            for s in shape["sentences"]
        ),
        clauses=tuple(
            Cited(c["address"], c["title"], c["text"], c["score"]) for c in shape["clauses"]
        ),
        edition=shape["edition"],
        as_of=date.fromisoformat(day) if day else None,
        notices=tuple(Notice(n["text"], n["source"], n["confidence"]) for n in shape["notices"]),
        verdict=tuple(shape["verdict"]),
    )
