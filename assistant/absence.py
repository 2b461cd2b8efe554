"""Whether a text names a thing, or says the same of another place: looked up, not guessed."""

import re
from collections.abc import Collection, Sequence
from dataclasses import replace

from assistant.answer import Citation, Sentence, SentenceKind, Status
from assistant.compose import Part, spaced
from assistant.phrases import phrase
from assistant.recall import resting_on
from assistant.turns import turn, typed
from assistant.understand import Asked
from knowledge.document import Library

NAMED = 3
WIDEST = 160
_SENTENCE = re.compile(r"[^。；\n]+")


def looked_up(
    raw: str, asked: Asked, part: Part, library: Library, before: Collection[str]
) -> Part:
    """The part, opened with a no where the thing asked after is not named in it.

    That is looked for in what a turn leans on, or in a topic that was talked of `before`.
    """
    found = turn("asks_for").search(typed(raw))
    leans = asked.follows or part.topic in before
    if found is None or not leans or part.status is not Status.ANSWERED:
        return part
    thing = found[1]
    if any(s.kind is SentenceKind.ABSENT for s in part.sentences) or _named(thing, part, library):
        return part
    anywhere = any(thing in clause.text for clause in library.by_address.values())
    text = phrase("not_named" if anywhere else "not_anywhere", thing, english=asked.english)
    first = Sentence(SentenceKind.ABSENT, text)
    return replace(part, sentences=spaced((first, *part.sentences), asked.english))


def _named(thing: str, part: Part, library: Library) -> bool:
    """Whether the answer or a clause it rests on names the thing."""
    cited = {c.address for s in part.sentences for c in s.citations}
    clauses = (library.text_at(address) or "" for address in cited)
    return any(thing in text for text in (*(s.text for s in part.sentences), *clauses))


def mentioned(asked: Asked, library: Library) -> Part | None:
    """The sentences that name the thing, where a turn asks if the notices name it at all."""
    found = turn("mentions").search(typed(asked.raw))
    thing = next((group for group in found.groups() if group), "") if found else ""
    quoted = [quote for quote in _naming(thing, library)][:NAMED] if thing else []
    if not quoted:
        return None
    told = [resting_on(c, library, asked.english) for c in quoted]
    yes = Sentence(SentenceKind.COMPUTED, phrase("mentioned", thing, english=asked.english))
    return Part(Status.ANSWERED, spaced((yes, *told), asked.english), (), "mentioned")


def _naming(thing: str, library: Library) -> list[Citation]:
    """Every sentence of a clause that names the thing."""
    return [
        Citation(address, sentence.strip())
        for address, clause in library.by_address.items()
        for sentence in _SENTENCE.findall(clause.text)
        if thing in sentence and len(sentence) <= WIDEST
    ]


def alike(raw: str, asked: Asked, part: Part, said: Sequence[str]) -> Part:
    """The part, opened with "the same" where the rule told before is the rule here too."""
    if not said or not asked.follows or not turn("same").search(typed(raw)):
        return part
    if not part.sentences or part.sentences[0].text.strip() not in said[-1]:
        return part
    if turn("matter").search(
        turn("same").sub("", typed(raw))
    ):  # 材料都一样吗 asks about another matter
        return part
    first = Sentence(SentenceKind.COMPUTED, phrase("alike", english=asked.english))
    return replace(part, sentences=spaced((first, *part.sentences), asked.english))
