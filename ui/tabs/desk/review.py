"""复核: what was proposed is approved by a second person, turned down, or taken out of service."""

from collections.abc import Callable, Collection
from dataclasses import dataclass
from typing import Any

import gradio as gr

from assistant.desk.review import Eyes, eyes
from assistant.desk.trouble import DeskTrouble
from assistant.desk.written import Standing, Written
from assistant.person import Person
from ui.render.desk import written as shown
from ui.render.html import tag
from ui.tabs.desk.common import QUIETLY, Desk, Filled, html, picked
from ui.tabs.desk.pack import of_written, pack_part

OUT = (Standing.REJECTED, Standing.WITHDRAWN, Standing.REPLACED, Standing.EXPIRED)
FILTERS: dict[str, Collection[Standing]] = {
    "proposed": (Standing.PROPOSED,), "golden": (Standing.GOLDEN,), "out": OUT,
}  # fmt: skip


@dataclass(frozen=True)
class ReviewPart:
    """The answers that stand so, the one picked, and what can be done to it."""

    desk: Desk
    standing: gr.Radio
    rule: gr.HTML
    listed: gr.HTML
    detail: gr.HTML
    acts: gr.Column
    approve: gr.Button
    edit: gr.Button
    why: gr.Textbox
    reject: gr.Button
    withdraw: gr.Button
    said: gr.HTML
    answer: gr.State

    @property
    def filled(self) -> list[Any]:
        """What every look fills."""
        acts = [self.acts, self.approve, self.edit, self.reject, self.withdraw]
        return [self.rule, self.listed, self.detail, *acts, self.answer]

    def look(self, who: Person, standing: str, answer: str) -> Filled:
        """The answers as they stand, with one open."""
        desk, review = self.desk, self.desk.office.review
        rule = eyes(who, four=desk.office.four_eyes)
        one = self._one(answer)
        pending = one is not None and one.standing is Standing.PROPOSED
        own = rule is Eyes.FOUR and one is not None and pending and one.wrote == who.name
        told = tag("p", desk.words(f"desk.eyes.{'own' if own else rule.value}"), cls="td-quiet")
        listed = shown.listed(
            review.find(FILTERS[standing]), one.id if one else "", desk.words
        )  # fmt: skip
        if one is None:
            empty = tuple(gr.skip() for _ in self.filled[4:-1])
            return told, listed, "", gr.update(visible=False), *empty, ""
        history = review.history(one.id)
        detail = shown.detail(one, history, library=desk.library, words=desk.words)
        golden = one.standing is Standing.GOLDEN
        approve = gr.update(visible=pending, interactive=not own)
        buttons = [approve, *(gr.update(visible=seen) for seen in (pending, pending, golden))]
        return told, listed, detail, gr.update(visible=pending or golden), *buttons, one.id

    def _one(self, answer: str) -> Written | None:
        try:
            return self.desk.office.review.get(answer) if answer else None
        except DeskTrouble:
            return None


def review_part(desk: Desk) -> ReviewPart:
    """Lay out the part."""
    words, answer = desk.words, gr.State("")
    standings = [(words(f"desk.filter.{name}"), name) for name in FILTERS]
    with gr.Row(elem_classes="td-columns"):
        with gr.Column(scale=4, min_width=300, elem_classes="td-part"):
            standing = gr.Radio(
                standings, value="proposed", label=words("desk.standing_is"),
                elem_id="desk-standing", elem_classes="td-yes",
            )  # fmt: skip
            rule = html("desk-rule")
            listed = html("desk-answers")
        with gr.Column(scale=6, min_width=340, elem_classes="td-part"):
            said = html("desk-reviewed")
            detail = html("desk-answer")
            pack_part(desk, "answer", answer, of_written)
            with gr.Column(visible=False, elem_id="desk-review-acts") as acts:
                with gr.Row(elem_classes="td-buttons"):
                    approve = gr.Button(words("desk.do.approve"), size="sm", variant="primary",
                                        elem_id="desk-approve")  # fmt: skip
                    edit = gr.Button(words("desk.do.edit"), size="sm", elem_id="desk-edit")
                why = gr.Textbox(
                    label=words("desk.why_reject"), max_lines=3, elem_id="desk-why-reject"
                )
                with gr.Row(elem_classes="td-buttons"):
                    reject = gr.Button(words("desk.do.reject"), size="sm", elem_id="desk-reject")
                    withdraw = gr.Button(
                        words("desk.do.withdraw"), size="sm", elem_id="desk-withdraw"
                    )
    return ReviewPart(
        desk, standing, rule, listed, detail, acts, approve, edit, why, reject, withdraw, said,
        answer,
    )  # fmt: skip


Act = Callable[[str, Person, str], object]


def join_review(part: ReviewPart) -> None:
    """Join the events."""
    desk = part.desk

    def looked(standing: str, request: gr.Request) -> Filled:
        return part.look(desk.who(request), standing, "")

    def chosen(standing: str, event: gr.EventData, request: gr.Request) -> Filled:
        return part.look(desk.who(request), standing, picked(event)[1])

    part.standing.input(looked, part.standing, part.filled, **QUIETLY)
    part.listed.select(chosen, part.standing, part.filled, **QUIETLY)
    acts: list[tuple[gr.Button, str, Act]] = [
        (part.approve, "approved", lambda a, who, _: desk.office.review.approve(a, who)),
        (part.reject, "rejected", lambda a, who, why: desk.office.review.reject(a, who, why)),
        (part.withdraw, "withdrawn", lambda a, who, why: desk.office.review.withdraw(a, who, why)),
    ]
    for button, name, act in acts:
        button.click(
            _acting(part, name, act), [part.standing, part.answer, part.why],
            [part.said, part.why, *part.filled], trigger_mode="once", **QUIETLY,
        )  # fmt: skip


def _acting(part: ReviewPart, name: str, act: Act) -> Callable[..., Filled]:
    desk = part.desk

    def acted(standing: str, answer: str, why: str, request: gr.Request) -> Filled:
        who = desk.who(request)

        def doing() -> str:
            act(answer, who, why)
            return desk.words(f"desk.did.{name}")

        return desk.tried(doing), "", *part.look(who, standing, answer)

    return acted
