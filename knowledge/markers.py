"""The numbering that opens a line of an official document: 第X章, 第X条, 一、（一）1.（1）①."""

import re
import unicodedata
from dataclasses import dataclass
from enum import IntEnum

_HAN = "一二三四五六七八九十百零〇"
_NUMBER = rf"第\s*[{_HAN}\d]+\s*"
# What follows a number that is spoken of, not begun: 第三条规定的…, 第二条第一款, 第五条至第九条.
_SPOKEN_OF = r"(?!\s*(?:第|规定|所|的|、|和|及|与|至|到|或|，|,|；|。|款|项|[)）]))"
# 一、二级 and 三、四季度 are two numbers of one thing.
_COUNTED = rf"(?![{_HAN}]+(?:级|类|季度|年级|期|批|档|等|次产业))"
_MEASURE = (
    r"(?!\s*(?:亿|万|千|元|个|家|倍|吨|年|月|日|天|%|％|‰|台|套|项|米|公里|平方|分|级|度|小时|公斤|人|次|版"
    r"|时代|以上|以下|至|到|或))"
)


class Depth(IntEnum):
    """The order of the marks inside one part of a document: a mark closes every deeper one.

    The tens leave room for decimal numbers: 2.1 stands one below 2, and 2.1.1 two.
    """

    PART = 0
    CHAPTER = 10
    SECTION = 20
    ARTICLE = 30
    HAN = 40
    BRACKETED_HAN = 50
    DIGIT = 60
    BRACKETED_DIGIT = 70
    HALF_BRACKETED_DIGIT = 80
    CIRCLED = 90
    LETTER = 100


_NUMBERING = (
    (Depth.PART, re.compile(rf"{_NUMBER}(?:编|篇|部分){_SPOKEN_OF}")),
    (Depth.CHAPTER, re.compile(rf"{_NUMBER}章{_SPOKEN_OF}")),
    (Depth.SECTION, re.compile(rf"{_NUMBER}节{_SPOKEN_OF}")),
    (Depth.ARTICLE, re.compile(rf"{_NUMBER}条(?:之[{_HAN}]+)?(?!之){_SPOKEN_OF}")),
    (Depth.HAN, re.compile(rf"[{_HAN}]+、{_COUNTED}")),
    (Depth.BRACKETED_HAN, re.compile(rf"[（(]\s*[{_HAN}]+\s*[)）]|[㈠-㈩]")),
    (
        Depth.DIGIT + 1,
        re.compile(rf"\d{{1,2}}(?:\.[1-9]\d?){{1,4}}(?:\s+|(?=$|[一-鿿《“])){_MEASURE}"),
    ),
    (Depth.DIGIT, re.compile(r"\d{1,2}\s*[.．、](?!\d)|[⒈-⒛]")),
    (Depth.BRACKETED_DIGIT, re.compile(r"[（(]\s*\d{1,2}\s*[)）]|[⑴-⒇]")),
    (Depth.HALF_BRACKETED_DIGIT, re.compile(r"\d{1,2}\s*[)）](?![、，。；,;])")),
    (Depth.CIRCLED, re.compile(r"[①-⑳㉑-㉟㊱-㊿❶-❿]")),
    (Depth.LETTER, re.compile(r"[a-z]\s*[)）]|[（(]\s*[a-z]\s*[)）]")),
)
_CIRCLED = re.compile(r"[①-⑳㉑-㉟㊱-㊿❶-❿]")
# Only a line that its file calls a heading may have a bare number: "2 评估要求".
_BARE = re.compile(r"\d{1,2}\s+(?=\D)")
# The same characters in the form that some programs put into a PDF, one for one.
_RADICALS = str.maketrans("⼀⼆⼋⼗", "一二八十")
# Bullets and pictures before a mark, as in a message: 📌一、 ▶ 1.
_ORNAMENT = re.compile(
    r"(?:[•●■◆◇▲△▶►▷▸➢➤✓✔√☆★※☞\u2600-\u2775\u2794-\u27bf\u2b00-\u2bff"
    r"\ufe0f\u200d\U0001f000-\U0001faff]+\s*)+"
)
_ASKS = re.compile("应当|必须|不得|可以")
_SENTENCE = re.compile(r"[，。；！？,;!?]")
_INNER = re.compile(r"[。；！？;!?：:]")
_TERMINAL = re.compile(r"[。；：！？.;:!?…][”’」』）)\]]*$")
_LONGEST_HEADING, _LONGEST_WITH_COMMA, _LONGEST_WITH_COLON, _LONGEST_LEAD = 30, 24, 10, 20


