"""Hearing: a message split into questions, each read in the light of the talk, given its topics."""

import re
from dataclasses import dataclass, replace

from assistant.bank import Topic, bank
from assistant.choose import Near, best, ranked
from assistant.dialogue import Thread, carried, follows, pieces, questions, rewritten, updated
from assistant.normal import is_english, pattern
from assistant.ordinal import pointed
from assistant.turns import table, typed
from assistant.understand import Asked, understand

# A cue of at least this weight is a topic of its own, whatever was talked of before.
STRONG = 2.3


@dataclass(frozen=True, slots=True)
class Heard:
    """One question as meant, and what it is about: several topics only where it joins them."""

    asked: Asked
    topics: tuple[Topic, ...]

    def spoken(self, english: bool) -> "Heard":
        """The same question, to be answered in this language."""
        return replace(self, asked=replace(self.asked, english=english))


def split(message: str) -> list[str]:
    """The questions of one message."""
    return [piece for text in questions(message) for piece in pieces(text, _strong_topic)]


def hear(text: str, thread: Thread, near: Near | None) -> Heard:
    """The question as meant: by itself, as a follow-up, or with the slots of the talk."""
    if thread.asked is None:
        asked = understand(text)
        return Heard(asked, _topics(asked, near))
    meant = _meant(text, thread.asked, thread)
    asked = replace(understand(meant), english=is_english(text))
    leans = follows(asked) or meant != text
    own = _strong(asked) or bool(_nouns(asked)) or (meant != text and _cued(asked))
    if leans and not own:
        again = rewritten(asked, thread)
        return Heard(again, _topics(again, near) or _topics(carried(asked, thread), near))
    asked = carried(asked, thread)
    return Heard(asked, _topics(asked, near))


def _meant(text: str, before: Asked, thread: Thread) -> str:
    """The turn with what points back made names, and its short ways written out."""
    for short, full in table("instead").items():
        if re.search(short, typed(text)):
            return str(full)
    return pointed(text, thread.said, before.text, thread.tiers)


def advanced(thread: Thread, heard: Heard) -> Thread:
    """The thread after a question; a follow-up changes its slots, not what it is about."""
    asked = heard.asked
    slots = updated(thread.slots, asked.slots)
    if thread.asked is None or not asked.follows:
        return replace(thread, asked=asked, slots=slots)
    places = asked.names.places or thread.asked.names.places
    names = replace(thread.asked.names, places=places)
    return replace(thread, asked=replace(thread.asked, names=names), slots=slots)


def cued_topic(asked: Asked) -> Topic | None:
    """The topic that the words themselves give, nearness left aside."""
    choice = best(ranked(asked))
    return choice.topic if choice else None


def _nouns(asked: Asked) -> tuple[Topic, ...]:
    return tuple(t for t in bank() if t.noun and t.noun.search(asked.text))


def _strong(asked: Asked) -> bool:
    choice = best(ranked(asked))
    return choice is not None and choice.cued >= STRONG


def _cued(asked: Asked) -> bool:
    choice = best(ranked(asked))
    return choice is not None and bool(choice.cued)


def _strong_topic(text: str) -> str:
    choice = best(ranked(understand(text)))
    return choice.topic.id if choice and choice.cued >= STRONG else ""


def _topics(asked: Asked, near: Near | None) -> tuple[Topic, ...]:
    """The likeliest topic, or all the topics a question joins by their nouns."""
    first = best(ranked(asked, near=near))
    if first is None:
        return ()
    named = _nouns(asked)
    joins = len(named) > 1 and first.topic in named and not asked.yesno
    return named if joins and pattern("joined").search(asked.text) else (first.topic,)
