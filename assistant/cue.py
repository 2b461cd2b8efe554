"""Cues: the small pattern language of the statement bank, "A|B & C & !D" with a leading weight."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

USUAL = 2.0
_WEIGHT = re.compile(r"^(\d+(?:\.\d+)?) (.+)$", re.S)


@dataclass(frozen=True, slots=True)
class Cue:
    """Patterns that must all be found, patterns that must not, and what the find is worth."""

    weight: float
    needs: tuple[re.Pattern[str], ...]
    bars: tuple[re.Pattern[str], ...]

    def found(self, text: str) -> bool:
        """Whether every needed pattern occurs and no barred one does."""
        return all(p.search(text) for p in self.needs) and not any(
            p.search(text) for p in self.bars
        )


@cache
def cue(written: str) -> Cue:
    """Read one cue as written in the data."""
    weighted = _WEIGHT.match(written)
    weight, body = (float(weighted[1]), weighted[2]) if weighted else (USUAL, written)
    parts = [part.strip() for part in body.split(" & ")]
    return Cue(
        weight,
        tuple(re.compile(part) for part in parts if not part.startswith("!")),
        tuple(re.compile(part[1:]) for part in parts if part.startswith("!")),
    )


def strength(cues: Iterable[Cue], text: str) -> float:
    """The weight of the strongest cue found, and a little for every further one."""
    found = sorted((c.weight for c in cues if c.found(text)), reverse=True)
    return found[0] + 0.1 * min(len(found) - 1, 3) if found else 0.0
