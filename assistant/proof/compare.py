"""Comparing: the marks of one claim against the slots of one frame."""

from collections.abc import Sequence
from dataclasses import dataclass

from assistant.proof.frame import Frame
from assistant.proof.licence import licensed
from assistant.proof.limits import Objection, objections
from assistant.proof.mark import BREAK, PLAIN, Mark

# A different value of one of these contradicts a clause that has one; anything else unlicensed is
# merely something the clause does not speak of.
# fmt: off
EXCLUSIVE = frozenset((
    "tier", "prior", "target", "actor", "to", "area", "link", "seat", "bench", "grade",
    "degree", "span", "severity", "legal", "scale", "edition", "level", "date", "count",
    "ordinal", "period", "percent", "docnum", "standard", "phone", "person", "kpiclass",
    "unit", "url", "copy", "source", "annex",
))
# fmt: on
# These say how a thing is said; one the clause does not have always contradicts it.
_STRICT = frozenset(("bound", "when", "only"))
_LIMITS = frozenset(("force", "neg", "all"))
_SETTING = frozenset(("place", "year"))


@dataclass(frozen=True, slots=True)
class Comparison:
    """What of a claim agrees with a frame, what goes against it, what it does not speak of."""

    frame: Frame
    agreed: int
    against: tuple[Objection, ...]
    unheld: tuple[Mark, ...]

    @property
    def holds(self) -> bool:
        """Whether the clause says all that the claim says, and nothing else is claimed."""
        return not self.against and not self.unheld


def compare(marks: Sequence[Mark], frame: Frame) -> Comparison:
    """Every mark of the claim held against one frame."""
    telling = [m for m in marks if m.kind not in (PLAIN, BREAK)]
    against = list(objections(telling, frame))
    unheld: list[Mark] = []
    agreed = 0
    for i, mark in enumerate(telling):
        if mark.kind in _LIMITS or (mark.kind == "only" and _merely(telling[i + 1 :])):
            continue
        if objection := _against(mark, frame):
            against.append(objection)
        elif licensed(mark, frame) or _graver(mark, frame):
            agreed += mark.kind not in _SETTING
        else:
            unheld.append(mark)
    return Comparison(frame, agreed, tuple(against), tuple(unheld))


def _against(mark: Mark, frame: Frame) -> Objection | None:
    if mark.pair in frame.never:
        return mark.word, "条款说的不是这个"
    if licensed(mark, frame) or _graver(mark, frame):
        return None
    if mark.kind in _STRICT or (mark.kind in EXCLUSIVE and _speaks(frame, mark)):
        values = sorted(value for kind, value in frame.said if kind == mark.kind)
        return mark.word, f"条款写的是{'、'.join(values)}" if values else "条款没有这样写"
    return None


def _graver(mark: Mark, frame: Frame) -> bool:
    """无较大及以上事故 rules a major one out as well, unless a threshold is what is told."""
    threshold = "上" in mark.word or "above" in mark.word
    return frame.denies and mark.pair == ("severity", "重大") and not threshold


def _speaks(frame: Frame, mark: Mark) -> bool:
    """Whether the clause has a value of the same sort (a count of the same unit)."""
    if mark.kind == "count":
        unit = mark.value.lstrip("0123456789.")
        return any(k == "count" and v.lstrip("0123456789.") == unit for k, v in frame.licensed)
    return mark.kind == "source" or frame.speaks_of(mark.kind)


def _merely(after: Sequence[Mark]) -> bool:
    """只是鼓励, only a reference, 只有二级: nothing is shut out."""
    weak = (("force", "鼓励"), ("force", "参考"), ("force", "原则上"))
    return bool(after) and (after[0].pair in weak or after[0].kind == "level")
