"""What the commands, the HTTP API and the window all do with a draft: one function for each."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace
from datetime import date
from typing import TYPE_CHECKING, Any

from assistant.drafting.draft import draft_sections
from assistant.drafting.fill import written
from assistant.drafting.passage import Section
from assistant.drafting.shape import section_json
from assistant.drafting.shorten import shortened
from assistant.drafting.template import ORDER
from rules.book.rules import compiled
from rules.check import edition_for
from rules.checklist import Item, checklist, item_json
from rules.facts.draft import Draft
from rules.finding import Tier
from rules.law.edition import PLACE, Edition, resolve
from rules.plan import Plan, Step, plan
from rules.review import Judgement, judgement_json, review
from ui.trouble import Trouble

if TYPE_CHECKING:
    # Verifying renders again: what writes office files is loaded only where it is used.
    from rules.verify import Verified


def drafted(
    draft: Draft,
    *,
    names: Sequence[str] = ORDER,
    length: int | None = None,
    place: str = PLACE,
    as_of: date | None = None,
) -> tuple[Section, ...]:
    """The sections asked for, as short as asked."""
    edition = edition_for(draft, place=place, as_of=as_of)
    found = (s for s in draft_sections(draft, edition=edition) if s.name in names)
    return tuple(shortened(s, length) if length else s for s in found)


def drafted_json(
    draft: Draft, sections: Iterable[Section], *, identity: str, edition: Edition
) -> dict[str, Any]:
    """Drafted sections as plain JSON."""
    return {
        "id": identity,
        "edition": edition.id,
        "tier": draft.tier.value if draft.tier else None,
        "sections": [section_json(s, written(draft, s)) for s in sections],
    }


def section_names(names: Sequence[str] | None, where: str) -> Sequence[str]:
    """The sections asked for, by name; all of them if none is."""
    wrong = next((name for name in names or () if name not in ORDER), None)
    if wrong is not None:
        raise Trouble(f"没有这一节：{wrong[:40]}", where, f"可以写：{'、'.join(ORDER)}。")
    return names or ORDER


def tier_named(name: str, where: str) -> Tier:
    """A tier by name, with or without 级."""
    known = {name: tier for tier in Tier for name in (tier.value, tier.value[:2])}
    if name not in known:
        allowed = "、".join(tier.value for tier in Tier)
        raise Trouble(f"没有这个层级：{name[:40]}", where, f"可以写：{allowed}。")
    return known[name]


def planned(draft: Draft, to: Tier, *, place: str = PLACE, as_of: date | None = None) -> Plan:
    """The way from a draft to a tier."""
    return plan(draft, to=to, edition=edition_for(draft, place=place, as_of=as_of))


def without_sums(found: Plan, edition: Edition) -> Plan:
    """The plan without the steps that only sum up others: settle those, and they are settled."""
    sums = {rule.norm.id for rule in compiled(edition.body) if rule.members is not None}

    def own(steps: tuple[Step, ...]) -> tuple[Step, ...]:
        return tuple(step for step in steps if step.norm not in sums)

    return replace(
        found, change=own(found.change), supply=own(found.supply), evidence=own(found.evidence)
    )


def edition_of(draft: Draft | None, *, place: str, as_of: date | None) -> Edition:
    """The edition for a draft, or for nobody in particular."""
    if draft is None:
        return resolve(place, as_of)
    return edition_for(draft, place=place, as_of=as_of)


def listed(
    tier: Tier, draft: Draft | None, *, place: str = PLACE, as_of: date | None = None
) -> tuple[Item, ...]:
    """What to prepare for a tier; with a draft, what is there already."""
    edition = edition_of(draft, place=place, as_of=as_of)
    return checklist(tier, edition=edition, draft=draft)


def listed_json(
    items: Sequence[Item], *, tier: Tier, identity: str, edition: Edition
) -> dict[str, Any]:
    """A checklist as plain JSON."""
    counts = Counter(item.status for item in items if item.status)
    return {
        "id": identity,
        "tier": tier.value,
        "edition": edition.id,
        "counts": dict(counts),
        "items": [item_json(item) for item in items],
    }


def reviewed(
    draft: Draft, *, place: str = PLACE, as_of: date | None = None
) -> tuple[Judgement, ...]:
    """What only experts can judge, for the tier declared or else for 卓越级."""
    edition = edition_for(draft, place=place, as_of=as_of)
    return review(draft, tier=draft.tier or Tier.EXCELLENT, edition=edition)


def reviewed_json(
    draft: Draft, found: Sequence[Judgement], *, identity: str, edition: Edition
) -> dict[str, Any]:
    """What only experts can judge as plain JSON."""
    return {
        "id": identity,
        "tier": (draft.tier or Tier.EXCELLENT).value,
        "edition": edition.id,
        "clauses": [judgement_json(one) for one in found],
    }


def verified_json(found: "Verified") -> Mapping[str, Any]:
    """What became of an exported file as plain JSON."""
    return {
        "id": found.path.name,
        "state": found.state.value,
        "kind": found.kind,
        "differences": [asdict(difference) for difference in found.differences],
        "edition": found.edition,
        "draft_digest": found.draft_digest,
        "report_digest": found.report_digest,
        "holds": found.holds,
        "notices": list(found.notices),
    }
