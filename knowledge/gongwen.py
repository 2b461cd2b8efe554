"""The parser for official documents (公文): paragraphs to addressed blocks.

Source of the grammar: GB/T 9704-2012 (party and government documents: issuer, number, title,
addressee, body, attachments, signature, date) and the numbering 一、（一）1.（1）①, 第X章/第X条.
"""

from collections.abc import Callable, Sequence

from knowledge.clause import Block, Kind
from knowledge.markers import (
    ANNEX,
    ATTACHMENTS,
    CONTACTS,
    DATE,
    DISCLOSURE,
    NOTE_ITEM,
    NOTES,
    NUMBER,
    PAGE_MARK,
    ends_sentence,
    has_sentence,
    marker,
)
from knowledge.paragraphs import Paragraph, paragraphs
from knowledge.place import Identify, Place
from knowledge.reading import squeeze
from knowledge.table import row

Rest = Sequence[Paragraph]
Recogniser = Callable[[Place, str, Rest], bool]


def parse(text: str, *, identify: Identify, fallback: str) -> tuple[Block, ...]:
    """Parse a file into blocks; `identify` names a document by its number (文号).

    The blocks' texts, concatenated without white space, equal the source without white space.
    A file without any document number becomes one document named `fallback`.
    """
    place = Place(identify, fallback)
    found = paragraphs(text)
    for index, paragraph in enumerate(found):
        if place.mode in ("header", "signed") and len(paragraph.lines) > 1:
            pieces: Sequence[str] = paragraph.lines
        else:
            pieces = (paragraph.text,)
        for piece in pieces:
            _place_one(place, piece, found[index + 1 :])
    return tuple(place.blocks)


def _place_one(place: Place, text: str, rest: Rest) -> None:
    for recognise in _RECOGNISERS:
        if recognise(place, text, rest):
            return
    _plain(place, text, rest)


def _page_mark(place: Place, text: str, rest: Rest) -> bool:
    if not PAGE_MARK.match(text):
        return False
    place.put(Kind.PAGE_MARK, text)
    if "无正文" in text:
        place.mode = "signature"
    return True


def _number(place: Place, text: str, rest: Rest) -> bool:
    if not NUMBER.match(text):
        return False
    place.enter_document(text)
    place.put(Kind.NUMBER, text)
    return True


def _disclosure(place: Place, text: str, rest: Rest) -> bool:
    if not DISCLOSURE.match(text):
        return False
    # The line closes the outermost notice of a bundle, after all its annexes.
    container = place.outermost or place.document
    place.blocks.append(Block(Kind.DISCLOSURE, text, container))
    return True


def _table_row(place: Place, text: str, rest: Rest) -> bool:
    if "\t" not in text:
        return False
    row(place, text)
    return True


def _annex(place: Place, text: str, rest: Rest) -> bool:
    found = ANNEX.match(text)
    if not found:
        return False
    name, title = f"附{found[1]}{found[2]}", found[3].strip()
    if title and any(squeeze(p.text) == squeeze(title) for p in rest):
        # Announced here, printed later: what stands between still belongs to this part.
        place.attachments[squeeze(title)] = name
        place.put(Kind.ATTACHMENT, text)
        return True
    place.enter_annex(name, title)
    place.put(Kind.HEADING, text)
    return True


def _attachment_list(place: Place, text: str, rest: Rest) -> bool:
    mark = marker(text)
    continues = place.mode == "attachments" and mark is not None and mark.depth == 3
    if not ATTACHMENTS.match(text) and not continues:
        return False
    entry = marker(ATTACHMENTS.sub("", text, count=1).strip())
    if entry is not None and entry.depth == 3:
        place.attachments[squeeze(entry.rest)] = f"附件{entry.step}"
    place.mode = "attachments"
    place.put(Kind.ATTACHMENT, text)
    return True


def _annex_title(place: Place, text: str, rest: Rest) -> bool:
    name = place.attachments.get(squeeze(text))
    expected = place.mode == "annex_title" and not has_sentence(text) and marker(text) is None
    if name is None and not expected:
        return False
    if name is not None and name != place.annex:
        place.enter_annex(name, text)
    place.title = f"{place.annex} {text}"
    place.mode = "body"
    place.put(Kind.HEADING, text)
    return True


def _contacts(place: Place, text: str, rest: Rest) -> bool:
    if place.mode == "contact" and marker(text) is None and not DATE.match(text):
        place.put(Kind.CONTACT, text, place.address)
        return True
    mark = marker(text)
    if not CONTACTS.match(mark.rest if mark else text):
        return False
    if mark:
        place.descend(mark, text)
        place.put(Kind.HEADING, text)
        place.address = place.fresh(place.path)
    else:
        place.trail, place.group = [], ""  # the contacts of the whole document
        place.put(Kind.CONTACT, text, place.fresh(place.at("联系人")))
    place.mode = "contact"
    return True


