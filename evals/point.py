"""Points: what one stored answer is worth on one measure. Everything else is counted from them."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

Record = dict[str, Any]
OPEN, HELD, WHOLE = "open", "held", "whole"


@dataclass(frozen=True, slots=True)
class Point:
    """One measure of one case, from 0 to 1, in its stratum.

    Points of one `group` (the turns of a dialogue) are drawn together. `expected` and `got` fill a
    matrix; `seen` is what a reader needs to understand a bad one.
    """

    measure: str
    id: str
    kind: str
    value: float
    group: str = ""
    expected: str = ""
    got: str = ""
    seen: Mapping[str, Any] = field(default_factory=dict)
