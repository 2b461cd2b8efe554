"""What the rules' tests share: reports on an example with some facts put in, or taken out."""

from pathlib import Path
from typing import Any

from evals.drafts import CASES as CASES
from evals.drafts import draft as draft
from evals.drafts import example as example
from evals.drafts import put as put
from rules.check import check
from rules.finding import Report
from rules.law.edition import Edition, resolve

ROOT = Path(__file__).parents[2]
PLACE = "河北省"


def edition(place: str = PLACE) -> Edition:
    """The newest edition of a place."""
    return resolve(place, None)


def report(base: str = "pass", facts: dict[str, Any] | None = None, **asked: Any) -> Report:
    """The report on an example with these facts."""
    return check(draft(base, facts), edition=asked.pop("edition", edition()), **asked)


def outcomes(found: Report) -> dict[str, str]:
    """The outcome of every finding by rule."""
    return {finding.rule: finding.outcome.value for finding in found.findings}
