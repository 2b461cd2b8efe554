"""核对与改写: any text sentence by sentence, put right in place, and kept as a proposal."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import gradio as gr

from assistant.answer import Citation
from assistant.desk.written import Draft
from assistant.person import Person
from rules.law.edition import NATION, PLACE
from ui.render.desk.said import sentences
from ui.render.library import found_clauses
from ui.tabs.desk.common import QUIETLY, Desk, Filled, html, picked
from ui.trouble import Trouble
from ui.words.book import Words
from ui.work import Work, answered_for, cited, looked, rewritten, settled, uncited


@dataclass(frozen=True)
class Tools:
    """What can be done to the sentence picked."""

    whole: gr.Column
    this: gr.Textbox
    change: gr.Button
    reason: gr.Textbox
    stand: gr.Button
    find: gr.Textbox
    found: gr.HTML
    address: gr.State
    quote: gr.Textbox
    cite: gr.Button


@dataclass(frozen=True)
class Editor:
    """The text, what it answers, its sentences, and what can be done to them."""

    desk: Desk
    work: gr.State
    about: gr.HTML
    question: gr.Textbox
    place: gr.Dropdown
    also: gr.Textbox
    text: gr.Textbox
    check: gr.Button
    cards: gr.HTML
    tools: Tools
    propose: gr.Button
    clear: gr.Button
    said: gr.HTML

    @property
    def filled(self) -> list[Any]:
        """What every change of the work fills."""
        tools = self.tools
        return [self.work, self.text, self.cards, tools.whole, tools.this, tools.reason]

    @property
    def opened(self) -> list[Any]:
        """What opening another work fills."""
        return [*self.filled, self.about, self.question, self.place, self.also, self.said]

    def look(self, work: Work) -> Filled:
        """The work with its picked sentence ready to be changed."""
        one, words = work.one, self.desk.words
        cards = sentences(work, library=self.desk.library, words=words)
        this = gr.update(
            value=one.said.text if one else "", label=words("desk.this", number=work.picked + 1)
        )
        reason = one.said.override if one else ""
        return work, work.text, cards, gr.update(visible=one is not None), this, reason

    def open(self, work: Work, question: str, place: str, also: str, about: str) -> Filled:
        """Another work put before the reader."""
        return *self.look(work), about, question, place, also, ""


def editor_part(desk: Desk) -> Editor:
    """Lay out the part."""
    words = desk.words
    places = [(words("place.hebei"), PLACE), (words("place.nation"), NATION)]
    with gr.Row(elem_classes="td-columns"):
        with gr.Column(scale=5, min_width=320, elem_classes="td-part"):
            about = html("desk-about")
            text = gr.Textbox(
                label=words("desk.text"), info=words("desk.text_help"), lines=6, max_lines=20,
                elem_id="desk-text",
            )  # fmt: skip
            check = gr.Button(words("desk.check"), size="sm", variant="primary",
                              elem_id="desk-check")  # fmt: skip
            question = gr.Textbox(
                label=words("desk.question"), lines=1, max_lines=3, elem_id="desk-question"
            )
            place = gr.Dropdown(
                places, value=PLACE, label=words("chat.place"), elem_id="desk-place"
            )
            also = gr.Textbox(
                label=words("desk.also"), info=words("desk.also_help"), lines=2, max_lines=8,
                elem_id="desk-also",
            )  # fmt: skip
            with gr.Row(elem_classes="td-buttons"):
                propose = gr.Button(words("desk.propose"), size="sm", variant="primary",
                                    elem_id="desk-propose")  # fmt: skip
                clear = gr.Button(words("desk.start_anew"), size="sm", elem_id="desk-clear")
            said = html("desk-proposed")
        with gr.Column(scale=6, min_width=340, elem_classes="td-part"):
            cards = html("desk-cards", scripts="stale.js")
            tools = _tools(words)
    return Editor(
        desk, gr.State(Work()), about, question, place, also, text, check, cards, tools, propose,
        clear, said,
    )  # fmt: skip


def _tools(words: Words) -> Tools:
    with gr.Column(visible=False, elem_id="desk-tools") as whole:
        this = gr.Textbox(label=words("desk.this", number=1), lines=2, max_lines=8,
                          elem_id="desk-this")  # fmt: skip
        change = gr.Button(words("desk.change"), size="sm", elem_id="desk-change")
        find = gr.Textbox(
            label=words("desk.cite_find"), placeholder=words("library.search_help"), max_lines=1,
            elem_id="desk-cite-find",
        )  # fmt: skip
        found = html("desk-cite-found")
        quote = gr.Textbox(
            label=words("desk.quote"), info=words("desk.quote_help"), lines=2, max_lines=8,
            elem_id="desk-quote",
        )  # fmt: skip
        cite = gr.Button(words("desk.cite"), size="sm", elem_id="desk-cite")
        reason = gr.Textbox(
            label=words("desk.reason_stand"), info=words("desk.reason_help"), lines=1, max_lines=4,
            elem_id="desk-reason-stand",
        )  # fmt: skip
        stand = gr.Button(words("desk.stand"), size="sm", elem_id="desk-stand")
    return Tools(
        whole, this, change, reason, stand, find, found, gr.State(""), quote, cite
    )  # fmt: skip


def join_editor(editor: Editor) -> None:
    """Join the events of the text and its sentences."""
    desk, tools = editor.desk, editor.tools

    def checked(text: str, work: Work, request: gr.Request) -> Filled:
        desk.who(request)
        return _done(editor, work, lambda: looked(text, work, desk.library))

    def chosen(text: str, work: Work, event: gr.EventData, request: gr.Request) -> Filled:
        desk.who(request)
        kind, name = picked(event)
        if kind == "sentence":
            return _done(editor, work, lambda: replace(work, picked=int(name)), text)
        return _done(editor, work, lambda: uncited(work, int(name), desk.library), text)

    def changed(this: str, text: str, work: Work, request: gr.Request) -> Filled:
        desk.who(request)
        return _done(editor, work, lambda: rewritten(work, this, desk.library), text)

    def stood(reason: str, text: str, work: Work, request: gr.Request) -> Filled:
        desk.who(request)
        return _done(editor, work, lambda: answered_for(work, reason, desk.library), text)

    outputs, stands = [editor.said, *editor.filled], [editor.text, editor.work]
    editor.check.click(checked, stands, outputs, **QUIETLY)
    editor.cards.select(chosen, stands, outputs, **QUIETLY)
    tools.change.click(changed, [tools.this, *stands], outputs, **QUIETLY)
    tools.stand.click(stood, [tools.reason, *stands], outputs, **QUIETLY)
    _join_citing(editor, outputs)
    _join_proposing(editor)


def _done(editor: Editor, work: Work, act: Callable[[], Work], text: str | None = None) -> Filled:
    """Do something to the work; what cannot be done leaves it as it was, and is told.

    With `text`, that must be the work's own: what was typed since would be lost.
    """
    made: list[Work] = []

    def doing() -> str:
        if text is not None and text != work.text:
            raise _unchecked(editor.desk.words, "stale")
        made.append(act())
        return ""

    said = editor.desk.tried(doing)
    return (said, *editor.look(made[0])) if made else (said, *(gr.skip() for _ in editor.filled))


def _unchecked(words: Words, what: str, **named: int) -> Trouble:
    """What is typed but not taken yet, and which button takes it."""
    told = words(f"desk.{what}"), words("desk.editor"), words(f"desk.{what}_do", **named)
    return Trouble(*told)


def _join_citing(editor: Editor, outputs: list[Any]) -> None:
    desk, tools = editor.desk, editor.tools

    def sought(text: str) -> str:
        return found_clauses(text, desk.library, desk.words) if text.strip() else ""

    def taken(event: gr.EventData) -> Filled:
        address = picked(event)[1]
        return address, desk.library.text_at(address) or ""

    def citing(
        address: str, quote: str, text: str, work: Work, request: gr.Request
    ) -> Filled:  # fmt: skip
        desk.who(request)
        act = lambda: cited(work, Citation(address, quote), desk.library)  # noqa: E731
        return _done(editor, work, act, text)

    tools.find.change(sought, tools.find, tools.found, trigger_mode="always_last", **QUIETLY)
    tools.found.select(taken, None, [tools.address, tools.quote], **QUIETLY)
    stands = [tools.address, tools.quote, editor.text, editor.work]
    tools.cite.click(citing, stands, outputs, **QUIETLY)


def _join_proposing(editor: Editor) -> None:
    desk, tools = editor.desk, editor.tools

    def proposed(  # noqa: PLR0913 - everything that stands on the screen, and whose it is
        text: str, this: str, reason: str, work: Work, question: str, place: str, also: str,
        request: gr.Request,
    ) -> Filled:  # fmt: skip
        who, made = desk.who(request), list[Work]()

        def act() -> str:
            now = settled(work, text, desk.library)
            _taken(now, work, this, reason, desk.words)
            made.append(now)
            made.append(_proposed(desk, now, now.draft(question, place, also), who))
            return desk.words("desk.proposed", number=str(made[-1].answer)[:8])

        said = desk.tried(act)
        shown = editor.look(made[-1]) if made else (gr.skip() for _ in editor.filled)
        return said, *shown

    editor.propose.click(
        proposed,
        [editor.text, tools.this, tools.reason, editor.work, editor.question, editor.place,
         editor.also],
        [editor.said, *editor.filled], trigger_mode="once", **QUIETLY,
    )  # fmt: skip
    editor.clear.click(
        lambda: editor.open(Work(), "", PLACE, "", ""), None, editor.opened, **QUIETLY
    )


def _taken(now: Work, before: Work, this: str, reason: str, words: Words) -> None:
    """Raise Trouble for words beside the picked sentence that no button has taken yet."""
    one = now.one if now is before else None
    if one is None:
        return
    if this.strip() != one.said.text.strip():
        raise _unchecked(words, "untaken", number=now.picked + 1)
    if reason.strip() != one.said.override:
        raise _unchecked(words, "unsaid", number=now.picked + 1)


def _proposed(desk: Desk, work: Work, draft: Draft, who: Person) -> Work:
    """The work kept as a proposal: a new one, or the one it was opened from."""
    review = desk.office.review
    kept = review.revise(work.answer, draft, who) if work.answer else review.propose(draft, who)
    return replace(work, answer=kept.id)
