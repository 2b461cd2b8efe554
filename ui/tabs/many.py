"""批量检查: many drafts in, one row for each; with progress, and it can be stopped."""

from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any

import gradio as gr

from ui.many import check_many, written
from ui.render import shelving
from ui.render.many import many
from ui.render.reason import went_wrong
from ui.render.trouble import trouble_card
from ui.room import fresh_room
from ui.shelf import Cancelled
from ui.tabs.check import QUIETLY, CheckTab
from ui.tabs.upload import upload_button
from ui.words.book import Words
from ui.working import Working

ACCEPTED = [".yaml", ".yml", ".json", ".jsonl", ".docx", ".xlsx", ".pdf"]


def many_tab(checked: CheckTab, words: Words) -> None:
    """Lay out the part and join its events."""
    gr.HTML(words("many.help"), elem_classes="td-step-help")
    with gr.Row(elem_classes="td-buttons"):
        files = upload_button(
            words("many.files"), ACCEPTED, words, file_count="multiple", type="filepath",
            size="sm", elem_id="many-files",
        )  # fmt: skip
        stop = gr.Button(words("many.stop"), size="sm", visible=False, elem_id="many-stop")
    said = gr.HTML("", elem_id="many-said", apply_default_css=False)
    made = gr.File(
        label=words("many.made"), visible=False, interactive=False, elem_id="many-made",
        elem_classes="td-files",
    )  # fmt: skip
    _join(words, checked, files, stop, [said, stop, made])


def _join(
    words: Words, checked: CheckTab, files: gr.UploadButton, stop: gr.Button, outputs: list[Any]
) -> None:
    stops: dict[str, Event] = {}

    def checking(paths: list[str], place: str, request: gr.Request) -> Iterator[tuple[Any, ...]]:
        session = str(request.session_hash)
        stopped = stops[session] = Event()
        name, hidden = words("many.these", count=len(paths)), gr.update(value=None, visible=False)
        yield shelving.reading(name, words), gr.update(visible=True), hidden

        def told(done: int, total: int, progress: Any) -> None:
            if stopped.is_set():
                raise Cancelled
            progress(done, total)

        work = Working(
            lambda progress: check_many(
                [Path(path) for path in paths], place, lambda d, t: told(d, t, progress)
            )
        )
        for done, total in work:
            yield shelving.checking(done, total, words), gr.skip(), gr.skip()
        stops.pop(session, None)
        yield _ended(work, words)

    def halt(request: gr.Request) -> None:
        if (stopped := stops.get(str(request.session_hash))) is not None:
            stopped.set()

    files.upload(checking, [files, checked.place], outputs, concurrency_limit=2, **QUIETLY)
    stop.click(halt, None, None, queue=False, **QUIETLY)


def _ended(work: Working[Any], words: Words) -> tuple[Any, ...]:
    gone = gr.update(visible=False)
    try:
        rows = work.made
        path = written(rows, fresh_room())
        return many(rows, words), gone, gr.update(value=str(path), visible=True)
    except Cancelled:
        return shelving.told(words("many.stopped")), gone, gr.update(value=None, visible=False)
    except Exception as error:
        text = went_wrong(error, words, "many.failed")
        return trouble_card(text), gone, gr.update(value=None, visible=False)
