"""Halves: a clause that asks of a matter of its own is a question of its own.

A message is split where strong words say so (assistant/hearing.py); here also where a clause that
asks only sounds like another matter, by nearness and by what was learnt of phrasings.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial

from assistant.choose import SURELY, Choice, Near, ranked
from assistant.dialogue import Thread, asks, carried
from assistant.hearing import (
    ASIDE,
    LEFT_OUT,
    SMALL_TALK,
    STRONG,
    Heard,
    advanced,
    for_tier,
    hear,
    in_talk,
    split,
)
from assistant.normal import is_english, pattern
from assistant.reading import names_only
from assistant.storied import CASE, COMPARISONS
from assistant.turns import turn
from assistant.understand import Asked, understand
from assistant.years import HELD

# How likely the topic of a clause must be to be one of its own, in units of the score of topics:
# one that its words give; one it only sounds like, left out by the notices or answered by them.
CUED, ABSENT, ANSWERED = 3.0, 3.2, 3.8
# A clause as short as this names nothing that could be another matter.
SHORT = {False: 2, True: 10}
BRIEF = {False: 4, True: 16}  # after what the notices leave out, it asks the same
SEEN = 3  # topics of a clause that are looked at
KINDS = ("actor",)  # the same asked of another body is asked anew; tiers are told together
Piece = tuple[str, Heard]  # a question of a message, as typed and as heard
MARKS = " ,，。.?？;；!！"
_ENDS = re.compile(r"(?:[,，;；\s]|(?<![a-z])and(?: also)?(?=\s*$))+$")


def parted(message: str, near: Near | None) -> list[str]:
    """The questions of one message, each clause that asks of a matter of its own apart."""
    return [half for halves in _sentences(message, near) for half in halves]


def _sentences(message: str, near: Near | None) -> list[list[str]]:
    return [_halves(one, near) if near else [one] for one in split(message)]


def _hear_next(text: str, thread: Thread, near: Near | None, *, half: bool) -> Heard:
    """A further question, a half as its own matter, else so where hearing finds nothing new."""
    heard = hear(text, thread, near)
    new = {topic.id for topic in heard.topics} - {*thread.topics}
    if near is None or (new and not half):
        return heard
    return _own(text, thread, near) or heard


def heard_each(
    message: str, thread: Thread, near: Near | None, last: Sequence[Heard] = ()
) -> tuple[tuple[Piece, ...], Thread]:
    """Every question of one message as heard, and the thread after them.

    `last` is what was heard of the message before: a turn that names only another tier or place
    asks all of it again.
    """
    if len(last) > 1 and names_only(understand(message)):
        found = [(message, hear(message, _about(one, thread), near)) for one in last]
        return tuple(found), advanced(thread, found[-1][1])
    found = []
    for halves in _sentences(message, near):
        for at, text in enumerate(halves):
            next_one = partial(_hear_next, half=at > 0) if found else hear
            heard = next_one(text, thread, near)
            found.append((text, in_talk(heard) if thread.asked else heard))
            thread = advanced(thread, found[-1][1])
    return tuple(found), thread


def _about(heard: Heard, thread: Thread) -> Thread:
    """The thread as it was when this question of several had just been asked."""
    return replace(thread, asked=heard.asked, topics=tuple(topic.id for topic in heard.topics))


def _halves(sentence: str, near: Near) -> list[str]:
    """The parts of a sentence; what asks of nothing new stays with the part before it."""
    first, *rest = _asking(sentence)
    if not rest or _names_case(sentence, near):
        return [sentence]
    found = [first]
    for clause in rest:
        if _is_own(clause, found[-1], near):
            found.append(clause)
        else:
            found[-1] += clause
    return [_ENDS.sub("", half) for half in found] if len(found) > 1 else [sentence]


def _names_case(sentence: str, near: Near) -> bool:
    """Whether only the sentence as a whole names the case, or the year, that it asks about."""
    asked = understand(sentence)
    if any(year != HELD for year in asked.years):
        return True  # what is asked of another year is asked of it throughout
    whole = next(iter(ranked(asked, near=near)), None)
    if whole is None or whole.cued < CASE:
        return False
    if whole.topic.id in COMPARISONS:  # its halves name only one of what is compared
        return True
    cues = (c for part in _asking(sentence) for c in ranked(understand(part))[:SEEN])
    return all(c.topic.id != whole.topic.id for c in cues if c.cued >= CASE)


def _is_own(clause: str, before: str, near: Near) -> bool:
    """Whether the part before is a question by itself, and the clause another one."""
    heard = hear(before, Thread(), near)
    if not heard.topics or ASIDE & {topic.id for topic in heard.topics}:
        return False
    silent = all(topic.ending == LEFT_OUT for topic in heard.topics)
    if silent and len(clause.strip(MARKS)) <= BRIEF[is_english(clause)]:  # 什么格式: of the same
        return False
    return _own(clause, advanced(Thread(), heard), near) is not None


def _own(text: str, thread: Thread, near: Near) -> Heard | None:
    """The clause with the tier of the part before, where it asks of another matter than that."""
    asked = understand(_ENDS.sub("", text))
    if (
        len(text) <= SHORT[asked.english]
        or names_only(asked)
        or turn("continues").search(asked.text)
    ):
        return None
    told, near = carried(asked, thread), partial(near, alone=False)
    likeliest = [c for one in (asked, told) for c in ranked(one, near=near)[:1]]
    # A matter named outright is asked after, whatever tier is carried along.
    if likeliest and likeliest[0].cued < STRONG:
        likeliest.sort(key=lambda choice: -choice.score)
    for choice in likeliest:
        topics = for_tier((choice.topic,), asked, told)
        if topics[0].id in (*thread.topics, SMALL_TALK):
            return Heard(told, topics) if _of_another(asked, thread) else None
        if choice.score >= _enough(choice, asked):
            return Heard(told, topics)
    return None


def _enough(choice: Choice, asked: Asked) -> float:
    """How likely is likely enough; the sound of what stands for a thing before never is."""
    if choice.cued:
        return CUED
    if turn("pronoun").search(asked.raw.lower()):
        return SURELY
    return ANSWERED if choice.topic.ending == "answered" else ABSENT


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
