"""The window: build() takes the functions it calls and returns the tabs round them."""

import gradio as gr

from ui.api import Export
from ui.render.bar import bar
from ui.render.html import tag
from ui.tabs.chat import Chat, chat_tab
from ui.tabs.check import QUIETLY, check_tab, join_wants
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


def build(*, chat: Chat, check: Check, export: Export, drawer: Drawer, house: House) -> gr.Blocks:
    """The whole window in the language of the chat; a test passes fakes."""
    library, words = chat.library, chat.words
    window = gr.Blocks(
        title=words("app.title"), analytics_enabled=False, fill_width=True,
        delete_cache=(3600, 3600),
    )  # fmt: skip
    with window:
        _bar(window, words)
        # Outside the tabs: what stands in a tab not yet opened has not read its browser's storage.
        kept, talking, placed = (
            gr.BrowserState(before, storage_key=f"tidu-{name}", secret="tidu")
            for name, before in (("draft", {}), ("talk", {}), ("place", ""))
        )
        keeping = keeping_card(drawer, kept)
        with gr.Tabs(elem_id="tabs", overflow_behavior="wrap") as tabs:
            with gr.Tab(words("tab.chat"), id="chat"):
                talk = chat_tab(chat=chat, kept=talking)
            with gr.Tab(words("tab.check"), id="check"):
                checked = check_tab(check=check, library=library, words=words)
            with gr.Tab(words("tab.write"), id="write") as writing:
                wrote = write_tab(
                    checked=checked, library=library, words=words, tabs=tabs, opened=writing
                )
            with gr.Tab(words("tab.export"), id="export") as leaving:
                gate = export_tab(
                    export=export, checked=checked, library=library, words=words, opened=leaving
                )
            with gr.Tab(words("tab.library"), id="library"):
                library_tab(library=library, words=words)
            with gr.Tab(words("tab.settings"), id="settings") as settling:
                page = Page(talk, checked, keeping, tabs)
                settings_tab(house=house, page=page, placed=placed, opened=settling)
        join_load(window, talk, placed)
        join_keeping(window, checked, keeping=keeping, placed=placed)
        for source in (gate, *wrote):
            join_wants(source, tabs, checked)
        gr.HTML(tag("p", words("app.foot")), elem_id="foot", apply_default_css=False)
    return window.queue(default_concurrency_limit=8, max_size=200, api_open=False)


def _bar(window: gr.Blocks, words: Words) -> None:
    """The bar as everybody gets it, then with the name of who is logged in."""
    top = gr.HTML(
        bar(words), js_on_load=script("head_bar.js"), elem_id="bar", apply_default_css=False
    )

    def named(request: gr.Request) -> str:
        who = person_of(request)
        return gr.skip() if who.alone else bar(words, who)

    window.load(named, None, top, queue=False, **QUIETLY)
