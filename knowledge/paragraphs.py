"""Source text to paragraphs: lines that belong together, with page and line breaks undone."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from statistics import median

from knowledge.lines import DATE, DECLARED, PAGE_MARK, opens, stands_alone
from knowledge.markers import bare, ends_sentence, has_sentence, is_title, marker, speaks_of_number

# No line of running text breaks so early: a marked line this short is a heading.
_SHORT = 15
# A line that ends a sentence this many characters before its neighbours' edge ends a paragraph.
# A line of an item that ends no sentence has to stop earlier still.
_SPARE, _WIDE_SPARE = 3, 8
_LONGEST_WRAPPED, _MOST_SIGNERS = 60, 8
# A text with blank lines between all its lines: how many are torn, how wide, how ragged.
_SHARE_TORN, _FEWEST_TORN, _SHORTEST_WRAPPED, _RAGGED = 0.15, 4, 30, 5
_ASCII_WORD = re.compile(r"[A-Za-z0-9]")
_SPACE = "\ufeff\u3000\xa0 \r\f\v"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The lines of one paragraph, stripped, none empty; `line` counts from one in the source.

    `level` is that of a heading which its file calls one; `running` is a page's header or number.
    """

    lines: tuple[str, ...]
    line: int
    level: int = 0
    running: bool = False

    @property
    def text(self) -> str:
        """The lines as one text."""
        return joined(self.lines)


def joined(lines: Sequence[str]) -> str:
    """Lines as one text; a space is kept only between two Latin words."""
    text = lines[0]
    for following in lines[1:]:
        latin = _ASCII_WORD.match(text[-1]) and _ASCII_WORD.match(following[0])
        text += f" {following}" if latin else following
    return text


def paragraphs(text: str) -> list[Paragraph]:
    """Split at blank lines and opening marks, then join what a page break tore apart."""
    raw = text.splitlines()
    lines = _stripped(raw)
    grouped = list(_grouped(lines, [_indent(line) for line in raw]))
    return list(_mend(grouped, _torn_at(grouped)))


def _indent(line: str) -> int:
    return _width(line) - _width(line.lstrip(_SPACE + "\t"))


def _stripped(raw: Sequence[str]) -> list[str]:
    """The lines without the space around them; tabs are kept in the rows of a table only."""
    lines: list[str] = []
    for tabbed, run in groupby(raw, key=lambda line: "\t" in line):
        held = [line.strip("\ufeff\r\n ") if tabbed else line.strip(_SPACE) for line in run]
        is_table = tabbed and any(map(_is_row, held))
        lines += held if is_table else [line.replace("\t", " ").strip(_SPACE) for line in held]
    return lines


def _is_row(line: str) -> bool:
    """Whether tabs divide cells: not an indent, and not what follows a mark (1.→企业应当…)."""
    cells = line.split("\t")
    if len(cells) == 2 and (mark := marker(cells[0])) and not mark.rest:
        return False
    return len(cells) > 2 or (len(cells) == 2 and all(cell.strip() for cell in cells))


def _grouped(lines: Sequence[str], indents: Sequence[int]) -> Iterator[Paragraph]:
    running, edges = _running(lines), _edges(lines)
    held: list[str] = []
    start = 0
    for at, line in enumerate(lines):
        level = len(line) - len(line.lstrip(DECLARED))
        alone = level or at in running
        begins = alone or not line.strip() or (opens(line) and not _closes(held, line))
        begins = begins or _signs(lines, at)
        indented = bool(held) and indents[at] > indents[at - 1] and ends_sentence(held[-1])
        if held and (begins or indented or _ends(held, line, edges[at])):
            yield Paragraph(tuple(held), start + 1)
            held = []
        if alone and line.strip():
            yield Paragraph((line.strip(),), at + 1, level, at in running)
        elif line.strip():
            start = start if held else at
            held.append(line)
    if held:
        yield Paragraph(tuple(held), start + 1)


def _signs(lines: Sequence[str], at: int) -> bool:
    """Whether a line is the first of the names above a date."""
    for line in lines[at : at + _MOST_SIGNERS]:
        if DATE.match(line):
            return True
        if not line.strip() or has_sentence(line) or ends_sentence(line) or opens(line):
            return False
    return False


def _running(lines: Sequence[str]) -> set[int]:
    """The lines of page furniture that no form gives away.

    A header is the same line beside two page numbers or more; a bare number follows the last
    page's number.
    """
    full = [at for at, line in enumerate(lines) if line.strip()]
    places = {at: place for place, at in enumerate(full)}
    marks = [at for at in full if PAGE_MARK.match(lines[at]) and re.search(r"\d", lines[at])]
    found: set[int] = set()
    for step in (1, -1):
        beside = [full[p] for at in marks if 0 <= (p := places[at] + step) < len(full)]
        often = Counter(lines[at] for at in beside if not has_sentence(lines[at]))
        found |= {at for at in beside if often[lines[at]] > 1 and not marker(lines[at])}
    return {at for at in found - set(marks) if "\t" not in lines[at]} | _bare_numbers(lines, marks)


