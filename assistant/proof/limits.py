"""Limits: what binds, denies, widens or leaves out, against what the clause does."""

from collections.abc import Iterator, Sequence

from assistant.proof.frame import Frame, Words, said_in
from assistant.proof.licence import licensed
from assistant.proof.mark import BREAK, PLAIN, Mark

Objection = tuple[str, str]  # the word, and why it goes against the clause
FOLLOWS = "牵头的不是它"
LACKS = "条款的说法不同"  # told without what the clause says beside it

# What may be said of a norm of each force besides nothing, and what must be.
_FORCES: dict[str, tuple[frozenset[str], str]] = {
    "must": (frozenset(("必须", "务必")), ""),
    "declare": (frozenset(("必须", "务必", "可以")), ""),
    "plain": (frozenset(), ""),
    "principle": (frozenset(("原则上", "必须")), "原则上"),
    "encourage": (frozenset(("鼓励", "可以")), "鼓励"),
    "may": (frozenset(("可以", "鼓励")), ""),
}
_REPROACH = {"不得": "条款没有禁止", "无需": "条款没有免除", "非强制": "条款有约束力"}
_OFFICES = {
    "装备工业一司": "工信部 国家层面",
    "科技创新局": "国资委",
    "软件产业处": "省工信厅 省级主管部门",
    "产业发展司": "发改委",
    "经济建设司": "财政部",
    "标准技术司": "市场监管总局",
    "数字经济司": "国家数据局",
}
_BAD = frozenset(("不良信用", "事故", "违法违规"))
_THERE = frozenset(("有", "出现", "存在", "发生", "出"))
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
        if value not in allowed | also | _excused(frame):
            yield word, _REPROACH.get(value, "约束力与条款不同")
    if needed and needed not in said:
        yield needed, f"条款写的是“{needed}”，少了它约束力就变了"


def _excused(frame: Frame) -> set[str]:
    """A prohibition where the clause denies or caps, 不强制 where it does not bind."""
    capped = frame.denies or ("bound", "至多") in frame.licensed
    soft = frame.force in ("principle", "encourage")
    return ({"不得"} if capped else set()) | ({"非强制"} if soft else set())


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
    actors = [m for m in telling if m.kind == "actor"]
    if frame.lead and actors and actors[0].pair not in frame.lead:
        yield actors[0].word, FOLLOWS
    for first, second in frame.requires:
        if first & said and not any(said_in(pair, said) for pair in second):
            yield next(m.word for m in telling if m.pair in first), LACKS


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


def affirmed(marks: Sequence[Mark]) -> str:
    """有不良信用记录、无事故: one thing of a denied list is said to be there."""
    listed = _stretches(marks)
    denied = [_denies(stretch) for stretch in listed]
    there = [any(m.word in _THERE for m in stretch if m.kind == PLAIN) for stretch in listed]
    bad = [any(m.value in _BAD for m in stretch) for stretch in listed]
    for stretch, no, yes, ill in zip(listed, denied, there, bad, strict=True):
        if ill and yes and not no and any(denied):
            return next(m.word for m in stretch if m.value in _BAD)
    return ""


def _stretches(marks: Sequence[Mark]) -> list[list[Mark]]:
    stretches: list[list[Mark]] = [[]]
    for mark in marks:
        stretches[-1].append(mark)
        if mark.kind == BREAK:
            stretches.append([])
    return [stretch for stretch in stretches if stretch]


def _denies(marks: Sequence[Mark]) -> bool:
    return any(
        (m.kind == "neg" and m.value != "不尽") or m.pair == ("force", "不得") for m in marks
    )


def misplaced(marks: Sequence[Mark]) -> str:
    """A bureau named as part of a body that is not its own (国资委装备工业一司)."""
    bodies = [m for m in marks if m.kind in ("actor", "to", BREAK) and m.word not in "（()）"]
    for before, office, after in zip([None, *bodies], bodies, [*bodies[1:], None], strict=False):
        parents = _OFFICES.get(office.value, "").split()
        known = {BREAK, office.value, *parents, *_OFFICES}
        astray = before is not None and not {before.kind, before.value} & known
        if parents and astray and not (after is not None and after.value in parents):
            return office.word
    return ""


def repeated(marks: Sequence[Mark]) -> str:
    """A name listed twice (先进级和先进级), or a tier said to come from or lead to itself."""
    listed: set[tuple[str, str, str]] = set()
    tiers: set[str] = set()
    for mark in marks:
        if mark.kind in ("tier", "area", "link", "actor"):
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
