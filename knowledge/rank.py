"""Ranking by names: what a question names lifts, sinks or bars a clause, always the same way."""

from collections.abc import Iterator

from knowledge.clause import Clause
from knowledge.facets import Facets
from knowledge.names import Asked, Names

HOME = "河北省"


def barred(names: Names, facets: Facets) -> bool:
    """A clause of other tiers than those named: it may follow, but never come first."""
    if facets.has_phone:
        return False  # whoever asks about any tier calls the same people
    tiers = facets.tiers or facets.mentioned
    return bool(names.tiers and tiers and not tiers & set(names.tiers))


def lift(names: Names, clause: Clause, facets: Facets) -> float:
    """How far the names of a question lift a clause, in units of the fused score."""
    return sum(_lifts(names, clause, facets))


def _lifts(names: Names, clause: Clause, facets: Facets) -> Iterator[float]:
    yield _tier(names, facets)
    yield _area(names, facets)
    yield _place(names, clause)
    yield _asked(names, facets)
    yield 1.0 if facets.indicators & set(names.indicators) else 0.0
    yield 0.4 if any(clause.address.startswith(f"{d}/") for d in names.documents) else 0.0
    yield 0.1 * len(facets.roles & set(names.roles) - {"申报主体"})
    yield 0.15 * len(facets.topics & set(names.topics))


def _tier(names: Names, facets: Facets) -> float:
    named = set(names.tiers)
    if facets.tiers & named:
        return 0.6
    return 0.2 if facets.mentioned & named else 0.0


def _area(names: Names, facets: Facets) -> float:
    lifted = 0.0
    if names.areas and facets.areas:
        lifted += 0.6 if facets.areas & set(names.areas) else -0.6
    if facets.links & set(names.links):
        lifted += 1.0 if Asked.MAPPING in names.asked else 0.5
    return lifted


def _place(names: Names, clause: Clause) -> float:
    """The home province names its own notice; any other place, and the nation, the national one."""
    provincial = clause.document.startswith("HE-")
    if names.places:
        if HOME in names.provinces:
            return 0.6 if provincial else 0.0
        return -0.6 if provincial else 0.0
    return 0.3 if names.nation and not provincial else 0.0


def _asked(names: Names, facets: Facets) -> float:
    lifted = 0.6 if Asked.CONTACT in names.asked and facets.has_phone else 0.0
    return lifted + (0.3 if Asked.DATE in names.asked and facets.has_date else 0.0)
