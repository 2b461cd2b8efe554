"""What is attached to a document: the list of attachments, the annexes, the notes."""

import re

from knowledge.clause import Kind
from knowledge.frame import Rest
from knowledge.lines import ATTACHMENTS, DATE, NOTE_ITEM, NOTES, annex
from knowledge.markers import Depth, has_sentence, marker
from knowledge.place import Place, Step
from knowledge.reading import squeeze

_BRACKETED = re.compile(r"[（(][^（）()]{1,20}[)）]$")


def annex_line(place: Place, text: str, rest: Rest) -> bool:
    """附件2 or 附1: an annex begins here, or it is announced here and begins later."""
    found = annex(text)
    if found is None:
        return False
    name, title = found
    if title and any(_begins(paragraph.text, name, title) for paragraph in rest):
        # What stands between still belongs to this part.
        place.attachments[squeeze(title)] = name
        place.put(Kind.ATTACHMENT, text)
        return True
    place.enter_annex(name, title)
    place.put(Kind.HEADING, text)
    return True


def _begins(later: str, name: str, title: str) -> bool:
    named = annex(later)
    return squeeze(later) == squeeze(title) or (named is not None and named[0] == name)


def attachment_list(place: Place, text: str, rest: Rest) -> bool:
    """附件：1.… 2.…: the names of what is attached; below a signature it is the annex itself."""
    mark = marker(text)
    continues = place.mode == "attachments" and mark is not None and mark.depth == Depth.DIGIT
    opened = ATTACHMENTS.match(text)
    if not opened and not continues:
        return False
    title = text[opened.end() :].strip() if opened else text
    entry = marker(title)
    if opened and entry is None and place.mode == "signed":
        place.enter_annex("附件", title)
        place.put(Kind.HEADING, text)
        return True
    if entry is not None and entry.depth == Depth.DIGIT:
        place.attachments[squeeze(entry.rest)] = f"附件{entry.step}"
    elif title:
        place.attachments[squeeze(title)] = "附件"
    place.mode = "attachments"
    place.put(Kind.ATTACHMENT, text)
    return True


def issued_text(place: Place, text: str, rest: Rest) -> bool:
    """The title of what a notice issues (印发《…办法》), printed below it without the word 附件."""
    if place.mode != "signed" or not place.issues(text):
        return False
    place.enter_annex(f"《{squeeze(text)}》", "")
    place.mode = "annex_named"
    place.put(Kind.HEADING, text)
    return True


def annex_title(place: Place, text: str, rest: Rest) -> bool:
    """The title of an annex: on the line below 附件2, or announced and printed without it."""
    name = place.attachments.get(squeeze(text))
    first = place.mode == "annex_title" and not has_sentence(text) and marker(text) is None
    more = place.mode == "annex_named" and _BRACKETED.match(text) is not None
    if name is None and not first and not more:
        return False
    if name is not None and name != place.annex:
        place.enter_annex(name, text)
    place.title = f"{place.title} {text}" if more else f"{place.annex} {text}"
    place.mode = "annex_named"
    place.put(Kind.HEADING, text)
    return True


def notes(place: Place, text: str, rest: Rest) -> bool:
    """注：1.…；2.… or [1] … line by line, 注1：… too: each note stands at its number."""
    opened = NOTES.match(text)
    if opened and not opened[1]:
        _open_notes(place)
        place.put(Kind.LABEL, opened.group())
        for piece in _inline_items(text[opened.end() :].strip()):
            mark = marker(piece)
            steps = ("注", mark.step) if mark else ("注",)
            place.put(Kind.NOTE, piece, place.fresh(place.at(*steps)))
        return True
    if opened and place.mode != "notes":
        _open_notes(place)
    if place.mode != "notes":
        return False
    item = NOTE_ITEM.match(text)
    if not item and (marker(text) is not None or DATE.match(text)):
        return False
    step = (f"[{item[1]}]" if item[1] else item[2]) if item else "末"
    place.put(Kind.NOTE, text, place.fresh(place.at("注", step)))
    return True


def _open_notes(place: Place) -> None:
    place.mode, place.trail = "notes", [Step(Depth.HAN, "注", "注")]


def _inline_items(text: str) -> list[str]:
    """Split "1.…；2.…" on one line into its items."""
    pieces: list[str] = []
    for part in (p + "；" for p in text.split("；")):
        if pieces and marker(part.strip()) is None:
            pieces[-1] += part
        else:
            pieces.append(part)
    if pieces:
        pieces[-1] = pieces[-1].removesuffix("；")
    return [piece for piece in pieces if piece]
