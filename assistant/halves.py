"""Halves: a clause that asks of a matter of its own is a question of its own.

A message is split where strong words say so (assistant/hearing.py); here also where a clause that
asks only sounds like another matter, by nearness and by what was learnt of phrasings.
"""

import re
from collections.abc import Iterator
from functools import partial

from assistant.choose import Near, ranked
from assistant.dialogue import Thread, asks, carried
from assistant.hearing import SMALL_TALK, Heard, advanced, bare, hear, split
from assistant.normal import is_english, pattern
from assistant.turns import turn
from assistant.understand import Asked, understand

# How likely the topic of a clause must be to be one of its own, in units of the score of topics;
# what the notices are silent on is told beside an answer only where it is surely asked after.
LIKELY = {True: 3.0, False: 3.4}
# A clause less likely than that, asked with a yes or a no, is about what no topic speaks of.
UNLIKELY = 2.2
# A clause as short as this names nothing that could be another matter.
SHORT = {False: 3, True: 10}
KINDS = ("tier", "actor", "area")  # the same asked of another one is asked anew
_ENDS = re.compile(r"[,，;；\s]+$")


def parted(message: str, near: Near | None) -> list[str]:
    """The questions of one message, each clause that asks of a matter of its own apart."""
    sentences = split(message)
    return [half for one in sentences for half in _halves(one, near)] if near else sentences


def hear_next(text: str, thread: Thread, near: Near | None) -> Heard:
    """A further question of one message: of its own matter, else as a turn that follows."""
    return (_own(text, thread, near) if near else None) or hear(text, thread, near)


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
    """The clause with the tier of the part before, where it asks of another matter than that."""
    asked = understand(_ENDS.sub("", text))
    if len(text) <= SHORT[asked.english] or bare(asked) or turn("continues").search(asked.text):
        return None
    told, near = carried(asked, thread), partial(near, alone=False)
    likeliest = [c for one in (told, asked) for c in ranked(one, near=near)[:1]]
    for choice in sorted(likeliest, key=lambda choice: -choice.score):
        if choice.topic.id in (*thread.topics, SMALL_TALK):
            return Heard(told, (choice.topic,)) if _of_another(asked, thread) else None
        leans = not choice.cued and turn("pronoun").search(asked.raw.lower())
        if not leans and choice.score >= LIKELY[choice.topic.ending == "answered"]:
            return Heard(told, (choice.topic,))
    unheard = asked.yesno and all(choice.score < UNLIKELY for choice in likeliest)
    return Heard(told, ()) if unheard else None


def _of_another(asked: Asked, thread: Thread) -> bool:
    """Whether the clause asks the same of another tier or body than the part before."""
    before = thread.asked.slots if thread.asked else {}
    named = [(asked.slot(kind), before.get(kind, ())) for kind in KINDS]
    return any(own and other and not {*own} & {*other} for own, other in named)


def _asking(sentence: str) -> list[str]:
    """The sentence cut after every clause that asks; what only tells goes with what follows."""
    found: list[str] = []
    told = ""
    for clause in _clauses(sentence):
        told += clause
        if asks(_ENDS.sub("", clause)) and not turn("unsure").search(clause.lower()):
            found.append(told)
            told = ""
    if told and found:
        found[-1] += told
    return found or [sentence]


def _clauses(sentence: str) -> Iterator[str]:
    """The clauses of a sentence with their marks and joining words, which they end in."""
    english, start = is_english(sentence), 0
    for cut in pattern("english_clauses" if english else "clauses").finditer(sentence):
        if len(sentence[start : cut.start()].strip()) > SHORT[english]:
            yield sentence[start : cut.end()]
            start = cut.end()
    yield sentence[start:]
