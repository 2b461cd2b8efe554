"""Charts as SVG to stand inside a page: no script, no font of their own, the same every time."""

import io
import re
import warnings
from collections.abc import Sequence

import matplotlib
from matplotlib.figure import Figure as Canvas

from evals.figures import Figure

# Text stays text, drawn in the reader's own fonts; identifiers do not change from run to run.
matplotlib.rcParams.update({"svg.fonttype": "none", "svg.hashsalt": "evals"})
COLOURS = ("#2b6cb0", "#c05621")
INK = "#4a5568"


def dots(rows: Sequence[str], series: Sequence[tuple[str, Sequence[Figure | None]]]) -> str:
    """One line a row, from 0 to 1: for each series a dot with its 95 % interval."""
    canvas = Canvas(figsize=(7.6, 0.34 * len(rows) + 0.9))
    axes = canvas.add_axes((0.42, 0.13, 0.56, 0.83))
    for number, (name, figures) in enumerate(series):
        shift = 0.13 * (2 * number - len(series) + 1)
        told = [(at + shift, figure) for at, figure in enumerate(figures) if figure]
        ys, values = [y for y, _ in told], [figure.value for _, figure in told]
        errors = [
            [max(0.0, figure.value - figure.low) for _, figure in told],
            [max(0.0, figure.high - figure.value) for _, figure in told],
        ]
        colour = COLOURS[number % len(COLOURS)]
        axes.errorbar(values, ys, xerr=errors, fmt="o", ms=5, lw=1.4, color=colour, label=name)
    axes.set_yticks(range(len(rows)), rows, fontsize=9, color=INK)
    axes.set_xlim(0, 1.02)
    axes.set_ylim(len(rows) - 0.5, -0.5)
    axes.grid(axis="x", color="#e2e8f0")
    axes.spines[["top", "right", "left"]].set_visible(False)
    axes.tick_params(length=0, labelcolor=INK)
    if len(series) > 1:
        axes.legend(loc="lower left", frameon=False, fontsize=9)
    return _svg(canvas)


def _svg(canvas: Canvas) -> str:
    held = io.StringIO()
    with warnings.catch_warnings():
        # Only its own measure of a label is wrong where it has no such glyph; the page has fonts.
        warnings.filterwarnings("ignore", message="Glyph .* missing")
        canvas.savefig(held, format="svg", metadata={"Date": None, "Creator": None})
    drawn = re.sub(r"(?s)^.*?(?=<svg)", "", held.getvalue())
    return re.sub(r"(?s)<metadata>.*?</metadata>", "", drawn)
