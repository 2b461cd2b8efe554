"""The form of the self-check: steps of questions, one control for each fact."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import gradio as gr

from rules.facts.labels import label, question
from rules.law.edition import NATION, resolve
from ui.facts.steps import PATHS, STEPS, Field, control_id, field, model_path
from ui.facts.values import NO, YES
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
    """The controls of every step, and the one place where evidence is written down."""

    steps: gr.Tabs
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
    return Form(steps, controls, evidence)


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


def caption(path: str, words: Words) -> str:
    """What the form calls a path: the draft's own label, or the language's own word for it."""
    if path.startswith("kpis["):
        number = int(path[5:-1])
        indicator = resolve(NATION, None).body.indicators[number]
        return words.get(f"kpi.{number}", indicator.name) + f"（{indicator.unit}）"
    general = model_path(path).replace("[0]", "[]")
    return words.get(f"field.{general.replace('[]', '')}", label(general))


def _hint(path: str, words: Words) -> str | None:
    """What the draft's own question says in brackets: how to answer, not what is asked."""
    found = re.search(r"（(.+)）", question(model_path(path).replace("[0]", "[]")))
    return found[1] if found and words.language == "zh" and "kpis" not in path else None


def _control(asked: Field, words: Words) -> Control:
    name, hint = caption(asked.path, words), _hint(asked.path, words)
    same: dict[str, Any] = {
        "label": name,
        "info": hint,
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
    general = model_path(asked.path)
    heads = [caption(f"{general}[].{column}", words) for column in asked.choices]
    return gr.Dataframe(
        headers=heads, value=[[""] * len(heads)], type="array", datatype="str",
        column_count=len(heads), interactive=True, wrap=True, max_height=320,
        label=name, buttons=[], elem_id=control_id(asked.path), elem_classes="td-table",
    )  # fmt: skip
