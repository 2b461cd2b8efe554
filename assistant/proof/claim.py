"""Claims: one group of marks judged against every frame it raises."""

from collections.abc import Sequence

from assistant.proof.compare import Comparison, compare
from assistant.proof.doubt import apart, doubtful
from assistant.proof.finding import Finding, Label
from assistant.proof.frame import Frame, Words, words
from assistant.proof.limits import repeated
from assistant.proof.mark import BREAK, PLAIN, Mark
from assistant.proof.silence import silence, spoken

_NOTHING = Finding(Label.SUPPORTED, neutral=True)
_SETTING = frozenset((PLAIN, BREAK, "place", "year", "source"))
_HEADING = frozenset(("tier", "area", "force", "annex"))
_HEADS = frozenset(
    ("要素条件", "实施方案", "基础要求", "建设成效", "场景指引", "绩效指标", "汇总表", "申报材料")
)
# Values of which a clause has one, so that another is denied with right.
_DENIABLE = frozenset(("actor", "date", "level", "count", "area", "link", "kpiclass", "period"))
_STRANGE = (("edition", "2025年版"), ("actor", "雄安"))
# What 原则上 loosens: an amount, a bound, a title won before.
_LIMITED = frozenset(("count", "bound", "prior", "all"))
_UNLIKE = frozenset(("unlike", "compared", "不同于", "相比"))
_OTHER_UNITS = ("字", "页", "月", "天", "人", "次")
_WIDE = ("only", "link")  # of these the frame of one clause sees too little
_EXCEPTED = frozenset(("除外", "例外", "except", "exception"))
_MISSING = ("（缺少否定）", "（缺少限定）")
_ENUMERATED = ("条", "项", "类", "个", "列", "指标")


def judge(marks: Sequence[Mark], known: Sequence[Frame], given: Words = frozenset()) -> Finding:
    """What the clauses say to one claim; `given` is understood without being said."""
    if _says_nothing(marks):
        return _NOTHING
    if unsaid := silence(marks):
        return _unsaid(unsaid, known)
    if strange := _strange(marks):
        return Finding(Label.NOT_IN_DOCUMENTS, why=f"文件没有提到“{strange.word}”")
    if twice := repeated(marks):
        return Finding(Label.CONTRADICTED, why=f"“{twice}”重复或自相矛盾")
    said = words(marks) | given
    raised = [compare(marks, frame) for frame in known if frame.raised_by(said)]
    if not raised:
        return Finding(Label.NOT_IN_DOCUMENTS, why="文件中没有说到这件事的条款")
    return (
        _supported(marks, raised)
        or _denied(marks, known, given)
        or _one_by_one(marks, known, given)
        or _refused(marks, raised)
    )


def _says_nothing(marks: Sequence[Mark]) -> bool:
    """A setting (根据国家通知), or a heading before a colon (先进级的建设成效有两条：)."""
    rest = [m for m in marks if m.kind not in _SETTING and m.value not in _HEADS]
    if any(m.word.lower() in _UNLIKE for m in marks):
        return all(m.kind == "tier" for m in rest)
    if not (marks and marks[-1].kind == BREAK and marks[-1].word in "：:"):
        return not any(m for m in marks if m.kind not in _SETTING)
    return all(m.kind in _HEADING or _heads(m) or _listing(m) for m in rest)


def _heads(mark: Mark) -> bool:
    return mark.pair in (("actor", "企业"), ("term", "申报"))


def _listing(mark: Mark) -> bool:
    return mark.kind == "count" and mark.value.lstrip("0123456789") in _ENUMERATED


def _unsaid(unsaid: list[Mark], known: Sequence[Frame]) -> Finding:
    saying, near = spoken(unsaid, known)
    if saying:
        return Finding(Label.CONTRADICTED, (saying[0],), f"文件写了：“{saying[0].quote}”")
    if near:
        return Finding(Label.SUPPORTED, (near[0],), f"条款只写到：“{near[0].quote}”")
    return _NOTHING


