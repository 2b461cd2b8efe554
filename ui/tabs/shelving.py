"""Adding a document to the library and taking one out again, on screen."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gradio as gr

from assistant.person import Role
from ui.render import shelving
from ui.render.reason import went_wrong
from ui.render.trouble import trouble_card
from ui.shelf import Cancelled, Shelf
from ui.tabs.check import QUIETLY
from ui.tabs.picks import sent
from ui.tabs.upload import takes, upload_button
from ui.who import person_of
from ui.words.book import Words
from ui.working import Working

ACCEPTED = [".txt", ".md", ".docx", ".html", ".htm", ".pdf"]
Refreshed = Callable[[], tuple[str, str]]


@dataclass(frozen=True)
class ShelfPart:
    """The controls for adding and removing, and where it is told."""

    shelf: Shelf
    words: Words
    controls: gr.Row
    file: gr.UploadButton
    cancel: gr.Button
    said: gr.HTML
    asked: gr.Row
    sure: gr.Button
    keep: gr.Button
    chosen: gr.State

    def failed(self, error: Exception, more: str = "") -> str:
        """What went wrong, in words."""
        text = went_wrong(error, self.words, "library.failed")
        return trouble_card(text + more)


def shelf_part(shelf: Shelf, words: Words) -> ShelfPart:
    """Lay out the part."""
    with gr.Row(visible=False, elem_classes="td-buttons") as controls:
        file = upload_button(
            words("library.add"), ACCEPTED, words, type="filepath", size="sm", elem_id="add",
        )  # fmt: skip
        cancel = gr.Button(words("library.cancel"), size="sm", visible=False, elem_id="add-cancel")
    said = gr.HTML("", elem_id="shelf-said", apply_default_css=False)
    with gr.Row(visible=False, elem_classes="td-buttons", elem_id="remove-asked") as asked:
        sure = gr.Button("", size="sm", variant="stop", elem_id="remove-sure")
        keep = gr.Button(words("library.keep"), size="sm", elem_id="remove-keep")
    return ShelfPart(shelf, words, controls, file, cancel, said, asked, sure, keep, gr.State(""))


def join_shelf(part: ShelfPart, cards: gr.HTML, browser: gr.HTML, refreshed: Refreshed) -> None:
    """Join the events; `refreshed` draws the cards and the clauses anew."""
    outputs = [part.said, part.cancel, cards, browser]
    adding = _adding(part, refreshed)
    part.file.upload(adding, part.file, outputs, concurrency_limit=2, **QUIETLY)
    part.cancel.click(part.shelf.cancel, None, None, queue=False, **QUIETLY)
    _join_removing(part, cards, outputs, refreshed)


def _adding(part: ShelfPart, refreshed: Refreshed) -> Callable[..., Iterator[tuple[Any, ...]]]:
    words = part.words

    def adding(path: str, request: gr.Request) -> Iterator[tuple[Any, ...]]:
        name, same = Path(path).name, (gr.skip(), gr.skip())
        if not person_of(request).may(Role.ADMIN):
            yield trouble_card(words("library.not_yours")), gr.skip(), *same
            return
        yield shelving.reading(name, words), gr.update(visible=True), *same
        work = Working(lambda progress: part.shelf.add(Path(path), progress))
        for done, total in work:
            yield shelving.going(done, total, name, words), gr.skip(), *same
        hidden = gr.update(visible=False)
        try:
            yield shelving.added(work.made, words), hidden, *refreshed()
        except Cancelled:
            yield shelving.told(words("library.cancelled", name=name)), hidden, *refreshed()
        except Exception as error:
            yield part.failed(error, takes(ACCEPTED, words)), hidden, *same

    return adding


def _join_removing(
    part: ShelfPart, cards: gr.HTML, outputs: list[Any], refreshed: Refreshed
) -> None:
    words = part.words

    def wanted(event: gr.EventData) -> tuple[Any, ...]:
        identity = sent(event).partition("|")[2]
        document = part.shelf.library.document(identity)
        law = document is not None and bool(document.source.edition)
        sure = gr.update(value=words("library.sure_law" if law else "library.sure", name=identity))
        return identity, gr.update(visible=True), sure

    def removing(identity: str, request: gr.Request) -> Iterator[tuple[Any, ...]]:
        closed, same = gr.update(visible=False), (gr.skip(), gr.skip())
        if not person_of(request).may(Role.ADMIN):
            yield trouble_card(words("library.not_yours")), gr.skip(), *same, closed
            return
        yield shelving.reading(identity, words), gr.skip(), *same, closed
        work = Working(lambda progress: part.shelf.remove(identity, progress))
        for done, total in work:
            yield shelving.going(done, total, identity, words), gr.skip(), *same, closed
        try:
            # Asked for what it made, the work tells what went wrong with it.
            _ = work.made
            text = shelving.told(words("library.removed", name=identity))
            yield text, gr.skip(), *refreshed(), closed
        except Exception as error:
            yield part.failed(error), gr.skip(), *same, closed

    cards.select(wanted, None, [part.chosen, part.asked, part.sure], queue=False, **QUIETLY)
    part.sure.click(removing, part.chosen, [*outputs, part.asked], concurrency_limit=2, **QUIETLY)
    part.keep.click(lambda: gr.update(visible=False), None, part.asked, queue=False, **QUIETLY)
