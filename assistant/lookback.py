"""How far back accidents count: which day decides, and when a day that was not told does."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from functools import cache

from rules.facts.draft import Draft
from rules.known import Known
from rules.law.edition import PLACE, resolve

RULE = "incidents"


@dataclass(frozen=True, slots=True)
class Span:
    """The days that a few words leave open: of 2022年 all of that year, of 7月5日 one."""

    first: date
    last: date

    @property
    def undecided(self) -> bool:
        """Whether an accident counts on some of these days and not on others."""
        return self.first < since() <= self.last

    @property
    def counts(self) -> bool:
        """Whether an accident on any of these days counts."""
        return self.first >= since()


def span(year: int, month: int | None = None, day: int | None = None) -> Span:
    """The days of a year, of a month, or one; a day that is in no calendar leaves its month."""
    if month is None:
        return Span(date(year, 1, 1), date(year, 12, 31))
    last = monthrange(year, month)[1]
    if day is not None and 1 <= day <= last:
        return Span(date(year, month, day), date(year, month, day))
    return Span(date(year, month, 1), date(year, month, last))


@cache
def since() -> date:
    """The first day on which an accident counts for what is filed under the edition in force."""
    edition = resolve(PLACE, None)
    norm = next(norm for norm in edition.body.norms if norm.rule == RULE)
    ((years,),) = norm.pairs.values()
    filed = Known(Draft(), edition).filed
    return filed.replace(year=filed.year - int(years))
