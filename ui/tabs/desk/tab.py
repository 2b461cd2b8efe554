"""服务台: the tab of those who answer for the answers; nobody else sees it."""

from dataclasses import dataclass, replace
from typing import Any

import gradio as gr

from assistant.answer import read_answer
from assistant.person import Role
from rules.law.edition import NATION, PLACE
from ui.desk import Office
from ui.render.html import tag
from ui.tabs.chat import drawer, join_panel
from ui.tabs.desk.common import QUIETLY, Desk, Filled
from ui.tabs.desk.editor import Editor, editor_part, join_editor
from ui.tabs.desk.figures import figures_part, join_figures
from ui.tabs.desk.log import LogPart, join_log, log_part
from ui.tabs.desk.queue import QueuePart, join_queue, queue_part
from ui.tabs.desk.review import ReviewPart, join_review, review_part
from ui.tabs.desk.sheet import join_sheet, sheet_part
from ui.who import person_of
from ui.words.book import Words
from ui.work import of_answer, of_written


@dataclass(frozen=True)
class DeskTab:
    """The parts of the tab."""

    desk: Desk
    parts: gr.Tabs
    queue: QueuePart
    editor: Editor
    review: ReviewPart
    log: LogPart


def desk_tab(*, office: Office, words: Words, opened: gr.Tab) -> None:
    """Lay out the tab and join its events."""
    desk = Desk(office, words)
    with gr.Tabs(elem_classes="td-steps td-desk", elem_id="desk-parts",
                 overflow_behavior="wrap") as parts:  # fmt: skip
        with gr.Tab(words("desk.queue"), id="queue"):
            queue = queue_part(desk)
        with gr.Tab(words("desk.editor"), id="editor"):
            editor = editor_part(desk)
        with gr.Tab(words("desk.review"), id="review") as reviewing:
            review = review_part(desk)
        with gr.Tab(words("desk.sheet.title"), id="sheet"):
            join_sheet(sheet_part(desk))
        with gr.Tab(words("desk.statistics"), id="figures") as counting:
            join_figures(figures_part(desk), counting)
        with gr.Tab(words("desk.log"), id="log") as logging:
            log = log_part(desk)
    panel = drawer("desk-panel", words)
    tab = DeskTab(desk, parts, queue, editor, review, log)
    join_queue(queue)
    join_editor(editor)
    join_review(review)
    join_log(log)
    _join_turning(tab, opened, reviewing, logging)
    _join_work(tab)
    sources = [queue.detail, editor.cards, review.detail, panel]
    join_panel(sources, panel, library=office.library, words=words)


def _join_turning(tab: DeskTab, opened: gr.Tab, reviewing: gr.Tab, logging: gr.Tab) -> None:
    """What is read when a part is opened."""
    desk, queue, review = tab.desk, tab.queue, tab.review

    def queued(state: str, reason: str, text: str, item: str, request: gr.Request) -> Filled:
        return queue.look(desk.who(request), state, reason, text, item)

    def reviewed(standing: str, answer: str, request: gr.Request) -> Filled:
        return review.look(desk.who(request), standing, answer)

    def logged(request: gr.Request) -> Filled:
        desk.who(request)
        return tab.log.look()

    opened.select(queued, queue.filters, queue.filled, **QUIETLY)
    reviewing.select(reviewed, [review.standing, review.answer], review.filled, **QUIETLY)
    logging.select(logged, None, tab.log.filled, **QUIETLY)


def _join_work(tab: DeskTab) -> None:
    """From an item or a proposal to the editor."""
    desk, editor = tab.desk, tab.editor

    def answering(item: str, request: gr.Request) -> Filled:
        who = desk.who(request)
        one = desk.office.queue.get(item)
        work = of_answer(read_answer(one.answer), desk.library)
        meant = str(one.evidence.get("meant") or one.question)
        if one.assignee is None:
            desk.office.queue.take(one.id, who)
        about = tag("p", desk.words("desk.for_item", question=one.question), cls="td-quiet")
        place = one.place if one.place in (PLACE, NATION) else PLACE
        opened = editor.open(replace(work, item=one.id), meant, place, "", about)
        return gr.update(selected="editor"), *opened

    def editing(answer: str, request: gr.Request) -> Filled:
        desk.who(request)
        one = desk.office.review.get(answer)
        about = tag("p", desk.words("desk.for_answer", number=one.id[:8]), cls="td-quiet")
        work = of_written(one, desk.library)
        opened = editor.open(work, one.question, one.place, "\n".join(one.also), about)
        return gr.update(selected="editor"), *opened

    outputs: list[Any] = [tab.parts, *editor.opened]
    tab.queue.write.click(answering, tab.queue.item, outputs, **QUIETLY)
    tab.review.edit.click(editing, tab.review.answer, outputs, **QUIETLY)


def join_staff(window: gr.Blocks, tab: gr.Tab) -> None:
    """Show the tab to the help desk and to admins."""

    def staffed(request: gr.Request) -> Any:
        # A tab is sent whole: of one told its visibility alone the page loses what it had drawn.
        return gr.Tab(visible=person_of(request).may(Role.DESK), render=False)

    window.load(staffed, None, tab, queue=False, show_progress="hidden", api_visibility="private")
