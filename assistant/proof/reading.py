"""Reading: a text cut into marks, plain words, breaks and words nobody knows."""

from collections.abc import Iterator
from dataclasses import dataclass

from assistant.proof.binding import bound
from assistant.proof.figures import figures
from assistant.proof.mark import BREAK, PLAIN, UNKNOWN, Mark, fold
from assistant.proof.roles import with_roles
from assistant.proof.vocabulary import Node, atoms, phrases

_BREAKS = frozenset("，,；;：:。.!！?？\n()（）、|—–/")
_COST_UNKNOWN, _COST_RARE, _COST_WORD = 10, 3, 1


@dataclass(frozen=True, slots=True)
class Piece:
    """An atom of the text, or a figure already read."""

    atom: str
    start: int
    end: int
    marks: tuple[Mark, ...] | None = None


def read(text: str) -> tuple[Mark, ...]:
    """Every mark of a text in order, roles included."""
    folded = fold(text)
    return bound(with_roles(tuple(_merged(_cheapest(list(_pieces(folded)), text), text))))


def _pieces(folded: str) -> Iterator[Piece]:
    at = 0
    for start, end, marks in figures(folded):
        yield from (Piece(a, at + s, at + e) for a, s, e in atoms(folded[at:start]))
        yield Piece("", start, end, marks)
        at = end
    yield from (Piece(a, at + s, at + e) for a, s, e in atoms(folded[at:]))


def _cheapest(pieces: list[Piece], text: str) -> list[tuple[Piece, ...] | Mark]:
    """The cut with the fewest unknown atoms, then the fewest words."""
    best: list[tuple[int, int, tuple[str, str] | None]] = [(0, 0, None)] * (len(pieces) + 1)
    for i in range(len(pieces) - 1, -1, -1):
        best[i] = (best[i + 1][0] + _alone(pieces[i]), i + 1, None)
        for end, means in _phrases_at(pieces, i):
            cost = best[end][0] + (_COST_RARE if means[0] == UNKNOWN else _COST_WORD)
            if cost < best[i][0]:
                best[i] = (cost, end, means)
    return list(_walk(pieces, best, text))


def _alone(piece: Piece) -> int:
    if piece.marks is not None or piece.atom in _BREAKS:
        return 0
    return _COST_UNKNOWN


def _phrases_at(pieces: list[Piece], start: int) -> Iterator[tuple[int, tuple[str, str]]]:
    node: Node | None = phrases()
    for end in range(start, len(pieces)):
        if pieces[end].marks is not None or node is None:
            return
        node = node.next.get(pieces[end].atom)
        if node is not None and node.means is not None:
            yield end + 1, node.means


def _walk(
    pieces: list[Piece], best: list[tuple[int, int, tuple[str, str] | None]], text: str
) -> Iterator[tuple[Piece, ...] | Mark]:
    i = 0
    while i < len(pieces):
        _, end, means = best[i]
        if means is not None:
            word = text[pieces[i].start : pieces[end - 1].end]
            yield Mark(means[0], means[1], word, pieces[i].start)
        else:
            yield (pieces[i],)
        i = end


def _merged(cut: list[tuple[Piece, ...] | Mark], text: str) -> Iterator[Mark]:
    """Single pieces become breaks, figures or (joined with their neighbours) unknown words."""
    run: list[Piece] = []
    for item in cut:
        piece = item[0] if isinstance(item, tuple) else None
        if piece is not None and piece.marks is None and piece.atom not in _BREAKS:
            if run and (run[-1].end != piece.start or run[-1].atom.isascii()):
                yield _unknown(run, text)
                run = []
            run.append(piece)
            continue
        if run:
            yield _unknown(run, text)
            run = []
        if isinstance(item, Mark):
            yield item
        elif piece is not None:
            yield from _of_piece(piece, text)
    if run:
        yield _unknown(run, text)


def _unknown(run: list[Piece], text: str) -> Mark:
    word = text[run[0].start : run[-1].end]
    return Mark(UNKNOWN, fold(word), word, run[0].start)


def _of_piece(piece: Piece, text: str) -> Iterator[Mark]:
    if piece.marks is None:
        yield Mark(BREAK, piece.atom, piece.atom, piece.start)
    elif not piece.marks:
        yield Mark(PLAIN, "", text[piece.start : piece.end], piece.start)
    else:
        yield from piece.marks
