"""Binding: what binds, denies and bounds, read by the words beside it."""

from assistant.proof.mark import BREAK, PLAIN, Mark

_ABLE = frozenset(("能", "able", "able to"))
_NOBODY = frozenset(("no", "neither", "none", "nobody", "nor", "not"))
_USUALLY = frozenset(("一般", "通常"))
_BOUND = frozenset(("neg", "bound", "force"))


def bound(marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """The marks with 要能 read as a duty, no … may as a ban, and 不要多过 as a cap."""
    told = [_alone(marks, i) for i in range(len(marks))]
    _ban(told)
    _cap(told)
    return tuple(told)


def _alone(marks: tuple[Mark, ...], i: int) -> Mark:
    """A word whose meaning the next one gives or takes."""
    mark, after = marks[i], marks[i + 1] if i + 1 < len(marks) else None
    if mark.pair == ("force", "可以") and mark.word.lower() in _ABLE and _asked(marks[:i]):
        return mark.as_(PLAIN, mark.word)
    if after is None:
        return mark
    if mark.pair == ("force", "参考") and after.kind == "standard":
        return mark.as_(PLAIN, mark.word)
    hears = len(marks) > i + 2 and marks[i + 2].kind == "actor"
    if mark.pair == ("actor", "国家层面") and after.pair == ("force", "鼓励") and hears:
        return mark.as_(PLAIN, mark.word)
    if mark.word in _USUALLY and after.kind in _BOUND:
        return mark.as_("force", "原则上")
    return mark


def _asked(before: tuple[Mark, ...]) -> bool:
    """必须能, 要能够: the leave is part of a duty."""
    return any(m.kind == "force" and m.value in ("必须", "务必") for m in before[-2:])


def _ban(marks: list[Mark]) -> None:
    """No enterprise may …, neither … can …: a ban in two words."""
    for i, mark in enumerate(marks):
        if mark.kind != "neg" or mark.word.lower() not in _NOBODY:
            continue
        may = next((j for j in range(i + 1, len(marks)) if marks[j].kind in ("force", BREAK)), None)
        if may is not None and marks[may].pair == ("force", "可以"):
            for j in (i, *range(i + 1, may)):
                if marks[j].kind == "neg":
                    marks[j] = marks[j].as_(PLAIN, marks[j].word)
            marks[may] = marks[may].as_("force", "不得")


def _cap(marks: list[Mark]) -> None:
    """不要多过, may not … more than: what may not be exceeded is the most there may be."""
    for i, mark in enumerate(marks):
        no = mark.kind == "neg" or mark.pair == ("force", "不得")
        over = next((j for j in range(i + 1, min(i + 7, len(marks))) if _over(marks[j])), None)
        if no and over is not None and not any(m.kind == BREAK for m in marks[i:over]):
            marks[i] = mark.as_(PLAIN, mark.word)
            marks[over] = marks[over].as_("bound", "至多")


def _over(mark: Mark) -> bool:
    return mark.pair == ("bound", "超过")
