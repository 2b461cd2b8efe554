"""问政策: questions, answers with their sources, and the clause beside them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

import gradio as gr

from assistant.answer import Answer, Question
from knowledge.document import Library
from rules.law.edition import NATION
from ui.lines import LONGEST_QUESTION
from ui.render.answer import Turn, transcript
from ui.render.clause import clause_empty, clause_panel
from ui.theme import script
from ui.trouble import trouble_of
from ui.words.book import Words

Ask = Callable[[Question], Answer]
KEPT_TURNS = 40
AT_ONCE = 6


@dataclass(frozen=True)
class Chat:
    """What the chat needs: who answers, the library, the words."""

    ask: Ask
    library: Library
    words: Words

    def refusal(self, text: str, day: str) -> str:
        """Why this cannot be asked as it stands; empty when it can."""
        if not text.strip():
            return self.words("chat.empty")
        if len(text) > LONGEST_QUESTION:
            return self.words("chat.too_long", length=len(text), most=LONGEST_QUESTION)
        if day.strip() and as_day(day) is None:
            return self.words("chat.bad_day", day=day[:40])
        return ""

    def turn(self, text: str, turns: list[Turn], place: str, day: str) -> Turn:
        """Ask, and keep the ending; the screen's one catch-all stands here."""
        wrong = self.refusal(text, day)
        if wrong:
            return Turn(text, error=wrong)
        question = Question(text.strip(), history=history(turns), as_of=as_day(day), place=place)
        try:
            return Turn(text, self.ask(question))
        except Exception as error:
            trouble = trouble_of(error)
            told = str(trouble) if trouble else self.words("chat.failed", what=repr(error)[:200])
            return Turn(text, error=told)

    def show(self, turns: list[Turn]) -> str:
        """The talk as HTML."""
        return transcript(turns, library=self.library, words=self.words)


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


def chat_tab(*, ask: Ask, library: Library, words: Words) -> None:
    """Lay out the tab and join its events."""
    chat = Chat(ask, library, words)
    turns = gr.State([])
    with gr.Row(elem_classes="td-columns"):
        with gr.Column(scale=3, min_width=320, elem_classes="td-main"):
            talk = gr.HTML(chat.show([]), js_on_load=script("links.js") + script("talk.js"),
                           elem_id="talk", apply_default_css=False)  # fmt: skip
            composer = _composer(words)
        with gr.Column(scale=2, min_width=300, elem_classes="td-side"):
            panel = gr.HTML(
                clause_empty(words), js_on_load=script("links.js") + script("panel.js"),
                elem_id="panel", apply_default_css=False,
            )  # fmt: skip
    _join_ask(chat, composer, talk, turns)
    join_panel([talk, panel], panel, library=library, words=words)


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


def _join_ask(chat: Chat, composer: Composer, talk: gr.HTML, turns: gr.State) -> None:
    Step = tuple[str, list[Turn], str]

    def asked(text: str, before: list[Turn], place: str, day: str) -> Iterator[Step]:
        kept = before[-KEPT_TURNS:]
        yield chat.show([*kept, Turn(text)]), before, ""
        after = [*kept, chat.turn(text, kept, place, day or "")]
        yield chat.show(after), after, ""

    def suggested(before: list[Turn], place: str, day: str, event: gr.EventData) -> Iterator[Step]:
        yield from asked(str(event._data["question"]), before, place, day)

    outputs = [talk, turns, composer.question]
    scope = [turns, composer.place, composer.day]
    limits: dict[str, Any] = {
        "concurrency_limit": AT_ONCE,
        "concurrency_id": "ask",
        "show_progress": "hidden",
    }
    triggers = [composer.question.submit, composer.send.click]
    gr.on(triggers, asked, [composer.question, *scope], outputs, api_visibility="private", **limits)
    talk.example_select(suggested, scope, outputs, api_visibility="private", **limits)
    composer.clear.click(
        lambda: (chat.show([]), [], ""), None, outputs, queue=False, api_visibility="private"
    )


def join_panel(sources: list[gr.HTML], panel: gr.HTML, *, library: Library, words: Words) -> None:
    """Open a clause in the panel whenever one of the sources is clicked on an address."""

    def opened(event: gr.EventData) -> str:
        address, quote = str(event._data["address"]), str(event._data.get("quote", ""))
        return clause_panel(address, quote, library=library, words=words)

    gr.on(
        [source.click for source in sources], opened, None, panel,
        queue=False, show_progress="hidden", api_visibility="private",
    )  # fmt: skip
    panel.clear(
        lambda: clause_empty(words), None, panel,
        queue=False, show_progress="hidden", api_visibility="private",
    )  # fmt: skip
