"""The events by which a talk is remembered: opened again, deleted, written into."""

from typing import TYPE_CHECKING, Any

import gradio as gr

from ui.render.answer import Turn
from ui.tabs.memory import Kept
from ui.tabs.picks import sent
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
        act, _, talk = sent(event).partition(":")
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
