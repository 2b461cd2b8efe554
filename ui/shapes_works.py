"""The shapes of drafting, importing, indicators, plans, checklists, reviews and verifying."""

from datetime import date
from typing import Any, Literal

from pydantic import ConfigDict, Field

from rules.facts.record import Number
from rules.law.edition import PLACE
from ui.shapes import DRAFT, FormErrorShape, ProblemShape, Shape


class WrongDraftShape(ProblemShape):
    """A draft whose fields have to be put right first, field by field."""

    form_errors: list[FormErrorShape] = Field([])


class Drawn(Shape):
    """A draft with its date and place."""

    id: str = ""
    draft: dict[str, Any] = Field(examples=[DRAFT])
    as_of: date | None = Field(None, examples=["2024-11-20"])
    place: str = PLACE


class Drafting(Drawn):
    """A draft whose sections are wanted: all or some, at most so long."""

    sections: list[str] = Field([], examples=[["summary", "results"]])
    length: int | None = Field(None, ge=1, le=100_000, examples=[800])


class SpanShape(Shape):
    """A run of text with the facts it was taken from; a gap waits for one."""

    text: str
    fact_paths: list[str]
    gap: bool


class PassageShape(Shape):
    """A sentence, its facts, and the norms it answers."""

    text: str
    fact_paths: list[str]
    spans: list[SpanShape]
    norms: list[str]


class DutyShape(Shape):
    """A clause that a section must answer, and the sentence that does; none is 未定."""

    norm: str
    address: str
    quote: str
    force: str
    status: str
    text: str | None


class ChangeShape(Shape):
    """A run of sentences that stayed, came or went."""

    kind: Literal["same", "added", "removed"]
    text: str


class SectionShape(Shape):
    """One section as drafted."""

    name: str
    title: str
    field: str | None
    text: str
    length: int
    passages: list[PassageShape]
    clauses: list[DutyShape]
    gaps: list[str]
    written: str | None
    changes: list[ChangeShape]


class DraftedShape(Shape):
    """The sections asked for."""

    id: str
    edition: str
    tier: str | None
    sections: list[SectionShape]


class UnderstoodShape(Shape):
    """One value that was read, and the words it was read from."""

    path: str
    text: str
    line: int


class LostShape(Shape):
    """Words that became no value, and why."""

    text: str
    line: int
    why: str


class ImportedShape(Shape):
    """A declaration or a recommendation table as a draft."""

    id: str
    kind: Literal["draft", "table"]
    stated: dict[str, Any]
    understood: list[UnderstoodShape]
    not_understood: list[LostShape]
    notices: list[str]


class Figuring(Shape):
    """An indicator with its figures before and after; no number is the whole table."""

    model_config = ConfigDict(
        extra="forbid",
        json_schema_extra={"examples": [{"number": 6, "before": "80", "after": "92"}]},
    )
    id: str = ""
    number: int | None = Field(None, examples=[6])
    before: Number | None = Field(None, examples=["80"])
    after: Number | None = Field(None, examples=["92"])
    points: bool | None = None
    as_of: date | None = None
    place: str = PLACE


class IndicatorShape(Shape):
    """One indicator explained and, as far as figures were given, worked out."""

    number: int
    name: str
    group: str
    kind: str
    better: Literal["up", "down"]
    unit: str
    formula: str
    label: str
    basis: str
    needs: str
    period: str
    value: str | None
    relative: str | None
    points: str | None
    odd: list[str]


class IndicatorsShape(Shape):
    """The indicators asked for."""

    id: str
    edition: str
    indicators: list[IndicatorShape]


class Planning(Drawn):
    """A draft and the tier to reach."""

    to: str = Field(examples=["卓越级"])


class StepShape(Shape):
    """One thing to do and the clause that asks for it."""

    norm: str
    address: str
    quote: str
    force: str
    needed: bool
    do: str
    facts: list[str]


class PlanShape(Shape):
    """Everything between a draft and a tier."""

    id: str
    tier: str
    outcome: str
    change: list[StepShape]
    supply: list[StepShape]
    evidence: list[StepShape]
    judged: list[str]


class Listing(Shape):
    """The tier to prepare for; with a draft, what is there already."""

    id: str = ""
    tier: str = Field(examples=["先进级"])
    draft: dict[str, Any] | None = Field(None, examples=[DRAFT])
    as_of: date | None = None
    place: str = PLACE


class ItemShape(Shape):
    """One clause to prepare for."""

    norm: str
    address: str
    quote: str
    force: str
    words: str
    kind: str
    prepare: str
    fields: list[str]
    status: str | None
    outcome: str | None


class ListedShape(Shape):
    """What to prepare for a tier."""

    id: str
    tier: str
    edition: str
    counts: dict[str, int]
    items: list[ItemShape]


class BearingShape(Shape):
    """Words of the draft that bear on a clause."""

    path: str
    text: str


class JudgementShape(Shape):
    """One clause for the experts."""

    norm: str
    address: str
    quote: str
    outcome: str
    passages: list[BearingShape]


class ReviewedShape(Shape):
    """What only experts can judge."""

    id: str
    tier: str
    edition: str
    clauses: list[JudgementShape]


class DifferenceShape(Shape):
    """Where a file differs from what its draft renders to."""

    where: str
    found: str
    expected: str


class VerifiedShape(Shape):
    """What became of an exported file."""

    id: str
    state: Literal["未改动", "已改动", "无法比对"]
    kind: str
    differences: list[DifferenceShape]
    edition: str
    draft_digest: str
    report_digest: str
    holds: bool
    notices: list[str]
