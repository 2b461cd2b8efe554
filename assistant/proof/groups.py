"""Groups: a sentence cut at its commas so that every piece is a claim of its own."""

from collections.abc import Iterator, Sequence
from functools import cache

from assistant.proof.finding import Finding, Judge, Label
from assistant.proof.mark import BREAK, PLAIN, Mark

_CUTS = frozenset("，,；;：:。（）()\n")
_JOINS = frozenset(["并", "并且", "且", "而", "但", "但是", "同时", "while", "whereas", "but"])
_PAIRS = frozenset(("、", "和", "and", "以及", "与", "及"))
_SUBJECT = frozenset(("actor", "tier"))
_OBJECT = frozenset(("对", "将", "把", "为", "给", "向", "并", "在", "以", "由"))
_MOST, _WIDEST = 24, 7
_COST = {Label.SUPPORTED: 0.01, Label.CONTRADICTED: 1.0, Label.NOT_IN_DOCUMENTS: 1.05}


def divided(marks: Sequence[Mark], judge: Judge) -> list[Finding]:
    """The findings of the division in which most of the sentence stands."""
    parts = _parts(marks)

    @cache
    def at(start: int, end: int) -> Finding:
        group = [m for part in parts[start:end] for m in part]
        found = (judge([*context, *group]) for context in _contexts(parts[:start], group))
        return min(found, key=lambda f: _COST[f.label])

    @cache
    def best(start: int) -> tuple[float, tuple[Finding, ...]]:
        if start == len(parts):
            return 0.0, ()
        ways = (
            (_COST[at(start, end).label] + best(end)[0], (at(start, end), *best(end)[1]))
            for end in range(min(len(parts), start + _WIDEST), start, -1)
        )
        return min(ways, key=lambda way: way[0])

    return list(best(0)[1])


def _parts(marks: Sequence[Mark]) -> list[list[Mark]]:
    """Cut after each comma, colon, bracket and numeral of a list, and before joining words."""
    cuts = _CUTS | _PAIRS if _repeats(marks) else _CUTS
    parts: list[list[Mark]] = [[]]
    for mark in marks:
        if mark.kind == PLAIN and mark.word in _JOINS | (cuts & _PAIRS):
            parts.append([])
        parts[-1].append(mark)
        if mark.kind == BREAK and (
            mark.word in cuts or len(mark.word) > 1 or mark.word in "①②③④⑤⑥⑦⑧⑨⑩"
        ):
            parts.append([])
    parts = [part for part in parts if any(m.kind != BREAK for m in part)]
    while len(parts) > _MOST:
        parts[-2:] = [parts[-2] + parts[-1]]
    return parts


def _repeats(marks: Sequence[Mark]) -> bool:
    """Whether one sort of value stands twice, as in 卓越级三级、领航级四级."""
    kinds = [m.kind for m in marks if m.kind in ("level", "date", "phone", "bench", "count")]
    return len(kinds) > len(set(kinds))


def _contexts(before: list[list[Mark]], group: list[Mark]) -> Iterator[list[Mark]]:
    """A piece without a subject of its own has that of the piece before it."""
    if before and _denies(group):
        yield [m for m in before[-1] if m.kind in ("date", "level", "count")]
    own = {m.kind for m in group if m.kind in _SUBJECT}
    subject = _subject(before)
    if not subject:
        yield []
        return
    first = next((m for m in group if m.kind != BREAK), None)
    if "actor" in own:
        yield []
        yield [m for m in subject if m.kind == "tier" and "tier" not in own]
    elif "tier" in own and first is not None and first.word not in _OBJECT:
        yield []
        yield [m for m in subject if m.kind == "actor"]
    elif "tier" in own:
        yield [m for m in subject if m.kind == "actor"]
    else:
        yield subject


def _denies(group: list[Mark]) -> bool:
    """…，不是企业的期限: what is denied is the value named just before."""
    first = next((m for m in group if m.kind not in (BREAK, PLAIN)), None)
    return first is not None and first.kind == "neg"


def _subject(before: list[list[Mark]]) -> list[Mark]:
    """The actor and the tier named last."""
    subject: list[Mark] = []
    for kind in ("actor", "tier"):
        part = next((p for p in reversed(before) if any(m.kind == kind for m in p)), [])
        subject += [m for m in part if m.kind == kind]
    return subject
