"""统计: what was asked, how it ended, what goes unanswered, how long approval takes."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import gradio as gr

from assistant.desk.statistics import Statistics, gathered
from ui.desk import Office
from ui.render.desk.figures import figures
from ui.tabs.desk.common import QUIETLY, Desk, html

SPANS = (7, 30, 90, 365)


@dataclass(frozen=True)
class FiguresPart:
    """The span of days, and its charts."""

    desk: Desk
    span: gr.Radio
    charts: gr.HTML

    def look(self, days: int) -> str:
        """The charts of the last so many days."""
        return figures(spanned(self.desk.office, days), self.desk.words)


def spanned(office: Office, days: int, until: date | None = None) -> Statistics:
    """The figures of the days up to one, today's included."""
    last = until or datetime.now(UTC).date()
    return gathered(office.engine, since=last - timedelta(days=days - 1), until=last)


def figures_part(desk: Desk) -> FiguresPart:
    """Lay out the part; the figures are read when it is opened."""
    spans = [(desk.words("desk.stat.days", days=days), days) for days in SPANS]
    with gr.Column(elem_classes="td-part"):
        span = gr.Radio(
            spans, value=30, label=desk.words("desk.stat.span"), elem_id="desk-span",
            elem_classes="td-yes",
        )  # fmt: skip
        charts = html("desk-figures")
    return FiguresPart(desk, span, charts)


def join_figures(part: FiguresPart, opened: gr.Tab) -> None:
    """Join the events."""

    def looked(days: int, request: gr.Request) -> str:
        part.desk.who(request)
        return part.look(days)

    gr.on([part.span.input, opened.select], looked, part.span, part.charts, **QUIETLY)
