"""日志: who did what when, taken along as a file, and held against its own chain."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import gradio as gr

from assistant.desk.log import broken_export, log_lines
from ui.desk import Office
from ui.render.desk.log import chain, table
from ui.room import fresh_room
from ui.tabs.desk.common import QUIETLY, Desk, Filled, html
from ui.tabs.upload import upload_button
from ui.trouble import Trouble

NAME = "tidu-desk-log.jsonl"


@dataclass(frozen=True)
class LogPart:
    """The table, the chain, and the file."""

    desk: Desk
    table: gr.HTML
    chain: gr.HTML
    write: gr.Button
    file: gr.File
    given: gr.UploadButton
    checked: gr.HTML

    @property
    def filled(self) -> list[Any]:
        """What every look fills."""
        return [self.table, self.chain, self.file]

    def look(self) -> Filled:
        """The log as it is now."""
        office, words = self.desk.office, self.desk.words
        log, found = office.audit()
        state = chain(found, len(log), words)
        return table(log, words), state, gr.update(value=None, visible=False)


def exported(office: Office) -> str:
    """The log as JSON Lines: an entry a line, and a last one that says where it ends."""
    return "".join(f"{line}\n" for line in log_lines(office.log()))


def log_part(desk: Desk) -> LogPart:
    """Lay out the part."""
    words = desk.words
    with gr.Column(elem_classes="td-part"):
        state = html("desk-chain")
        with gr.Row(elem_classes="td-buttons"):
            write = gr.Button(words("desk.log_write"), size="sm", elem_id="desk-log-write")
            given = upload_button(
                words("desk.log_check"), [".jsonl"], words, type="filepath", size="sm",
                elem_id="desk-log-check",
            )  # fmt: skip
        file = gr.File(
            label=words("desk.log"), visible=False, interactive=False, elem_id="desk-log-file",
            elem_classes="td-files",
        )  # fmt: skip
        checked = html("desk-log-checked")
        rows = html("desk-log")
    return LogPart(desk, rows, state, write, file, given, checked)


def join_log(part: LogPart) -> None:
    """Join the events."""
    desk = part.desk

    def wrote(request: gr.Request) -> Any:
        desk.who(request)
        path = fresh_room() / NAME
        path.write_text(exported(desk.office), encoding="utf-8")
        return gr.update(value=str(path), visible=True)

    def checked(path: str, request: gr.Request) -> str:
        desk.who(request)
        told: list[str] = []

        def act() -> str:
            told.append(held(Path(path), desk))
            return ""

        return desk.tried(act) or told[0]

    part.write.click(wrote, None, part.file, trigger_mode="once", **QUIETLY)
    part.given.upload(checked, part.given, part.checked, **QUIETLY)


def held(path: Path, desk: Desk) -> str:
    """Whether an exported log is whole in itself. Raises Trouble for what is none."""
    try:
        count, found = broken_export(path.read_text(encoding="utf-8").splitlines())
    except ValueError as error:
        do = desk.words("desk.log_do")
        raise Trouble(str(error), path.name, do) from error
    return chain(found, count, desk.words)