@dataclass(frozen=True, slots=True)
class Marker:
    """An opening mark: its depth, its step in an address (ASCII brackets), and what follows it."""

    depth: int
    step: str
    rest: str

    @property
    def is_heading(self) -> bool:
        """A short marked line without a sentence in it is a heading, not a clause."""
        if self.depth < Depth.ARTICLE:
            return not ends_sentence(self.rest)
        if self.depth in (Depth.HAN, Depth.BRACKETED_HAN):
            colon = self.rest.endswith(("：", ":"))
            if colon and _ASKS.search(self.rest):
                return False
            longest = _LONGEST_WITH_COLON if colon else _LONGEST_HEADING
            plain = len(self.rest) <= longest and not _SENTENCE.search(self.rest)
            return plain or self._is_two_phrases
        return False

    @property
    def _is_two_phrases(self) -> bool:
        """提高认识，加强领导: a comma inside, no sentence end."""
        ends = self.rest[-1:] in ("，", ",")
        return len(self.rest) <= _LONGEST_WITH_COMMA and not ends and not _INNER.search(self.rest)

    @property
    def lead(self) -> str:
        """The name that opens an item, as a heading: 基本条件 of 基本条件。企业应…."""
        named = re.match("[【〔][^】〕]+[】〕]", self.rest)
        if self.depth == Depth.ARTICLE or named:
            return named.group() if named else ""
        name = re.split(r"[。：:；;，,]", self.rest, maxsplit=1)[0].strip()
        return name if len(name) <= _LONGEST_LEAD else ""


def marker(text: str, *, declared: bool = False) -> Marker | None:
    """The numbering mark that opens the text, if any; `declared` if its file has it as heading."""
    plain = text.translate(_RADICALS)
    start = found.end() if (found := _ORNAMENT.match(plain)) else 0
    for depth, pattern in _NUMBERING:
        if found := pattern.match(plain, start):
            dots = found.group().strip(" .").count(".") if depth == Depth.DIGIT + 1 else 1
            return Marker(depth + dots - 1, _step(found.group()), text[found.end() :].strip())
    if declared and (found := _BARE.match(plain, start)):
        return Marker(Depth.HAN, _step(found.group()), text[found.end() :].strip())
    return None


def speaks_of_number(text: str) -> bool:
    """Whether a text opens with a number it only speaks of: 第三条规定的…."""
    return marker(text) is None and re.match(rf"{_NUMBER}[编章节条]", text) is not None


def _step(mark: str) -> str:
    """The mark as a step of an address: ASCII brackets and digits, no dots at its end."""
    kept = mark if _CIRCLED.match(mark) else unicodedata.normalize("NFKC", mark)
    return re.sub(r"[\s、]|\.$", "", kept.strip())


def is_bullet(line: str) -> bool:
    """Whether a line opens with a bullet or a picture."""
    return _ORNAMENT.match(line) is not None


def bare(line: str) -> str:
    """The line without the bullets or pictures that open it."""
    return _ORNAMENT.sub("", line, count=1) if is_bullet(line) else line


def is_title(line: str, longest: int = 20) -> bool:
    """Whether a line is a mark of the third depth with a short name only: "7. 生产计划优化"."""
    mark = marker(line) if len(line) <= longest else None
    return (
        mark is not None
        and Depth.DIGIT <= mark.depth < Depth.BRACKETED_DIGIT
        and not re.search(r"[，。；！？：,;!?:]", mark.rest)
    )


def ends_sentence(text: str) -> bool:
    """Whether a text ends where a sentence may end."""
    return bool(_TERMINAL.search(text))


def has_sentence(text: str) -> bool:
    """Whether a text holds the punctuation of running prose."""
    return bool(_SENTENCE.search(text))
