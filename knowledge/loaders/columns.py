"""Two columns on a page of a PDF: the empty strip between them, and the order to read them in."""

import statistics
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

_FEWEST_LINES = 5
_MIDDLE = 0.3, 0.7  # the share of the text's width where the strip can be
_NARROWEST = 0.8  # of a character
_CROSSED = 0.12  # the share of lines that may cross the strip: titles
_REACHED = 0.5  # the share of lines that come near the strip in running text


@dataclass(frozen=True, slots=True)
class Columns:
    """The strip between two columns, the lines that cross it, and where the columns begin."""

    left: float
    right: float
    crossing: tuple[float, ...]
    size: float
    shift: float

    def column(self, thing: Mapping[str, Any]) -> int:
        """0 for what crosses the strip, 1 and 2 for what stands in a column."""
        if any(abs(thing["top"] - top) < self.size / 2 for top in self.crossing):
            return 0
        return 1 if (thing["x0"] + thing["x1"]) / 2 < (self.left + self.right) / 2 else 2

    def order(self, top: float, column: int) -> tuple[int, int, float]:
        """Sorts what stands between two crossing lines by column, then downwards."""
        above = sum(line < top - self.size / 2 for line in self.crossing)
        return 2 * above + (column == 0), column, top


def columns(chars: Sequence[Mapping[str, Any]]) -> Columns | None:
    """The columns of a page's characters; None where it has one."""
    if not chars:
        return None
    first, last = min(c["x0"] for c in chars), max(c["x1"] for c in chars)
    size = statistics.median(c["size"] for c in chars)
    crossed = _crossed(chars, first, last)
    strip = _strip(crossed, first, last)
    if strip is None or strip[1] - strip[0] < _NARROWEST * size:
        return None
    left, right = strip
    sides = [c for c in chars if c["x1"] <= left + 1], [c for c in chars if c["x0"] >= right - 1]
    near = [c for c in sides[0] if c["x1"] > left - 3 * size]
    if min(map(_lines, sides)) < _FEWEST_LINES or _lines(near) < _REACHED * _lines(sides[0]):
        return None
    over = {round(c["top"]) for c in chars if c["x1"] > left + 1 and c["x0"] < right - 1}
    shift = min(c["x0"] for c in sides[1]) - min(c["x0"] for c in sides[0])
    return Columns(left, right, tuple(sorted(over)), size, shift)


def _crossed(chars: Iterable[Mapping[str, Any]], first: float, last: float) -> list[int]:
    """For each point of the text's width, how many characters stand over it."""
    counts = [0] * (int(last - first) + 2)
    for char in chars:
        for at in range(int(char["x0"] - first), int(char["x1"] - first) + 1):
            counts[at] += 1
    return counts


def _strip(crossed: Sequence[int], first: float, last: float) -> tuple[float, float] | None:
    """The widest stretch in the middle that nearly nothing crosses."""
    most = _CROSSED * statistics.median(crossed)
    low, high = (int((last - first) * share) for share in _MIDDLE)
    best: tuple[int, int] | None = None
    start: int | None = None
    for at in range(low, high + 1):
        if crossed[at] <= most:
            start = at if start is None else start
            if best is None or at - start > best[1] - best[0]:
                best = start, at
        else:
            start = None
    return (first + best[0], first + best[1]) if best else None


def _lines(chars: Iterable[Mapping[str, Any]]) -> int:
    return len({round(char["top"]) for char in chars})
