"""Claims: one group of marks judged against every frame it raises."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from assistant.proof.compare import Comparison, compare, repeated
from assistant.proof.frame import Frame, Words, words
from assistant.proof.mark import BREAK, PLAIN, Mark
from assistant.proof.vocabulary import stem


class Label(StrEnum):
    """What the documents say to a text; a text is as good as its worst sentence."""

    SUPPORTED = "supported"
    NOT_IN_DOCUMENTS = "not_in_documents"
    CONTRADICTED = "contradicted"


class Ground(Protocol):
    """What a finding rests on: an address and a quote."""

    @property
    def address(self) -> str:
        """Where the clause stands."""

    @property
    def quote(self) -> str:
        """Its words."""


@dataclass(frozen=True, slots=True)
class Finding:
    """A label, the clauses it rests on, and why; `neutral` says nothing that could be false."""

    label: Label
    grounds: tuple[Ground, ...] = ()
    why: str = ""
    neutral: bool = False


Judge = Callable[[Sequence[Mark]], Finding]
_SETTING = frozenset((PLAIN, BREAK, "place", "year", "source"))
_HEADS = frozenset(("要素条件", "实施方案", "基础要求", "建设成效", "场景指引", "绩效指标"))
_ENUMERATED = ("条", "项", "类", "个", "列", "指标")
_SPEECH = frozenset(
    [
        "规定",
        "写",
        "设",
        "要求",
        "明确",
        "提",
        "说",
        "说明",
        "给出",
        "区分",
        "写明",
        "限定",
        "载明",
        "列",
        "安排",
        "提到",
        "写由",
        "另写",
        "另设",
        "收入",
        "提及",
        "设定",
        "设置",
        "set",
        "say",
        "state",
        "give",
        "specify",
        "name",
        "mention",
        "speak",
        "define",
        "fix",
        "lay",
        "repeat",
        "prescribe",
        "nothing",
        "nobody",
    ]
)

_STEMS = frozenset(stem(word) for word in _SPEECH)


def judge(marks: Sequence[Mark], known: Sequence[Frame], given: Words = frozenset()) -> Finding:
    """What the clauses say to one claim; `given` is understood without being said."""
    if _says_nothing(marks):
        return Finding(Label.SUPPORTED, neutral=True)
    if silence := _silence(marks):
        return _silent(silence, known)
    if strange := _strange(marks):
        return Finding(Label.NOT_IN_DOCUMENTS, why=f"文件没有提到“{strange.word}”")
    if twice := repeated(marks):
        return Finding(Label.CONTRADICTED, why=f"“{twice}”重复或自相矛盾")
    said = words(marks) | given
    raised = [compare(marks, frame) for frame in known if frame.raised_by(said)]
    if not raised:
        return Finding(Label.NOT_IN_DOCUMENTS, why="文件中没有说到这件事的条款")
    return _supported(marks, raised) or _one_by_one(marks, known, given) or _refused(marks, raised)


def _says_nothing(marks: Sequence[Mark]) -> bool:
    """A setting (根据国家通知), or a heading before a colon (先进级的建设成效有两条：)."""
    rest = [m for m in marks if m.kind not in _SETTING and m.value not in _HEADS]
    heading = bool(marks) and marks[-1].word in "：:" and marks[-1].kind == BREAK
    if not heading:
        return not any(m for m in marks if m.kind not in _SETTING)
    return all(
        m.kind in ("tier", "actor", "force", "area", "term", "all") or _listing(m) for m in rest
    )


def _listing(mark: Mark) -> bool:
    return mark.kind == "count" and mark.value.lstrip("0123456789") in _ENUMERATED


def _silence(marks: Sequence[Mark]) -> list[Mark]:
    """What the documents are said not to say (通知没有规定…): the marks after the saying."""
    if any(m.kind == BREAK and m.word in "，,；;：:" for m in marks[:-1]):
        return []
    for i, mark in enumerate(marks):
        if mark.kind == "neg":
            reach = len(marks) if mark.word.isascii() else i + 4
            after = [m for m in marks[i + 1 : reach] if m.kind != BREAK]
            after += marks[:i] if mark.word.isascii() else []
            spoken = next((m for m in after if stem(m.word.lower()) in _STEMS), None)
            if spoken is not None:
                return [m for m in marks if m is not mark and m is not spoken and m.kind != "force"]
    return []


def _silent(rest: list[Mark], known: Sequence[Frame]) -> Finding:
    """True unless some clause does say it."""
    said = words(rest)
    held = [f for f in known if f.raised_by(said) and not compare(rest, f).unheld]
    if held:
        why = f"文件写了：“{held[0].quote}”"
        return Finding(Label.CONTRADICTED, (held[0],), why)
    return Finding(Label.SUPPORTED, neutral=True)


def _strange(marks: Sequence[Mark]) -> Mark | None:
    for mark in marks:
        if mark.kind == "foreign" or (mark.kind == "year" and mark.value != "2024"):
            return mark
        if mark.pair in (("edition", "2025年版"), ("actor", "雄安")):
            return mark
    return None


def _supported(marks: Sequence[Mark], raised: list[Comparison]) -> Finding | None:
    fitting = [c for c in raised if not c.against and _tier_said(c.frame, marks)]
    holding = [c for c in fitting if c.holds]
    if holding:
        best = max(holding, key=lambda c: c.agreed)
        return Finding(Label.SUPPORTED, (best.frame,), f"与条款一致：“{best.frame.quote}”")
    return _together(fitting)


def _together(fitting: list[Comparison]) -> Finding | None:
    """Frames of one clause may carry a sentence between them."""
    for address in dict.fromkeys(c.frame.address for c in fitting):
        several = [c for c in fitting if c.frame.address == address]
        left = frozenset[Mark].intersection(*(frozenset(c.unheld) for c in several))
        if len(several) > 1 and not left:
            quotes = "”“".join(c.frame.quote for c in several)
            return Finding(
                Label.SUPPORTED, tuple(c.frame for c in several), f"与条款一致：“{quotes}”"
            )
    return None


def _tier_said(frame: Frame, marks: Sequence[Mark]) -> bool:
    return not frame.tier or any(m.pair == ("tier", frame.tier) for m in marks)


def _one_by_one(marks: Sequence[Mark], known: Sequence[Frame], given: Words) -> Finding | None:
    """基础级和先进级…: what is said of several tiers is said of each."""
    tiers = list(dict.fromkeys(m.value for m in marks if m.kind == "tier"))
    if len(tiers) < 2:
        return None
    found = [
        judge([m for m in marks if m.kind != "tier" or m.value == t], known, given) for t in tiers
    ]
    if all(f.label is Label.SUPPORTED for f in found):
        return Finding(
            Label.SUPPORTED, tuple(f.grounds[0] for f in found if f.grounds), found[0].why
        )
    return next((f for f in found if f.label is Label.CONTRADICTED), None)


def _other_unit(mark: Mark) -> bool:
    """An amount of something the clause does not count."""
    return mark.kind == "count" and mark.value.lstrip("0123456789.") in ("字", "页", "月", "天", "人", "次")


def _refused(marks: Sequence[Mark], raised: list[Comparison]) -> Finding:
    best = max(
        raised, key=lambda c: (c.agreed - len(c.against) - 2 * len(c.unheld), -len(c.against))
    )
    content = sum(1 for m in marks if m.kind not in _SETTING)
    beside = any(m.kind in ("percent", "number") or _other_unit(m) for m in best.unheld)
    if best.against and not beside and len(best.unheld) * 3 <= content:
        word, why = best.against[0]
        return Finding(
            Label.CONTRADICTED, (best.frame,), f"“{word}”与条款不符：{why}（“{best.frame.quote}”）"
        )
    if best.unheld:
        missing = "、".join(dict.fromkeys(f"“{m.word}”" for m in best.unheld))
        return Finding(Label.NOT_IN_DOCUMENTS, (), f"条款没有说到{missing}")
    return Finding(Label.NOT_IN_DOCUMENTS, (), "没有说明是哪个层级")
