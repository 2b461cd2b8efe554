"""What a reworded sentence must copy to the letter: every fact, with the words that name it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from assistant.drafting.passage import Passage, Span

_STRONG = re.compile(r"[，；。：！？\n]")
_LABEL_ENDS = re.compile(r"[，；。：！？\n（、—]")
_UNIT = re.compile(r"^(?:个百分点|百分点|%|万元|亿元|元|[个项处家名人条起级])")
_NUMBERING = re.compile(r"（\d+）")
_NEGATES = re.compile(r"[不没无未非否]")
_FIGURE = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class Atom:
    """One fact as it must be copied, with its label and unit, and what may stand around it."""

    fact: str
    fact_paths: tuple[str, ...]
    label: str = ""
    unit: str = ""
    before: str = ""
    after: str = ""
    gap: bool = False

    @property
    def text(self) -> str:
        """What must be copied to the letter."""
        return self.label + self.fact + self.unit

    @property
    def spans(self) -> tuple[Span, ...]:
        """The same as spans: only the fact itself names where it came from."""
        parts = (Span(self.label), Span(self.fact, self.fact_paths, self.gap), Span(self.unit))
        return tuple(part for part in parts if part.text)

    @property
    def states(self) -> bool:
        """Whether it says something; the number of a list does not."""
        return bool(self.fact_paths) or self.gap


@dataclass(frozen=True, slots=True)
class Source:
    """A drafted passage seen as its atoms; `spoken` are its words that hold no atom."""

    passage: Passage
    atoms: tuple[Atom, ...]
    spoken: tuple[str, ...]

    @property
    def marked(self) -> str:
        """The passage with every atom in brackets."""
        text, at = "", 0
        for atom in self.atoms:
            start = self.passage.text.index(atom.text, at)
            text += f"{self.passage.text[at:start]}［{atom.text}］"
            at = start + len(atom.text)
        return text + self.passage.text[at:]


def source(passage: Passage) -> Source:
    """The atoms of a passage, each with the words between it and its neighbours."""
    joints, facts = _apart(passage.spans)
    atoms = tuple(_grown(joints, facts))
    return Source(passage, atoms, tuple(_spoken(passage.text, atoms)))


def _spoken(text: str, atoms: Sequence[Atom]) -> Iterator[str]:
    """What is said between two marks without a fact."""
    rest, at = text, 0
    for atom in atoms:
        at = rest.index(atom.text, at)
        rest = f"{rest[:at]}\0{rest[at + len(atom.text) :]}"
    yield from (piece for piece in _STRONG.split(rest) if piece and "\0" not in piece)


def _apart(spans: Sequence[Span]) -> tuple[list[str], list[Atom]]:
    """The facts, and the words before, between and behind them: one more than there are facts."""
    joints, facts = [""], list[Atom]()
    for atom in _read(spans):
        if isinstance(atom, str):
            joints[-1] += atom
        else:
            facts.append(atom)
            joints.append("")
    return _numbered(joints, facts)


def _read(spans: Sequence[Span]) -> Iterator[str | Atom]:
    for span in spans:
        is_fact = bool(span.fact_paths) or span.gap
        yield Atom(span.text, span.fact_paths, gap=span.gap) if is_fact else span.text


def _numbered(joints: list[str], facts: list[Atom]) -> tuple[list[str], list[Atom]]:
    """The same with the numbers of a list, which no fact states, as atoms of their own."""
    words, atoms = list[str](), list[Atom]()
    for place, joint in enumerate(joints):
        end, start = 0, len(words)
        for found in _NUMBERING.finditer(joint):
            words.append(joint[end : found.start()])
            atoms.append(Atom(found[0], ()))
            end = found.end()
        words.append(joint[end:])
        if place < len(facts):
            atoms.append(facts[place])
        assert start < len(words)
    return words, atoms


def _grown(joints: list[str], facts: list[Atom]) -> Iterator[Atom]:
    """Atoms with what names or denies them; what they took is taken from the words around."""
    left = joints[0]
    for place, fact in enumerate(facts):
        right = joints[place + 1]
        label, unit = _label(left, fact), _unit(right, fact)
        rest = right[len(unit) :]
        before = left[: len(left) - len(label)]
        yield replace(fact, label=label, unit=unit, before=before, after=rest)
        left = rest


def _label(left: str, fact: Atom) -> str:
    """The words directly before a fact that belong to it."""
    tail = _STRONG.split(left)[-1]
    if _NEGATES.search(tail):
        return tail
    if fact.gap or (fact.fact_paths and _FIGURE.search(fact.fact)):
        return _LABEL_ENDS.split(left)[-1]
    return ""


def _unit(right: str, fact: Atom) -> str:
    found = _UNIT.match(right) if _FIGURE.search(fact.fact) or fact.gap else None
    return found[0] if found else ""
