"""The proof of a reworded sentence: facts to the letter, and around them no word of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from assistant.drafting.passage import Span
from assistant.drafting.prose.atoms import Atom, Source
from assistant.normal import words

Place = tuple[int, int]  # which source, which of its atoms
_STRONG = "，；。：！？\n"
_SHORTEST_RUN = 2
_SHOWN = 16


class Refused(Exception):
    """Why a sentence is not taken, in words for the reader."""


@dataclass(frozen=True, slots=True)
class _Met:
    """A place in the sentence where an atom is copied: which atoms it may be."""

    text: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Proved:
    """A sentence that passed, and the atoms it tells."""

    spans: tuple[Span, ...]
    told: frozenset[Place]

    @property
    def text(self) -> str:
        """The sentence as it is read."""
        return "".join(span.text for span in self.spans)


def proved(text: str, sources: Sequence[Source], cited: Sequence[int], before: int = -1) -> Proved:
    """A sentence proved from the sources it cites; `before` is the source told last.

    Raises Refused with the reason.
    """
    runs = tuple(_runs(text, sources, cited))
    spans, told, order = list[Span](), set[Place](), list[int]()
    for piece in _pieces(runs):
        # The same words may be facts of several sources: what is being told goes on.
        nearest = sorted(cited, key=lambda n: (n != (order[-1] if order else before), n))
        places = _placed(piece, sources, nearest)
        told.update(places)
        order += [place[0] for place in places[:1]]
        spans += _spans(piece, places, sources)
    _whole(order, told, sources, before)
    return Proved(tuple(spans), frozenset(told))


def _runs(text: str, sources: Sequence[Source], cited: Sequence[int]) -> Iterator[str | _Met]:
    """The sentence cut into copied atoms and the words between them, the longest atoms first."""
    known: dict[str, list[Place]] = {}
    for n in cited:
        for k, atom in enumerate(sources[n].atoms):
            known.setdefault(atom.text, []).append((n, k))
    ordered = sorted(known, key=len, reverse=True)
    at, loose = 0, ""
    while at < len(text):
        found = next((a for a in ordered if _copied(a, text, at)), None)
        if found is None:
            loose, at = loose + text[at], at + 1
            continue
        if loose:
            yield loose
        yield _Met(found, tuple(known[found]))
        loose, at = "", at + len(found)
    if loose:
        yield loose


def _copied(atom: str, text: str, at: int) -> bool:
    """Whether an atom stands here whole: no figure is part of a longer one."""
    if not text.startswith(atom, at):
        return False
    end = at + len(atom)
    cut_before = at > 0 and _digit(atom[0]) and _digit(text[at - 1])
    cut_behind = end < len(text) and _digit(atom[-1]) and _digit(text[end])
    return not (cut_before or cut_behind)


def _digit(mark: str) -> bool:
    return mark.isdecimal() or mark == "."


def _pieces(runs: Sequence[str | _Met]) -> Iterator[list[str | _Met]]:
    """The sentence at its commas and stops, each mark at the end of its piece."""
    piece: list[str | _Met] = []
    for run in runs:
        if isinstance(run, _Met):
            piece.append(run)
            continue
        *closed, rest = re.split(f"(?<=[{_STRONG}])", run)
        for part in closed:
            yield [*piece, part]
            piece = []
        piece += [rest] * bool(rest)
    if piece:
        yield piece


def _placed(
    piece: list[str | _Met], sources: Sequence[Source], cited: Sequence[int]
) -> tuple[Place, ...]:
    """Which atoms a piece tells: all of one source, in words that stand around them there."""
    met = [run for run in piece if isinstance(run, _Met)]
    if not met:
        _spoken("".join(r for r in piece if isinstance(r, str)), sources, cited)
        return ()
    first: Refused | None = None
    for n in cited:
        every = [[place for place in run.places if place[0] == n] for run in met]
        if not all(every):
            continue
        places = tuple(found[0] for found in every)
        try:
            _joined(piece, [sources[n].atoms[k] for _, k in places])
        except Refused as refused:
            first = first or refused
        else:
            return places
    text = "".join(r if isinstance(r, str) else r.text for r in piece)
    raise first or Refused(_why("mixed", text))


def _spoken(text: str, sources: Sequence[Source], cited: Sequence[int]) -> None:
    """Words without a fact: to the letter from a cited source, or joining words alone."""
    said = tuple(piece for n in cited for piece in sources[n].spoken)
    _allowed(text.strip(_STRONG), (), said)


def _joined(piece: list[str | _Met], atoms: list[Atom]) -> None:
    """Whether the words around the atoms of a piece are those that stand around them."""
    left: Atom | None = None
    rest = iter(atoms)
    for run in piece:
        if isinstance(run, _Met):
            left = next(rest)
            continue
        number = atoms.index(left) + 1 if left else 0
        right = atoms[number] if number < len(atoms) else None
        _allowed(run.strip(_STRONG), (left.after if left else "", right.before if right else ""))


def _allowed(text: str, beside: tuple[str, ...], said: tuple[str, ...] = ()) -> None:
    """Whether a text is made of runs of these words, whole sayings and joining words alone."""
    joining = (*words("prose")["joining"], *said)
    beside = (*beside, *(with_jiang for b in beside if (with_jiang := b.replace("把", "将")) != b))
    reached, furthest = {0}, 0
    for at in range(len(text)):
        if at not in reached:
            continue
        furthest = at
        reached |= {at + len(w) for w in joining if text.startswith(w, at)}
        reached |= {
            end
            for end in range(at + _SHORTEST_RUN, len(text) + 1)
            if any(text[at:end] in words_beside for words_beside in beside)
        }
        reached |= {at + 1} if text[at] in beside else set()
    if len(text) not in reached:
        raise Refused(_why("own_words", text[furthest : furthest + _SHOWN]))


def _whole(order: Sequence[int], told: set[Place], sources: Sequence[Source], before: int) -> None:
    """Whether each source is told in one go, with what it is about: nothing changes its subject."""
    runs = [n for at, n in enumerate(order) if at == 0 or order[at - 1] != n]
    if len(runs) != len(set(runs)):
        raise Refused(_why("scattered"))
    for n in runs:
        first = next((k for k, atom in enumerate(sources[n].atoms) if atom.states), 0)
        if (n, first) not in told and n != before:
            raise Refused(_why("subject", sources[n].atoms[first].text[:_SHOWN]))


def _spans(
    piece: list[str | _Met], places: Sequence[Place], sources: Sequence[Source]
) -> Iterator[Span]:
    rest = iter(places)
    for run in piece:
        if isinstance(run, str):
            yield Span(run)
            continue
        n, k = next(rest)
        yield from sources[n].atoms[k].spans


def missing(told: frozenset[Place], sources: Sequence[Source], text: str) -> str | None:
    """The first fact, gap or claim of the sources that was not told, if any."""
    for n, each in enumerate(sources):
        for k, atom in enumerate(each.atoms):
            if atom.states and (n, k) not in told:
                return atom.text
        if not each.atoms and each.passage.text.strip(_STRONG) not in text:
            return each.passage.text
    return None


def _why(key: str, *filled: str) -> str:
    return str(words("prose")["why"][key]).format(*filled)
