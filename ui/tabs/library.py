"""文库: documents, every clause by its place, two texts side by side, and what is later."""

from typing import Any

import gradio as gr

from assistant.person import Role
from knowledge.document import Library
from knowledge.later import later
from ui.commands.differences import compared
from ui.render.compared import later_texts, side_by_side
from ui.render.library import browser, shelf
from ui.shelf import Standing
from ui.tabs.chat import drawer, join_panel
from ui.tabs.check import QUIETLY
from ui.tabs.shelving import join_shelf, shelf_part
from ui.theme import script
from ui.who import person_of
from ui.words.book import Words


def library_tab(*, library: Library, words: Words) -> None:
    """Lay out the tab and join its events; a library that can grow has controls for that."""
    with gr.Tabs(elem_classes="td-steps", elem_id="library-parts", overflow_behavior="wrap"):
        with gr.Tab(words("library.held")):
            found, cards = _held(library, words)
        with gr.Tab(words("library.compared")) as comparing:
            sides = _html("", "compared")
        with gr.Tab(words("library.later")):
            _html(later_texts(later(), words), "later")
    panel = drawer("library-panel", words)
    comparing.select(
        lambda: side_by_side(tuple(compared(library)), library, words), None, sides, **QUIETLY
    )
    join_panel([found, cards, sides, panel], panel, library=library, words=words)


def _html(value: str, name: str) -> gr.HTML:
    return gr.HTML(value, js_on_load=script("links.js"), elem_id=name, apply_default_css=False)


def _held(library: Library, words: Words) -> tuple[gr.HTML, gr.HTML]:
    """The documents with what an administrator can do to them, and every clause below."""
    added = library.shelf if isinstance(library, Standing) else None
    cards = _html(shelf(library, words), "shelf")
    part = shelf_part(added, words) if added else None
    wanted = gr.Textbox(
        label=words("library.search"), placeholder=words("library.search_help"),
        max_lines=1, elem_id="find", elem_classes="td-find",
    )  # fmt: skip
    found = _html(browser("", library, words), "browser")
    wanted.change(
        lambda text: browser(text, library, words), wanted, found,
        trigger_mode="always_last", queue=False, **QUIETLY,
    )  # fmt: skip
    if part is not None:
        join_shelf(
            part, cards, found,
            lambda: (shelf(library, words, removable=True), browser("", library, words)),
        )  # fmt: skip

        def entered(request: gr.Request) -> tuple[Any, ...]:
            """The controls are there for who may use them."""
            keeper = person_of(request).may(Role.ADMIN)
            return shelf(library, words, removable=keeper), gr.update(visible=keeper)

        gr.on(None, entered, None, [cards, part.controls], **QUIETLY)
    return found, cards
