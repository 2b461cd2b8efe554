"""Halves: a clause that asks of a matter of its own is a question of its own.

A message is split where strong words say so (assistant/hearing.py); here also where a clause that
asks only sounds like another matter, by nearness and by what was learnt of phrasings.
"""

import re
from collections.abc import Iterator
from functools import partial

from assistant.choose import Near, ranked
from assistant.dialogue import Thread, asks, carried
from assistant.hearing import Heard, advanced, bare, hear, split
from assistant.normal import is_english, pattern
from assistant.turns import turn
from assistant.understand import understand

# How likely the topic of a clause must be to be one of its own, in units of the score of topics;
# what the notices are silent on is told beside an answer only where it is surely asked after.
LIKELY = {True: 3.2, False: 4.0}
# A clause as short as this names nothing that could be another matter.
SHORT = {False: 3, True: 10}
SMALL_TALK = "smalltalk"
_ENDS = re.compile(r"[,，;；\s]+$")


def parted(message: str, near: Near | None) -> list[str]:
    """The questions of one message, each clause that asks of a matter of its own apart."""
    sentences = split(message)
    return [half for one in sentences for half in _halves(one, near)] if near else sentences


def hear_next(text: str, thread: Thread, near: Near | None) -> Heard:
    """A further question of one message: of its own matter, else as a turn that follows."""
    if near is not None and (own := _own(text, thread, near)):
        return own
    return hear(text, thread, near)


def heard_each(message: str, thread: Thread, near: Near | None) -> tuple[tuple[Heard, ...], Thread]:
    """Every question of one message as heard, and the thread after them."""
    found: list[Heard] = []
    for text in parted(message, near):
        found.append((hear_next if found else hear)(text, thread, near))
        thread = advanced(thread, found[-1])
    return tuple(found), thread


def _halves(sentence: str, near: Near) -> list[str]:
    """The parts of a sentence; what asks of nothing new stays with the part before it."""
    first, *rest = _asking(sentence)
    found = [first]
    for clause in rest:
        if _is_own(clause, found[-1], near):
            found.append(clause)
        else:
            found[-1] += clause
    return [_ENDS.sub("", half) for half in found] if len(found) > 1 else [sentence]


def _is_own(clause: str, before: str, near: Near) -> bool:
    thread = Thread()
    return _own(clause, advanced(thread, hear(before, thread, near)), near) is not None


def _own(text: str, thread: Thread, near: Near) -> Heard | None:
    """The clause with the tier of the part before, if its likeliest topic is another and likely."""
    asked = understand(text)
    if len(text) <= SHORT[asked.english] or bare(asked) or turn("continues").search(asked.text):
        return None
    told, near = carried(asked, thread), partial(near, alone=False)
    choice = next(iter(ranked(told, near=near)), None)
    if choice is None or choice.topic.id in (*thread.topics, SMALL_TALK):
        return None
    alone = (c.score for c in ranked(asked, near=near) if c.topic.id == choice.topic.id)
    likely = max((choice.score, *alone)) >= LIKELY[choice.topic.ending == "answered"]
    return Heard(told, (choice.topic,)) if likely else None


def _asking(sentence: str) -> list[str]:
    """The sentence cut after every clause that asks; what only tells goes with what follows."""
    found: list[str] = []
    told = ""
    for clause in _clauses(sentence):
        told += clause
        if asks(clause) and not turn("unsure").search(clause.lower()):
            found.append(told)
            told = ""
    if told and found:
        found[-1] += told
    return found or [sentence]


def _clauses(sentence: str) -> Iterator[str]:
    """The clauses of a sentence with their marks and joining words, which they end in."""
    cuts = pattern("english_clauses" if is_english(sentence) else "clauses")
    start = 0
    for cut in cuts.finditer(sentence):
        if sentence[start : cut.start()].strip():
            yield sentence[start : cut.end()]
            start = cut.end()
    yield sentence[start:]
