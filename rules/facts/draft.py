"""The declaration as written so far; anything may be missing."""

from __future__ import annotations

import hashlib
import re
from decimal import Decimal
from typing import Annotated, Any

from pydantic import BeforeValidator, field_validator

from rules.facts.enterprise import (
    Applicant,
    Award,
    Compliance,
    Control,
    Maturity,
    Organisation,
)
from rules.facts.factory import (
    Assessment,
    Benchmark,
    Integration,
    Kpi,
    NextStep,
    Outcomes,
    Project,
    Scenario,
    System,
)
from rules.facts.papers import (
    Commitments,
    Evidence,
    Explanation,
    SecrecyReview,
    Sections,
    Submission,
)
from rules.facts.record import Record, Yes, ask, no_rows, plain
from rules.facts.written import compact
from rules.finding import Tier


def guide_year(value: object) -> object:
    """A bare year is the guide of that year: 2024, 2024版, 2024 edition."""
    found = GUIDE.fullmatch(str(value).strip()) if isinstance(value, str | int) else None
    return f"{found[1]}年版" if found else value


GUIDE = re.compile(r"(\d{4})\s*(?:年版?|版|edition)?", re.IGNORECASE)
Guide = Annotated[str, BeforeValidator(guide_year)]


class Draft(Record):
    """Everything the enterprise has stated: what is absent is unknown, an empty list is none."""

    id: str | None = ask("草稿编号")
    tier: Tier | None = ask("申报层级", "要申报哪个层级？")
    applicant: Applicant = Applicant()
    compliance: Compliance = Compliance()
    control: Control = Control()
    organisation: Organisation = Organisation()
    maturity: Maturity = Maturity()
    awards: tuple[Award, ...] | None = ask(
        "已获评层级", "已获评过哪一级智能工厂？（没有请填空列表）"
    )
    project: Project = Project()
    guide: Guide | None = ask(
        "场景指引版本", "场景按哪一版《智能制造典型场景参考指引》填写？（如2024年版）"
    )
    scenarios: tuple[Scenario, ...] | None = ask("典型场景", "建设了哪些典型场景？")
    systems: tuple[System, ...] | None = ask("系统台账", "使用哪些智能制造装备、工业软件和系统？")
    integrations: tuple[Integration, ...] | None = ask("系统集成清单", "哪些系统之间做了集成？")
    kpis: tuple[Kpi, ...] | None = ask("关键绩效指标", "附1的20项指标分别是多少？")
    benchmark: Benchmark = Benchmark()
    assessment: Assessment = Assessment()
    outcomes: Outcomes = Outcomes()
    next_steps: tuple[NextStep, ...] | None = ask(
        "后续计划", "后续分哪几步实施？（时间、内容、目标）"
    )
    commitments: Commitments = Commitments()
    secrecy: SecrecyReview = SecrecyReview()
    submission: Submission = Submission()
    sections: Sections = Sections()
    self_assessed: Yes | None = ask("基础级自建自评", "是否已对照基础级要素条件开展自建自评？")
    evidence: tuple[Evidence, ...] | None = ask("证据", "请逐条提供证据。")
    explanations: tuple[Explanation, ...] | None = ask("原则上条款的说明")

    @field_validator("awards", mode="before")
    @classmethod
    def _denied_is_none(cls, value: object) -> object:
        return no_rows(value)


AS_IS = frozenset({str, int, bool, type(None)})


def _ready(value: object) -> Any:
    """The value as JSON holds it: decimals and days as text, nothing for the unknown."""
    if type(value) in AS_IS:
        return value
    if isinstance(value, Record):
        stated = ((name, item) for name, item in vars(value).items() if item is not None)
        return {name: ready for name, item in stated if (ready := _ready(item)) != {}}
    if isinstance(value, tuple):
        return [_ready(item) for item in value]
    if isinstance(value, Decimal):
        return plain(value)
    return value if isinstance(value, int) else str(value)


def draft_json(draft: Draft) -> dict[str, Any]:
    """The draft as plain JSON; reading it again gives the same draft."""
    ready: dict[str, Any] = _ready(draft)
    return ready


def _sha256(value: object) -> str:
    return hashlib.sha256(compact(value)).hexdigest()


def named_digest(record: Record, *, without: str = "") -> str:
    """What names the state of any record, but for one field."""
    return _sha256({k: v for k, v in _ready(record).items() if k != without})


def digest(draft: Draft) -> str:
    """What names this exact draft, explanations included."""
    return named_digest(draft)


def content_digest(draft: Draft) -> str:
    """What names the draft without its explanations: the digest an explanation is bound to."""
    return named_digest(draft, without="explanations")


def draft_schema() -> dict[str, Any]:
    """The JSON Schema of a draft."""
    return Draft.model_json_schema()
