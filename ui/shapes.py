"""The shapes of the HTTP API, the same as the command line's JSON lines."""

from datetime import date
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field

from rules.law.edition import PLACE

Text = Field(min_length=1)


class Shape(BaseModel):
    """A shape that refuses fields it does not know."""

    model_config = ConfigDict(extra="forbid")


class Said(Shape):
    """One turn of the talk so far."""

    role: Literal["user", "assistant"]
    content: str


class Asking(Shape):
    """A question, what was said before, and for which date and place."""

    id: str = ""
    question: str = Field(examples=["申报卓越级需要几级成熟度？"])
    history: list[Said] = []
    as_of: date | None = Field(None, examples=["2024-11-20"])
    place: str = PLACE


class Searching(Shape):
    """A search for clauses."""

    id: str = ""
    question: str = Field(examples=["成熟度 卓越级"])
    as_of: date | None = None
    place: str = PLACE


class Quoted(Shape):
    """A clause address and an exact substring of that clause."""

    address: str = Field(examples=["CN-2024-399/附件2/一/5"])
    quote: str


class SentenceShape(Shape):
    """One sentence of an answer and what it rests on."""

    kind: Literal["claim", "computed", "absent", "ask"]
    text: str
    citations: list[Quoted]


class ClauseShape(Shape):
    """A clause as found."""

    address: str
    title: str
    text: str
    score: float


class NoticeShape(Shape):
    """A fact from outside the law."""

    text: str
    source: str
    confidence: str


class TierShape(Shape):
    """Where a draft stands towards one tier."""

    tier: str
    outcome: str
    not_met: list[str]
    unknown: list[str]
    expert: list[str]


class AnswerShape(Shape):
    """How a question ended."""

    id: str
    status: str = Field(examples=["answered"])
    text: str
    sentences: list[SentenceShape]
    clauses: list[ClauseShape]
    edition: str
    as_of: date | None
    notices: list[NoticeShape]
    verdict: list[TierShape]


class FoundShape(Shape):
    """Ranked clauses."""

    id: str
    clauses: list[ClauseShape]


DRAFT = {"tier": "卓越级", "applicant": {"name": "示例公司"}, "maturity": {"level": "三级"}}


class Checking(Shape):
    """A draft, its date and place, and the tiers wanted (default: the one it declares)."""

    id: str = ""
    draft: dict[str, Any] = Field(examples=[DRAFT])
    as_of: date | None = None
    place: str = PLACE
    tier: list[str] = []


class FindingShape(Shape):
    """What one rule found."""

    rule: str
    norm: str
    address: str
    quote: str
    force: str
    outcome: str
    holds: bool
    why: dict[str, Any]
    missing: list[str]
    fields: list[str]
    remedy: str


class FormErrorShape(Shape):
    """One field to put right."""

    path: str
    value: str
    allowed: str
    near: str | None


class NextShape(Shape):
    """A fact to ask for next."""

    path: str
    text: str
    settles: list[str]


class ReportShape(Shape):
    """Everything one check found."""

    id: str | None
    edition: str
    as_of: date | None
    draft_digest: str
    tiers: list[TierShape]
    findings: list[FindingShape]
    form_errors: list[FormErrorShape]
    next: list[NextShape]
    notices: list[str]


class Exporting(Shape):
    """A draft to be exported."""

    id: str = ""
    draft: dict[str, Any] = Field(examples=[DRAFT])
    as_of: date | None = None
    place: str = PLACE


class HeldShape(Shape):
    """Why nothing was exported."""

    held: Literal[True] = True
    report: ReportShape


class DocumentShape(Shape):
    """One document held; without a date of issue `issued` is empty."""

    id: str
    number: str
    title: str
    issuer: str
    level: str
    issued: str = Field(examples=["2024-10-28"])
    place: str
    edition: str
    law: bool
    replaces: str
    replaced_by: str
    source: str
    sha256: str
    clauses: int
    file: str


class AbsentShape(Shape):
    """A document that is named and not held, and how to add it."""

    id: str
    number: str
    title: str
    how: str


class LaterShape(Shape):
    """A later text, not in this library and never law here: a digest with its source."""

    id: str
    number: str
    title: str
    issuer: str
    issued: str
    place: str
    edition: str
    replaces: str
    law: Literal[False]
    text: str = Field(examples=["后出文件，本文库未收录，不作为依据"])
    source: str
    confidence: str
    facts: list[NoticeShape]


class LibraryShape(Shape):
    """The documents held, the ones that are only named, and later texts known of."""

    documents: list[DocumentShape]
    absent: list[AbsentShape]
    later: list[LaterShape]


class ComparedShape(Shape):
    """Two documents on one matter: by point, by sentence, and as the editions relate."""

    base: str
    other: str
    topics: list[dict[str, Any]]
    sentences: list[dict[str, Any]]
    relations: list[dict[str, str]]


class StandingShape(Shape):
    """A clause where it stands: its text, its neighbours, what it refers to."""

    address: str
    document: str
    title: str
    text: str
    before: list[str]
    after: list[str]
    references: list[str]


class Problem(Shape):
    """What went wrong, where, and what to do."""

    what: str
    where: str
    do: str


class ProblemShape(Shape):
    """The shape of every error."""

    id: str | None = None
    error: Problem
