"""Notes at the foot of a page: told by the short rule above them, set below the part they are of.

The page keeps them under the sentence that a break tears in two; here they become 注 of the
document or annex, and the small raised number in the text becomes the mark ^[1] of its note.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from knowledge.lines import annex

_BEGINS = re.compile(r"[\[［]?(\d{1,2}|[①-⑳])[\]］]?(?![\d.．、)）])\s*")
_DIGIT = re.compile(r"[\d①-⑳]")
_CIRCLED = tuple("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳")
_WIDEST, _THICKEST, _SHORTEST = 0.5, 2.0, 20.0
_UPPER = 0.3  # of a page: no footnote stands so high
_SMALL, _RAISED = 0.8, 0.1  # of the size of the line's other characters


def rule_above(page: Any) -> float | None:
    """Where the short rule stands that divides a page's notes from its text."""
    tops = [
        one["top"]
        for one in (*page.rects, *page.lines)
        if one["height"] < _THICKEST and one["top"] > _UPPER * page.height
        and _SHORTEST < one["x1"] - one["x0"] < _WIDEST * page.width
    ]  # fmt: skip
    return max(tops, default=None)


def numbers(lines: Sequence[str]) -> list[str]:
    """The numbers of the notes in these lines; none if the first does not begin one."""
    begun = [match for line in lines if (match := _BEGINS.match(line))]
    return [_plain(match[1]) for match in begun] if lines and _BEGINS.match(lines[0]) else []


def marked(line: Mapping[str, Any], size: float, known: Sequence[str]) -> str:
    """The text of a line in which small raised numbers of known notes are marks: ^[1]."""
    full = max((c["bottom"] for c in line["chars"] if c["size"] >= _SMALL * size), default=0.0)
    small = [
        c["size"] < _SMALL * size and c["bottom"] < full - _RAISED * size for c in line["chars"]
    ]
    pieces, number, place = [], "", 0
    for character in f"{line['text']}\n":
        drawn = place < len(small) and line["chars"][place]["text"] == character
        if drawn and small[place] and _DIGIT.match(character):
            number += character
        else:
            pieces += [f"^[{_plain(number)}]" if _plain(number) in known else number, character]
            number = ""
        place += drawn
    return "".join(pieces).strip()


def _plain(number: str) -> str:
    return str(ord(number) - ord("①") + 1) if number in _CIRCLED else number


def below_their_part(lines: Iterable[tuple[str, bool]]) -> Iterator[str]:
    """The lines, with those that are notes (true) moved before the next annex or to the end."""
    held: list[str] = []
    for text, is_note in lines:
        if is_note:
            held.append(text)
            continue
        if held and annex(text.strip()):
            yield from _notes(held)
            held = []
        yield text
    yield from _notes(held)


def _notes(held: Sequence[str]) -> Iterator[str]:
    if held:
        yield from ("", "注：")
    for text in held:
        found = _BEGINS.match(text)
        yield f"[{_plain(found[1])}] {text[found.end() :]}" if found else text
    if held:
        yield ""
