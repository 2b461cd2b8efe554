"""The layout of the declaration tab: sections with their tools, and the table of figures."""

from dataclasses import dataclass

import gradio as gr

from ui.facts.figures import COLUMNS, FIXED
from ui.render.writing import hand
from ui.tabs.prose import Prose, prose_tools
from ui.tabs.upload import upload_button
from ui.tabs.writer import bar
from ui.theme import script
from ui.words.book import Words

ACCEPTED = [".docx", ".xlsx", ".pdf", ".yaml", ".yml", ".json"]
WIDTHS = ["72px", "210px", "86px", "86px", "86px", "80px", "80px", "230px", "366px"]
SHOWN = range(1, 21)  # the indicators of 附1


@dataclass(frozen=True)
class Sections:
    """The list of sections, the one chosen, what stands beside it, and what can be done to it."""

    listed: gr.HTML
    every: gr.Button
    go: gr.Button
    detail: gr.HTML
    tools: gr.Column
    length: gr.Textbox
    shorten: gr.Button
    adopt: gr.Button
    own: gr.Textbox
    typed: gr.HTML
    keep: gr.Button
    prose: Prose
    beside: gr.HTML


@dataclass(frozen=True)
class Figures:
    """The table of figures, what was worked out of it, the button for that, and the chart."""

    rows: gr.Dataframe
    found: gr.JSON
    work_out: gr.Button
    chart: gr.BarPlot


@dataclass(frozen=True)
class Laid:
    """Everything on the tab."""

    hand: gr.HTML
    file: gr.UploadButton
    undo: gr.Button
    said: gr.HTML
    work: gr.Column
    sections: Sections
    figures: Figures


def lay_out(words: Words) -> Laid:
    """Lay out the tab; what needs a draft stays out of sight until there is one."""
    top = gr.HTML(hand({}, "", words), elem_id="write-hand", apply_default_css=False)
    with gr.Row(elem_classes="td-scope td-opening td-doing"):
        file = upload_button(
            words("write.import"), ACCEPTED, words, type="filepath", elem_id="import",
            elem_classes="td-plain",
        )  # fmt: skip
        undo = gr.Button(
            words("write.undo"), visible=False, elem_id="undo", elem_classes="td-plain"
        )
    said = gr.HTML("", elem_id="import-said", apply_default_css=False)
    with (
        gr.Column(visible=False, elem_id="write-work") as work,
        gr.Tabs(elem_classes="td-steps", elem_id="write-parts", overflow_behavior="wrap"),
    ):
        with gr.Tab(words("write.sections")):
            sections = _sections(words)
        with gr.Tab(words("write.figures")):
            figures = _figures(words)
    return Laid(top, file, undo, said, work, sections, figures)


def _sections(words: Words) -> Sections:
    with gr.Row(elem_classes="td-columns td-three"):
        with gr.Column(scale=2, min_width=200, elem_classes="td-side"):
            listed = _html("sections")
            every = gr.Button(words("write.all"), size="sm", elem_id="adopt-all")
            go = gr.Button(words("write.go"), size="sm", variant="primary", elem_id="to-export")
        with gr.Column(scale=6, min_width=320, elem_classes="td-main"):
            detail = _html("section")
            with gr.Column(elem_classes="td-tools") as tools:
                length, shorten, adopt = _shortening(words)
                own = gr.Textbox(
                    label=words("write.own"), lines=4, max_lines=16, elem_id="own-text",
                    info=words("write.own_help"),
                )  # fmt: skip
                typed = gr.HTML("", js_on_load=script("listen.js"), elem_classes="td-listener")
                keep = gr.Button(words("write.keep"), size="sm", elem_id="keep-text")
                prose = prose_tools(words)
        with gr.Column(scale=4, min_width=280):
            beside = _html("beside")
    return Sections(
        listed, every, go, detail, tools, length, shorten, adopt, own, typed, keep, prose, beside
    )  # fmt: skip


def _html(name: str) -> gr.HTML:
    return gr.HTML("", js_on_load=script("links.js"), elem_id=name, apply_default_css=False)


def _shortening(words: Words) -> tuple[gr.Textbox, gr.Button, gr.Button]:
    with gr.Row(elem_classes="td-shorten"):
        length = gr.Textbox(
            label=words("write.shorten_to"), max_lines=1, elem_id="length", min_width=120,
            placeholder=words("write.shorten_hint"),
        )  # fmt: skip
        shorten = gr.Button(words("write.shorten"), size="sm", elem_id="shorten", min_width=90)
        adopt = gr.Button(words("write.adopt"), size="sm", elem_id="adopt", min_width=120)
    return length, shorten, adopt


def _figures(words: Words) -> Figures:
    with gr.Column(elem_classes="td-figures", elem_id="figures"):
        gr.HTML(words("write.figures_help"), elem_classes="td-step-help")
        rows = gr.Dataframe(
            headers=[words(f"write.column.{column}") for column in COLUMNS], type="array",
            datatype="str", interactive=True, static_columns=FIXED, wrap=True, max_height=640,
            column_count=len(COLUMNS), label=words("write.figures"), show_label=False, buttons=[],
            elem_id="figure-table", elem_classes="td-table", column_widths=list(WIDTHS),
        )  # fmt: skip
        found = gr.JSON(visible="hidden")
        work_out = gr.Button(words("write.work_out"), size="sm", elem_id="work-out")
        chart = gr.BarPlot(
            x="name", y="value", x_title=" ", y_title=words("write.percent"), x_label_angle=-35,
            sort=[bar(number, words) for number in SHOWN], height=380, tooltip="all",
            label=words("write.chart"), elem_id="figure-chart", buttons=[],
        )  # fmt: skip
    return Figures(rows, found, work_out, chart)
