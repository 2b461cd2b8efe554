"""问政策: questions, answers with their sources, and the clause beside them."""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import gradio as gr

from assistant.answer import Answer, Question
from assistant.desk.item import Spot
from assistant.desk.watch import Watch
from assistant.store.talks import NoSuchTalk
from knowledge.document import Library
from rules.law.edition import NATION
from ui.lines import LONGEST_QUESTION
from ui.render.answer import Turn, transcript
from ui.render.clause import clause_empty, clause_panel
from ui.render.reason import said, went_wrong
from ui.render.talks import talks_list
from ui.tabs.memory import Kept, Memory
from ui.tabs.opinion import Opinion, join_opinions, opinion_box
from ui.tabs.picks import sent
from ui.tabs.remember import TOLD_EVERY, join_memory, join_told
from ui.theme import script
from ui.trouble import trouble_of
from ui.who import person_of
from ui.words.book import Words

Answers = Callable[[Question], Iterator[Answer]]
Watching = Callable[[], Watch]
KEPT_TURNS = 40
AT_ONCE = 6
ASKING: dict[str, Any] = {
    "concurrency_limit": AT_ONCE,
    "concurrency_id": "ask",
    "show_progress": "hidden",
    "api_visibility": "private",
    # A question sent while one is being answered waits for it.
    "trigger_mode": "always_last",
}
Turns = list[Turn]


@dataclass(frozen=True)
class Chat:
    """What the chat needs: who answers, what is remembered, the library, the words."""

    answers: Answers
    memory: Memory
    library: Library
    words: Words
    watch: Watching | None = None

    def refusal(self, text: str, day: str) -> str:
        """Why this cannot be asked as it stands; empty when it can."""
        if not text.strip():
            return self.words("chat.empty")
        if len(text) > LONGEST_QUESTION:
            return self.words("chat.too_long", length=len(text), most=LONGEST_QUESTION)
        if day.strip() and as_day(day) is None:
            return self.words("chat.bad_day", day=day[:40])
        return ""

    def turns(self, text: str, before: Turns, place: str, day: str) -> Iterator[Turn]:
        """Ask: the answer as it grows, the last one whole; the screen's one catch-all is here."""
        wrong = self.refusal(text, day)
        if wrong:
            yield Turn(text, error=wrong)
            return
        try:
            for answer in self.answers(asked(text, before, place, day)):
                yield Turn(text, answer)
        except Exception as error:
            told = went_wrong(error, self.words, "chat.failed", 200)
            yield Turn(text, error=told)

    def kept(self, turn: Turn, kept: Kept, place: str) -> tuple[Turn, Kept]:
        """The turn with its number in the talk, once it is kept; an error is not kept."""
        if turn.answer is None:
            return turn, kept
        try:
            kept, number = self.memory.keep(kept, turn.question.strip(), turn.answer, place)
        except Exception as error:
            trouble = trouble_of(error)
            if trouble is None:
                raise
            # The answer stands; that it is not kept is told, and it cannot be judged.
            gr.Warning(self.words("chat.not_kept", what=said(trouble, self.words)))
            return turn, kept
        return replace(turn, number=number), kept

    def watched(self, turn: Turn, before: Turns, kept: Kept, place: str, day: str) -> None:
        """Let the help desk know of an answer that needs a person; the reader has it already."""
        if self.watch is None or turn.answer is None or not turn.number:
            return
        question = asked(turn.question, before, place, day)
        with suppress(NoSuchTalk):  # deleted meanwhile
            self.watch().answered(question, turn.answer, Spot(kept["talk"], turn.number))

    def judged(self, kept: Kept, number: int, opinion: str, note: str = "") -> None:
        """Let the help desk know what the asker thinks of an answer."""
        if self.watch is not None:
            with suppress(NoSuchTalk):
                self.watch().judged(Spot(kept["talk"], number), opinion, note)

    def show(self, turns: Turns) -> str:
        """The talk as HTML."""
        return transcript(turns, library=self.library, words=self.words)

    def listed(self, kept: Kept) -> str:
        """The visitor's talks as HTML."""
        mine = self.memory.mine(kept)
        return talks_list(mine, visitor=kept["visitor"], current=kept["talk"], words=self.words)


def asked(text: str, before: Turns, place: str, day: str) -> Question:
    """A question with what was said before it."""
    return Question(text.strip(), history=history(before), as_of=as_day(day), place=place)


def as_day(text: str) -> date | None:
    """A day written as 2024-11-22, or nothing."""
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        return None


def history(turns: list[Turn]) -> tuple[tuple[str, str], ...]:
    """What was said before, as the assistant takes it."""
    said = [(("user", t.question), ("assistant", t.answer.text)) for t in turns if t.answer]
    return tuple(line for pair in said for line in pair)


@dataclass(frozen=True)
class ChatTab:
    """The tab as it is laid out, and what its events change."""

    chat: Chat
    talk: gr.HTML
    turns: gr.State
    kept: gr.BrowserState
    listed: gr.HTML
    opinion: Opinion
    place: gr.Dropdown


