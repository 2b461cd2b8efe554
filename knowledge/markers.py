"""The marks that open a line in an official document: 一、（一）1.（1）①, 第X条, 附件N, notes."""

import re
from dataclasses import dataclass

_HAN = "一二三四五六七八九十百"

# Depth orders the marks inside one part of a document: a mark closes every deeper one.
_NUMBERING = (
    (0, re.compile(rf"第[{_HAN}零\d]+[编章节](?=\s|$|[^条])")),
    (1, re.compile(rf"第[{_HAN}零\d]+条")),
    (1, re.compile(rf"[{_HAN}]+、")),
    (2, re.compile(rf"[（(]\s*[{_HAN}]+\s*[)）]")),
    (3, re.compile(r"\d{1,2}\s*[.．、](?!\d)")),
    (4, re.compile(r"[（(]\s*\d{1,2}\s*[)）]")),
    (5, re.compile(r"[①-⑳]")),
)
# Full-width digits and brackets; circled numbers are marks of their own and stay.
_ASCII = str.maketrans("（）０１２３４５６７８９", "()0123456789")
_SENTENCE = re.compile(r"[，。；！？,;!?]")
_TERMINAL = re.compile(r"[。；：！？.;:!?…][”’」』）)\]]*$")

ANNEX = re.compile(r"附(件?)\s*(\d+)\s*[:：]?\s*([^，。；、（）()：:]{0,40})$")
ATTACHMENTS = re.compile(r"附件\s*[:：]")
NOTES = re.compile(r"注\s*[:：]")
NOTE_ITEM = re.compile(r"\[(\d+)\]")
NUMBER = re.compile(r"[^\s，。（(《]{1,14}[〔\[［]\d{4}[〕\]］]\s*\d+\s*号$")
DATE = re.compile(r"\d{4}\s*年\s*\d{1,2}\s*月\s*\d{1,2}\s*日$")
PAGE_MARK = re.compile(
    r"[(（]此页无正文[)）]$|[—\-–－·]\s*\d{1,4}\s*[—\-–－·]$|第\s*\d+\s*页(\s*[,，/]?\s*共\s*\d+\s*页)?$"
)
DISCLOSURE = re.compile(r"信息公开属性\s*[:：]")
CONTACTS = re.compile(r"联\s*系\s*(人|方\s*式|电\s*话)(及\S{0,6})?\s*[:：]?$")
PHONE = re.compile(r"\d{3,4}\s*[-—–－]\s*\d{7,8}|1\d{10}")


@dataclass(frozen=True, slots=True)
class Marker:
    """An opening mark: its depth, its step in an address (ASCII brackets), and what follows it."""

    depth: int
    step: str
    rest: str

    @property
    def is_heading(self) -> bool:
        """A short marked line without a sentence in it is a heading, not a clause."""
        if self.depth == 0:
            return True
        return (
            self.depth <= 2
            and not self.step.endswith("条")
            and len(self.rest) <= 30
            and not _SENTENCE.search(self.rest)
        )


def marker(text: str) -> Marker | None:
    """The numbering mark that opens the text, if any."""
    for depth, pattern in _NUMBERING:
        found = pattern.match(text)
        if found:
            step = re.sub(r"[\s、.．]", "", found.group())
            return Marker(depth, step.translate(_ASCII), text[found.end() :].strip())
    return None


def is_title(line: str, longest: int = 20) -> bool:
    """Whether a line is a mark of the third depth with a short name only: "7. 生产计划优化"."""
    mark = marker(line) if len(line) <= longest else None
    return mark is not None and mark.depth == 3 and not re.search(r"[，。；！？：,;!?:]", mark.rest)


def opens(line: str) -> bool:
    """Whether a line begins something of its own rather than continuing the line before."""
    patterns = (ANNEX, ATTACHMENTS, NOTES, NOTE_ITEM, NUMBER, DATE, PAGE_MARK, DISCLOSURE, CONTACTS)
    return "\t" in line or marker(line) is not None or any(p.match(line) for p in patterns)


def ends_sentence(text: str) -> bool:
    """Whether a text ends where a sentence may end."""
    return bool(_TERMINAL.search(text))


def has_sentence(text: str) -> bool:
    """Whether a text holds the punctuation of running prose."""
    return bool(_SENTENCE.search(text))
