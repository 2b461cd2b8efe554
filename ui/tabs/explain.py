"""原则上: who explains what is not met, when and why, before the gate is asked."""

from dataclasses import dataclass
from typing import Any

import gradio as gr

from knowledge.document import Library
from ui.facts.explained import FIELDS, explain, explaining, lacking, withdraw
from ui.facts.values import Plain
from ui.render.papers import explanations
from ui.render.trouble import trouble_card
from ui.tabs.check import QUIETLY, CheckTab
from ui.tabs.picks import sent
from ui.theme import script
from ui.words.book import Words


@dataclass(frozen=True)
class ExplainPart:
    """The list of what can be explained, and the form for one explanation."""

    checked: CheckTab
    library: Library
    words: Words
    listed: gr.HTML
    form: gr.Column
    norm: gr.State
    fields: list[gr.Textbox]
    save: gr.Button
    drop: gr.Button
    said: gr.HTML

    def look(self, draft: Plain, place: str) -> str:
        """What can be explained in a draft; what cannot be checked shows nothing here."""
        if not draft:
            return ""
        try:
            report = self.checked.does.seen(draft, place, "").report
        except Exception:  # the self-check tells what is wrong with such a draft
            return ""
        return explanations(explaining(draft, report), self.library, self.words)

    def opened(self, draft: Plain, norm: str) -> tuple[Any, ...]:
        """The form with what was said to a norm so far."""
        told: list[Plain] = draft.get("explanations") or []
        held: Plain = next((e for e in told if e.get("norm") == norm), {})
        return norm, gr.update(visible=True), *(held.get(name) or "" for name in FIELDS), ""


def explain_part(checked: CheckTab, library: Library, words: Words) -> ExplainPart:
    """Lay out the part and join its events."""
    listed = gr.HTML(
        "", js_on_load=script("links.js"), elem_id="explanations", apply_default_css=False
    )
    with gr.Column(visible=False, elem_id="explain-form", elem_classes="td-tools") as form:
        with gr.Row():
            by = gr.Textbox(label=words("explain.by"), max_lines=1, elem_id="explain-by")
            when = gr.Textbox(
                label=words("explain.date"), max_lines=1, placeholder=words("hint.day"),
                elem_id="explain-date",
            )  # fmt: skip
        why = gr.Textbox(label=words("explain.why"), lines=2, max_lines=8, elem_id="explain-why")
        with gr.Row(elem_classes="td-buttons"):
            save = gr.Button(words("explain.save"), size="sm", elem_id="explain-save")
            drop = gr.Button(words("explain.drop"), size="sm", elem_id="explain-drop")
        said = gr.HTML("", elem_id="explain-said", apply_default_css=False)
    part = ExplainPart(
        checked, library, words, listed, form, gr.State(""), [by, when, why], save, drop, said
    )
    _join(part)
    return part


def _join(part: ExplainPart) -> None:
    words, checked = part.words, part.checked

    def chosen(draft: Plain, event: gr.EventData) -> tuple[Any, ...]:
        return part.opened(draft, sent(event).partition("|")[2])

    def shown(draft: Plain, place: str) -> tuple[Any, ...]:
        closed = gr.update(visible=False)
        return "", closed, part.look(draft, place), *checked.open(draft, place)

    def saved(draft: Plain, place: str, norm: str, *said: str) -> tuple[Any, ...]:
        if missing := lacking(*said):
            told = words("explain.lacking", part=words(f"explain.{missing}"))
            return trouble_card(told), *(gr.skip() for _ in outputs[1:])
        return shown(explain(draft, norm, said), place)

    def dropped(draft: Plain, place: str, norm: str) -> tuple[Any, ...]:
        return shown(withdraw(draft, norm), place)

    state = [checked.draft, checked.place, part.norm]
    outputs = [part.said, part.form, part.listed, *checked.opened]
    part.listed.select(
        chosen, checked.draft, [part.norm, part.form, *part.fields, part.said], **QUIETLY
    )
    part.save.click(saved, [*state, *part.fields], outputs, **QUIETLY)
    part.drop.click(dropped, state, outputs, **QUIETLY)
