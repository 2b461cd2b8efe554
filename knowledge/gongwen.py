"""The parser for official documents (公文): paragraphs to addressed blocks.

Source of the grammar: GB/T 9704-2012 (party and government documents: issuer, number, title,
addressee, body, attachments, signature, date) and the numbering 一、（一）1.（1）①, 第X章/第X条.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from knowledge import attached, frame
from knowledge.clause import Block, Kind
from knowledge.frame import Rest
from knowledge.lines import CLOSING, KIND_OF_TEXT, PAGE_MARK, opens
from knowledge.markers import Depth, Marker, ends_sentence, has_sentence, is_bullet, marker
from knowledge.paragraphs import Paragraph, joined, paragraphs
from knowledge.place import Identify, Place
from knowledge.table import row

Recogniser = Callable[[Place, str, Rest], bool]
_LONGEST_DECLARED = 60


def parse(text: str, *, identify: Identify, fallback: str) -> tuple[Block, ...]:
    """Parse a file into blocks; `identify` names a document by its number (文号).

    The blocks' texts, concatenated without white space, equal the source without white space.
    A file without any document number becomes one document named `fallback`.
    """
    place = Place(identify, fallback)
    found = paragraphs(text)
    for index, paragraph in enumerate(found):
        for piece in _pieces(place, paragraph):
            _place_one(place, piece, found[index + 1 :])
    return tuple(place.blocks)


def _pieces(place: Place, paragraph: Paragraph) -> Iterator[Paragraph]:
    """The lines of a head one by one (issuer, title, addressee); running text as a whole."""
    lines = tuple(_closed(paragraph.lines))
    while len(lines) > 1 and not _is_prose(lines[0]) and _is_head(place, lines):
        yield replace(paragraph, lines=lines[:1])
        lines = lines[1:]
    yield replace(paragraph, lines=(joined(lines),))


def _closed(lines: Sequence[str]) -> Iterator[str]:
    """The lines, one that leaves a bracket open joined with the next: （2025年1月16日 / 公布）."""
    held = ""
    for line in lines:
        held = joined((held, line)) if held else line
        if held.count("（") <= held.count("）"):
            yield held
            held = ""
    if held:
        yield held


def _is_head(place: Place, lines: Sequence[str]) -> bool:
    """Whether each line is something of its own; a title or addressee alone may take several."""
    if place.mode == "title":
        return any(map(KIND_OF_TEXT.search, lines[:-1]))
    return place.mode in ("header", "signed")


def _is_prose(line: str) -> bool:
    return has_sentence(line) and not line.endswith(("：", ":"))


def _place_one(place: Place, piece: Paragraph, rest: Rest) -> None:
    text = piece.text
    if place.mode == "table" and "\t" not in text and not _is_page_mark(piece):
        place.leave_table()
    if piece.running:
        place.put(Kind.PAGE_MARK, text)
    elif not (piece.level and _declared(place, text, piece.level)) and not any(
        recognise(place, text, rest) for recognise in _RECOGNISERS
    ):
        _plain(place, text, rest)


def _is_page_mark(paragraph: Paragraph) -> bool:
    return paragraph.running or PAGE_MARK.match(paragraph.text) is not None


def _declared(place: Place, text: str, level: int) -> bool:
    """A line that its file has as a heading: numbered or not, it stands above what follows."""
    mark = marker(text, declared=True)
    if ends_sentence(text) or len(text) > _LONGEST_DECLARED:
        return False
    if frame.is_contact(mark.rest) if mark else opens(text):
        return False
    if mark is not None:
        place.descend(mark, text, level)
        place.address = None
    elif place.awaits_title(text):
        return False
    else:
        place.descend_unnumbered(text, level)
    place.put(Kind.HEADING, text)
    return True


def _table_row(place: Place, text: str, rest: Rest) -> bool:
    if "\t" not in text:
        return False
    row(place, text)
    return True


def _closing(place: Place, text: str, rest: Rest) -> bool:
    """特此通知: said of the whole document, not of its last clause."""
    if not CLOSING.match(text) or place.mode == "header":
        return False
    place.trail, place.mode = [], "body"
    place.put(Kind.PARAGRAPH, text, place.fresh(place.at("末")))
    return True


def _numbered(place: Place, text: str, rest: Rest) -> bool:
    mark = marker(text)
    if mark is None:
        return False
    if mark.is_heading and (mark.depth < Depth.ARTICLE or _has_body(mark, rest)):
        place.descend(mark, text)
        place.put(Kind.HEADING, text)
        place.address = None
        return True
    place.descend(mark, "")
    place.put(Kind.ITEM, text, place.fresh(place.path))
    # What stands below an item stands below its name: （一）基本条件。企业应当：/ 1. ….
    lead = text.removesuffix(mark.rest) + mark.lead if mark.lead else ""
    place.name_last(lead)
    return True


def _has_body(mark: Marker, rest: Rest) -> bool:
    """Whether anything stands below a short marked line; if not it is a clause and no heading."""
    if rest and has_sentence(mark.rest) and _is_page_mark(rest[0]):
        return False  # a page tears it
    following = next((p for p in rest if not _is_page_mark(p)), None)
    if following is None:
        return False
    below = marker(following.text)
    if below is not None:
        return below.depth > mark.depth
    text = following.text
    return not opens(text) or "\t" in text or is_bullet(text) or frame.is_contact(text)


def _plain(place: Place, text: str, rest: Rest) -> None:
    """Running text: a preface, the words under a heading, or more of the open clause."""
    below, place.mode = place.mode == "below", "body"
    if place.address is not None and (place.trail or place.is_torn()):
        place.put(Kind.PARAGRAPH, text, place.address)
        return
    if place.trail:
        step = ["总述"] if _next_mark_is_deeper_heading(place, rest) else []
        step = [open_step.name for open_step in place.trail] + step
    elif below:
        step = ["末"]
    elif not has_sentence(text) and rest and "\t" in rest[0].text:
        step = ["头"]
    else:
        step = ["引言" if place.annex else "前言"]
    place.put(Kind.PARAGRAPH, text, place.fresh(place.at(*step)))


def _next_mark_is_deeper_heading(place: Place, rest: Rest) -> bool:
    for paragraph in rest:
        mark = marker(paragraph.text)
        if mark is not None:
            return mark.is_heading and mark.depth > place.trail[-1].depth
    return False


_RECOGNISERS: Sequence[Recogniser] = (
    frame.page_mark,
    frame.number,
    frame.closing_lines,
    _table_row,
    attached.annex_line,
    attached.attachment_list,
    attached.issued_text,
    attached.annex_title,
    frame.contacts,
    attached.notes,
    frame.date_line,
    frame.header,
    _closing,
    _numbered,
    frame.signature,
)
