"""导入问答: a sheet of questions and answers; each row is proposed, queued, or told why not."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from threading import Event
from typing import Any

import gradio as gr

from assistant.desk.sheet import Sheet, Taken, rows_of
from assistant.person import Person
from rules.law.edition import NATION, PLACE
from ui.desk import Office
from ui.render import shelving
from ui.render.desk.sheet import taken
from ui.tabs.desk.common import QUIETLY, Desk, html
from ui.tabs.upload import upload_button
from ui.working import Working


@dataclass(frozen=True)
class SheetPart:
    """The file, whose place it speaks of, and what became of each row."""

    desk: Desk
    file: gr.UploadButton
    stop: gr.Button
    place: gr.Dropdown
    said: gr.HTML


def sheet_part(desk: Desk) -> SheetPart:
    """Lay out the part."""
    words = desk.words
    places = [(words("place.hebei"), PLACE), (words("place.nation"), NATION)]
    with gr.Column(elem_classes="td-part"):
        html("desk-sheet-help", words("desk.sheet.help"))
        place = gr.Dropdown(
            places, value=PLACE, label=words("chat.place"), elem_id="desk-sheet-place"
        )
        with gr.Row(elem_classes="td-buttons"):
            file = upload_button(
                words("desk.sheet.file"), [".xlsx"], words, type="filepath", size="sm",
                elem_id="desk-sheet-file",
            )  # fmt: skip
            stop = gr.Button(
                words("desk.sheet.stop"), size="sm", visible=False, elem_id="desk-sheet-stop"
            )
        said = html("desk-sheet-said")
    return SheetPart(desk, file, stop, place, said)


def brought(
    office: Office, path: Path, who: Person, place: str, told: "Told | None" = None
) -> list[Taken]:  # fmt: skip
    """Every row of a sheet taken, until somebody stops it; what was taken stays taken."""
    rows = rows_of(path.read_bytes(), path.name)
    sheet, found = Sheet(office.engine, office.review, office.library), list[Taken]()
    for done, row in enumerate(rows, 1):
        found += sheet.take([row], who, source=path.name[:120], place=place)
        if told is not None and not told(done, len(rows)):
            break
    return found


class Told:
    """Tells the progress of one import, and whether it may go on."""

    def __init__(self, progress: Any, stopped: Event) -> None:
        self.progress, self.stopped = progress, stopped

    def __call__(self, done: int, total: int) -> bool:
        """Tell one step."""
        self.progress(done, total)
        return not self.stopped.is_set()


def join_sheet(part: SheetPart) -> None:
    """Join the events."""
    desk, words, stops = part.desk, part.desk.words, dict[str, Event]()

    def bringing(path: str, place: str, request: gr.Request) -> Iterator[tuple[Any, ...]]:
        who, session = desk.who(request), str(request.session_hash)
        stopped = stops[session] = Event()
        yield shelving.reading(Path(path).name, words), gr.update(visible=True)
        work = Working(
            lambda progress: brought(
                desk.office, Path(path), who, place, Told(progress, stopped)
            )
        )  # fmt: skip
        for done, total in work:
            yield shelving.checking(done, total, words), gr.skip()
        stops.pop(session, None)
        shown: list[str] = []

        def act() -> str:
            shown.append(taken(work.made, stopped=stopped.is_set(), words=words))
            return ""

        yield desk.tried(act) or shown[0], gr.update(visible=False)

    def halt(request: gr.Request) -> None:
        if (stopped := stops.get(str(request.session_hash))) is not None:
            stopped.set()

    part.file.upload(bringing, [part.file, part.place], [part.said, part.stop], **QUIETLY)
    part.stop.click(halt, None, None, queue=False, show_progress="hidden",
                    api_visibility="private")  # fmt: skip