def _denied(marks: Sequence[Mark], known: Sequence[Frame], given: Words) -> Finding | None:
    """先进级不由工信部认定: true when without the denial exactly one value would be wrong."""
    denials = [m for m in marks if m.kind == "neg" or m.pair == ("force", "不得")]
    if len(denials) != 1 or any(m.word in "，,；;：:" for m in marks[:-1] if m.kind == BREAK):
        return None
    rest = [m for m in marks if m is not denials[0]]
    said = words(rest) | given
    raised = [compare(rest, f) for f in known if f.raised_by(said) and not f.denies]
    if any(c.holds for c in raised):
        return None
    kinds = _DENIABLE if denials[0].kind == "neg" else frozenset(("level",))
    wrong = [c for c in raised if not c.unheld and _one_wrong(c, rest, kinds)]
    if wrong:
        return Finding(Label.SUPPORTED, (wrong[0].frame,), f"条款：“{wrong[0].frame.quote}”")
    return None


def _one_wrong(comparison: Comparison, marks: Sequence[Mark], kinds: frozenset[str]) -> bool:
    against = {word for word, _ in comparison.against}
    wrong = [m for m in marks if m.word in against]
    if len(against) != 1 or len(wrong) != 1 or wrong[0].kind not in kinds:
        return False
    needed = [int(v) for k, v in comparison.frame.said if k == "level"]
    return wrong[0].kind != "level" or int(wrong[0].value) < min(needed, default=0)


def _strange(marks: Sequence[Mark]) -> Mark | None:
    for mark in marks:
        if mark.kind == "foreign" or (mark.kind == "year" and mark.value != "2024"):
            return mark
        if mark.kind == "comparison" or mark.pair in _STRANGE:
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
    return mark.kind == "count" and mark.value.lstrip("0123456789.") in (
        "字",
        "页",
        "月",
        "天",
        "人",
        "次",
    )


def _only_unsaid(best: Comparison, marks: Sequence[Mark]) -> bool:
    """All that goes against it is a word it lacks, and it claims nothing that the word limits."""
    if any(m.word == word for word, _ in best.against for m in marks):
        return False
    limited = any(m.kind in _LIMITED for m in marks)
    return (best.frame.force == "principle" and not limited) or "（缺少限定）" in {
        word for word, _ in best.against
    }


def _excepted(marks: Sequence[Mark]) -> bool:
    small = any(m.pair == ("scale", "规模以下") for m in marks)
    return small or any(m.word.lower() in _EXCEPTED for m in marks)


def _kind_of(word: str, marks: Sequence[Mark]) -> str:
    return next((m.kind for m in marks if m.word == word), "")


def _refused(marks: Sequence[Mark], raised: list[Comparison]) -> Finding:
    best = max(
        raised, key=lambda c: (c.agreed - len(c.against) - 2 * len(c.unheld), -len(c.against))
    )
    content = sum(1 for m in marks if m.kind not in _SETTING)
    beside = any(m.kind in ("percent", "number") or _other_unit(m) for m in best.unheld)
    beside = beside or _only_unsaid(best, marks)
    against = [o for o in best.against if not doubtful(o, marks, best.frame)]
    beside = beside or apart(best.agreed, len(best.unheld))
    if against and not beside and len(best.unheld) * 3 <= content:
        word, why = against[0]
        reason = f"“{word}”与条款不符：{why}（“{best.frame.quote}”）"
        weak = word in _MISSING or _kind_of(word, marks) in _WIDE or _excepted(marks)
        loose = bool(best.unheld) or weak
        return Finding(Label.CONTRADICTED, (best.frame,), reason, loose=loose)
    if best.unheld:
        missing = "、".join(dict.fromkeys(f"“{m.word}”" for m in best.unheld))
        return Finding(Label.NOT_IN_DOCUMENTS, (), f"条款没有说到{missing}")
    if best.against:
        word, why = best.against[0]
        said = bool(_kind_of(word, marks))  # a word that lacks is not shown as one of the claim
        why = f"不能断定“{word}”与条款相符：{why}" if said else why
        return Finding(Label.NOT_IN_DOCUMENTS, (), why)
    return Finding(Label.NOT_IN_DOCUMENTS, (), "没有说明是哪个层级")
