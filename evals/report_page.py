"""The report as one page that asks for nothing: tables, charts, bad cases, what changed."""

from collections.abc import Mapping
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from evals.charts import dots
from evals.figures import ALL
from evals.headline import HEADLINE, by_code, headline
from evals.point import HELD, OPEN, WHOLE
from evals.report_text import HEAD, measures
from evals.scored import Change, Scored
from evals.tasks.every import TASKS

PAGE = "report.html.j2"


def page(scored: Scored, change: Change | None) -> str:
    """The whole page; what cases say is escaped."""
    loader = FileSystemLoader(Path(__file__).parent)
    made = Environment(loader=loader, autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    return made.get_template(PAGE).render(
        name=scored.run.name,
        settings=scored.settings,
        headline=headline(scored),
        by_code=by_code(scored),
        change=change,
        head=HEAD,
        measures=measures(scored),
        matrices=scored.matrices,
        worst=scored.worst,
        charts={name: Markup(svg) for name, svg in _charts(scored).items()},
    )


def _charts(scored: Scored) -> Mapping[str, str]:
    lines = [line for line in HEADLINE if scored.of(line.task, line.measure, OPEN)]
    charts = {"headline": ""}
    if lines:
        series = [(p, [scored.of(x.task, x.measure, p) for x in lines]) for p in (OPEN, HELD)]
        charts["headline"] = dots([line.says for line in lines], series)
    return charts | {task.name: _by_kind(scored, task.name) for task in TASKS.values()}


def _by_kind(scored: Scored, task: str) -> str:
    """The task's first measure in each of its kinds; nothing where there is one kind alone."""
    own = [f for f in scored.figures if f.task == task and f.measure == TASKS[task].worst]
    kinds = sorted({figure.kind for figure in own if figure.kind != ALL})
    if not kinds:
        return ""
    parts = [part for part in (WHOLE, OPEN, HELD) if any(f.part == part for f in own)]
    told = {(figure.part, figure.kind): figure for figure in own}
    return dots(kinds, [(part, [told.get((part, kind)) for kind in kinds]) for part in parts])
