"""Groups: a sentence cut at its commas so that every piece is a claim of its own."""

from collections.abc import Iterator, Sequence
from functools import cache

from assistant.proof.finding import Finding, Judge, Label
from assistant.proof.mark import BREAK, PLAIN, Mark

_CUTS = frozenset("，,；;：:。\n")
_VALUES = frozenset(("level", "date", "phone", "bench", "count"))
_SOFT = frozenset("，,、：:（）()/|—–.。！!？?\n")
_JOINS = frozenset(["并", "并且", "且", "而", "但", "但是", "同时", "while", "whereas", "but"])
_PAIRS = frozenset(("、", "和", "and", "以及", "与", "及"))
_SUBJECT = frozenset(("actor", "tier"))
_LEADS = _JOINS | {"and", "the", "则", "也", "其中", "for", "an", "a"}
_MOST, _WIDEST = 24, 7
_COST = {Label.SUPPORTED: 0.01, Label.CONTRADICTED: 1.0, Label.NOT_IN_DOCUMENTS: 1.05}


def divided(marks: Sequence[Mark], judge: Judge) -> list[Finding]:
    """The findings of the division in which most of the sentence stands."""
    parts = _parts(marks)
    walls = _walls(parts)

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
            for end in range(min(walls[start], start + _WIDEST), start, -1)
        )
        return min(ways, key=lambda way: way[0])

    return list(best(0)[1])


def _walls(parts: list[list[Mark]]) -> list[int]:
    """For each part the place no group may reach beyond: the next semicolon or list numeral."""
    walls = [len(parts)] * len(parts)
    for i in range(len(parts) - 1, -1, -1):
        last = parts[i][-1]
        if last.kind == BREAK and last.word not in _SOFT and not _goes_on(parts[i + 1 : i + 2]):
            walls[i] = i + 1
        elif i + 1 < len(parts):
            walls[i] = walls[i + 1]
    return walls


def _goes_on(following: list[list[Mark]]) -> bool:
    """…; its unit is %: what follows speaks of the same thing."""
    return bool(following) and following[0][0].word.lower() in ("its", "it", "they", "其")


def _parts(marks: Sequence[Mark]) -> list[list[Mark]]:
    """Cut after each comma, colon and numeral of a list, and before joining words."""
    parts: list[list[Mark]] = [[]]
    brackets = _clausal(marks)
    for i, mark in enumerate(marks):
        sends = marks[i + 1 : i + 2] and marks[i + 1].pair == ("term", "报送")
        if mark.kind == PLAIN and (mark.word in _JOINS or (mark.word == "and" and sends)):
            parts.append([])
        parts[-1].append(mark)
        if mark.kind == BREAK and (mark.word not in _SOFT or mark.word in _CUTS or i in brackets):
            parts.append([])
    if _repeats(marks):
        parts = [piece for part in parts for piece in _paired(part)]
    parts = [part for part in parts if any(m.kind != BREAK for m in part)]
    while len(parts) > _MOST:
        parts[-2:] = [parts[-2] + parts[-1]]
    return parts


def _clausal(marks: Sequence[Mark]) -> set[int]:
    """The places of brackets that hold a clause of their own, not just a gloss."""
    places: set[int] = set()
    opened = None
    for i, mark in enumerate(marks):
        if mark.kind == BREAK and mark.word in "（(":
            opened = i
        elif mark.kind == BREAK and mark.word in "）)" and opened is not None:
            if any(m.kind == BREAK and m.word in _CUTS for m in marks[opened:i]):
                places |= {opened, i}
            opened = None
    return places


def _paired(part: list[Mark]) -> list[list[Mark]]:
    """卓越级三级、领航级四级: cut at the pairs if each piece has a value of its own."""
    pieces: list[list[Mark]] = [[]]
    for mark in part:
        pieces[-1].append(mark)
        if mark.word in _PAIRS:
            pieces.append([])
    whole = all(any(m.kind in _VALUES for m in piece) for piece in pieces)
    return pieces if whole else [part]


def _repeats(marks: Sequence[Mark]) -> bool:
    """Whether one sort of value stands twice, as in 卓越级三级、领航级四级."""
    kinds = [m.kind for m in marks if m.kind in _VALUES]
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
    first = next((m for m in group if m.kind != BREAK and m.word.lower() not in _LEADS), None)
    if "actor" in own:
        yield []
        yield [m for m in subject if m.kind == "tier" and "tier" not in own]
    elif "tier" in own and first is not None and first.kind == "tier":
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
    if before and before[-1][-1].word in ("：", ":"):
        subject += [m for m in before[-1] if m.kind == "area"]
    for kind in ("actor", "tier"):
        part = next((p for p in reversed(before) if any(m.kind == kind for m in p)), [])
        subject += [m for m in part if m.kind == kind]
    return subject
