"""The events by which a draft is kept: written as it changes, opened again, two pages set right."""

from dataclasses import dataclass
from typing import Any

import gradio as gr

from ui.facts.values import Plain
from ui.render.clash import clash, kept_as
from ui.tabs.check import QUIETLY, CheckTab
from ui.tabs.drawer import Drawer, Hold, Kept, merged, unlike
from ui.tabs.picks import sent
from ui.tabs.placing import known_place
from ui.theme import script
from ui.who import person_of
from ui.words.book import Words


@dataclass(frozen=True)
class Keeping:
    """Where a page's draft is kept: what it holds, the browser's copy, the card of a conflict."""

    drawer: Drawer
    hold: gr.State
    kept: gr.BrowserState
    card: gr.HTML

    @property
    def page(self) -> list[Any]:
        """What every change of the draft returns."""
        return [self.hold, self.kept, self.card]


def keeping_card(drawer: Drawer, kept: gr.BrowserState) -> Keeping:
    """Where a conflict is told: above the tabs, for every tab works on the same draft."""
    card = gr.HTML("", js_on_load=script("links.js"), elem_id="clash", apply_default_css=False)
    return Keeping(drawer, gr.State(None), kept, card)


def told(hold: Hold | None, draft: Plain, words: Words) -> str:
    """The conflict as HTML; while there is none, that the draft is kept."""
    if hold is None or not draft:
        return ""
    if hold.theirs is None:
        return kept_as(hold.version, words)
    theirs = dict(hold.theirs.stated)
    return clash(unlike(draft, theirs), draft, theirs, words)


def shown(draft: Plain, now: Hold, words: Words) -> tuple[Any, ...]:
    """What a page keeps of a draft, and what it tells of that."""
    return now, now.kept(draft), told(now, draft, words)


def join_keeping(
    window: gr.Blocks, tab: CheckTab, *, keeping: Keeping, placed: gr.BrowserState
) -> None:
    """Join the events of one window; a new page starts with the place that the browser keeps."""
    words, drawer, hold = tab.does.words, keeping.drawer, keeping.hold

    def loaded(before: Kept | None, where: Any, request: gr.Request) -> tuple[Any, ...]:
        draft, now = drawer.opened(person_of(request).id, before)
        place = known_place(where)
        return place, *tab.open(draft, place), *shown(draft, now, words)

    def changed(draft: Plain, held: Hold | None, request: gr.Request) -> tuple[Any, ...]:
        now = held or Hold(person_of(request).id)
        return shown(draft, drawer.saved(now, draft) if now.theirs is None else now, words)

    def chosen(draft: Plain, held: Hold, place: str, event: gr.EventData) -> tuple[Any, ...]:
        if held.theirs is None:
            return *(gr.skip() for _ in tab.opened), *shown(draft, held, words)
        act = sent(event).partition("|")[2]
        theirs = dict(held.theirs.stated)
        if act == "theirs":
            return *tab.open(theirs, place), *shown(theirs, held.on(held.theirs), words)
        wanted = merged(held.base or {}, draft, theirs) if act == "both" else draft
        return *tab.open(wanted, place), *shown(wanted, drawer.mine(held, wanted), words)

    opened, page = [*tab.opened, *keeping.page], keeping.page
    window.load(loaded, [keeping.kept, placed], [tab.place, *opened], **QUIETLY)
    tab.draft.change(
        changed, [tab.draft, hold], page, trigger_mode="always_last", concurrency_limit=8,
        concurrency_id="keep", **QUIETLY,
    )  # fmt: skip
    keeping.card.select(chosen, [tab.draft, hold, tab.place], opened, **QUIETLY)
