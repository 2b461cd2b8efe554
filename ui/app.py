"""The window: build() takes the functions it calls and returns the tabs round them."""

from dataclasses import dataclass

import gradio as gr

from ui.api import Export
from ui.desk import Office
from ui.render.bar import bar
from ui.render.html import tag
from ui.render.state import state_lines
from ui.tabs.chat import Chat, chat_tab
from ui.tabs.check import QUIETLY, CheckTab, check_tab, join_wants
from ui.tabs.desk.tab import desk_tab, join_staff
from ui.tabs.drawer import Drawer
from ui.tabs.export import export_tab
from ui.tabs.keeping import join_keeping, keeping_card
from ui.tabs.kept import Page
from ui.tabs.library import library_tab
from ui.tabs.remember import join_load
from ui.tabs.selfcheck import Check
from ui.tabs.settings import House, settings_tab
from ui.tabs.write import write_tab
from ui.theme import script
from ui.who import person_of
from ui.words.book import Words


@dataclass(frozen=True)
class Parts:
    """What the window is built round: who answers, checks, exports, keeps, and lets in."""

    chat: Chat
    check: Check
    export: Export
    drawer: Drawer
    house: House
    office: Office

    @property
    def words(self) -> Words:
        """The words of the screen."""
        return self.chat.words


def build(parts: Parts) -> gr.Blocks:
    """The whole window in the language of the chat; a test passes fakes."""
    words = parts.words
    window = gr.Blocks(
        title=words("app.title"), analytics_enabled=False, fill_width=True,
        delete_cache=(3600, 3600),
    )  # fmt: skip
    with window:
        _bar(window, words)
        state = gr.HTML("", elem_id="state", apply_default_css=False)
        window.load(lambda: state_lines(words), None, state, queue=False, **QUIETLY)
        # Outside the tabs: what stands in a tab not yet opened has not read its browser's storage.
        kept, talking, placed = (
            gr.BrowserState(before, storage_key=f"tidu-{name}", secret="tidu")
            for name, before in (("draft", {}), ("talk", {}), ("place", ""))
        )
        keeping = keeping_card(parts.drawer, kept)
        with gr.Tabs(elem_id="tabs", overflow_behavior="wrap") as tabs:
            with gr.Tab(words("tab.chat"), id="chat"):
                talk = chat_tab(chat=parts.chat, kept=talking)
            checked, sources = _declaring(parts, tabs, keeping.hold)
            with gr.Tab(words("tab.library"), id="library"):
                library_tab(library=parts.chat.library, words=words)
            with gr.Tab(words("tab.desk"), id="desk", visible=False) as serving:
                desk_tab(office=parts.office, words=words, opened=serving)
            with gr.Tab(words("tab.settings"), id="settings") as settling:
                page = Page(talk, checked, keeping, tabs)
                settings_tab(house=parts.house, page=page, placed=placed, opened=settling)
        join_load(window, talk, placed)
        join_staff(window, serving)
        join_keeping(window, checked, keeping=keeping, placed=placed)
        for source in sources:
            join_wants(source, tabs, checked)
        gr.HTML(tag("p", words("app.foot")), elem_id="foot", apply_default_css=False)
    return window.queue(default_concurrency_limit=8, max_size=200, api_open=False)


def _declaring(
    parts: Parts, tabs: gr.Tabs, hold: gr.State
) -> tuple[CheckTab, list[gr.HTML]]:  # fmt: skip
    """The three tabs that work on one draft, and what in them names facts to be filled in."""
    library, words = parts.chat.library, parts.words
    with gr.Tab(words("tab.check"), id="check"):
        checked = check_tab(check=parts.check, library=library, words=words, hold=hold)
    with gr.Tab(words("tab.write"), id="write") as writing:
        wrote = write_tab(
            checked=checked, library=library, words=words, tabs=tabs, opened=writing, hold=hold
        )
    with gr.Tab(words("tab.export"), id="export") as leaving:
        gate = export_tab(
            export=parts.export, checked=checked, library=library, words=words, opened=leaving
        )
    return checked, [gate, *wrote]


def _bar(window: gr.Blocks, words: Words) -> None:
    """The bar as everybody gets it, then with the name of who is logged in."""
    top = gr.HTML(
        bar(words), js_on_load=script("head_bar.js"), elem_id="bar", apply_default_css=False
    )

    def named(request: gr.Request) -> str:
        who = person_of(request)
        return gr.skip() if who.alone else bar(words, who)

    window.load(named, None, top, queue=False, **QUIETLY)
