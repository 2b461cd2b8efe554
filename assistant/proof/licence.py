"""Licence: whether a clause gives leave to say a word."""

from collections.abc import Callable

from assistant.proof.frame import Frame
from assistant.proof.mark import Mark
from assistant.proof.vocabulary import atoms, gloss

_EVERYWHERE = frozenset(("层级", "项目", "申报", "系统", "涵盖", "负责"))
_ANNEXES = {
    "实施方案": ("附件1",),
    "要素条件": ("附件2", "附1"),
    "基础要求": ("附件2/一",),
    "材料清单": ("附件3",),
    "汇总表": ("附件4",),
}
_NUMBERS = {"CN-2024-399": "399", "HE-2024-533": "533"}
_SOURCES = {"CN-2024-399": "国家通知", "HE-2024-533": "河北通知"}


def licensed(mark: Mark, frame: Frame) -> bool:
    """Whether the clause of this frame may be cited for this word."""
    if mark.pair in frame.licensed:
        return True
    special = _SPECIAL.get(mark.kind)
    return special is not None and special(mark, frame)


def _of_every_tier(mark: Mark, frame: Frame) -> bool:
    return ("tier", "各层级") in frame.licensed


def _own_source(mark: Mark, frame: Frame) -> bool:
    return mark.value == _SOURCES.get(frame.document)


def _own_number(mark: Mark, frame: Frame) -> bool:
    return mark.value == _NUMBERS.get(frame.document)


def _own_annex(mark: Mark, frame: Frame) -> bool:
    """In English "Annex 1" may be 附件1 or the 附1 inside 附件2."""
    names = {mark.value, mark.value.replace("件", "")} if mark.word.isascii() else {mark.value}
    return any(_stands_in(name, frame) for name in names)


def _topic(mark: Mark, frame: Frame) -> bool:
    if mark.value in _EVERYWHERE:
        return True
    if mark.word.isascii() and (mark.value == "覆盖" or _glossed_topic(mark.word, frame)):
        return True
    return any(_stands_in(place, frame) for place in _ANNEXES.get(mark.value, ()))


def _glossed_topic(words: str, frame: Frame) -> bool:
    """In the annexes; the notices' own clauses bind too many people to different things."""
    return "/附" in frame.address and _glossed(words, frame)


def _worded(mark: Mark, frame: Frame) -> bool:
    """Whether a word without a meaning of its own stands in the clause or its English gloss."""
    if mark.word.isascii():
        return _glossed(mark.word, frame)
    return len(mark.word) > 1 and mark.value in frame.text


def _stands_in(place: str, frame: Frame) -> bool:
    return f"/{place}/" in f"{frame.address}/"


def _glossed(words: str, frame: Frame) -> bool:
    known = gloss().get(frame.address, frozenset())
    return all(piece in known for piece, _, _ in atoms(words.lower()))


_SPECIAL: dict[str, Callable[[Mark, Frame], bool]] = {
    "place": lambda mark, frame: True,
    "year": lambda mark, frame: mark.value == "2024",
    "tier": _of_every_tier,
    "source": _own_source,
    "docnum": _own_number,
    "annex": _own_annex,
    "term": _topic,
    "unknown": _worded,
}
