"""Frames: what one clause says, in slots, and the words that bring it up."""

import tomllib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from assistant.proof.kept import LIBRARIES
from assistant.proof.mark import BREAK, PLAIN, Mark, fold
from assistant.proof.reading import read
from assistant.proof.vocabulary import names, terms_in
from knowledge.document import Library

FRAMES = Path(__file__).parent / "frames"
ANY = "*"
_ROLES = ("prior", "target", "to")
_KINDS = frozenset(
    [
        "date",
        "phone",
        "person",
        "docnum",
        "count",
        "level",
        "area",
        "tier",
        "bench",
        "standard",
        "period",
        "actor",
        "prior",
        "target",
        "kpiclass",
        "severity",
    ]
)
_COUNTING = frozenset(("个", "份", "count"))

Pair = tuple[str, str]
Words = frozenset[Pair]


@dataclass(frozen=True)
class Frame:
    """One statement of one clause and everything a true sentence about it may say."""

    address: str
    quote: str
    about: tuple[Words, ...]
    licensed: Words
    said: Words
    force: str
    needs: Words
    whole: frozenset[str]
    without: Words
    never: Words
    lead: Words
    requires: tuple[tuple[Words, Words], ...]
    denies: bool
    tier: str
    text: str

    @property
    def document(self) -> str:
        """The identity of the document the clause stands in."""
        return self.address.split("/", maxsplit=1)[0]

    def raised_by(self, words: Words) -> bool:
        """Whether these words bring the frame up."""
        if any(said_in(pair, words) for pair in self.without):
            return False
        return any(all(said_in(pair, words) for pair in line) for line in self.about)

    def speaks_of(self, kind: str) -> bool:
        """Whether the clause has anything of this kind."""
        return any(pair[0] == kind for pair in self.licensed)


@lru_cache(maxsize=LIBRARIES)
def frames(library: Library) -> tuple[Frame, ...]:
    """The frames whose clause this library holds with the quote in it."""
    entries = (e for path in sorted(FRAMES.glob("*.toml")) for e in _entries(path))
    made = (_frame(entry, at, library.text_at(at)) for entry in entries for at in _places(entry))
    return tuple(frame for frame in made if frame is not None)


def words(marks: Iterable[Mark]) -> Words:
    """The meanings of marks, without breaks."""
    return frozenset(m.pair for m in marks if m.kind != BREAK)


def _entries(path: Path) -> list[dict[str, Any]]:
    return list(tomllib.loads(path.read_text(encoding="utf-8"))["frame"])


def _places(entry: dict[str, Any]) -> list[str]:
    return [entry["at"]] if isinstance(entry["at"], str) else list(entry["at"])


def _frame(entry: dict[str, Any], address: str, text: str | None) -> Frame | None:
    if text is None or entry["quote"] not in text:
        return None
    said = _content(read(entry["quote"]))
    text = _around(entry["quote"], text)
    topics = frozenset(("term", value) for value in terms_in(fold(text)))
    return Frame(
        address=address,
        quote=entry["quote"],
        about=tuple(_listed(line) for line in entry["about"]),
        licensed=said | topics | _named(entry.get("also", "")),
        said=said,
        force=entry.get("force", "must"),
        needs=frozenset(pair for line in entry.get("needs", ()) for pair in _listed(line)),
        whole=frozenset(entry.get("whole", ())),
        without=frozenset(pair for line in entry.get("without", ()) for pair in _listed(line)),
        never=_listed(entry.get("never", "")),
        lead=_listed(entry.get("lead", "")),
        requires=tuple(_required(line) for line in entry.get("requires", ())),
        denies=entry.get("denies", False),
        tier=entry.get("tier", ""),
        text="".join(fold(text).split()),
    )


def _around(quote: str, text: str) -> str:
    """The sentences of the clause that the quote belongs to."""
    start, end = text.index(quote), text.index(quote) + len(quote)
    stop = text.find("。", end)
    return text[text.rfind("。", 0, start) + 1 : stop if stop >= 0 else None]


def _required(line: str) -> tuple[Words, Words]:
    """ "推荐单位栏 > 空白": who says the first must say the second."""
    first, _, second = line.partition(" > ")
    return _listed(first), _listed(second)


def _content(marks: Iterable[Mark]) -> Words:
    return frozenset(pair for pair in words(marks) if pair[0] != PLAIN)


def _listed(line: str) -> Words:
    """The meanings of a list like "推荐、各市、count", kinds and roles included."""
    return frozenset(pair for item in line.split("、") for pair in _item(item.strip()))


def _named(line: str) -> Words:
    """The meanings of a list without its kinds."""
    return frozenset(pair for pair in _listed(line) if not pair[1].startswith(ANY))


def _item(item: str) -> Iterator[Pair]:
    role, _, name = item.partition(" ")
    if item in _COUNTING:
        yield "count", ANY
    elif item.startswith(ANY):
        yield "actor" if item == "*部门" else "count", item
    elif item in _KINDS:
        yield item, ANY
    elif item in names():
        yield names()[item], item
    elif role in _ROLES and name:
        yield from ((role, m.value) for m in read(name) if m.kind in ("tier", "actor"))
    else:
        marks = [m for m in read(item) if m.kind != BREAK]
        telling = [m for m in marks if m.kind != PLAIN] or marks
        yield from (m.pair for m in telling)


def said_in(pair: Pair, words: Words) -> bool:
    """Whether this word, or any of this kind, is among the words."""
    if pair[1] == ANY:
        return any(word[0] == pair[0] for word in words)
    if pair[1].startswith(ANY):
        return any(k == pair[0] and v.lstrip("0123456789.") == pair[1][1:] for k, v in words)
    return pair in words
