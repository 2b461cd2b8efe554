"""The window: build() takes the functions it calls and returns the tabs round them."""

import gradio as gr

from ui.api import Export
from ui.render.html import each, tag
from ui.tabs.chat import Chat, chat_tab
from ui.tabs.check import check_tab, join_wants
from ui.tabs.drawer import Drawer
from ui.tabs.export import export_tab
from ui.tabs.keeping import clash_card, join_keeping
from ui.tabs.library import library_tab
from ui.tabs.remember import join_load
from ui.tabs.selfcheck import Check
from ui.tabs.write import write_tab
from ui.theme import script
from ui.words.book import Words


def build(*, chat: Chat, check: Check, export: Export, drawer: Drawer) -> gr.Blocks:
    """The whole window in the language of the chat; a test passes fakes."""
    library, words = chat.library, chat.words
    window = gr.Blocks(
        title=words("app.title"), analytics_enabled=False, fill_width=True,
        delete_cache=(3600, 3600),
    )  # fmt: skip
    with window:
        gr.HTML(
            _bar(words), js_on_load=script("head_bar.js"), elem_id="bar", apply_default_css=False
        )
        # Outside the tabs: what stands in a tab not yet opened has not read its browser's storage.
        kept = gr.BrowserState({}, storage_key="tidu-draft", secret="tidu")
        talking = gr.BrowserState({}, storage_key="tidu-talk", secret="tidu")
        clash = clash_card()
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
        join_load(window, talk)
        join_keeping(window, checked, kept=kept, card=clash, drawer=drawer)
        join_wants(gate, tabs, checked)
        for source in wrote:
            join_wants(source, tabs, checked)
        gr.HTML(tag("p", words("app.foot")), elem_id="foot", apply_default_css=False)
    return window.queue(default_concurrency_limit=8, max_size=200, api_open=False)


def _bar(words: Words) -> str:
    name = each((tag("strong", words("app.title")), tag("span", words("app.tagline"))))
    badge = tag("span", words("app.badge"), cls="td-badge", title=words("app.badge_help"))
    theme = tag("button", words("app.theme"), type_="button", cls="td-link", data_act="theme")
    other = tag("a", words("app.other"), href=words("app.other_path"), cls="td-link")
    return tag(
        "header", tag("h1", name), tag("nav", badge, theme, other, aria_label="app"), cls="td-top"
    )
