"""Put drafted sections into a draft; what somebody wrote stays unless a rewrite is asked for."""

from __future__ import annotations

from collections.abc import Sequence

from assistant.drafting.passage import Section
from rules.facts.draft import Draft

PREFIX = "sections."


def written(draft: Draft, section: Section) -> str | None:
    """What the draft holds in the place of a section."""
    return getattr(draft.sections, section.field.removeprefix(PREFIX)) if section.field else None


def filled(draft: Draft, sections: Sequence[Section], *, rewrite: bool = False) -> Draft:
    """The draft with these sections filled in."""
    texts = {
        section.field.removeprefix(PREFIX): section.text
        for section in sections
        if section.field and (rewrite or written(draft, section) is None)
    }
    prose = draft.sections.model_copy(update=texts)
    return draft.model_copy(update={"sections": prose})