def _bare_numbers(lines: Sequence[str], marks: Sequence[int]) -> set[int]:
    found: set[int] = set()
    page = 0
    alone = {at: int(line) for at, line in enumerate(lines) if line.isdecimal()}
    if len(alone) > 1 and list(alone.values()) == list(range(1, len(alone) + 1)):
        return set(alone)
    for at, line in enumerate(lines):
        if at in marks:
            page = int(re.findall(r"\d+", line)[0])
        elif page and line.isdecimal() and int(line) == page + 1:
            page += 1
            found.add(at)
    return found


def _ends(held: list[str], following: str, edge: tuple[int, int]) -> bool:
    """Whether a paragraph ends before the next line, though no blank line says so."""
    last = held[-1]
    if stands_alone(last) or (ends_sentence(last) and _falls_short(last, edge, _SPARE)):
        return True
    if opens(held[0]) and _falls_short(last, edge, _WIDE_SPARE):
        return True
    if speaks_of_number(following):
        return False
    if len(held) == 1 and is_title(held[0], _SHORT) and has_sentence(following):
        return True
    mark = marker(held[0]) if len(held) == 1 else None
    short = len(held[0]) <= _SHORT or len(held[0]) < 0.7 * len(following)
    return mark is not None and mark.is_heading and short and has_sentence(following)


def _edges(lines: Sequence[str]) -> list[tuple[int, int]]:
    """How far the lines around each reach, up to blank ones: characters, columns.

    Zero where a line that stops short says nothing: blank lines part the paragraphs.
    """
    edges: list[tuple[int, int]] = []
    for _, block in groupby(lines, key=lambda line: bool(line.strip())):
        held = list(block)
        prose = [line for line in held if "\t" not in line]
        edge = max(map(len, prose), default=0), max(map(_width, prose), default=0)
        edges += [edge if _is_tight(prose, edge[0]) else (0, 0)] * len(held)
    return edges


def _is_tight(block: Sequence[str], edge: int) -> bool:
    """Whether several paragraphs stand in a block: marks inside it, or lines nobody wrapped."""
    return edge > _LONGEST_WRAPPED or any(map(opens, block[1:]))


def _falls_short(line: str, edge: tuple[int, int], spare: int) -> bool:
    return len(line) < edge[0] - spare and _width(line) < edge[1] - 2 * spare


def _width(line: str) -> int:
    """Columns: two for a Chinese character, one for a Latin one."""
    return sum(1 if character < "\u2000" else 2 for character in line)


def _torn_at(grouped: Sequence[Paragraph]) -> int:
    """The columns at which a text breaks that has a blank line after each of its lines."""
    torn = [
        _width(p.text)
        for p in grouped
        if len(p.lines) == 1 and has_sentence(p.text) and not ends_sentence(p.text)
    ]
    if len(torn) < max(_FEWEST_TORN, _SHARE_TORN * len(grouped)):
        return 0
    edge = int(median(torn))
    return edge if _SHORTEST_WRAPPED <= edge <= 2 * _LONGEST_WRAPPED else 0


def _mend(grouped: Iterable[Paragraph], edge: int) -> Iterator[Paragraph]:
    held: Paragraph | None = None
    for paragraph in grouped:
        if held is not None and _is_torn(held, edge) and not _is_apart(held, paragraph):
            held = replace(held, lines=held.lines + paragraph.lines)
            continue
        if held is not None:
            yield held
        held = paragraph
    if held is not None:
        yield held


def _is_apart(held: Paragraph, paragraph: Paragraph) -> bool:
    alone = bool(paragraph.level) or paragraph.running
    return alone or (opens(paragraph.lines[0]) and not _closes(held.lines, paragraph.lines[0]))


def _closes(held: Sequence[str], line: str) -> bool:
    """Whether a line's first bracket closes one that stands open before it: （附 / 1）、…."""
    before = "".join(held)
    is_open = sum(map(before.count, "（(")) > sum(map(before.count, "）)"))
    return is_open and re.match(r"[^（(]{1,4}[）)]", line) is not None


def _is_torn(paragraph: Paragraph, edge: int) -> bool:
    """Running prose that stops where no sentence can end goes on after the break."""
    text = paragraph.text
    if paragraph.level or paragraph.running or stands_alone(text) or ends_sentence(text):
        return False
    if is_title(text):
        return False
    mark = marker(bare(text))
    if mark is None:
        return has_sentence(text)
    return not mark.is_heading or (edge > 0 and _width(text) >= edge - _RAGGED)
