"""Unsaid: what a question asks after and the notices nowhere speak of, said to be absent.

A question may join a matter of the notices with one that they leave out; the answer on the first
must not pass over the second.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from assistant.answer import Sentence, SentenceKind, Status
from assistant.compose import Part, spaced, whom
from assistant.editions import Footing
from assistant.normal import words
from assistant.phrases import phrase
from assistant.understand import Asked


@dataclass(frozen=True, slots=True)
class Unsaid:
    """One matter the notices leave out: how it is asked after and what it is called.

    A gap in what it is called holds the words it was asked with.
    """

    asked: re.Pattern[str]
    en: str
    zh: str


@cache
def _table() -> tuple[Unsaid, ...]:
    return tuple(
        Unsaid(re.compile(f"(?<![a-z0-9])(?:{entry['asked']})"), entry["en"], entry["zh"])
        for entry in words("unsaid").values()
    )


def left_out(asked: Asked) -> tuple[Sentence, ...]:
    """That the notices do not speak of what an English question asks after."""
    if not asked.english:
        return ()
    return tuple(_sentences(asked.raw.lower().replace("’", "'")))


def _sentences(text: str) -> Iterator[Sentence]:
    for one in _table():
        if found := one.asked.search(text):
            named = one.en.format(found[0].strip())
            yield Sentence(SentenceKind.ABSENT, phrase("left_out", named, english=True))


def with_unsaid(part: Part, asked: Asked) -> Part:
    """The part, followed by what it leaves open of the question, unless it says so itself."""
    if part.status is not Status.ANSWERED or _says_so(part):
        return part
    more = left_out(asked)
    return replace(part, sentences=spaced((*part.sentences, *more), asked.english))


def only_unsaid(asked: Asked, footing: Footing) -> Part | None:
    """The answer to a question on nothing but what the notices leave out, and whom to ask."""
    said = left_out(asked)
    if not said:
        return None
    sentences = spaced((*said, whom(asked, footing)), asked.english)
    return Part(Status.NOT_IN_DOCUMENTS, sentences, (), "unsaid")


def _says_so(part: Part) -> bool:
    return any(sentence.kind is SentenceKind.ABSENT for sentence in part.sentences)
