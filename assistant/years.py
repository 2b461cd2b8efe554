"""Other years and earlier dates: what cannot be answered from the edition held."""

import re
from datetime import date

from assistant.answer import Question, Sentence, SentenceKind, Status
from assistant.compose import Part, whom
from assistant.editions import Footing
from assistant.phrases import phrase
from assistant.understand import Asked

HELD = 2024
_LATER = re.compile(
    r"(?:明年|后年|下一年|下年度|next year)(?!.{0,4}(?:才|建成|完工|投产))"
    r"|(?:251|155|262)号|2025年?版|2026年?版|新版(?:通知|指引|要素)"
)
_EARLIER = re.compile(
    r"(?:和|比|跟|与)(?:去年|往年|前年)|(?:去年|往年|前年)的?(?:政策|通知|要求|条件|名额|规定)"
    r"|20(?:1\d|2[0-3])年?度?的?(?!.{0,12}(?:事故|处罚|建成|投产|成立|亏损|开工|竣工|失信|评上|获评|发生))"
)


def other_year(asked: Asked) -> str:
    """The year asked about when it is not the one held; empty when it is."""
    later = [year for year in asked.years if year > HELD]
    if later:
        return str(later[0])
    if found := _LATER.search(asked.text):
        return "2026" if "2026" in found[0] else "2025"
    earlier = [year for year in asked.years if year < HELD]
    if not _EARLIER.search(asked.text):
        return ""
    return str(earlier[0]) if earlier else str(HELD - 1)


def years_refused(asked: Asked, year: str, ground: Footing) -> Part:
    """That the library holds the texts of one year only."""
    text = phrase("year", year, year, english=asked.english)
    return Part(Status.NOT_IN_DOCUMENTS, (Sentence(SentenceKind.ABSENT, text), whom(asked, ground)))


def too_early(asked: Asked, question: Question, ground: Footing) -> Part:
    """That nothing was in force on the date asked for."""
    day = (question.as_of or date.min).isoformat()
    text = phrase("too_early", day, english=asked.english)
    return Part(Status.NOT_IN_DOCUMENTS, (Sentence(SentenceKind.ABSENT, text), whom(asked, ground)))
