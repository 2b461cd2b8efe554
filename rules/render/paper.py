"""What a paper is made from: a draft, its report, the edition, and the digests that name them."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from rules.facts.draft import Draft, digest
from rules.finding import Report, Tier
from rules.law.edition import Edition
from rules.report.json import report_json

RENDERER = "1"


def report_digest(report: Report) -> str:
    """What names this exact report."""
    text = json.dumps(
        report_json(report), ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
    return hashlib.sha256(text.encode()).hexdigest()


def open_tiers(edition: Edition) -> frozenset[Tier]:
    """The tiers open for declaration: those the edition has a recommendation table for."""
    return frozenset(
        tier for norm in edition.body.norms if norm.rule == "rows_filled" for tier in norm.tiers
    )


@dataclass(frozen=True)
class Paper:
    """One draft with the report on it; `asked` is the date the caller asked for, if any."""

    draft: Draft
    report: Report
    edition: Edition
    asked: date | None = None

    @property
    def tier(self) -> Tier:
        """The tier the draft is for."""
        if self.draft.tier is None:
            raise ValueError("a paper is made for a tier; this draft names none")
        return self.draft.tier

    @property
    def declares(self) -> bool:
        """Whether this is a declaration; otherwise it is a self-assessment."""
        return self.tier in open_tiers(self.edition)

    @property
    def title(self) -> str:
        """What the paper calls itself."""
        if self.declares:
            return f"{self.tier.value}智能工厂项目申报书"
        return f"智能工厂自评报告（{self.tier.value}）"

    @cached_property
    def draft_digest(self) -> str:
        """What names the draft, explanations included."""
        return digest(self.draft)

    @cached_property
    def report_digest(self) -> str:
        """What names the report."""
        return report_digest(self.report)
