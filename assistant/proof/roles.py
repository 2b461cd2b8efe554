"""Roles: who acts, to whom it goes, under whose guidance; which tier is held, which aimed at."""

import re
from collections.abc import Iterator

from assistant.proof.mark import BREAK, PLAIN, Mark

_TO = re.compile(r"^(?:报送|报|送|寄|交|提交|上报|递交|呈报|抄送|寄送|报至|送至|submit|send|sent|deliver|forward|report).*")
_TOWARD = frozenset(("向", "给", "至", "到", "to", "报至", "送至", "交至", "寄至", "with"))
_BY = frozenset(("由", "by", "from", "经"))
_UNDER = frozenset(("在", "under"))
_AIM = frozenset(("向", "to", "into", "towards", "toward", "for"))


def with_roles(marks: tuple[Mark, ...]) -> tuple[Mark, ...]:
    """The marks with actors told from addressees and titles held from titles sought."""
    return tuple(_told(marks))


def _told(marks: tuple[Mark, ...]) -> Iterator[Mark]:
    for i, mark in enumerate(marks):
        if mark.kind == "actor":
            yield _actor(mark, marks, i)
        elif mark.kind == "tier":
            yield _tier(mark, marks, i)
        else:
            yield mark


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
    while j >= 0 and marks[j].kind in (PLAIN, BREAK) and marks[j].word in "（()）,， of the in under":
        j -= 1
    return j >= 0 and marks[j].kind == "actor" and _actor(marks[j], marks, j).kind == "to"


def _tier(mark: Mark, marks: tuple[Mark, ...], i: int) -> Mark:
    before = _before(marks, i)
    if before is None:
        return mark
    if before.pair == ("term", "获评") or _won(marks, i):
        return mark.as_("prior")
    if before.word in ("向", "到", "至") or before.word.lower() in ("to", "into", "towards", "toward"):
        return mark.as_("target")
    return mark


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
