"""The events by which a talk is remembered: opened again, deleted, its answers judged."""

from dataclasses import replace
from typing import TYPE_CHECKING, Any

import gradio as gr

from ui.render.answer import Turn
from ui.tabs.memory import Kept
from ui.tabs.placing import QUIETLY, known_place
from ui.who import person_of

TOLD_EVERY = 10.0  # seconds between two looks for what the help desk has written

if TYPE_CHECKING:
    from ui.tabs.chat import ChatTab


def join_load(window: gr.Blocks, tab: "ChatTab", placed: gr.BrowserState) -> None:
    """After a reload, put the talk this browser had open before the reader again."""
    chat = tab.chat

    def loaded(kept: Kept, where: Any, request: gr.Request) -> tuple[Any, ...]:
        mine = chat.memory.known(kept, person_of(request))
        turns = chat.memory.opened(mine)
        # A new visitor may have asked already: what stands there is left alone.
        before = (chat.show(turns), turns) if turns else (gr.skip(), gr.skip())
        return *before, mine, chat.listed(mine), known_place(where)

    outputs = [tab.talk, tab.turns, tab.kept, tab.listed, tab.place]
    window.load(loaded, [tab.kept, placed], outputs, **QUIETLY)


def join_memory(tab: "ChatTab") -> None:
    """Open one of the earlier talks again, or delete it."""
    chat = tab.chat

    def picked(
        turns: list[Turn], kept: Kept, event: gr.EventData, request: gr.Request
    ) -> tuple[Any, ...]:
        act, _, talk = str(event._data["pick"]).partition(":")
        mine = chat.memory.known(kept, person_of(request))
        if act == "delete":
            after = chat.memory.forget(mine, talk)
            turns = turns if after["talk"] else []
        else:
            after = {**mine, "talk": talk}
            turns = chat.memory.opened(after)
            if not turns:
                gr.Warning(chat.words("talks.gone"))
        return chat.show(turns), turns, after, chat.listed(after)

    outputs = [tab.talk, tab.turns, tab.kept, tab.listed]
    tab.listed.select(picked, [tab.turns, tab.kept], outputs, **QUIETLY)


def join_told(tab: "ChatTab", clock: gr.Timer) -> None:
    """Show what the help desk has written into the talk that is open."""
    chat = tab.chat

    def ticked(turns: list[Turn], kept: Kept, request: gr.Request) -> tuple[Any, ...]:
        mine = chat.memory.known(kept, person_of(request))
        held = chat.memory.opened(mine)
        if len(held) <= sum(1 for turn in turns if turn.number):
            return gr.skip(), gr.skip()
        return chat.show(held), held

    clock.tick(ticked, [tab.turns, tab.kept], [tab.talk, tab.turns], **QUIETLY)


def join_opinions(tab: "ChatTab", reason: gr.Textbox, send: gr.Button) -> None:
    """Useful or not, and why not."""
    chat = tab.chat

    def judged(
        turns: list[Turn], kept: Kept, event: gr.EventData, request: gr.Request
    ) -> tuple[Any, ...]:
        opinion, _, number = str(event._data["pick"]).partition(":")
        mine = chat.memory.known(kept, person_of(request))
        if not chat.memory.judge(mine, int(number), opinion):
            gr.Warning(chat.words("talks.gone"))
            return chat.show(turns), turns, gr.update(visible=False), ("", 0)
        chat.judged(mine, int(number), opinion)
        after = [replace(t, opinion=opinion) if t.number == int(number) else t for t in turns]
        ask = opinion != "up"
        asked = (opinion, int(number)) if ask else ("", 0)
        return chat.show(after), after, gr.update(visible=ask), asked

    def explained(
        why: str, asked: tuple[str, int], kept: Kept, request: gr.Request
    ) -> tuple[Any, ...]:
        opinion, number = asked
        if number and why.strip():
            mine = chat.memory.known(kept, person_of(request))
            chat.memory.judge(mine, number, opinion, why.strip())
            chat.judged(mine, number, opinion, why.strip())
        gr.Info(chat.words("talks.thanks"))
        return gr.update(visible=False), "", ("", 0)

    tab.talk.select(
        judged, [tab.turns, tab.kept], [tab.talk, tab.turns, tab.why, tab.judged], **QUIETLY
    )
    gr.on(
        [send.click, reason.submit], explained, [reason, tab.judged, tab.kept],
        [tab.why, reason, tab.judged], **QUIETLY,
    )  # fmt: skip
