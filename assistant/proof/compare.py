"""Comparing: the marks of one claim against the slots of one frame."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.proof.frame import Frame, Words
from assistant.proof.mark import BREAK, PLAIN, Mark
from assistant.proof.vocabulary import gloss, stem

# A different value of one of these contradicts a clause that has one; anything else unlicensed is
# merely something the clause does not speak of.
EXCLUSIVE = frozenset(
    [
        "tier",
        "prior",
        "target",
        "actor",
        "to",
        "area",
        "link",
        "seat",
        "bench",
        "grade",
        "degree",
        "span",
        "severity",
        "legal",
        "scale",
        "edition",
        "level",
        "date",
        "count",
        "ordinal",
        "period",
        "percent",
        "docnum",
        "standard",
        "phone",
        "person",
        "kpiclass",
        "unit",
        "url",
        "copy",
        "source",
        "annex",
    ]
)
# These say how a thing is said; one the clause does not have always contradicts it.
STRICT = frozenset(("bound", "when", "only"))
_FORCES = {
    "must": ({"必须", "务必"}, None),
    "declare": ({"必须", "务必", "可以"}, None),
    "plain": (set(), None),
    "principle": ({"原则上", "必须"}, "原则上"),
    "encourage": ({"鼓励", "可以"}, "鼓励"),
    "may": ({"可以", "鼓励"}, None),
}
_EVERYWHERE = frozenset(("层级", "项目", "申报", "系统", "涵盖", "编制"))
_ANNEXES = {
    "实施方案": ("附件1",),
    "要素条件": ("附件2", "附1"),
    "基础要求": ("附件2/一",),
    "材料清单": ("附件3",),
    "汇总表": ("附件4",),
}
_NUMBERS = {"CN-2024-399": "399", "HE-2024-533": "533"}
_SOURCES = {"CN-2024-399": "国家通知", "HE-2024-533": "河北通知"}


@dataclass(frozen=True, slots=True)
class Comparison:
    """What of a claim agrees with a frame, what goes against it, what it does not speak of."""

    frame: Frame
    agreed: int
    against: tuple[tuple[str, str], ...]  # (the word, why)
    unheld: tuple[Mark, ...]

    @property
    def holds(self) -> bool:
        """Whether the clause says all that the claim says, and nothing else is claimed."""
        return not self.against and not self.unheld


def compare(marks: Sequence[Mark], frame: Frame) -> Comparison:
    """Every mark of the claim held against one frame."""
    telling = [m for m in marks if m.kind not in (PLAIN, BREAK)]
    against: list[tuple[str, str]] = [*_force(telling, frame), *_denial(telling, frame)]
    unheld: list[Mark] = []
    agreed = 0
    for i, mark in enumerate(telling):
        if mark.kind in ("force", "neg"):
            continue
        if mark.pair in frame.never:
            against.append((mark.word, f"条款说的是“{frame.quote}”"))
        elif mark.kind == "all":
            if not _universal(mark, telling[i + 1 :], frame):
                against.append((mark.word, "条款没有这样的普遍范围"))
        elif _licensed(mark, frame):
            agreed += mark.kind not in ("place", "year")
        elif mark.kind in STRICT or (mark.kind in EXCLUSIVE and _speaks(frame, mark)):
            against.append((mark.word, _instead(frame, mark)))
        else:
            unheld.append(mark)
    against += _incomplete(telling, frame)
    return Comparison(frame, agreed, tuple(against), tuple(unheld))


def _licensed(mark: Mark, frame: Frame) -> bool:
    match mark.kind:
        case "tier" if ("tier", "各层级") in frame.licensed:
            return True
        case "place":
            return True
        case "year":
            return mark.value == "2024"
        case "source":
            return mark.value == _SOURCES[frame.document] or mark.pair in frame.licensed
        case "docnum" if mark.value == _NUMBERS.get(frame.document):
            return True
        case "annex" if f"/{mark.value.replace('件', '') if mark.word.isascii() else mark.value}/" in (
            f"{frame.address}/"
        ):
            return True
        case "annex" if f"/{mark.value}/" in f"{frame.address}/":
            return True
        case "unknown":
            return _worded(mark, frame)
        case "term" if mark.value in _EVERYWHERE or _stands_in(mark, frame):
            return True
    return mark.pair in frame.licensed


def _stands_in(mark: Mark, frame: Frame) -> bool:
    """Whether the word is the name of the annex the clause stands in."""
    return any(f"/{place}/" in f"{frame.address}/" for place in _ANNEXES.get(mark.value, ()))


def _worded(mark: Mark, frame: Frame) -> bool:
    """Whether a word without a meaning of its own stands in the clause or its English gloss."""
    if mark.word.isascii():
        return stem(mark.value) in gloss().get(frame.address, ())
    return len(mark.word) > 1 and mark.value in frame.text


def _speaks(frame: Frame, mark: Mark) -> bool:
    """Whether the clause has a value of the same sort (a count of the same unit)."""
    if mark.kind == "count":
        unit = mark.value.lstrip("0123456789.")
        return any(k == "count" and v.lstrip("0123456789.") == unit for k, v in frame.licensed)
    if mark.kind == "source":
        return True
    return frame.speaks_of(mark.kind)


def _instead(frame: Frame, mark: Mark) -> str:
    values = sorted(value for kind, value in frame.said if kind == mark.kind)
    return f"条款写的是{'、'.join(values)}" if values else "条款没有这样写"


def _force(telling: list[Mark], frame: Frame) -> Iterator[tuple[str, str]]:
    allowed, needed = _FORCES[frame.force]
    also = {value for kind, value in frame.licensed if kind == "force"}
    said = {m.value: m.word for m in telling if m.kind == "force"}
    for value, word in said.items():
        if value == "不得" and not frame.denies and ("bound", "至多") not in frame.licensed:
            yield word, "条款没有禁止"
        elif value == "无需":
            yield word, "条款没有免除"
        elif value not in allowed | also | {"不得", "参考"}:
            yield word, "约束力与条款不同"
        elif value == "参考" and "参考" not in also:
            yield word, "条款不是参考"
    if needed and needed not in said:
        yield needed, f"条款写的是“{needed}”，少了它约束力就变了"


def _denial(telling: list[Mark], frame: Frame) -> Iterator[tuple[str, str]]:
    denials = [m for m in telling if m.kind == "neg" or m.pair == ("force", "不得")]
    if frame.denies and len({m.kind for m in denials}) > 1:
        yield denials[0].word, "否定的否定是肯定"
    if frame.denies and not denials:
        yield "（缺少否定）", "条款是否定的说法"
    if not frame.denies:
        yield from ((m.word, "条款是肯定的说法") for m in denials if m.kind == "neg")


def _universal(mark: Mark, after: list[Mark], frame: Frame) -> bool:
    """所有 stands only before what the clause itself names; 任何 only in a denial."""
    if mark.value == "任意":
        return frame.denies
    return bool(after) and after[0].kind not in ("neg", "force") and _licensed(after[0], frame)


def _incomplete(telling: list[Mark], frame: Frame) -> Iterator[tuple[str, str]]:
    said: Words = frozenset(m.pair for m in telling)
    if frame.needs and not frame.needs & said:
        names = "、".join(sorted({value for _, value in frame.needs}))
        yield "（缺少限定）", f"条款只就{names}而言"
    for first, second in frame.requires:
        if first & said and not second & said:
            yield next(m.word for m in telling if m.pair in first), "条款的说法不同"
    tiers = [m for m in telling if m.kind == "tier"]
    if len(tiers) > len({(m.value, m.word.isascii()) for m in tiers}) and _of_two(frame, tiers):
        yield tiers[-1].word, "同一层级不能从自己到自己"
    counted = any(kind == "count" for kind, _ in said)
    for kind in frame.whole:
        whole = {v for k, v in frame.licensed if k == kind} - {"五大环节", "各层级", "*"}
        named = [m.value for m in telling if m.kind == kind and m.value != "五大环节"]
        if whole - set(named) and len(named) > (1 if counted else 0):
            yield "、".join(sorted(set(named))), f"条款列的是{'、'.join(sorted(whole))}"


def _of_two(frame: Frame, tiers: list[Mark]) -> bool:
    said = [v for k, v in frame.said if k in ("tier", "target")]
    return len(said) == 2 and len({m.value for m in tiers}) == 1


def repeated(marks: Sequence[Mark]) -> str:
    """A name listed twice (先进级和先进级), or a tier said to come from or lead to itself."""
    listed: set[tuple[str, str, bool]] = set()
    tiers: set[str] = set()
    for mark in marks:
        if mark.kind in ("tier", "area", "link"):
            entry = (*mark.pair, mark.word.isascii())  # "advanced (先进级)" is said once
            if entry in listed:
                return mark.word
            listed.add(entry)
            tiers.add(mark.value)
        elif mark.kind in ("prior", "target") and mark.value in tiers:
            return mark.word
        elif mark.kind != PLAIN and not (mark.kind == BREAK and mark.word in "、,，()（）"):
            listed.clear()
    return ""
