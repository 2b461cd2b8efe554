"""Limits: what binds, denies, widens or leaves out, against what the clause does."""

from collections.abc import Iterator, Sequence

from assistant.proof.frame import Frame, Words
from assistant.proof.licence import licensed
from assistant.proof.mark import BREAK, PLAIN, Mark

Objection = tuple[str, str]  # the word, and why it goes against the clause

# What may be said of a norm of each force besides nothing, and what must be.
_FORCES: dict[str, tuple[frozenset[str], str]] = {
    "must": (frozenset(("必须", "务必")), ""),
    "declare": (frozenset(("必须", "务必", "可以")), ""),
    "plain": (frozenset(), ""),
    "principle": (frozenset(("原则上", "必须")), "原则上"),
    "encourage": (frozenset(("鼓励", "可以")), "鼓励"),
    "may": (frozenset(("可以", "鼓励")), ""),
}
_ALL_AREAS = "五大环节"


def objections(telling: Sequence[Mark], frame: Frame) -> Iterator[Objection]:
    """Everything about how the claim is limited that the clause does not bear out."""
    yield from _force(telling, frame)
    yield from _denial(telling, frame)
    yield from _scope(telling, frame)
    yield from _qualified(telling, frame)
    yield from _complete(telling, frame)


def _force(telling: Sequence[Mark], frame: Frame) -> Iterator[Objection]:
    allowed, needed = _FORCES[frame.force]
    also = {value for kind, value in frame.licensed if kind == "force"}
    said = {m.value: m.word for m in telling if m.kind == "force"}
    for value, word in said.items():
        if value == "不得":
            if not frame.denies and ("bound", "至多") not in frame.licensed:
                yield word, "条款没有禁止"
        elif value == "非强制":
            if frame.force not in ("principle", "encourage"):
                yield word, "条款有约束力"
        elif value == "无需":
            yield word, "条款没有免除"
        elif value not in allowed | also:
            yield word, "约束力与条款不同"
    if needed and needed not in said:
        yield needed, f"条款写的是“{needed}”，少了它约束力就变了"


def _denial(telling: Sequence[Mark], frame: Frame) -> Iterator[Objection]:
    denials = [m for m in telling if m.kind == "neg" or m.pair == ("force", "不得")]
    if not frame.denies:
        yield from ((m.word, "条款是肯定的说法") for m in denials if m.kind == "neg")
    elif not denials:
        yield "（缺少否定）", "条款是否定的说法"
    elif len({m.kind for m in denials}) > 1:
        yield denials[0].word, "否定的否定是肯定"


def _scope(telling: Sequence[Mark], frame: Frame) -> Iterator[Objection]:
    """所有 stands only before what the clause itself names; 任何 only in a denial."""
    for mark, after in zip(telling, [*telling[1:], None], strict=True):
        if mark.pair == ("all", "任意") and not frame.denies:
            yield mark.word, "条款没有这样的普遍范围"
        elif mark.pair == ("all", "所有"):
            named = after is not None and after.kind not in ("neg", "force")
            if not (named and after is not None and licensed(after, frame)):
                yield mark.word, "条款没有这样的普遍范围"


def _qualified(telling: Sequence[Mark], frame: Frame) -> Iterator[Objection]:
    """What the clause is limited to, and what may not be said without something else."""
    said: Words = frozenset(m.pair for m in telling)
    if frame.needs and not frame.needs & said:
        names = "、".join(sorted({value for _, value in frame.needs}))
        yield "（缺少限定）", f"条款只就{names}而言"
    for first, second in frame.requires:
        if first & said and not second & said:
            yield next(m.word for m in telling if m.pair in first), "条款的说法不同"


def _complete(telling: Sequence[Mark], frame: Frame) -> Iterator[Objection]:
    """A list that must be whole is whole, and no tier is said to lead to itself."""
    tiers = [m for m in telling if m.kind == "tier"]
    said = [value for kind, value in frame.said if kind in ("tier", "target")]
    twice = len(tiers) > len({(m.value, m.word.isascii()) for m in tiers})
    if twice and len(said) == 2 and len({m.value for m in tiers}) == 1:
        yield tiers[-1].word, "同一层级不能从自己到自己"
    counted = any(m.kind == "count" for m in telling)
    for kind in frame.whole:
        whole = {v for k, v in frame.licensed if k == kind} - {_ALL_AREAS, "各层级"}
        named = [m.value for m in telling if m.kind == kind and m.value != _ALL_AREAS]
        if whole - set(named) and len(named) > (1 if counted else 0):
            yield "、".join(sorted(set(named))), f"条款列的是{'、'.join(sorted(whole))}"


def repeated(marks: Sequence[Mark]) -> str:
    """A name listed twice (先进级和先进级), or a tier said to come from or lead to itself."""
    listed: set[tuple[str, str, str]] = set()
    tiers: set[str] = set()
    for mark in marks:
        if mark.kind in ("tier", "area", "link"):
            entry = (*mark.pair, mark.word.lower())  # "advanced (先进级)" is said once
            if entry in listed:
                return mark.word
            listed.add(entry)
            tiers.add(mark.value)
        elif mark.kind in ("prior", "target") and mark.value in tiers:
            return mark.word
        elif mark.kind != PLAIN and not (mark.kind == BREAK and mark.word in "、,，()（）"):
            listed.clear()
    return ""
