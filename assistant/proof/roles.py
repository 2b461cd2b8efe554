"""Roles: who acts, to whom it goes, under whose guidance; which tier is held, which aimed at."""

from collections.abc import Iterator

from assistant.proof.mark import BREAK, PLAIN, Mark

_TOWARD = frozenset(("向", "给", "至", "到", "to", "报至", "送至", "交至", "寄至"))
_BEFORE_DATES = frozenset(
    ["by", "before", "until", "from", "after", "prior", "to", "latest", "starting", "from"]
)
_APPOSED = frozenset(
    ("部门", "主管部门", "机构", "department", "departments", "authority", "authorities")
)
_ORDER = frozenset(("before", "after", "prior to", "前", "后"))
_AFTER_DATES = frozenset(["前", "后", "起", "开始", "onwards", "onward"])


def with_roles(marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """The marks with actors told from addressees and titles held from titles sought."""
    return tuple(_told(marks))


def _told(marks: tuple[Mark, ...]) -> Iterator[Mark]:
    marks = tuple(_named(mark, marks, i) for i, mark in enumerate(marks))
    addressed: set[str] = set()
    for i, mark in enumerate(marks):
        match mark.kind:
            case "actor":
                told = mark.as_("to") if mark.value in addressed else _actor(mark, marks, i)
                addressed |= {told.value} if told.kind == "to" else set()
                yield told
            case "tier":
                yield _tier(mark, marks, i)
            case "term" if _follows(marks, i, "tier"):
                yield _toward_tier(mark, marks, i)
            case "unknown" if mark.word in _APPOSED and _named_before(marks, i):
                yield mark.as_(PLAIN, mark.word)
            case "plain" if mark.word in ("国家", "中央") and _by(marks, i):
                yield mark.as_("actor", "国家层面")
            case "when" | "bound":
                yield _measured(mark, marks, i)
            case _:
                yield mark


def _named_before(marks: tuple[Mark, ...], i: int) -> bool:
    """…发展改革委等部门: the name of the body stands just before."""
    return any(m.kind in ("actor", "to") for m in marks[max(0, i - 3) : i])


def _by(marks: tuple[Mark, ...], i: int) -> bool:
    return i > 0 and marks[i - 1].word in ("由", "经") and not _follows(marks[: i + 2], i, "actor")


def _toward_tier(mark: Mark, marks: tuple[Mark, ...], i: int) -> Mark:
    """报卓越级 is to apply; a recognised advanced-tier factory has won its tier."""
    if mark.word in ("报", "报了"):
        return mark.as_("term", "申报")
    won = mark.value == "认定" and mark.word.endswith("ed") and not _follows(marks, i, "actor")
    return mark.as_("term", "获评") if won else mark


def _named(mark: Mark, marks: tuple[Mark, ...], i: int) -> Mark:
    """Basic, advanced, leading: tiers beside another tier, else everyday words."""
    if mark.kind != "tierish":
        return mark
    if mark.word.lower() not in ("basic", "advanced", "leading"):
        return mark.as_(PLAIN, mark.word)
    near = [m for m in marks[max(0, i - 4) : i + 5] if m is not mark]
    if any(m.kind in ("tier", "tierish") for m in near):
        return mark.as_("tier")
    return mark.as_("grade", "领先") if mark.value == "领航级" else mark.as_(PLAIN, mark.word)


def _measured(mark: Mark, marks: tuple[Mark, ...], i: int) -> Mark:
    """By, from, over: of time or amount only beside a date or a figure."""
    word = mark.word.lower()
    if word in _BEFORE_DATES:
        near = [m.kind for m in marks[i + 1 : i + 4]]
    elif word in _AFTER_DATES:
        near = [m.kind for m in marks[max(0, i - 3) : i]]
    elif word in ("over", "above", "under", "below"):
        spanning = _follows(marks, i, "period") or _follows(marks, i, "count")
        return mark.as_(PLAIN) if spanning or word == "under" else mark
    else:
        return mark
    if "date" in near or "year" in near:
        return mark
    return mark.as_("order") if word in _ORDER else mark.as_(PLAIN, mark.word)


def _follows(marks: tuple[Mark, ...], i: int, kind: str) -> bool:
    return any(m.kind == kind for m in marks[i + 1 : i + 3])


def _actor(mark: Mark, marks: tuple[Mark, ...], i: int) -> Mark:
    before = _before(marks, i)
    if before and (before.word.lower() in _TOWARD or before.pair == ("term", "报送")):
        return mark.as_("to")
    if before and before.kind in ("actor", "to") and _told_actor_is_to(marks, i):
        return mark.as_("to")
    return mark


def _told_actor_is_to(marks: tuple[Mark, ...], i: int) -> bool:
    """A name that follows another one directly (省工信厅软件产业处) shares its role."""
    j = i - 1
    while (
        j >= 0 and marks[j].kind in (PLAIN, BREAK) and marks[j].word in "（()）,， of the in under"
    ):
        j -= 1
    return j >= 0 and marks[j].kind == "actor" and _actor(marks[j], marks, j).kind == "to"


def _tier(mark: Mark, marks: tuple[Mark, ...], i: int) -> Mark:
    before = _before(marks, i)
    if before is None:
        return mark
    if before.word.lower() in ("由", "by") and not _applies(marks, i):
        return mark.as_("actor")
    if before.pair == ("term", "获评") or _won(marks, i):
        return mark.as_("prior")
    if before.word in ("向", "到", "至") or before.word.lower() in (
        "to",
        "into",
        "towards",
        "toward",
    ):
        return mark.as_("target")
    return mark


def _applies(marks: tuple[Mark, ...], i: int) -> bool:
    return any(m.pair == ("term", "申报") for m in marks[i + 1 : i + 5])


def _won(marks: tuple[Mark, ...], i: int) -> bool:
    """已获评为、already be a recognised …: the winning stands within three words before."""
    near = [m for m in marks[max(0, i - 4) : i] if m.kind != BREAK]
    return any(m.pair == ("term", "获评") for m in near)


def _before(marks: tuple[Mark, ...], i: int) -> Mark | None:
    """The nearest word before that is not a bare particle."""
    for mark in reversed(marks[:i]):
        if mark.kind == BREAK and mark.word not in "()（）《":
            return None
        if mark.word.lower() not in ("的", "了", "为", "the", "a", "an", "(", "（", "所在", "所属"):
            return mark
    return None
