"""Source text to paragraphs: lines that belong together, with page and line breaks undone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from knowledge.markers import (
    CONTACTS,
    DATE,
    PAGE_MARK,
    ends_sentence,
    has_sentence,
    is_title,
    marker,
    opens,
)

# No line of running text breaks so early: a marked line this short is a heading.
_SHORT = 15
_ASCII_WORD = re.compile(r"[A-Za-z0-9]")


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The lines of one paragraph, stripped, none empty; `line` counts from one in the source."""

    lines: tuple[str, ...]
    line: int

    @property
    def text(self) -> str:
        """The lines as one text; a space is kept only between two Latin words."""
        joined = self.lines[0]
        for following in self.lines[1:]:
            latin = _ASCII_WORD.match(joined[-1]) and _ASCII_WORD.match(following[0])
            joined += f" {following}" if latin else following
        return joined


def paragraphs(text: str) -> list[Paragraph]:
    """Split at blank lines and opening marks, then join what a page break tore apart."""
    return list(_mend(_grouped(text)))


def _grouped(text: str) -> Iterator[Paragraph]:
    lines: list[str] = []
    start = 0
    for number, raw in enumerate(text.splitlines(), 1):
        line = (
            raw.strip("\ufeff\u3000 \r\f\v\u200b") if "\t" not in raw else raw.strip("\ufeff\r\n ")
        )
        if not line.strip() or opens(line) or (lines and _ends(lines, line)):
            if lines:
                yield Paragraph(tuple(lines), start)
            lines, start = [], number
        if line.strip():
            lines.append(line)
            start = start if len(lines) > 1 else number
    if lines:
        yield Paragraph(tuple(lines), start)


def _ends(lines: list[str], following: str) -> bool:
    """Whether a paragraph ends before the next line, though no blank line says so."""
    if _stands_alone(lines[-1]):
        return True
    if len(lines) == 1 and is_title(lines[0], _SHORT) and has_sentence(following):
        return True
    mark = marker(lines[0]) if len(lines) == 1 else None
    short = len(lines[0]) <= _SHORT or len(lines[0]) < 0.7 * len(following)
    return mark is not None and mark.is_heading and short and has_sentence(following)


def _stands_alone(line: str) -> bool:
    return "\t" in line or bool(PAGE_MARK.match(line) or DATE.match(line) or CONTACTS.match(line))


def _mend(grouped: Iterator[Paragraph]) -> Iterator[Paragraph]:
    held: Paragraph | None = None
    for paragraph in grouped:
        if held is not None and _is_torn(held) and not opens(paragraph.lines[0]):
            held = Paragraph(held.lines + paragraph.lines, held.line)
            continue
        if held is not None:
            yield held
        held = paragraph
    if held is not None:
        yield held


def _is_torn(paragraph: Paragraph) -> bool:
    """Running prose that stops where no sentence can end goes on after the break."""
    text = paragraph.text
    if _stands_alone(text) or "\t" in text or ends_sentence(text) or is_title(text):
        return False
    mark = marker(text)
    if mark is None:
        return has_sentence(text)
    return not mark.is_heading
