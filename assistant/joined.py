"""Joining: the parts of a message become one answer, on its edition, with its notices."""

from collections.abc import Sequence
from dataclasses import replace

from assistant.answer import Answer, Cited, Notice, Question, Sentence, SentenceKind, Status
from assistant.aside import asides, elsewhere, later, on_scenarios, window
from assistant.compose import Part, spaced
from assistant.contacts import only_whom
from assistant.editions import footing
from assistant.halves import MARKS
from assistant.phrases import phrase
from assistant.turns import turn
from assistant.understand import Asked
from assistant.years import HELD
from knowledge.document import Library

Told = Sequence[tuple[Asked, Part]]
# What ends outside the law needs no edition and carries no notice of it.
UNBOUND = frozenset((Status.UNSAFE, Status.OUT_OF_SCOPE, Status.SMALLTALK))
# Beside what is of the law, another subject needs no word.
WITHIN = frozenset((Status.ANSWERED, Status.NOT_IN_DOCUMENTS))
GUIDE = "CN-2024-361"
DATED = ("deadline", "procedure", "late")
_WEIGHTIEST = (
    Status.UNSAFE,
    Status.ANSWERED,
    Status.ELIGIBILITY,
    Status.NEEDS_FACTS,
    Status.NOT_IN_DOCUMENTS,
    Status.OUT_OF_SCOPE,
)


def joined(parts: Told, question: Question, library: Library) -> Answer:
    """One answer from the parts; small talk gives way to whatever else was asked."""
    told = [p for p in parts if p[1].status is not Status.SMALLTALK] or list(parts)
    if any(p[1].status in WITHIN for p in told):
        told = [p for p in map(_within, told) if p[1].status is not Status.OUT_OF_SCOPE]
    if any(p[1].status is Status.ANSWERED for p in told):
        told = [(a, _silent(a, part)) for a, part in told]
    asked = told[-1][0]
    found = [part.status for _, part in told]
    status = next((status for status in _WEIGHTIEST if status in found), Status.SMALLTALK)
    sentences = tuple(dict.fromkeys(s for _, part in told for s in part.sentences))
    ground = footing(library, asked.province or question.place, question.as_of)
    return Answer(
        status=status,
        sentences=_trimmed(spaced(sentences, asked.english)),
        clauses=cited(sentences, library),
        edition=ground.edition if ground else "",
        as_of=question.as_of,
        notices=() if status in UNBOUND else _notices(told, question, library),
    )


def _within(one: tuple[Asked, Part]) -> tuple[Asked, Part]:
    """What is asked beside a matter of the notices and is none: said to be none, in a sentence."""
    asked, part = one
    if part.status is not Status.OUT_OF_SCOPE or not asked.manners & {"open", "yesno"}:
        return one
    return asked, Part(Status.NOT_IN_DOCUMENTS, (_named("half_aside", asked),))


def _silent(asked: Asked, part: Part) -> Part:
    """What the notices are silent on, beside what they answer: in one sentence, naming it."""
    if part.status is not Status.NOT_IN_DOCUMENTS:
        return part
    said = tuple(s for s in part.sentences if not only_whom(s))
    general = phrase("unknown", english=asked.english).strip()
    asks = asked.manners & {"open", "yesno"}
    if asks and not part.topic and said and said[0].text.strip() == general:
        said = (_named("half_unknown", asked), *said[1:])
    return replace(part, sentences=said)


def _named(key: str, asked: Asked) -> Sentence:
    named = turn("asks_leave").sub("", asked.raw.strip(MARKS))
    return Sentence(SentenceKind.ABSENT, phrase(key, named, english=asked.english))


def _trimmed(sentences: tuple[Sentence, ...]) -> tuple[Sentence, ...]:
    if not sentences:
        return ()
    *most, last = sentences
    return (*most, replace(last, text=last.text.rstrip()))


def _notices(told: Told, question: Question, library: Library) -> tuple[Notice, ...]:
    asked = told[-1][0]
    about = any(
        on_scenarios(f"{a.raw} {a.text}", "".join(s.text for s in part.sentences))
        for a, part in told
    )
    guide = ("guide",) if about and library.document(GUIDE) is None else ()
    keys = (*guide, *(key for _, part in told for key in part.asides))
    found = [*_of_place(asked, question, library), *asides(keys, english=asked.english)]
    if question.as_of is None and any(part.topic in DATED for _, part in told):
        found.append(window(asked.english))
    years = tuple(year for a, _ in told for year in a.years if year != HELD)
    return tuple(dict.fromkeys((*found, *_of_later(asked, question, years))))


def standing_notices(asked: Asked, question: Question, library: Library) -> tuple[Notice, ...]:
    """What is said beside any answer on this library: whose texts are not held, and later ones."""
    years = tuple(year for year in asked.years if year != HELD)
    return (*_of_place(asked, question, library), *_of_later(asked, question, years))


def _of_place(asked: Asked, question: Question, library: Library) -> tuple[Notice, ...]:
    ground = footing(library, asked.province or question.place, question.as_of)
    return (elsewhere(ground.place, asked.english),) if ground and ground.silent else ()


def _of_later(asked: Asked, question: Question, years: tuple[int, ...]) -> tuple[Notice, ...]:
    newest = question.as_of is None or question.as_of.year > HELD
    return later(asked, years=years) if years or newest else ()


def cited(sentences: Sequence[Sentence], library: Library) -> tuple[Cited, ...]:
    """The clauses the sentences rest on, in the order of the answer."""
    addresses = dict.fromkeys(c.address for s in sentences for c in s.citations)
    return tuple(
        Cited(address, library.title_at(address), library.text_at(address) or "", 1.0)
        for address in addresses
    )
