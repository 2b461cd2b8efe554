"""`tidu check`: a draft in, findings with their clauses out."""

import json as jsonlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Annotated, Any

import typer

from rules.check import check as check_draft
from rules.check import edition_for
from rules.facts.draft import Draft, draft_schema
from rules.facts.form import draft_of
from rules.facts.recommendation import Recommendation
from rules.finding import FormError, Report, Tier
from rules.law.edition import PLACE, resolve
from rules.reading import decoded, values_of
from rules.recommendation import check_recommendation, recommendation_of
from rules.report.json import report_json
from ui.batches import Answered, all_cores, batch, given
from ui.commands.options import AsJson, AsOf, InPlace
from ui.lines import date_of, emit, say
from ui.trouble import Trouble
from ui.works import tier_named

HELP = "草稿（YAML 或 JSON；JSONL 为批量）；- 读标准输入。"
DraftFile = Annotated[str, typer.Argument(metavar="FILE", help=HELP)]
Tiers = Annotated[list[str] | None, typer.Option("--tier", help="只看某一层级，可重复。")]


def check(
    file: Annotated[str | None, typer.Argument(metavar="FILE", help=HELP)] = None,
    json: AsJson = False,
    sarif: Annotated[bool, typer.Option("--sarif", help="输出 SARIF 2.1.0。")] = False,
    schema: Annotated[bool, typer.Option("--schema", help="只输出草稿的 JSON Schema。")] = False,
    tier: Tiers = None,
    as_of: AsOf = None,
    place: InPlace = PLACE,
) -> int:  # fmt: skip
    """自查一份草稿：逐条给出结果、依据条款和要补的事实。"""
    if schema:
        say(jsonlib.dumps(draft_schema(), ensure_ascii=False, indent=2))
        return 0
    if file is None:
        raise Trouble("没有给出草稿", "FILE", "请写草稿的路径，或用 - 读标准输入。")
    asked = Asked(place, date_of(as_of), tuple(map(tier_of, tier or ())) or None)
    content = given(file)
    if not isinstance(content, bytes):
        if sarif:
            raise Trouble("批量时没有 SARIF", "--sarif", "请一次只给一份草稿。")
        return batch(content, asked.line, cores=all_cores())
    stated = stated_in(file, content)
    report = asked.report(stated)
    show_report(report, json=json, sarif=sarif, file=file, tier=declared(stated))
    return status_of(report)


def stated_in(file: str, content: bytes) -> Draft | Recommendation | tuple[FormError, ...]:
    """The draft or the recommendation table in a file, or what is wrong with its fields."""
    return stated_of(values_of(decoded(content, where=file), where=file))


def stated_of(values: Mapping[str, Any]) -> Draft | Recommendation | tuple[FormError, ...]:
    """Rows or a recommender make a recommendation table; anything else is a draft."""
    if {"rows", "recommender"} & set(values):
        return recommendation_of(values)
    return draft_of(values)


class Asked:
    """For which place, date and tiers a check was asked."""

    def __init__(self, place: str, as_of: date | None, tiers: Sequence[Tier] | None) -> None:
        self.place, self.as_of, self.tiers = place, as_of, tiers

    def report(self, stated: Draft | Recommendation | tuple[FormError, ...]) -> Report:
        """The report on a draft or a table; form errors are a report of their own."""
        if isinstance(stated, tuple):
            return Report(None, "", self.as_of, "", form_errors=stated)
        if isinstance(stated, Recommendation):
            edition = resolve(self.place, self.as_of or stated.reported)
            return check_recommendation(stated, edition=edition)
        edition = edition_for(stated, place=self.place, as_of=self.as_of)
        return check_draft(stated, edition=edition, as_of=self.as_of, tiers=self.tiers)

    def line(self, stated: Mapping[str, Any], identity: str) -> Answered:
        """One line of a batch."""
        report = self.report(stated_of(stated))
        return report_json(replace(report, id=identity)), status_of(report)


def status_of(report: Report) -> int:
    """2 for a form to put right, 1 for findings that hold, else 0."""
    if report.form_errors:
        return 2
    return 1 if report.holds else 0


def tier_of(name: str, option: str = "--tier") -> Tier:
    """A tier by name, with or without 级."""
    return tier_named(name, option)


def declared(stated: Draft | Recommendation | tuple[FormError, ...]) -> Tier | None:
    """The tier a draft declares."""
    return stated.tier if isinstance(stated, Draft) else None


def show_report(
    report: Report, *, json: bool, sarif: bool, file: str, tier: Tier | None = None
) -> None:
    """A report in the form asked for, on standard output."""
    if sarif:
        from rules.report.sarif import report_sarif

        emit(report_sarif(report, uri=file))
    elif json:
        emit(report_json(replace(report, id=report.id or "1")))
    else:
        from ui.plain import report_text

        say(report_text(report, tier))
