"""Claims: one group of marks judged against every frame it raises."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from assistant.proof.compare import Comparison, compare
from assistant.proof.frame import Frame, words
from assistant.proof.mark import BREAK, PLAIN, UNKNOWN, Mark


class Label(StrEnum):
    """What the documents say to a text; a text is as good as its worst sentence."""

    SUPPORTED = "supported"
    NOT_IN_DOCUMENTS = "not_in_documents"
    CONTRADICTED = "contradicted"


@dataclass(frozen=True, slots=True)
class Finding:
    """A label, the frames it rests on, and why; `neutral` says nothing that could be false."""

    label: Label
    frames: tuple[Frame, ...] = ()
    why: str = ""
    neutral: bool = False


Judge = Callable[[Sequence[Mark]], Finding]
_SETTING = frozenset((PLAIN, BREAK, "place", "year", "source", "docnum", "annex"))
_FOREIGN = frozenset(("foreign",))
_LISTED = ("level", "date", "count", "bench")


def judge(marks: Sequence[Mark], known: Sequence[Frame]) -> Finding:
    """What the clauses say to one claim."""
    if all(m.kind in _SETTING for m in marks):
        return Finding(Label.SUPPORTED, neutral=True)
    if strange := _strange(marks):
        return Finding(Label.NOT_IN_DOCUMENTS, why=f"文件没有提到“{strange.word}”")
    said = words(marks)
    raised = [compare(marks, frame) for frame in known if frame.raised_by(said)]
    if not raised:
        return Finding(Label.NOT_IN_DOCUMENTS, why="文件中没有说到这件事的条款")
    return _supported(marks, raised) or _one_by_one(marks, known) or _refused(marks, raised)


def _strange(marks: Sequence[Mark]) -> Mark | None:
    for mark in marks:
        if mark.kind == "foreign" or (mark.kind == "year" and mark.value != "2024"):
            return mark
        if mark.pair == ("edition", "2025年版"):
            return mark
    return None


def _supported(marks: Sequence[Mark], raised: list[Comparison]) -> Finding | None:
    holding = [c for c in raised if c.holds and _tier_said(c.frame, marks)]
    if holding:
        best = max(holding, key=lambda c: c.agreed)
        return Finding(Label.SUPPORTED, (best.frame,), f"与条款一致：“{best.frame.quote}”")
    return None


def _tier_said(frame: Frame, marks: Sequence[Mark]) -> bool:
    return not frame.tier or any(m.pair == ("tier", frame.tier) for m in marks)


def _one_by_one(marks: Sequence[Mark], known: Sequence[Frame]) -> Finding | None:
    """基础级和先进级…: what is said of several tiers is said of each."""
    tiers = list(dict.fromkeys(m.value for m in marks if m.kind == "tier"))
    if len(tiers) < 2:
        return None
    found = [judge([m for m in marks if m.kind != "tier" or m.value == t], known) for t in tiers]
    if all(f.label is Label.SUPPORTED for f in found):
        return Finding(Label.SUPPORTED, tuple(f.frames[0] for f in found if f.frames), found[0].why)
    return next((f for f in found if f.label is Label.CONTRADICTED), None)


def _refused(marks: Sequence[Mark], raised: list[Comparison]) -> Finding:
    best = max(raised, key=lambda c: (c.agreed - len(c.against) - 2 * len(c.unheld), -len(c.against)))
    content = sum(1 for m in marks if m.kind not in _SETTING)
    if best.against and len(best.unheld) * 3 <= content:
        word, why = best.against[0]
        return Finding(Label.CONTRADICTED, (best.frame,), f"“{word}”与条款不符：{why}（“{best.frame.quote}”）")
    if best.unheld:
        missing = "、".join(dict.fromkeys(f"“{m.word}”" for m in best.unheld))
        return Finding(Label.NOT_IN_DOCUMENTS, (), f"条款没有说到{missing}")
    return Finding(Label.NOT_IN_DOCUMENTS, (), "没有说明是哪个层级")
