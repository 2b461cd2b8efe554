"""The shapes of the help desk's HTTP API."""

from typing import Any

from pydantic import Field

from rules.law.edition import PLACE
from ui.shapes import Quoted, Shape

ASKED = "申报卓越级需要几级成熟度？"
SAID = {
    "text": "卓越级智能工厂的智能制造能力成熟度应达到三级及以上。",
    "citations": [{"address": "CN-2024-399/附件2/一/5", "quote": "卓越级智能工厂应达到三级及以上"}],
}


class Giving(Shape):
    """To whom an item goes; nobody puts it back."""

    to: str | None = Field(None, max_length=64, examples=["li.ming"])


class Reasoning(Shape):
    """Why."""

    why: str = Field(max_length=2_000, examples=["同一个问题已经回答过。"])


class Saying(Shape):
    """One sentence with the quotes it rests on; `override` says why it stands without a proof."""

    text: str = Field(max_length=2_000, examples=[SAID["text"]])
    citations: list[Quoted] = Field(default=[], examples=[SAID["citations"]])
    override: str = Field("", max_length=2_000, examples=[""])


class Proposing(Shape):
    """An answer to a question, and to other ways of asking it."""

    question: str = Field(max_length=500, examples=[ASKED])
    place: str = Field(PLACE, examples=[PLACE])
    also: list[str] = Field(default=[], examples=[["卓越级成熟度要求几级？"]])
    sentences: list[Saying] = Field(examples=[[SAID]])
    item: str | None = Field(None, examples=[None])
    source: str = Field("", max_length=160, examples=["电话答复"])


class SaidShape(Shape):
    """One sentence, what the proof says to it, and why it stands anyway."""

    text: str
    citations: list[Quoted]
    label: str = Field(examples=["supported"])
    why: str
    override: str
    against: list[Quoted] = Field(description="the clauses that say otherwise")


class StepShape(Shape):
    """One entry of the log."""

    number: int
    at: str = Field(examples=["2024-11-20T08:00:00+00:00"])
    who: str = Field(examples=["li.ming"])
    act: str = Field(examples=["approve"])
    subject: str
    detail: dict[str, Any]
    before: str
    digest: str


class ItemShape(Shape):
    """One thing that needs a person, with the evidence for it."""

    id: str = Field(examples=["0f" * 16])
    reason: str = Field(examples=["person"])
    state: str = Field(examples=["open"])
    question: str = Field(examples=[ASKED])
    place: str = Field(examples=[PLACE])
    as_of: str | None
    topic: str
    talk: str | None
    turn: int | None
    assignee: str | None
    note: str
    answer: dict[str, Any]
    evidence: dict[str, Any]
    created: str
    changed: str


class WholeItemShape(ItemShape):
    """An item with what was done to it."""

    history: list[StepShape]


class BoundShape(Shape):
    """A clause an answer cites, and the digest of what it said."""

    address: str
    digest: str


class WrittenShape(Shape):
    """A written answer as it stands."""

    id: str = Field(examples=["0f" * 16])
    item: str | None
    standing: str = Field(examples=["proposed"])
    question: str = Field(examples=[ASKED])
    also: list[str]
    place: str = Field(examples=[PLACE])
    edition: str = Field(examples=["CN-2024+HE-2024"])
    text: str
    sentences: list[SaidShape]
    bound: list[BoundShape]
    machine: dict[str, Any]
    source: str
    wrote: str
    reviewed: str | None
    why: str
    created: str
    changed: str
    approved: str | None


class WholeWrittenShape(WrittenShape):
    """A written answer with what was done to it."""

    history: list[StepShape]


class CheckedTextShape(Shape):
    """A text sentence by sentence."""

    sentences: list[SaidShape]


class ChainShape(Shape):
    """Whether the log's chain holds; `number` and `what` say where it first breaks."""

    entries: int
    whole: bool
    number: int | None
    what: str | None


class CountShape(Shape):
    """How many of one kind."""

    name: str
    count: int


class StatisticsShape(Shape):
    """The figures of a span of days, both ends included."""

    since: str = Field(examples=["2024-11-01"])
    until: str = Field(examples=["2024-11-30"])
    questions: int
    volume: list[CountShape]
    endings: list[CountShape]
    queued: list[CountShape]
    unanswered: list[CountShape]
    approved: int
    hours_to_approval: float | None
    golden_share: float


class TakenShape(Shape):
    """What became of one row of a sheet."""

    row: int
    question: str
    answer: str | None
    item: str | None
    trouble: str
    why: list[str] = Field(description="why it was queued, sentence by sentence")
