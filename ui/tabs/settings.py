"""设置: who one is, language and place, accounts, the model, and what is kept of whom."""

from dataclasses import dataclass
from typing import Any

import gradio as gr

from ui.about import About
from ui.door import Door
from ui.render import settings as shown
from ui.tabs.accounts import AccountsPart, accounts_part, join_accounts
from ui.tabs.check import QUIETLY
from ui.tabs.kept import KeptPart, Page, join_kept, kept_part
from ui.tabs.placing import known_place, place_part
from ui.theme import script
from ui.who import person_of
from ui.words.book import Words

Filled = tuple[Any, ...]


@dataclass(frozen=True)
class House:
    """What the settings see beside talks and drafts: the door, and what is told of the machine."""

    door: Door
    about: About


@dataclass(frozen=True)
class SettingsTab:
    """The parts of the tab whose content depends on who looks."""

    words: Words
    you: gr.HTML
    place: gr.Dropdown
    accounts: AccountsPart
    kept: KeptPart

    @property
    def filled(self) -> list[Any]:
        """What opening the tab fills."""
        return [self.you, self.place, *self.accounts.filled, *self.kept.filled]


def settings_tab(*, house: House, page: Page, placed: gr.BrowserState, opened: gr.Tab) -> None:
    """Lay out the tab and join its events."""
    words = page.talk.chat.words
    with gr.Column(elem_classes="td-settings"):
        you = _html("", "you")
        _html(shown.languages(words), "languages")
        place = place_part(placed, words)
        accounts = accounts_part(house.door, words)
        _html(shown.model(house.about, words), "model")
        kept = kept_part(house.about, page)
    tab = SettingsTab(words, you, place, accounts, kept)
    join_accounts(accounts)
    join_kept(kept)

    def looked(talking: Any, where: Any, request: gr.Request) -> Filled:
        who = person_of(request)
        now = shown.you(who, words), known_place(where)
        return *now, *accounts.look(who), *kept.look(who, talking)

    opened.select(looked, [page.talk.kept, placed], tab.filled, queue=False, **QUIETLY)


def _html(value: str, name: str) -> gr.HTML:
    return gr.HTML(value, js_on_load=script("links.js"), elem_id=name, apply_default_css=False)
