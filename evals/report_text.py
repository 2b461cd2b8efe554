"""The report as Markdown: the headline first, then every measure, by kind, and what changed."""

from collections.abc import Iterable, Sequence

from evals.figures import Matrix
from evals.headline import by_code, headline, told
from evals.point import HELD, OPEN, WHOLE
from evals.scored import Change, Scored
from evals.tasks.every import TASKS

Row = Sequence[str]


def table(head: Row, rows: Iterable[Row]) -> str:
    """A Markdown table."""
    lines = [f"| {' | '.join(head)} |", "|---" * len(head) + "|"]
    return "\n".join([*lines, *(f"| {' | '.join(row)} |" for row in rows)])


def first(scored: Scored) -> str:
    """The tables a README shows."""
    heads = table(("", "open (tuned on)", "held (never read)", "aim"), headline(scored))
    return f"{heads}\n\n{table(('what code decides', ''), by_code(scored))}\n"


def markdown(scored: Scored, change: Change | None) -> str:
    """The whole report."""
    settings = scored.settings
    parts = [
        f"# Evals, {scored.run.name}\n",
        f"Round `{settings['round']}`, revision `{settings['revision'][:12]}`"
        f"{' (altered)' if settings['altered'] else ''}, {settings['machine']}, "
        f"Python {settings['python']}, model: {settings['model'] or 'none'}. "
        "95 % bootstrap intervals; ↓ less is better.\n",
        first(scored),
        *(f"## {task}\n\n{table(HEAD, rows)}\n" for task, rows in measures(scored).items()),
        *(f"### {name}\n\n{confusion(counted)}\n" for name, counted in scored.matrices.items()),
        *([_changes(change)] if change else []),
    ]
    return "\n".join(parts)


HEAD = ("measure", "kind", "open or whole", "held")


def measures(scored: Scored) -> dict[str, list[tuple[str, str, str, str]]]:
    """Every figure by task: measure, kind, open or whole part, held part."""
    found: dict[str, list[tuple[str, str, str, str]]] = {}
    for figure in scored.figures:
        if figure.part == HELD and scored.of(figure.task, figure.measure, OPEN, figure.kind):
            continue
        seen = scored.of(figure.task, figure.measure, OPEN, figure.kind)
        seen = seen or scored.of(figure.task, figure.measure, WHOLE, figure.kind)
        held = scored.of(figure.task, figure.measure, HELD, figure.kind)
        less = figure.measure in TASKS[figure.task].fewer or figure.measure.startswith("seconds")
        name = f"{figure.measure} ↓" if less else figure.measure
        found.setdefault(figure.task, []).append((name, figure.kind, told(seen), told(held)))
    return found


def confusion(counted: Matrix) -> str:
    """A matrix: what was expected down, what came out across."""
    got = sorted({name for row in counted.values() for name in row})
    rows = [(name, *(str(row.get(one, "·")) for one in got)) for name, row in counted.items()]
    return table(("expected ↓ got →", *got), rows)


def _changes(change: Change) -> str:
    rows = [
        (f.task, f.measure, f.part, f"{was:.3f}", f"{f.value:.3f}", f"{f.value - was:+.3f}")
        for f, was in change.figures
    ]
    moved = (
        table(("task", "measure", "part", "was", "is", "Δ"), rows) if rows else "No figure moved."
    )
    turned = [
        f"- {task}: {way} {', '.join(names)}"
        for way, some in (("better", change.better), ("worse", change.worse))
        for task, names in some.items()
    ]
    return f"## Since {change.since}\n\n{moved}\n\n" + "\n".join(turned) + "\n"
