"""Quiet: a claim that the notices say nothing on a matter (文件没说奖多少钱)."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from assistant.proof.absent import absent
from assistant.proof.finding import Finding, Label
from assistant.proof.mark import fold
from assistant.proof.register.reading import claim_of, dangerous

TABLE = Path(__file__).parent / "quiet.toml"
_DENIES = re.compile(r"[不没未无非别]|\b(?:not?|never|nor|neither)\b|n't")
_PIECES = re.compile(r"[，,；;。：:]+\s*|\s(?=but |and |though |although )")
_HEAD = re.compile(r"^[^,:。;]{1,20}[:]\s*(?=.{6})")  # 我们核过: …
# What may stand beside the matter and makes no other claim.
_BESIDE = frozenset(
    (
        "ctx",
        "doc",
        "place",
        "neg",
        "silent",
        "who",
        "act",
        "at",
        "all",
        "must",
        "may",
        "tier",
        "year",
    )
)
_TALK = frozenset(("ctx", "neg", "forbid", "must", "may", "all", "free"))
_LOOSE = 5


@dataclass(frozen=True, slots=True)
class Matter:
    """A thing that is spoken of, and the words of the clause that does."""

    words: re.Pattern[str]
    address: str = ""
    quote: str = ""


def quiet(text: str) -> Finding | None:
    """Whether it is right that the notices are silent; nothing when no silence is claimed.

    That nothing was found, of no matter that is named, is no claim on them.
    """
    if _told("nothing").fullmatch(fold(text).replace("’", "'").strip(" 。.!！")):
        return Finding(Label.NOT_IN_DOCUMENTS, neutral=True)
    folded = re.sub(r"(.)不\1", r"\1", fold(text).replace("’", "'"))  # 收不收费
    folded = _HEAD.sub("", folded)
    pieces = [p for p in _PIECES.split(folded) if re.search(r"\w", p)]
    if _told("itself").search(folded) or sum(bool(_silent(p)) for p in pieces) != 1:
        return None
    at = next(i for i, p in enumerate(pieces) if _silent(p))
    beside = [p for i, p in enumerate(pieces) if i != at]
    matter = _bared(pieces[at])
    if not re.search(r"\w", matter) and at:  # 奖多少钱，文件没写
        matter = beside.pop(at - 1)
    if any(not _colours(_told("paper").sub(" ", p)) for p in beside):
        return None
    return _weighed(matter)


def _silent(piece: str) -> re.Match[str] | None:
    return _told("zh").search(piece) or _told("en").search(piece)


def _bared(piece: str) -> str:
    """The matter: the piece without the silence and without the paper that is silent."""
    found = _silent(piece)
    assert found is not None
    return (
        _told("paper")
        .sub("", piece[: found.start()] + " " + piece[found.end() :])
        .strip(" 的。.!?")
    )


def _colours(piece: str) -> bool:
    """Whether a piece beside it makes no claim of its own."""
    claim = claim_of(piece)
    spoken = any(m.words.search(piece) for m in (*_open(), *_said()))
    strange = absent(piece) or any(dangerous(word) for word in claim.content)
    return not spoken and not strange and all(t.kind in _TALK for t in claim.tags)


def _weighed(matter: str) -> Finding | None:
    unsaid = [m for m in _open() if m.words.search(matter)]
    said = [m for m in _said() if m.words.search(matter)]
    if unsaid and not said and not _strange(matter, unsaid):
        word = next(filter(None, (m.words.search(matter) for m in unsaid))).group()
        return Finding(Label.SUPPORTED, why=f"两份通知和附件都没有写“{word}”")
    if said and not unsaid and not _strange(matter, said):
        return Finding(Label.CONTRADICTED, (said[0],), f"文件写了：“{said[0].quote}”")
    return None


def _strange(matter: str, known: list[Matter]) -> bool:
    """Whether more is spoken of than the matter: a figure, a name, many words."""
    rest = matter
    for one in known:
        rest = one.words.sub(" ", rest)
    if _DENIES.search(rest):
        return True
    claim = claim_of(rest)
    return len(claim.content) > _LOOSE or any(t.kind not in _BESIDE for t in claim.tags)


@cache
def _told(name: str) -> re.Pattern[str]:
    return re.compile(_table()["told"][name])


@cache
def _open() -> tuple[Matter, ...]:
    return tuple(Matter(_pattern(ways)) for ways in _table()["open"].values())


@cache
def _said() -> tuple[Matter, ...]:
    return tuple(Matter(_pattern(m["words"]), m["at"], m["quote"]) for m in _table()["said"])


def _pattern(ways: str) -> re.Pattern[str]:
    return re.compile(rf"(?<![a-z])(?:{ways})(?![a-z])")


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))
