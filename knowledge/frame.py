"""What frames a document: issuer, number, title, addressee, contacts, signature, date, imprint."""

import re
from collections.abc import Callable, Sequence

from knowledge.clause import Kind
from knowledge.lines import (
    CONTACT,
    CONTACTS,
    DATE,
    DISCLOSURE,
    ENACTED,
    IMPRINT,
    KIND_OF_TEXT,
    NOTES,
    NUMBER,
    PAGE_MARK,
)
from knowledge.markers import bare, ends_sentence, has_sentence, marker
from knowledge.paragraphs import Paragraph
from knowledge.place import Place

Rest = Sequence[Paragraph]
_LEADS_IN = re.compile("如下|以下|下列|现将|现就")  # 有关事项公告如下：is said to nobody by name
_REACHES = re.compile(r"[\d:：@]")
_LONGEST_NAME = 30


def page_mark(place: Place, text: str, rest: Rest) -> bool:
    """A page's number, or the line that says a page has no text."""
    if not PAGE_MARK.match(text):
        return False
    place.put(Kind.PAGE_MARK, text)
    if "无正文" in text:
        place.mode = "signature"
    return True


def number(place: Place, text: str, rest: Rest) -> bool:
    """文号: a document begins here, unless a torn sentence speaks of another document."""
    found = NUMBER.match(text)
    if not found or place.is_torn():
        return False
    place.enter_document(found[1])
    place.put(Kind.NUMBER, text)
    return True


def closing_lines(place: Place, text: str, rest: Rest) -> bool:
    """公开属性 and 版记: they close the outermost notice of a bundle, after all its annexes."""
    for pattern, kind in ((DISCLOSURE, Kind.DISCLOSURE), (IMPRINT, Kind.IMPRINT)):
        if pattern.match(text):
            place.close(kind, text)
            return True
    return False


def is_contact(text: str) -> bool:
    """Whether a line says whom to ask, or announces it."""
    plain = bare(text)
    return bool(CONTACTS.match(plain) or CONTACT.match(plain))


def contacts(place: Place, text: str, rest: Rest) -> bool:
    """联系人: the lines that say whom to ask, and those that go on with it."""
    mark = marker(text)
    if place.mode == "contact" and mark is None and not DATE.match(text) and not NOTES.match(text):
        return _more_contacts(place, text, rest)
    if mark and CONTACTS.match(mark.rest):
        place.descend(mark, text)
        place.put(Kind.HEADING, text)
        place.address = place.fresh(place.path)
    elif mark is None and is_contact(text):
        place.trail, place.group = [], ""  # the contacts of the whole document
        place.put(Kind.CONTACT, text, place.fresh(place.at("联系人")))
    else:
        return False
    place.mode = "contact"
    return True


def _more_contacts(place: Place, text: str, rest: Rest) -> bool:
    is_prose = text.endswith("。") and not _REACHES.search(text)
    if is_prose or _is_signature(text, rest):
        place.mode = "below"
        place.trail, place.address = ([], None) if is_prose else (place.trail, place.address)
        return False
    place.put(Kind.CONTACT, text, place.address)
    return True


def _is_signature(text: str, rest: Rest) -> bool:
    name = len(text) <= _LONGEST_NAME and not has_sentence(text) and not _REACHES.search(text)
    return name and leads_to(rest, DATE.match)


def date_line(place: Place, text: str, rest: Rest) -> bool:
    """成文日期: below a signature it ends the notice."""
    if not DATE.match(text):
        return False
    place.put(Kind.DATE, text)
    ended = ("signature", "attachments", "body", "contact", "below")
    place.mode = "signed" if place.mode in ended else place.mode
    return True


def header(place: Place, text: str, rest: Rest) -> bool:
    """The head of a document: issuers above its number, the lines of its title, the addressee."""
    if place.mode not in ("header", "signed", "title") or marker(text) is not None:
        return False
    if place.mode != "signed" and ENACTED.match(text):
        place.put(Kind.DATE, text)
        return True
    is_title = not has_sentence(text) and not text.endswith(("：", ":"))
    if place.mode in ("header", "signed") and is_title:
        issues = leads_to(rest, NUMBER.match) or _is_letterhead(place, text)
        if issues or place.mode == "header":
            named = KIND_OF_TEXT.search(text)  # a title may stand above the number, too
            place.put(Kind.ISSUER if issues and not named else Kind.TITLE, text)
            return True
    if place.mode == "signed":
        return False
    if text.endswith(("：", ":")) and "。" not in text and not _LEADS_IN.search(text):
        place.put(Kind.ADDRESSEE, text)
        place.mode = "body"
        return True
    if not is_title and not KIND_OF_TEXT.search(text):
        return False
    place.put(Kind.TITLE, text)
    return True


def _is_letterhead(place: Place, text: str) -> bool:
    """某省工业和信息化厅文件, on top of a document without a number."""
    return text.endswith("文件") and place.mode == "header" and not place.blocks


def signature(place: Place, text: str, rest: Rest) -> bool:
    """落款: the names above the date."""
    if has_sentence(text) or place.mode not in ("signature", "attachments", "body", "below"):
        return False
    if place.mode != "signature" and not leads_to(rest, DATE.match):
        return False
    place.mode = "signature"
    place.put(Kind.SIGNATURE, text)
    return True


def leads_to(rest: Rest, matches: Callable[[str], object]) -> bool:
    """Whether only short lines without a sentence stand before a line that matches."""
    for paragraph in rest[:12]:
        for line in paragraph.lines:
            if matches(line):
                return True
            if has_sentence(line) or marker(line) or ends_sentence(line):
                return False
    return False
