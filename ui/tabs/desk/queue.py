"""队列: what needs a person, narrowed, assigned, closed; each item with its evidence."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import gradio as gr

from assistant.desk.item import PENDING, Item, Reason, State
from assistant.desk.queue import Wanted
from assistant.desk.trouble import DeskTrouble
from assistant.person import Person
from ui.render.desk import items as shown
from ui.render.html import tag
from ui.tabs.desk.common import QUIETLY, Desk, Filled, html, picked
from ui.tabs.desk.pack import of_item, pack_part
from ui.words.book import Words

ANY = ""
MINE, CLOSED = "mine", "closed"


@dataclass(frozen=True)
class QueuePart:
    """The filters, the list, the item picked, and what can be done to it."""

    desk: Desk
    state: gr.Dropdown
    reason: gr.Dropdown
    text: gr.Textbox
    again: gr.Button
    listed: gr.HTML
    detail: gr.HTML
    acts: gr.Column
    take: gr.Button
    back: gr.Button
    to: gr.Dropdown
    give: gr.Button
    why: gr.Textbox
    dismiss: gr.Button
    reopen: gr.Button
    write: gr.Button
    said: gr.HTML
    item: gr.State

    @property
    def filters(self) -> list[Any]:
        """What narrows the list, and the item picked."""
        return [self.state, self.reason, self.text, self.item]

    @property
    def filled(self) -> list[Any]:
        """What every look fills."""
        acts = [
            self.acts,
            self.take,
            self.back,
            self.dismiss,
            self.reopen,
            self.write,
            self.to,
            self.give,
        ]
        return [self.listed, self.detail, *acts, self.item]

    def look(self, who: Person, state: str, reason: str, text: str, item: str) -> Filled:
        """The queue as it is, with one item open."""
        words, queue = self.desk.words, self.desk.office.queue
        found = queue.find(wanted(who, state, reason, text))
        one = self._one(item)
        listed = shown.listed(found, one.id if one else "", words)
        if one is None:
            empty = tuple(gr.skip() for _ in self.filled[3:-1])
            return listed, nothing(words), gr.update(visible=False), *empty, ""
        history = queue.history(one.id)
        detail = shown.detail(one, history, library=self.desk.library, words=words)
        return listed, detail, *self._acts(one, who), one.id

    def _one(self, item: str) -> Item | None:
        try:
            return self.desk.office.queue.get(item) if item else None
        except DeskTrouble:
            return None

    def _acts(self, item: Item, who: Person) -> Filled:
        pending = item.state in PENDING
        mine = pending and item.assignee in (None, who.name)
        staff = [name for name in self.desk.office.staff() if name != item.assignee]
        return (
            gr.update(visible=True), gr.update(visible=pending and not item.assignee),
            gr.update(visible=pending and bool(item.assignee)), gr.update(visible=pending),
            gr.update(visible=not pending), gr.update(visible=mine),
            gr.update(choices=staff, value=None, visible=pending and bool(staff)),
            gr.update(visible=pending and bool(staff)),
        )  # fmt: skip


def nothing(words: Words) -> str:
    """What stands where an item will be opened."""
    return tag("p", words("desk.pick"), cls="td-quiet td-none")


def wanted(who: Person, state: str, reason: str, text: str) -> Wanted:
    """The items that the filters leave."""
    states = {
        ANY: PENDING, MINE: PENDING, CLOSED: (State.DONE, State.DISMISSED), "all": (),
    }.get(state)  # fmt: skip
    return Wanted(
        states=(State(state),) if states is None else states,
        reasons=(Reason(reason),) if reason else (),
        assignee=who.name if state == MINE else None,
        text=(text or "").strip()[:200],
    )


def queue_part(desk: Desk) -> QueuePart:
    """Lay out the part."""
    words, item = desk.words, gr.State("")
    with gr.Row(elem_classes="td-columns"):
        with gr.Column(scale=4, min_width=300, elem_classes="td-part"):
            state, reason, text, again = _filters(words)
            listed = html("desk-queue")
        with gr.Column(scale=6, min_width=340, elem_classes="td-part"):
            said = html("desk-said")
            detail = html("desk-item", nothing(words))
            with gr.Column(visible=False, elem_id="desk-acts") as acts:
                take, back, write, to, give, why, dismiss, reopen = _acts(words)
                pack_part(desk, "item", item, of_item)
    return QueuePart(
        desk, state, reason, text, again, listed, detail, acts, take, back, to, give, why, dismiss,
        reopen, write, said, item,
    )  # fmt: skip


def _filters(words: Words) -> tuple[gr.Dropdown, gr.Dropdown, gr.Textbox, gr.Button]:
    states = [(words(f"desk.filter.{name or 'pending'}"), name) for name in (ANY, MINE)]
    states += [(words(f"desk.state.{s.value}"), s.value) for s in State]
    states += [(words("desk.filter.all"), "all")]
    reasons = [(words("desk.filter.any"), ANY)]
    reasons += [(words(f"desk.reason.{r.value}"), r.value) for r in Reason]
    with gr.Row(elem_classes="td-buttons td-adding"):
        state = gr.Dropdown(states, value=ANY, label=words("desk.state_is"), elem_id="desk-state",
                            min_width=110)  # fmt: skip
        reason = gr.Dropdown(reasons, value=ANY, label=words("desk.because"), elem_id="desk-reason",
                             min_width=110)  # fmt: skip
        text = gr.Textbox(label=words("desk.find"), max_lines=1, elem_id="desk-find", min_width=110)
    again = gr.Button(words("desk.again"), size="sm", elem_id="desk-again")
    return state, reason, text, again


def _acts(words: Words) -> tuple[Any, ...]:
    def button(name: str) -> gr.Button:
        return gr.Button(words(f"desk.do.{name}"), size="sm", elem_id=f"desk-{name}")

    with gr.Row(elem_classes="td-buttons"):
        write = gr.Button(
            words("desk.do.write"), size="sm", variant="primary", elem_id="desk-write"
        )
        take, back, reopen = button("take"), button("back"), button("reopen")
    with gr.Row(elem_classes="td-buttons td-adding"):
        to = gr.Dropdown([], label=words("desk.to"), elem_id="desk-to", min_width=120)
        give = button("give")
    with gr.Row(elem_classes="td-buttons td-adding"):
        why = gr.Textbox(label=words("desk.why_close"), max_lines=3, elem_id="desk-why")
        dismiss = button("dismiss")
    return take, back, write, to, give, why, dismiss, reopen


Act = Callable[[str, Person, str], object]


def join_queue(part: QueuePart) -> None:
    """Join the events."""
    desk = part.desk

    def looked(state: str, reason: str, text: str, item: str, request: gr.Request) -> Filled:
        return part.look(desk.who(request), state, reason, text, item)

    def chosen(
        state: str, reason: str, text: str, event: gr.EventData, request: gr.Request
    ) -> Filled:
        return part.look(desk.who(request), state, reason, text, picked(event)[1])

    narrowing = [part.state.input, part.reason.input, part.text.change, part.again.click]
    gr.on(narrowing, looked, part.filters, part.filled, trigger_mode="always_last", **QUIETLY)
    part.listed.select(chosen, part.filters[:3], part.filled, **QUIETLY)
    _join_acts(part)


def _join_acts(part: QueuePart) -> None:
    desk, queue = part.desk, part.desk.office.queue
    acts: list[tuple[gr.Button, Any, Act]] = [
        (part.take, part.why, lambda item, who, _: queue.take(item, who)),
        (part.back, part.why, lambda item, who, _: queue.give(item, who, None)),
        (part.give, part.to, lambda item, who, to: queue.give(item, who, to) if to else None),
        (part.dismiss, part.why, queue.dismiss),
        (part.reopen, part.why, lambda item, who, _: queue.reopen(item, who)),
    ]
    for button, said, act in acts:
        button.click(
            _acting(part, desk, act), [*part.filters, said], [part.said, part.why, *part.filled],
            trigger_mode="once", **QUIETLY,
        )  # fmt: skip


def _acting(part: QueuePart, desk: Desk, act: Act) -> Callable[..., Filled]:
    def acted(  # noqa: PLR0913 - the filters, what was said, and whose it is
        state: str, reason: str, text: str, item: str, said: str | None, request: gr.Request
    ) -> Filled:  # fmt: skip
        who = desk.who(request)

        def doing() -> str:
            act(item, who, said or "")
            return desk.words("desk.noted")

        return desk.tried(doing), "", *part.look(who, state, reason, text, item)

    return acted
