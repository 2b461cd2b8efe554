"""Dates in order: nothing that supports a declaration is younger than the declaration.

When it was built and awarded are judged by the rules themselves (rules/book/tiers.py).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from rules.consistency.slip import Slip
from rules.facts.labels import label
from rules.known import Known

EARLIER = (
    ("maturity.date", "maturity_standard"),
    ("assessment.date", "assessed"),
    ("benchmark.date", "benchmark"),
    ("compliance.credit_checked", "credit"),
    ("commitments.signed_on", "truthful"),
    ("secrecy.date", "secrecy"),
)


def _dated(known: Known) -> Iterator[tuple[str, str, date]]:
    draft = known.draft
    for path, clause in EARLIER:
        if day := known.value(path):
            yield path, clause, day
    for n, record in enumerate(draft.evidence or ()):
        if record.date:
            yield f"evidence[{n}].date", "truthful", record.date


def in_order(known: Known) -> Iterator[Slip]:
    """Everything that is shown came before the online submission."""
    online = known.draft.submission.online
    if online is None:
        return
    for path, clause, day in _dated(known):
        if day > online:
            says = f"{label(path)}（{day}）晚于线上申报日期（{online}）"
            yield Slip(says, (path, "submission.online"), clause)