def _notes(place: Place, text: str, rest: Rest) -> bool:
    if place.mode == "notes":
        item = NOTE_ITEM.match(text)
        if item or (marker(text) is None and not DATE.match(text)):
            step = f"[{item[1]}]" if item else "末"
            place.put(Kind.NOTE, text, place.fresh(place.at("注", step)))
            return True
        return False
    found = NOTES.match(text)
    if not found:
        return False
    place.mode, place.trail = "notes", [(1, "注", "注")]
    place.put(Kind.LABEL, found.group())
    for piece in _inline_items(text[found.end() :].strip()):
        mark = marker(piece)
        steps = ("注", mark.step) if mark else ("注",)
        place.put(Kind.NOTE, piece, place.fresh(place.at(*steps)))
    return True


def _inline_items(text: str) -> list[str]:
    """Split "1.…；2.…" on one line into its items."""
    pieces: list[str] = []
    for part in (p + "；" for p in text.split("；")):
        if pieces and marker(part) is None:
            pieces[-1] += part
        else:
            pieces.append(part)
    if pieces:
        pieces[-1] = pieces[-1].removesuffix("；")
    return [piece for piece in pieces if piece]


def _date(place: Place, text: str, rest: Rest) -> bool:
    if not DATE.match(text):
        return False
    place.put(Kind.DATE, text)
    place.mode = (
        "signed" if place.mode in ("signature", "attachments", "body", "contact") else place.mode
    )
    return True


def _header(place: Place, text: str, rest: Rest) -> bool:
    is_title = not has_sentence(text) and not text.endswith(("：", ":")) and marker(text) is None
    if place.mode in ("header", "signed") and is_title:
        before_number = _leads_to(rest, NUMBER.match)
        if before_number or place.mode == "header":
            place.put(Kind.ISSUER if before_number else Kind.TITLE, text)
            return True
    if place.mode not in ("header", "title") or marker(text) is not None:
        return False
    if text.endswith(("：", ":")) and "。" not in text:
        place.put(Kind.ADDRESSEE, text)
        place.mode = "body"
        return True
    if has_sentence(text):
        return False
    place.put(Kind.TITLE, text)
    return True


def _numbered(place: Place, text: str, rest: Rest) -> bool:
    mark = marker(text)
    if mark is None:
        return False
    if mark.is_heading:
        place.descend(mark, text)
        place.put(Kind.HEADING, text)
        place.address = None
    else:
        place.descend(mark, "")
        place.put(Kind.ITEM, text, place.fresh(place.path))
    return True


def _signature(place: Place, text: str, rest: Rest) -> bool:
    if has_sentence(text) or place.mode not in ("signature", "attachments", "body"):
        return False
    if place.mode != "signature" and not _leads_to(rest, DATE.match):
        return False
    place.mode = "signature"
    place.put(Kind.SIGNATURE, text)
    return True


def _plain(place: Place, text: str, rest: Rest) -> None:
    """Running text: a preface, the words under a heading, or more of the open clause."""
    if place.mode != "table":
        place.mode = "body"
    if place.address is not None and place.mode != "table" and place.trail:
        place.put(Kind.PARAGRAPH, text, place.address)
        return
    if place.mode == "table":
        step = ["末"]
    elif place.trail:
        step = ["总述"] if _next_mark_is_deeper_heading(place, rest) else []
        step = [s for _, s, _ in place.trail] + step
    elif not has_sentence(text) and rest and "\t" in rest[0].text:
        step = ["头"]
    else:
        step = ["引言" if place.annex else "前言"]
    place.put(Kind.PARAGRAPH, text, place.fresh(place.at(*step)))


def _next_mark_is_deeper_heading(place: Place, rest: Rest) -> bool:
    for paragraph in rest:
        mark = marker(paragraph.text)
        if mark is not None:
            return mark.is_heading and mark.depth > place.trail[-1][0]
    return False


def _leads_to(rest: Rest, matches: Callable[[str], object]) -> bool:
    """Whether only short lines without a sentence stand before a line that matches."""
    for paragraph in rest[:12]:
        for line in paragraph.lines:
            if matches(line):
                return True
            if has_sentence(line) or marker(line) or ends_sentence(line):
                return False
    return False


_RECOGNISERS: tuple[Recogniser, ...] = (
    _page_mark,
    _number,
    _disclosure,
    _table_row,
    _annex,
    _attachment_list,
    _annex_title,
    _contacts,
    _notes,
    _date,
    _header,
    _numbered,
    _signature,
)
