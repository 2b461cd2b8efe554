"""文库: the documents held, what is named and not held, and every clause by its place."""

import gradio as gr

from knowledge.document import Library
from ui.render.clause import clause_empty
from ui.render.library import browser, shelf
from ui.shelf import Standing
from ui.tabs.chat import join_panel
from ui.tabs.shelving import join_shelf, shelf_part
from ui.theme import script
from ui.words.book import Words


def library_tab(*, library: Library, words: Words) -> None:
    """Lay out the tab and join its events; a library that can grow has controls for that."""
    added = library.shelf if isinstance(library, Standing) else None
    links = script("links.js")
    cards = gr.HTML(
        shelf(library, words, removable=added is not None), js_on_load=links, elem_id="shelf",
        apply_default_css=False,
    )  # fmt: skip
    part = shelf_part(added, words) if added else None
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
    if part is not None:
        join_shelf(
            part, cards, found,
            lambda: (shelf(library, words, removable=True), browser("", library, words)),
        )  # fmt: skip
