"""Drafts to write from: the passing example, whole, without its prose, or with facts taken out."""

from typing import Any

from assistant.drafting.draft import draft_sections
from assistant.drafting.passage import Section
from rules.check import check, edition_for
from rules.facts.draft import Draft
from rules.facts.papers import Sections
from rules.finding import Report
from rules.law.edition import Edition
from tests.gate.cases import changed, example


def bare(name: str = "pass") -> Draft:
    """An example without a word of prose."""
    return example(name).model_copy(update={"sections": Sections()})


def without(*paths: str) -> Draft:
    """The bare example with these facts unknown."""
    found = bare()
    for path in paths:
        found = changed(path, None, found)
    return found


def stated(path: str, value: Any) -> Draft:
    return changed(path, value, bare())


def edition_of(draft: Draft) -> Edition:
    return edition_for(draft, place="河北省")


def sections_of(draft: Draft) -> dict[str, Section]:
    return {s.name: s for s in draft_sections(draft, edition=edition_of(draft))}


def report_on(draft: Draft) -> Report:
    return check(draft, edition=edition_of(draft), tiers=(draft.tier,) if draft.tier else None)
