"""A button that takes a file, with its types and size beside it; anything else is told in words."""

from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

import gradio as gr

from ui.render.html import tag
from ui.words.book import Words

LARGEST = 5  # MB, of one file
MEGABYTE = 1024 * 1024


def upload_button(label: str, types: Sequence[str], words: Words, **traits: Any) -> gr.UploadButton:
    """The button, and beside it what it takes; whoever picks another file is told."""
    # Not told its types: the page would refuse in English, and name none of our own words.
    button = gr.UploadButton(label, **traits)
    gr.HTML(_hint(types, words), elem_classes="td-takes", apply_default_css=False)
    taken = button.preprocess

    def preprocess(payload: Any) -> Any:
        for name in _names(payload):
            if PurePath(name).suffix.lower() not in types:
                raise refused(name, types, words)
        return taken(payload)

    button.preprocess = preprocess  # type: ignore[method-assign]
    return button


def _hint(types: Sequence[str], words: Words) -> str:
    """What a button takes; where a script tells of a file that it does not take."""
    listed, name = words("upload.between").join(types), "{name}"
    told = tag(
        "span", role="alert", data_types=" ".join(types), data_largest=str(LARGEST * MEGABYTE),
        data_wrong=words("upload.types", name=name),
        data_large=words("upload.large", name=name, largest=LARGEST),
    )  # fmt: skip
    return tag("span", words("upload.hint", types=listed, largest=LARGEST)) + told


def refused(name: str, types: Sequence[str], words: Words) -> gr.Error:
    """What is told of a file that the button does not take."""
    text = words("upload.types", name=name) + takes(types, words)
    return gr.Error(text, title=words("upload.title"), print_exception=False)


def takes(types: Sequence[str], words: Words) -> str:
    """Which types a button takes, for whoever gave it what could not be read."""
    return words("upload.takes", types=words("upload.between").join(types))


def _names(payload: Any) -> list[str]:
    files = [] if payload is None else payload if isinstance(payload, list) else [payload]
    held = [file for one in files for file in getattr(one, "root", [one])]
    return [str(file.orig_name or file.path) for file in held]
