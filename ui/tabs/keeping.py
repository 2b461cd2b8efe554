"""The events by which a draft is kept: written as it changes, opened again, two pages set right."""

from typing import Any

import gradio as gr

from ui.facts.values import Plain
from ui.render.clash import clash, kept_as
from ui.tabs.check import QUIETLY, CheckTab
from ui.tabs.drawer import Drawer, Hold, Kept, merged, unlike
from ui.theme import script
from ui.who import person_of
from ui.words.book import Words


def clash_card() -> gr.HTML:
    """Where a conflict is told: above the tabs, for every tab works on the same draft."""
    return gr.HTML(
        "", js_on_load=script("links.js"), elem_id="clash", apply_default_css=False
    )  # fmt: skip


def told(hold: Hold | None, draft: Plain, words: Words) -> str:
    """The conflict as HTML; while there is none, that the draft is kept."""
    if hold is None or not draft:
        return ""
    if hold.theirs is None:
        return kept_as(hold.version, words)
    theirs = dict(hold.theirs.stated)
    return clash(unlike(draft, theirs), draft, theirs, words)


def join_keeping(
    window: gr.Blocks, tab: CheckTab, *, kept: gr.BrowserState, card: gr.HTML, drawer: Drawer
) -> None:
    """Join the events of one window."""
    hold, words = gr.State(None), tab.does.words
    page = [hold, kept, card]

    def shown(draft: Plain, now: Hold) -> tuple[Any, ...]:
        return now, now.kept(draft), told(now, draft, words)

    def loaded(before: Kept | None, place: str, request: gr.Request) -> tuple[Any, ...]:
        draft, now = drawer.opened(person_of(request).id, before)
        return *tab.open(draft, place), *shown(draft, now)

    def changed(draft: Plain, held: Hold | None, request: gr.Request) -> tuple[Any, ...]:
        now = held or Hold(person_of(request).id)
        return shown(draft, drawer.saved(now, draft) if now.theirs is None else now)

    def chosen(draft: Plain, held: Hold, place: str, event: gr.EventData) -> tuple[Any, ...]:
        if held.theirs is None:
            return *(gr.skip() for _ in tab.opened), *shown(draft, held)
        act = str(event._data["pick"]).partition("|")[2]
        theirs = dict(held.theirs.stated)
        if act == "theirs":
            return *tab.open(theirs, place), *shown(theirs, held.on(held.theirs))
        wanted = merged(held.base or {}, draft, theirs) if act == "both" else draft
        return *tab.open(wanted, place), *shown(wanted, drawer.mine(held, wanted))

    window.load(loaded, [kept, tab.place], [*tab.opened, *page], **QUIETLY)
    tab.draft.change(
        changed, [tab.draft, hold], page, trigger_mode="always_last", concurrency_limit=8,
        concurrency_id="keep", **QUIETLY,
    )  # fmt: skip
    card.select(chosen, [tab.draft, hold, tab.place], [*tab.opened, *page], **QUIETLY)
