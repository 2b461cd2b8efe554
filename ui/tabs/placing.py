"""The place a new page starts with: kept by the browser, chosen in the settings."""

from typing import Any

import gradio as gr

from rules.law.edition import NATION, PLACE
from ui.render.settings import done
from ui.words.book import Words

QUIETLY: dict[str, Any] = {
    "queue": False,
    "show_progress": "hidden",
    "api_visibility": "private",
}


def known_place(kept: Any) -> str:
    """The place a browser has kept; what is none is the default."""
    return str(kept) if kept in (PLACE, NATION) else PLACE


def place_part(placed: gr.BrowserState, words: Words) -> gr.Dropdown:
    """Lay out the choice, which is kept as soon as it is made."""
    choices = [(words("place.hebei"), PLACE), (words("place.nation"), NATION)]
    with gr.Column(elem_classes="td-part"):
        place = gr.Dropdown(
            choices, value=PLACE, label=words("settings.place"), info=words("settings.place_help"),
            elem_id="default-place",
        )  # fmt: skip
        said = gr.HTML("", elem_id="placed-said", apply_default_css=False)
    place.input(
        lambda wanted: (wanted, done(words("settings.placed"))), place, [placed, said], **QUIETLY
    )
    return place
