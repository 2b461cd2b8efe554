"""The form of the self-check: steps of questions, one control for each fact."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import gradio as gr

from ui.facts.captions import caption, hint
from ui.facts.steps import PATHS, STEPS, Field, control_id, field
from ui.facts.values import NO, YES, more_rows
from ui.theme import script
from ui.words.book import Words

Control = gr.Textbox | gr.Dropdown | gr.Radio | gr.Dataframe
FEW = 6


@dataclass(frozen=True)
class EvidenceForm:
    """One record of evidence: for which norm, and the controls of its fields."""

    norm: gr.State
    clause: gr.HTML
    fields: list[Control]
    save: gr.Button


@dataclass(frozen=True)
class Form:
    """The controls of every step, what hears typing in them, and where evidence is written."""

    steps: gr.Tabs
    typed: gr.HTML
    controls: Mapping[str, Control]
    evidence: EvidenceForm

    @property
    def listed(self) -> list[Control]:
        """The controls in the order of PATHS."""
        return [self.controls[path] for path in PATHS]


def form(words: Words) -> Form:
    """Lay out every step."""
    controls: dict[str, Control] = {}
    with gr.Tabs(elem_classes="td-steps", elem_id="steps", overflow_behavior="wrap") as steps:
        for number, (step, paths) in enumerate(STEPS.items(), start=1):
            with gr.Tab(f"{number} {words('step.' + step)}", id=step):
                gr.HTML(words(f"step_help.{step}"), elem_classes="td-step-help")
                with gr.Column(elem_classes=f"td-form td-form-{step}"):
                    controls |= {path: _control(field(path), words) for path in paths}
        with gr.Tab(f"{len(STEPS) + 1} {words('step.evidence')}", id="evidence"):
            evidence = _evidence(words)
    typed = gr.HTML("", js_on_load=script("listen.js"), elem_classes="td-listener")
    return Form(steps, typed, controls, evidence)


def _evidence(words: Words) -> EvidenceForm:
    norm = gr.State("")
    answers = [(words("check.yes"), YES), (words("check.no"), NO), (words("check.unsure"), "")]
    clause = gr.HTML(words("step_help.evidence"), elem_classes="td-step-help", elem_id="f-evidence")
    with gr.Column(elem_classes="td-form"):
        met = gr.Radio(answers, label=words("evidence.met"), elem_classes="td-yes")
        document = gr.Textbox(label=words("evidence.document"), elem_id="evidence-document")
        day = gr.Textbox(label=words("evidence.date"), placeholder=words("hint.day"))
        statement = gr.Textbox(label=words("evidence.statement"), lines=2, max_lines=8)
    save = gr.Button(words("evidence.save"), size="sm", interactive=False, elem_id="evidence-save")
    return EvidenceForm(norm, clause, [met, document, day, statement], save)


def _control(asked: Field, words: Words) -> Control:
    name = caption(asked.path, words)
    same: dict[str, Any] = {
        "label": name,
        "info": hint(asked.path, words),
        "elem_id": control_id(asked.path),
        "min_width": 220,
    }
    if asked.widget == "table":
        return _table(asked, words, name)
    choices = [(words.get(f"choice.{c}", c), c) for c in asked.choices]
    if asked.widget == "yes":
        answers = [(words("check.yes"), YES), (words("check.no"), NO), (words("check.unsure"), "")]
        return gr.Radio(answers, elem_classes="td-yes", **same)
    if choices:
        choices.append((words("check.unsure"), ""))
        if len(choices) <= FEW:
            return gr.Radio(choices, elem_classes="td-yes", **same)
        return gr.Dropdown(choices, value=None, **same)
    lines = {"prose": 4, "lines": 2}.get(asked.widget, 1)
    longest = 20 if lines > 1 else 1
    wanted = words.get(f"hint.{asked.widget}", "")
    return gr.Textbox(lines=lines, max_lines=longest, placeholder=wanted, **same)


def _table(asked: Field, words: Words, name: str) -> gr.Dataframe:
    heads = [caption(f"{asked.path}[].{column}", words) for column in asked.choices]
    table = gr.Dataframe(
        headers=heads, value=more_rows(len(heads)), type="array", datatype="str",
        column_count=len(heads),  interactive=True,
        wrap=True, max_height=320, label=name, buttons=[], elem_id=control_id(asked.path),
        elem_classes="td-table",
    )  # fmt: skip
    more = gr.Button(words("check.more_rows"), size="sm", elem_classes="td-plain td-more")
    more.click(
        lambda rows: [*rows, *more_rows(len(heads))], table, table,
        queue=False, show_progress="hidden", api_visibility="private",
    )  # fmt: skip
    return table
