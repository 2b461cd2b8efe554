"""What a paper is made from: what was stated, its report, the edition, and their digests."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from rules.facts.draft import Draft, draft_json
from rules.facts.form import draft_of
from rules.facts.recommendation import Recommendation
from rules.facts.written import compact
from rules.finding import FormError, Report, Tier
from rules.law.edition import Edition
from rules.recommendation import recommendation_of
from rules.report.json import report_json

RENDERER = "3"
Stated = Draft | Recommendation


def stated_json(stated: Stated) -> dict[str, Any]:
    """What was stated as plain JSON."""
    return draft_json(stated)  # type: ignore[arg-type]


def stated_of(values: Mapping[str, Any], *, table: bool) -> Stated | tuple[FormError, ...]:
    """A recommendation table or a draft from plain values, or what is wrong with its fields."""
    return recommendation_of(values) if table else draft_of(values)


def report_digest(report: Report) -> str:
    """What names this exact report."""
    return hashlib.sha256(compact(report_json(report))).hexdigest()


def open_tiers(edition: Edition) -> tuple[Tier, ...]:
    """The tiers open for declaration: those the edition has a recommendation table for."""
    tables = [norm for norm in edition.body.norms if norm.rule == "rows_filled"]
    return tuple(tier for tier in Tier if any(tier in norm.tiers for norm in tables))


@dataclass(frozen=True)
class Paper:
    """What was stated and the report on it; `asked` is the date the caller asked for, if any."""

    stated: Stated
    report: Report
    edition: Edition
    asked: date | None = None

    @property
    def draft(self) -> Draft:
        """The draft; a recommendation table has none."""
        if not isinstance(self.stated, Draft):
            raise TypeError("a recommendation table is no draft")
        return self.stated

    @property
    def tier(self) -> Tier:
        """The tier this is for; a recommendation table is for the tier that is open."""
        if isinstance(self.stated, Recommendation):
            return open_tiers(self.edition)[0]
        if self.stated.tier is None:
            raise ValueError("a paper is made for a tier; this draft names none")
        return self.stated.tier

    @property
    def recommends(self) -> bool:
        """Whether this is a recommender's table."""
        return isinstance(self.stated, Recommendation)

    @property
    def declares(self) -> bool:
        """Whether this is a declaration; otherwise it is a self-assessment or a table."""
        return not self.recommends and self.tier in open_tiers(self.edition)

    @property
    def title(self) -> str:
        """What the paper calls itself."""
        if self.recommends:
            return f"{self.tier.value}智能工厂项目推荐汇总表"
        if self.declares:
            return f"{self.tier.value}智能工厂项目申报书"
        return f"智能工厂自评报告（{self.tier.value}）"

    @property
    def by(self) -> str | None:
        """Who stated it."""
        if isinstance(self.stated, Recommendation):
            return self.stated.recommender
        return self.stated.applicant.name

    @cached_property
    def stated_json(self) -> dict[str, Any]:
        """What was stated as plain JSON, the same for every paper made from it."""
        return stated_json(self.stated)

    @cached_property
    def report_json(self) -> dict[str, Any]:
        """The report as plain JSON."""
        return report_json(self.report)

    @cached_property
    def draft_digest(self) -> str:
        """What names everything stated, explanations included."""
        return hashlib.sha256(compact(self.stated_json)).hexdigest()

    @cached_property
    def report_digest(self) -> str:
        """What names the report."""
        return hashlib.sha256(compact(self.report_json)).hexdigest()
