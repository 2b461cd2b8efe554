"""The self-check without its screen: a plain draft in, what to show out."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from knowledge.document import Library
from rules.facts.draft import Draft, draft_json
from rules.finding import Report
from rules.law.edition import resolve
from rules.reading import Unreadable, read_draft
from ui.facts import Plain, sound
from ui.render.checked import Seen, detail, first_words, glance
from ui.render.findings import first_pick
from ui.render.trouble import trouble_card
from ui.trouble import trouble_of
from ui.words.book import Words

Check = Callable[[Draft, date | None, str], Report]
Looked = tuple[Seen | None, str, str]


@dataclass(frozen=True)
class SelfCheck:
    """What the tab needs: who checks, the library, the words."""

    check: Check
    library: Library
    words: Words

    def look(self, draft: Plain, place: str, picked: str) -> Looked:
        """Check a plain draft; the screen's one catch-all stands here."""
        if not draft:
            return None, first_words(self.words), ""
        try:
            whole, errors = sound(draft)
            report = self.check(whole, None, place)
        except Exception as error:
            trouble = trouble_of(error)
            text = str(trouble) if trouble else self.words("check.failed", what=repr(error))
            return None, trouble_card(text), ""
        chosen = picked or first_pick(report)
        return self.show(draft, place, Seen(report, (*errors, *report.form_errors), chosen))

    def show(self, draft: Plain, place: str, seen: Seen | None) -> Looked:
        """The glance beside the form, and the findings below it."""
        if seen is None:
            return None, first_words(self.words), ""
        norms = resolve(place, seen.report.as_of).body.norms
        reach = {norm.id: norm.tiers for norm in norms}
        above = glance(seen, draft, reach=reach, words=self.words)
        return seen, above, detail(seen, reach=reach, library=self.library, words=self.words)

    def read(self, text: str, where: str) -> tuple[Plain, str]:
        """A pasted or uploaded draft as the form keeps it, or what is wrong with it."""
        try:
            found = read_draft(text, where=where)
        except Unreadable as error:
            return {}, trouble_card(str(error))
        if isinstance(found, Draft):
            return draft_json(found), ""
        return {}, trouble_card(self.words("check.refused"), found, self.words)
