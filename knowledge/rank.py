"""Ranking by names: what a question names lifts, sinks or bars a clause, always the same way."""

import re
from collections.abc import Iterator

from knowledge.clause import Clause
from knowledge.facets import Facets
from knowledge.names import Asked, Names

HOME = "河北省"

# How far each name lifts, in units of the fused score; fitted on the questions of doors.jsonl, each
# asked with its own door shut and the adapter cross-validated, and rounded.
_TIER, _ANSWERS_FOR, _AREA, _LINK, _INDICATOR = 0.7, 0.25, 0.6, 0.5, 1.0
_DOCUMENT, _PLACE, _CONTACT, _DATE, _ROLE = 0.45, 0.7, 0.6, 0.3, 0.17
_TOPIC, _COVERAGE = 0.35, 0.7
# Everybody in a question is the applicant; only another role tells clauses apart.
_ANYBODY = frozenset({"申报主体"})
# A question about both notices: whether they agree, who of the two decides.
BOTH = re.compile(r"国家.*(?:省|河北)|(?:省|河北).*国家|两[份个](?:通知|文件)|both notices")


def barred(names: Names, facets: Facets) -> bool:
    """A clause of other tiers than those named: it may follow, but never come first."""
    if facets.has_phone or not names.tiers or not facets.answers_for:
        return False  # whoever asks about any tier calls the same people
    return not facets.answers_for & set(names.tiers)


def lift(names: Names, clause: Clause, facets: Facets) -> float:
    """How far the names of a question lift a clause, in units of the fused score."""
    return sum(_lifts(names, clause, facets))


def _lifts(names: Names, clause: Clause, facets: Facets) -> Iterator[float]:
    yield _tier(names, facets)
    yield _area(names, facets)
    yield _place(names, clause)
    yield _asked(names, facets)
    yield _topic(names, facets)
    yield _INDICATOR if facets.indicators & set(names.indicators) else 0.0
    yield _DOCUMENT if any(clause.address.startswith(f"{d}/") for d in names.documents) else 0.0
    yield _ROLE * len(facets.roles & set(names.roles) - _ANYBODY)


def _tier(names: Names, facets: Facets) -> float:
    named = set(names.tiers)
    if facets.tiers & named:
        return _TIER
    return _ANSWERS_FOR if facets.answers_for & named else 0.0


def _area(names: Names, facets: Facets) -> float:
    lifted = 0.0
    if names.areas and facets.areas:
        lifted += _AREA if facets.areas & set(names.areas) else -_AREA
    if facets.links & set(names.links):
        lifted += _LINK * (2 if Asked.MAPPING in names.asked else 1)
    return lifted


def _place(names: Names, clause: Clause) -> float:
    """The home province names its own notice; any other place, and the nation, the national one.

    A question about both favours neither.
    """
    if BOTH.search(names.text):
        return 0.0
    provincial = clause.document.startswith("HE-")
    if HOME in names.provinces or "HE-2024-533" in names.documents:
        return _PLACE if provincial else 0.0
    return -_PLACE if provincial and (names.places or names.nation) else 0.0


def _asked(names: Names, facets: Facets) -> float:
    lifted = _CONTACT if Asked.CONTACT in names.asked and facets.has_phone else 0.0
    return lifted + (_DATE if Asked.DATE in names.asked and facets.has_date else 0.0)


def _topic(names: Names, facets: Facets) -> float:
    shared = facets.topics & set(names.topics)
    return sum(_COVERAGE if topic == "覆盖环节" else _TOPIC for topic in shared)
