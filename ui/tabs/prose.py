"""A section in a model's words on the declaration tab: asked for, watched, stopped, taken over."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import Any

import gradio as gr

from assistant.drafting.fill import written
from assistant.drafting.prose.reword import Reworded
from rules.check import edition_for
from rules.facts.draft import digest
from ui.facts.values import Plain, sound
from ui.render.prose import reworded_card
from ui.render.reason import went_wrong
from ui.render.trouble import trouble_card
from ui.tabs.check import QUIETLY
from ui.tabs.writer import Writer, own_text
from ui.wording import model_configured, model_there, rewording
from ui.words.book import Words
from ui.works import drafted

AT_ONCE = 2  # a model on a small machine answers one after the other anyway
Kept = dict[str, str]
Changed = Callable[[Plain, str, str, Any], tuple[Any, ...]]


@dataclass(frozen=True)
class Prose:
    """The controls, and what was worded last: for which section of which draft."""

    go: gr.Button
    stop: gr.Button
    take: gr.Button
    card: gr.HTML
    kept: gr.State


def prose_tools(words: Words) -> Prose:
    """Lay out the controls; they stay out of sight where no model is configured."""
    with gr.Row(elem_classes="td-shorten", visible=model_configured()):
        go = gr.Button(words("prose.go"), size="sm", elem_id="reword", min_width=140)
        stop = gr.Button(
            words("prose.stop"), size="sm", elem_id="reword-stop", min_width=80, visible=False
        )
        take = gr.Button(
            words("prose.take"), size="sm", elem_id="reword-take", min_width=120, visible=False
        )
    card = gr.HTML("", elem_id="reworded", apply_default_css=False)
    return Prose(go, stop, take, card, gr.State({}))


def reworded_states(
    draft: Plain, place: str, name: str, length: int | None
) -> Iterator[tuple[Reworded, str]]:
    """The states of a section as the configured model rewords it, with what the draft holds."""
    stated, _ = sound(draft)
    edition = edition_for(stated, place=place)
    [section] = drafted(stated, names=(name,), place=place)
    before = written(stated, section) or section.text
    for state in rewording(stated, section, model_there(), edition=edition, length=length):
        yield state, before


def stale(kept: Kept, draft: Plain, picked: str) -> bool:
    """Whether what was worded belongs to another section, or to a draft that has changed since."""
    return kept.get("section") != picked or kept.get("digest") != _digest(draft)


def _digest(draft: Plain) -> str:
    return digest(sound(draft)[0])


def _failed(error: Exception, words: Words) -> str:
    return went_wrong(error, words, "write.failed")


def _worded(
    words: Words, draft: Plain, place: str, picked: str, lengths: dict[str, int]
) -> Iterator[tuple[Any, ...]]:
    """The card as the section is reworded, and at last what may be taken over."""
    made, before = None, ""
    try:
        most = lengths.get(picked) or None
        for made, before in reworded_states(draft, place, picked, most):
            card = reworded_card(made, before, words, ended=False)
            yield card, gr.update(visible=True), gr.update(visible=False), {}
    except Exception as error:
        yield trouble_card(_failed(error, words)), *_done(False), {}
        return
    if made is not None:
        kept = {"section": picked, "digest": _digest(draft), "text": made.section.text}
        card = reworded_card(made, before, words, ended=True)
        yield card, *_done(made.offered), kept if made.offered else {}


def join_prose(
    on: Prose, *, writer: Writer, state: list[Any], everywhere: list[Any], changed: Changed
) -> None:
    """Join the controls: the text is taken over only for the draft it was worded from."""
    words = writer.words

    def taken(
        draft: Plain, place: str, picked: str, lengths: dict[str, int], kept: Kept
    ) -> tuple[Any, ...]:
        if stale(kept, draft, picked):
            return trouble_card(words("prose.stale")), *(gr.skip() for _ in everywhere)
        one = writer.sheet(draft, place, lengths).one(picked)
        now = own_text(draft, one, kept["text"])
        return "", *changed(now, place, picked, lengths)

    shown = [on.card, on.stop, on.take, on.kept]
    running = on.go.click(
        partial(_worded, words),
        state,
        shown,
        concurrency_limit=AT_ONCE,
        concurrency_id="model",
        **QUIETLY,
    )
    on.stop.click(
        lambda: (words("prose.stopped"), *_done(False), {}), None, shown,
        cancels=[running], queue=False, **QUIETLY,
    )  # fmt: skip
    on.take.click(taken, [*state, on.kept], [on.card, *everywhere], **QUIETLY)


def _done(offered: bool) -> tuple[dict[str, Any], dict[str, Any]]:
    return gr.update(visible=False), gr.update(visible=offered)
