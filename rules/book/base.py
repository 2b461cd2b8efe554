"""附件2 一: the base requirements, common to the four tiers."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from rules.book.demand import Demand, always, tested, waits
from rules.facts.enterprise import Incident
from rules.judge import found, missing
from rules.known import Known
from rules.law.norm import Norm
from rules.logic import AtLeast, Contains, Judged, Verdict, all_of, given, none, true
from rules.silent import unsaid

FEBRUARY, LEAP_DAY = 2, 29
KINDS = "accident_kinds"


def three_years(norm: Norm, known: Known) -> Verdict:
    """The accounts of as many years as the norm names, each with revenue, profit and report."""
    path, years = "compliance.years", known.draft.compliance.years
    if years is None:
        return waits("three_years", path)
    if len({year.year for year in years}) < int(norm.value):
        says = f"给出{len(years)}个年度，须有近{norm.value}年"
        return missing("three_years", says, f"{path}[{len(years)}]")
    open_facts = [
        f"{path}[{n}].{name}"
        for n, year in enumerate(years)
        for name in ("year", "revenue", "profit", "report")
        if unsaid(getattr(year, name))
    ]
    if open_facts:
        return waits("three_years", *open_facts)
    # Which years are the last three is known only with the day of filing.
    wanted = range(known.filed.year - int(norm.value), known.filed.year)
    if known.draft.submission.online and (
        lacking := [str(y) for y in wanted if y not in {year.year for year in years}]
    ):
        says = f"缺{'、'.join(lacking)}年度："
        says += f"{known.filed.year}年申报，近{norm.value}年是指这之前的年度"
        return missing("three_years", says, f"{path}[{len(years)}]")
    return found("three_years", True, f"给出{len(years)}个年度的财务情况", path)


def no_grave_incident(norm: Norm, known: Known) -> Verdict:
    """No safety or environmental accident of the named grade or worse in the last three years."""
    path, incidents = "compliance.incidents", known.draft.compliance.incidents
    if incidents is None:
        return waits("no_grave_incident", path)
    ((least, (years,)),) = norm.pairs.items()
    grades = known.body.fact("accidents")
    grave = grades[grades.index(least) :]
    since = _years_before(known.filed, int(years))
    recent = [(n, i) for n, i in enumerate(incidents) if not (i.date and i.date < since)]
    named = [i for _, i in recent if i.grade in grave and i.kind in known.body.fact(KINDS)]
    lacking = _unsettled(recent, grave)
    if any(i.date for i in named) or (named and not lacking):
        return found("no_grave_incident", False, f"有{least}及以上安全、环保事故", path)
    if lacking:
        return waits("no_grave_incident", *lacking)
    verdict = found("no_grave_incident", True, f"没有{least}及以上安全、环保事故", path)
    return Verdict(True, verdict.why, judged=any(i.grade in grave for _, i in recent))


def _unsettled(recent: list[tuple[int, Incident]], grave: list[str]) -> list[str]:
    """The facts without which an accident may or may not count."""
    path = "compliance.incidents"
    ungraded = [f"{path}[{n}].grade" for n, i in recent if i.grade is None]
    unnamed = [f"{path}[{n}].kind" for n, i in recent if i.grade in grave and i.kind is None]
    return ungraded + unnamed


def _years_before(day: date, years: int) -> date:
    """The same day so many years earlier."""
    leap = day.month == FEBRUARY and day.day == LEAP_DAY
    return day.replace(year=day.year - years, day=LEAP_DAY - 1 if leap else day.day)


def looked_up(norm: Norm, known: Known) -> Verdict:
    """The records were looked up, and not before the years that the clause speaks of began."""
    path, day = "compliance.credit_checked", known.draft.compliance.credit_checked
    if day is None:
        return waits("looked_up", path)
    if day < _years_before(known.filed, int(norm.value)):
        return missing("looked_up", f"{day}的查询看不出近{norm.value}年的信用记录", path)
    return found("looked_up", True, f"信用查询日期：{day}", path)


def lawful(norm: Norm, known: Known) -> Verdict:
    """No breach of law; breaches that were minor and put right are left to people."""
    path, stated = "compliance.violations", known.draft.compliance.violations
    minor = known.draft.compliance.minor_violations
    if stated is None:
        return waits("lawful", path)
    if minor is not None and minor > stated:
        says = f"共{stated}起而其中轻微{minor}起，两个数须有一个改正"
        return missing("lawful", says, path, "compliance.minor_violations")
    if not stated:
        return found("lawful", True, "没有违法违规行为", path)
    if minor is None:
        return missing("lawful", f"有{stated}起，性质未说明", "compliance.minor_violations")
    verdict = found("lawful", minor >= stated, f"有{stated}起，其中轻微已整改{minor}起", path)
    return Verdict(verdict.truth, verdict.why, judged=bool(verdict.truth))


LINES: dict[str, Demand] = {
    "above_scale": always(
        all_of(true("applicant.above_scale"), given("applicant.above_scale_document"))
    ),
    "finance": lambda norm: all_of(
        true("compliance.sound"), tested(three_years, "compliance.years", "submission.online")(norm)
    ),
    "credit": lambda norm: all_of(
        none("compliance.bad_credit"),
        tested(looked_up, "compliance.credit_checked", "submission.online")(norm),
    ),
    "incidents": tested(no_grave_incident, "compliance.incidents", "submission.online"),
    "lawful": tested(lawful, "compliance.violations", "compliance.minor_violations"),
    "controllable": always(
        true(
            "control.equipment",
            "control.software",
            "control.operating_system",
            "control.solutions",
        )
    ),
    "cyber": always(
        all_of(
            true("control.network", "control.data"),
            given("control.network_document", "control.data_document"),
        )
    ),
    "organised": always(
        all_of(
            true("organisation.planning", "organisation.construction", "organisation.operation"),
            given("organisation.document"),
        )
    ),
    "talent": always(
        all_of(
            AtLeast("organisation.experts", Decimal(1)),
            Judged(given("organisation.experts_document")),
        )
    ),
    "maturity": lambda norm: AtLeast("maturity.level", Decimal(norm.value)),
    "maturity_standard": lambda norm: all_of(
        Contains("maturity.standard", norm.names), given("maturity.kind", "maturity.date")
    ),
}
