"""A follow-up "is there X?": whether what was talked of names X, looked up rather than guessed."""

from dataclasses import replace

from assistant.answer import Sentence, SentenceKind, Status
from assistant.compose import Part, spaced
from assistant.phrases import phrase
from assistant.turns import turn, typed
from assistant.understand import Asked
from knowledge.document import Library


def looked_up(raw: str, asked: Asked, part: Part, library: Library) -> Part:
    """The part, opened with a no where the thing asked after is not named in it."""
    found = turn("asks_for").search(typed(raw))
    if found is None or not asked.follows or part.status is not Status.ANSWERED:
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
