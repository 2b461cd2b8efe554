"""CHECKS: the one list of text-against-data checks, and the findings they make."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from rules.consistency import counts, figures, indicators, marks, naming, order, prose
from rules.consistency.slip import Slip, Text, texts
from rules.finding import Finding, Outcome, Tier, Why
from rules.known import Known
from rules.law.edition import Body
from rules.law.norm import Norm

Seen = Callable[[Known, list[Text]], Iterator[Slip]]


@dataclass(frozen=True, slots=True)
class Check:
    """One check; two of them hold an export, as design section 7 has it."""

    name: str
    look: Seen
    holds: bool = False


def _of_text(look: Callable[[list[Text]], Iterator[Slip]]) -> Seen:
    return lambda known, found: look(found)


def _of_data(look: Callable[[Known], Iterator[Slip]]) -> Seen:
    return lambda known, found: look(known)


CHECKS: tuple[Check, ...] = (
    Check("text.secrecy_mark", _of_text(marks.secrecy_marks), holds=True),
    Check("text.placeholder", _of_text(marks.placeholders), holds=True),
    Check("text.unfinished", _of_text(marks.unfinished)),
    Check("text.personal_data", _of_text(marks.personal_data)),
    Check("text.enterprise_name", _of_data(naming.enterprise_name)),
    Check("text.leading_claim", _of_data(naming.leading_claims)),
    Check("text.sole_claim", _of_data(naming.sole_claims)),
    Check("text.area_as_link", _of_data(naming.areas_as_links)),
    Check("text.document_number", _of_data(naming.document_numbers)),
    Check("text.guide_year", _of_data(naming.guide_years)),
    Check("text.systems_listed", _of_data(naming.systems_listed)),
    Check("text.indicator_figure", _of_data(figures.indicator_figures)),
    Check("text.investment_figure", _of_data(prose.investment_figure)),
    Check("text.employees", _of_data(prose.employees)),
    Check("text.building_span", _of_data(prose.building_span)),
    Check("text.scenario_count", _of_data(counts.scenario_count)),
    Check("text.counts", _of_data(counts.counts)),
    Check("text.maturity_level", _of_data(prose.maturity_level)),
    Check("kpi.recomputed", _of_data(indicators.recomputed)),
    Check("kpi.points", _of_data(indicators.points_and_unit)),
    Check("kpi.counted", _of_data(indicators.counted)),
    Check("dates.in_order", _of_data(order.in_order)),
)


@lru_cache(maxsize=512)
def _anchor(body: Body, clause: str, value: str, tier: Tier | None) -> Norm | None:
    """The clause a slip offends: of that rule, and of its value and tier if it has them."""
    found = [norm for norm in body.norms if norm.rule == clause]
    found = [norm for norm in found if norm.value == value] or found
    found = [norm for norm in found if tier in norm.tiers] or found
    return next(iter(reversed(found)), None)


def slips(known: Known) -> tuple[Finding, ...]:
    """A finding for every slip; a slip that offends no clause of this edition is none."""
    found = texts(known.draft)
    made = (_finding(check, slip, known) for check in CHECKS for slip in check.look(known, found))
    return tuple(dict.fromkeys(finding for finding in made if finding))


def _finding(check: Check, slip: Slip, known: Known) -> Finding | None:
    norm = _anchor(known.body, slip.clause, slip.value, known.draft.tier)
    if norm is None:
        return None
    return Finding(
        rule=check.name,
        norm=norm.id,
        address=norm.address,
        quote=norm.quote,
        force=norm.force,
        outcome=Outcome.NOT_MET,
        holds=check.holds,
        why=Why(check.name, False, slip.says, slip.fields),
        fields=slip.fields,
        remedy=slip.says + "。",
    )
