"""The self-check without its screen: a plain draft in, what to show out."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Protocol

from markupsafe import Markup

from knowledge.document import Library
from rules.facts.draft import Draft, draft_json
from rules.finding import Report, Tier
from rules.law.edition import resolve
from rules.reading import Unreadable, read_draft, values_of
from ui.facts.named import named_errors, named_report
from ui.facts.values import Plain, sound
from ui.render.checked import first_words, glance
from ui.render.findings import findings, first_pick
from ui.render.plan import gap
from ui.render.reason import went_wrong
from ui.render.report import Reach, Seen
from ui.render.trouble import trouble_card
from ui.words.book import Words
from ui.works import edition_of, planned, without_sums

Looked = tuple[Seen | None, str, str]


class Check(Protocol):
    """Everything an edition has to say about a draft, for some tiers or the one it declares."""

    def __call__(
        self,
        draft: Draft,
        *,
        place: str,
        as_of: date | None = None,
        tiers: Sequence[Tier] | None = None,
    ) -> Report:
        """The report."""
        ...


@dataclass(frozen=True)
class SelfCheck:
    """What the tab needs: who checks, the library, the words."""

    check: Check
    library: Library
    words: Words

    def look(
        self, draft: Plain, place: str, picked: str, goal: str = "", opened: str = ""
    ) -> Looked:
        """Check a plain draft; the screen's one catch-all stands here."""
        if not draft:
            return None, first_words(self.words), ""
        try:
            seen = replace(self.seen(draft, place, picked), goal=goal, opened=opened)
        except Exception as error:
            text = went_wrong(error, self.words, "check.failed")
            return None, trouble_card(text), ""
        return self.show(draft, place, seen)

    def seen(self, draft: Plain, place: str, picked: str) -> Seen:
        """One report on all four tiers, and what to ask next for the tier declared."""
        whole, errors = sound(draft)
        report = self.check(whole, place=place, tiers=tuple(Tier))
        if whole.tier:
            report = replace(report, next=self.check(whole, place=place).next)
        report = named_report(report, draft)
        reach = reach_of(place, report)
        held = {f.norm for f in report.findings if f.holds and whole.tier in reach[f.norm]}
        seen = Seen(report, (*errors, *report.form_errors), whole.tier, frozenset(held), picked)
        return seen if picked else replace(seen, picked=first_pick(seen, reach))

    def show(self, draft: Plain, place: str, seen: Seen | None) -> Looked:
        """The glance beside the form, and the findings below it."""
        if seen is None:
            return None, first_words(self.words), ""
        reach = reach_of(place, seen.report)
        between = self.between(draft, place, seen)
        above = glance(seen, draft, reach=reach, between=between, words=self.words)
        return seen, above, findings(seen, reach=reach, library=self.library, words=self.words)

    def between(self, draft: Plain, place: str, seen: Seen) -> Markup:
        """The gap to the tier chosen, or to the one declared, or to the lowest not yet met."""
        stated, to = sound(draft)[0], Tier(seen.goal) if seen.goal else aim(seen)
        edition = edition_of(stated, place=place, as_of=None)
        found = without_sums(planned(stated, to, place=place), edition)
        return gap(found, self.library, self.words)

    def read(self, text: str, where: str) -> tuple[Plain, str]:
        """A pasted or uploaded draft as the form keeps it, or what is wrong with it."""
        try:
            found = read_draft(text, where=where)
        except Unreadable as error:
            return {}, trouble_card(went_wrong(error, self.words, "check.failed"))
        if isinstance(found, Draft):
            return draft_json(found), ""
        wrong = named_errors(found, values_of(text, where=where))
        return {}, trouble_card(self.words("check.refused"), wrong, self.words)


def aim(seen: Seen) -> Tier:
    """The tier that a gap is worth measuring to."""
    short = (t.tier for t in seen.report.tiers if t.not_met or t.unknown)
    return seen.declared or next(short, Tier.LEADING)


def reach_of(place: str, report: Report) -> Reach:
    """Which tiers each norm of the report's edition speaks of."""
    return {norm.id: norm.tiers for norm in resolve(place, report.as_of).body.norms}