def chat_tab(*, chat: Chat, kept: gr.BrowserState) -> ChatTab:
    """Lay out the tab and join its events."""
    words = chat.words
    turns = gr.State([])
    with gr.Row(elem_classes="td-columns"):
        with gr.Column(scale=3, min_width=320, elem_classes="td-main"):
            listed = gr.HTML("", js_on_load=script("links.js"), elem_id="talks",
                             apply_default_css=False)  # fmt: skip
            talk = gr.HTML(chat.show([]), js_on_load=script("links.js") + script("talk.js"),
                           elem_id="talk", apply_default_css=False)  # fmt: skip
            with gr.Column(elem_classes="td-dock"):
                opinion = opinion_box(words)
                composer = _composer(words)
        with gr.Column(scale=2, min_width=300, elem_classes="td-side"):
            panel = gr.HTML(
                clause_empty(words), js_on_load=script("links.js") + script("panel.js"),
                elem_id="panel", apply_default_css=False,
            )  # fmt: skip
    tab = ChatTab(chat, talk, turns, kept, listed, opinion, composer.place)
    _join_ask(tab, composer)
    join_memory(tab)
    join_opinions(tab, [composer.question.submit, composer.send.click, talk.example_select])
    join_told(tab, gr.Timer(TOLD_EVERY))
    join_panel([talk, panel], panel, library=chat.library, words=words)
    return tab


@dataclass(frozen=True)
class Composer:
    """The controls below the talk."""

    question: gr.Textbox
    send: gr.Button
    clear: gr.Button
    place: gr.Dropdown
    day: gr.Textbox


def _composer(words: Words) -> Composer:
    with gr.Column(elem_classes="td-composer"):
        with gr.Row(elem_classes="td-ask"):
            question = gr.Textbox(
                placeholder=words("chat.placeholder"), label=words("chat.label"), show_label=False,
                lines=1, max_lines=6, scale=8, autofocus=True, elem_id="question", container=False,
            )  # fmt: skip
            send = gr.Button(words("chat.send"), variant="primary", scale=1, min_width=88)
        with gr.Row(elem_classes="td-scope"):
            place = gr.Dropdown(
                [(words("place.hebei"), "河北省"), (words("place.nation"), NATION)],
                value="河北省", label=words("chat.place"), scale=2, min_width=140, elem_id="place",
            )  # fmt: skip
            day = gr.Textbox(
                label=words("chat.as_of"), placeholder=words("chat.as_of_help"), scale=3,
                min_width=160, max_lines=1, elem_id="as-of",
            )  # fmt: skip
            clear = gr.Button(words("chat.clear"), scale=1, min_width=88, elem_classes="td-plain")
    return Composer(question, send, clear, place, day)


def _join_ask(tab: ChatTab, composer: Composer) -> None:
    chat = tab.chat
    Step = tuple[Any, ...]

    def answered(  # noqa: PLR0913 - what the page sends, and whose it is
        text: str, before: Turns, kept: Kept, place: str, day: str, request: gr.Request
    ) -> Iterator[Step]:
        if not text.strip():
            # The second of two clicks finds the box empty: the first has sent what stood in it.
            if not before:
                gr.Info(chat.words("chat.empty"))
            yield tuple(gr.skip() for _ in outputs)
            return
        mine, past = chat.memory.known(kept, person_of(request)), before[-KEPT_TURNS:]
        yield chat.show([*past, Turn(text)]), before, "", mine, gr.skip()
        turn = Turn(text)
        for turn in chat.turns(text, past, place, day or ""):
            # The box is left alone from here on: the next question may be half written in it.
            yield chat.show([*past, turn]), before, gr.skip(), gr.skip(), gr.skip()
        turn, kept = chat.kept(turn, mine, place)
        after = [*past, turn]
        yield chat.show(after), after, gr.skip(), kept, chat.listed(kept)

    def suggested(  # noqa: PLR0913 - what the page sends, and whose it is
        before: Turns, kept: Kept, place: str, day: str, event: gr.EventData, request: gr.Request
    ) -> Iterator[Step]:
        yield from answered(sent(event, "question"), before, kept, place, day, request)

    def cleared(kept: Kept, request: gr.Request) -> Step:
        mine = {**chat.memory.known(kept, person_of(request)), "talk": ""}
        return chat.show([]), [], "", mine, chat.listed(mine)

    outputs = [tab.talk, tab.turns, composer.question, tab.kept, tab.listed]
    scope = [tab.turns, tab.kept, composer.place, composer.day]
    triggers = [composer.question.submit, composer.send.click]
    typed = gr.on(triggers, answered, [composer.question, *scope], outputs, **ASKING)
    picked = tab.talk.example_select(suggested, scope, outputs, **ASKING)
    _join_watch(tab, [typed, picked], scope)
    composer.clear.click(cleared, tab.kept, outputs, queue=False, api_visibility="private")


def _join_watch(tab: ChatTab, after: list[Any], scope: list[Any]) -> None:
    """Tell the help desk when the answer stands, so that nothing of the page waits for it."""
    chat = tab.chat

    def watched(turns: Turns, kept: Kept, place: str, day: str, request: gr.Request) -> None:
        if turns:
            mine = chat.memory.known(kept, person_of(request))
            chat.watched(turns[-1], turns[:-1][-KEPT_TURNS:], mine, place, day or "")

    for event in after:
        event.then(watched, scope, None, show_progress="hidden", api_visibility="private")


def drawer(name: str, words: Words) -> gr.HTML:
    """A clause panel that comes in from the side."""
    return gr.HTML(
        clause_empty(words), js_on_load=script("links.js") + script("panel.js"),
        elem_id=name, elem_classes="td-drawer", apply_default_css=False,
    )  # fmt: skip


def join_panel(sources: list[gr.HTML], panel: gr.HTML, *, library: Library, words: Words) -> None:
    """Open a clause in the panel whenever one of the sources is clicked on an address."""

    def opened(event: gr.EventData) -> str:
        address, quote = sent(event, "address"), str(event._data.get("quote", ""))
        return clause_panel(address, quote, library=library, words=words)

    gr.on(
        [source.click for source in sources], opened, None, panel,
        queue=False, show_progress="hidden", api_visibility="private",
    )  # fmt: skip
    panel.clear(
        lambda: clause_empty(words), None, panel,
        queue=False, show_progress="hidden", api_visibility="private",
    )  # fmt: skip
