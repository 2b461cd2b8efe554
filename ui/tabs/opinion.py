"""What an asker thinks of an answer: useful or not, a person wanted, and in his own words why."""

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

import gradio as gr

from ui.render.answer import Turn
from ui.render.settings import done
from ui.tabs.memory import Kept
from ui.tabs.picks import sent
from ui.tabs.placing import QUIETLY
from ui.who import person_of
from ui.words.book import Words

if TYPE_CHECKING:
    from ui.tabs.chat import ChatTab


@dataclass(frozen=True)
class Opinion:
    """The box for a reason, what closes it, what was said last, and which answer it is about."""

    whole: gr.Column
    reason: gr.Textbox
    send: gr.Button
    leave: gr.Button
    said: gr.HTML
    about: gr.State

    @property
    def filled(self) -> list[Any]:
        """What every act fills."""
        return [self.whole, self.reason, self.said, self.about]

    def asking(self, opinion: str, number: int, words: Words) -> tuple[Any, ...]:
        """The box open for one answer, with what was noted already; closed for a good one."""
        if opinion == "up":
            return self.closed(words("talks.thanks"))
        reason = gr.update(label=words(f"talks.why.{opinion}"), value="")
        noted = done(words(f"talks.noted.{opinion}"))
        return gr.update(visible=True), reason, noted, (opinion, number)

    def closed(self, said: str = "") -> tuple[Any, ...]:
        """The box closed, and a word on what came of it."""
        return gr.update(visible=False), "", done(said) if said else "", ("", 0)


def opinion_box(words: Words) -> Opinion:
    """Lay out the box; it is out of sight until an answer was called not useful or not enough."""
    said = gr.HTML("", elem_id="why-said", apply_default_css=False)
    with (
        gr.Column(visible=False, elem_id="why", elem_classes="td-composer") as whole,
        gr.Row(elem_classes="td-ask"),
    ):
        reason = gr.Textbox(
            label=words("talks.why.down"), info=words("talks.why_help"), lines=1, max_lines=4,
            scale=8, elem_id="reason",
        )  # fmt: skip
        send = gr.Button(words("talks.send"), scale=1, min_width=88, elem_id="send-reason")
        leave = gr.Button(words("talks.leave"), scale=1, min_width=88, elem_id="leave-reason",
                          elem_classes="td-plain")  # fmt: skip
    return Opinion(whole, reason, send, leave, said, gr.State(("", 0)))


def join_opinions(tab: "ChatTab", asked: list[Any]) -> None:
    """Useful or not, and why not; with the next question that is `asked` the last word goes."""
    chat, box = tab.chat, tab.opinion

    def judged(
        turns: list[Turn], kept: Kept, event: gr.EventData, request: gr.Request
    ) -> tuple[Any, ...]:
        opinion, _, number = sent(event).partition(":")
        mine = chat.memory.known(kept, person_of(request))
        if not chat.memory.judge(mine, int(number), opinion):
            gr.Warning(chat.words("talks.gone"))
            return chat.show(turns), turns, *box.closed()
        chat.judged(mine, int(number), opinion)
        after = [replace(t, opinion=opinion) if t.number == int(number) else t for t in turns]
        return chat.show(after), after, *box.asking(opinion, int(number), chat.words)

    def explained(
        why: str, about: tuple[str, int], kept: Kept, request: gr.Request
    ) -> tuple[Any, ...]:
        opinion, number = about
        if not number or not why.strip():
            return box.closed(chat.words("talks.thanks_nothing"))
        mine = chat.memory.known(kept, person_of(request))
        chat.memory.judge(mine, number, opinion, why.strip())
        chat.judged(mine, number, opinion, why.strip())
        return box.closed(chat.words("talks.thanks"))

    tab.talk.select(judged, [tab.turns, tab.kept], [tab.talk, tab.turns, *box.filled], **QUIETLY)
    gr.on(
        [box.send.click, box.reason.submit], explained, [box.reason, box.about, tab.kept],
        box.filled, **QUIETLY,
    )  # fmt: skip
    gr.on(asked, lambda: "", None, box.said, **QUIETLY)
    box.leave.click(lambda: box.closed(), None, box.filled, **QUIETLY)
