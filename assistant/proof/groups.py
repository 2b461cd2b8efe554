"""Groups: a sentence cut at its commas so that every piece is a claim of its own."""

from collections.abc import Iterator, Sequence
from functools import cache

from assistant.proof.claim import Finding, Judge, Label
from assistant.proof.mark import BREAK, PLAIN, Mark

_CUTS = frozenset("，,；;：:。\n")
_JOINS = frozenset("并 并且 且 而 但 但是 同时 while whereas but".split())
_PAIRS = frozenset(("、", "和", "and", "以及"))
_SUBJECT = frozenset(("actor", "tier"))
_MOST = 9
_COST = {Label.SUPPORTED: 0.01, Label.CONTRADICTED: 1.0, Label.NOT_IN_DOCUMENTS: 1.05}


def divided(marks: Sequence[Mark], judge: Judge) -> list[Finding]:
    """The findings of the division in which most of the sentence stands."""
    parts = _parts(marks)

    @cache
    def at(start: int, end: int) -> Finding:
        group = [m for part in parts[start:end] for m in part]
        return judge([*_inherited(parts[:start], group), *group])

    @cache
    def best(start: int) -> tuple[float, tuple[Finding, ...]]:
        if start == len(parts):
            return 0.0, ()
        ways = (
            (_COST[at(start, end).label] + best(end)[0], (at(start, end), *best(end)[1]))
            for end in range(len(parts), start, -1)
        )
        return min(ways, key=lambda way: way[0])

    return list(best(0)[1])


def _parts(marks: Sequence[Mark]) -> list[list[Mark]]:
    cuts = _CUTS | _PAIRS if _repeats(marks) else _CUTS
    parts: list[list[Mark]] = [[]]
    for mark in marks:
        if mark.kind in (BREAK, PLAIN) and (mark.word in cuts or mark.word in _JOINS):
            parts.append([])
        parts[-1].append(mark)
    parts = [part for part in parts if any(m.kind not in (BREAK,) for m in part)]
    while len(parts) > _MOST:
        parts[-2:] = [parts[-2] + parts[-1]]
    return parts


def _repeats(marks: Sequence[Mark]) -> bool:
    """Whether one sort of value stands twice, as in 卓越级三级、领航级四级."""
    kinds = [m.kind for m in marks if m.kind in ("level", "date", "phone", "bench")]
    return len(kinds) > len(set(kinds))


def _inherited(before: list[list[Mark]], group: list[Mark]) -> Iterator[Mark]:
    """A piece without a subject of its own has that of the piece before it."""
    if any(m.kind in _SUBJECT for m in group):
        return
    for part in reversed(before):
        subject = [m for m in part if m.kind in _SUBJECT]
        if subject:
            yield from subject
            return
