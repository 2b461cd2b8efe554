"""An answer that somebody wrote: proposed, in service as a golden answer, or out of it."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from assistant.answer import Answer, Notice, Question, Sentence, SentenceKind, Status
from assistant.desk.said import Bond, Said, read_said, said_json
from assistant.desk.tables import AnswerRow
from assistant.joined import cited, standing_notices
from assistant.normal import is_english
from assistant.person import LOCAL
from assistant.phrases import phrase
from assistant.store.talks import aware
from assistant.understand import understand
from knowledge.document import Library

DESK = {True: "Help desk", False: "服务台"}


class Standing(StrEnum):
    """What became of a written answer."""

    PROPOSED = "proposed"
    GOLDEN = "golden"
    REJECTED = "rejected"
    WITHDRAWN = "withdrawn"
    REPLACED = "replaced"
    EXPIRED = "expired"


STANDS = {
    Standing.PROPOSED: "待复核", Standing.GOLDEN: "在用", Standing.REJECTED: "已退回",
    Standing.WITHDRAWN: "已停用", Standing.REPLACED: "已被替换", Standing.EXPIRED: "已自动停用",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Draft:
    """What somebody proposes: an answer to a question, and to other ways of asking it."""

    question: str
    place: str
    sentences: tuple[Said, ...]
    also: tuple[str, ...] = ()
    item: str | None = None
    source: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """One written answer as it stands; `machine` is what the machine said when it was approved."""

    id: str
    item: str | None
    standing: Standing
    question: str
    also: tuple[str, ...]
    place: str
    edition: str
    sentences: tuple[Said, ...]
    bound: tuple[Bond, ...]
    machine: Mapping[str, Any]
    source: str
    wrote: str
    reviewed: str | None
    why: str
    created: datetime
    changed: datetime
    approved: datetime | None

    @property
    def asked(self) -> Question:
        """The question it answers."""
        return Question(self.question, place=self.place)

    @property
    def text(self) -> str:
        """Its sentences as one text."""
        return "".join(said.text for said in self.sentences)


def written_of(row: AnswerRow) -> Written:
    """The answer that a row holds."""
    return Written(
        id=row.id,
        item=row.item,
        standing=Standing(row.status),
        question=row.question,
        also=tuple(row.also),
        place=row.place,
        edition=row.edition,
        sentences=tuple(read_said(said) for said in row.sentences),
        bound=tuple(Bond(**bond) for bond in row.bound),
        machine=row.machine,
        source=row.source,
        wrote=row.wrote,
        reviewed=row.reviewed,
        why=row.why,
        created=aware(row.created),
        changed=aware(row.changed),
        approved=aware(row.approved) if row.approved else None,
    )


def golden_answer(written: Written, question: Question, library: Library) -> Answer:
    """The answer as the asker sees it, with who answers for it and what was overridden."""
    asked = understand(question.text)
    sentences = tuple(_marked(said, asked.english) for said in written.sentences)
    own, standing = _notices(written, asked.english), standing_notices(asked, question, library)
    return Answer(
        status=Status.GOLDEN,
        sentences=sentences,
        clauses=cited(sentences, library),
        edition=written.edition,
        as_of=question.as_of,
        notices=(*own, *standing),
    )


def _marked(said: Said, english: bool) -> Sentence:
    """The sentence as it is shown: one that a person answers for says so itself.

    Where a clause seems to say otherwise, that clause is quoted in the same breath.
    """
    if not said.override:
        return said.sentence
    if said.against:
        quotes = "".join(f"“{citation.quote}”" for citation in said.against)
        mark = phrase("by_hand_against", quotes, english=english)
        shown = tuple(dict.fromkeys((*said.citations, *said.against)))
        return Sentence(SentenceKind.CLAIM, f"{said.text}{mark}", shown)
    mark = phrase("by_hand_cited" if said.citations else "by_hand", english=english)
    return replace(said.sentence, text=f"{said.text}{mark}")


def _notices(written: Written, english: bool) -> list[Notice]:
    """Who approved it, until when it serves, and what it owes to a person alone."""
    day = written.approved.date().isoformat() if written.approved else ""
    told = [phrase("golden" if written.bound else "golden_unbound", day, english=english)]
    if written.reviewed == LOCAL.name:
        told.append(phrase("golden_alone", english=english))
    told += [
        phrase(_adopted(said), said.text, _proof_of(said, english), said.override, english=english)
        for said in written.sentences
        if said.override
    ]
    return [Notice(text, DESK[english], "own") for text in told]


def _proof_of(said: Said, english: bool) -> str:
    """What the proof said to a sentence that a person took over."""
    return said.why or phrase("golden_no_why", english=english)


def _adopted(said: Said) -> str:
    return "golden_override_against" if said.against else "golden_override"


def told_answer(written: Written, question: Question, library: Library) -> Answer:
    """The answer as it comes into the asker's own talk, with a notice that it does."""
    english = is_english(question.text)
    answer = golden_answer(written, question, library)
    first = Notice(phrase("golden_told", english=english), DESK[english], "own")
    return replace(answer, notices=(first, *answer.notices))


def written_json(written: Written) -> dict[str, Any]:
    """A written answer as plain JSON."""
    return {
        "id": written.id,
        "item": written.item,
        "standing": written.standing.value,
        "question": written.question,
        "also": list(written.also),
        "place": written.place,
        "edition": written.edition,
        "text": written.text,
        "sentences": [said_json(said) for said in written.sentences],
        "bound": [{"address": b.address, "digest": b.digest} for b in written.bound],
        "machine": dict(written.machine),
        "source": written.source,
        "wrote": written.wrote,
        "reviewed": written.reviewed,
        "why": written.why,
        "created": written.created.isoformat(),
        "changed": written.changed.isoformat(),
        "approved": written.approved.isoformat() if written.approved else None,
    }
