"""Deadlines and the date of the question: stated first, then whether they have passed."""

from datetime import date

from assistant.answer import Sentence, SentenceKind
from assistant.compose import Part
from assistant.editions import Footing
from assistant.phrases import phrase
from assistant.understand import Asked
from assistant.values import values


def passed(part: Part, asked: Asked, ground: Footing) -> tuple[Sentence, ...]:
    """That the deadline just stated has passed or not, as of the date of the question."""
    if part.topic != "deadline" or ground.as_of is None or len(part.sentences) != 1:
        return ()
    stated = values(part.sentences[0].citations[0].quote).dates
    if not stated:
        return ()
    last = date(2024, *stated[0])
    key = "passed" if ground.as_of > last else "not_passed"
    day = ground.as_of.isoformat()
    text = phrase(key, day, english=asked.english)
    return (Sentence(SentenceKind.COMPUTED, text, part.sentences[0].citations),)
