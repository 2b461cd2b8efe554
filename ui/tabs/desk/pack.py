"""证据包: one answer with everything needed to replay it, as a Word file and JSON."""

from collections.abc import Callable, Mapping
from typing import Any

import gradio as gr

from assistant.desk.pack import golden_pack, item_pack
from rules.gate import export_pack
from ui.desk import Office
from ui.room import fresh_room
from ui.tabs.desk.common import QUIETLY, Desk, html

Packed = Callable[[Office, str], Mapping[str, Any]]


def of_item(office: Office, item: str) -> Mapping[str, Any]:
    """The evidence of an item of the queue. Raises DeskTrouble."""
    found = office.queue.get(item)
    return item_pack(found, office.queue.history(found.id), office.library)


def of_written(office: Office, answer: str) -> Mapping[str, Any]:
    """The evidence of a written answer. Raises DeskTrouble."""
    found = office.review.get(answer)
    return golden_pack(found, office.review.history(found.id), office.library)


def pack_part(desk: Desk, name: str, chosen: gr.State, packed: Packed) -> None:
    """A button that writes the pack of what is chosen, and the files it wrote."""
    words = desk.words
    write = gr.Button(words("desk.pack"), size="sm", visible=False, elem_id=f"desk-{name}-pack")
    files = gr.File(
        label=words("desk.pack_files"), file_count="multiple", visible=False, interactive=False,
        elem_id=f"desk-{name}-files", elem_classes="td-files",
    )  # fmt: skip
    said = html(f"desk-{name}-packed")

    def wrote(identity: str, request: gr.Request) -> tuple[Any, ...]:
        desk.who(request)
        paths: list[str] = []

        def act() -> str:
            content = packed(desk.office, identity)
            paths.extend(str(path) for path in export_pack(content, fresh_room()))
            return ""

        told = desk.tried(act)
        return told, gr.update(value=paths or None, visible=bool(paths))

    write.click(wrote, chosen, [said, files], trigger_mode="once", **QUIETLY)
    chosen.change(
        lambda one: ("", gr.update(value=None, visible=False), gr.update(visible=bool(one))),
        chosen, [said, files, write], **QUIETLY,
    )  # fmt: skip
