"""Other years and earlier dates: what cannot be answered from the edition held."""

from datetime import date

from assistant.answer import Question, Sentence, SentenceKind, Status
from assistant.compose import Part, whom
from assistant.editions import Footing
from assistant.normal import pattern
from assistant.phrases import phrase
from assistant.understand import Asked

HELD = 2024


def other_year(asked: Asked) -> str:
    """The year asked about when it is not the one held; empty when it is."""
    if asked.english and asked.years and not pattern("year_of_rules").search(asked.raw.lower()):
        return ""  # a year of the asker's plant, not of the rules
    if HELD in asked.years and "choice" in asked.manners:
        return ""  # 2024还是2025: of the two it is the one held
    later = [year for year in asked.years if year > HELD]
    if later:
        return str(later[0])
    if found := pattern("later_year").search(asked.text):
        return "2026" if "2026" in found[0] else "2025"
    earlier = [year for year in asked.years if year < HELD]
    if earlier and pattern("past_case").search(asked.text):
        return ""
    if not pattern("earlier_year").search(asked.text):
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
