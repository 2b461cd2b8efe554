"""文库: the documents held, what is named and not held, and every clause by its place."""

import gradio as gr

from knowledge.document import Library
from ui.render.clause import clause_empty
from ui.render.library import browser, shelf
from ui.tabs.chat import join_panel
from ui.theme import script
from ui.words.book import Words


def library_tab(*, library: Library, words: Words) -> None:
    """Lay out the tab and join its events."""
    links = script("links.js")
    gr.HTML(shelf(library, words), elem_id="shelf", apply_default_css=False)
    with gr.Row(elem_classes="td-columns"):
        with gr.Column(scale=3, min_width=320, elem_classes="td-main"):
            wanted = gr.Textbox(
                label=words("library.search"), placeholder=words("library.search_help"),
                max_lines=1, elem_id="find", elem_classes="td-find",
            )  # fmt: skip
            found = gr.HTML(
                browser("", library, words), js_on_load=links, elem_id="browser",
                apply_default_css=False,
            )  # fmt: skip
        with gr.Column(scale=2, min_width=300, elem_classes="td-side"):
            panel = gr.HTML(
                clause_empty(words), js_on_load=links + script("panel.js"),
                elem_id="library-panel", apply_default_css=False,
            )  # fmt: skip
    wanted.change(
        lambda text: browser(text, library, words), wanted, found,
        trigger_mode="always_last", show_progress="hidden", queue=False, api_visibility="private",
    )  # fmt: skip
    join_panel([found, panel], panel, library=library, words=words)
