"""A turn that only what was said before would answer: it is heard afresh, or no more is written.

The answer told before is no answer to another question. Who asks the same again, or names nothing
but a tier, is told it again.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import takewhile

from assistant.answer import Question, Sentence, SentenceKind, Status
from assistant.choose import Choice, Near, ranked
from assistant.compose import Part, spaced, whom
from assistant.dialogue import Thread, carried
from assistant.editions import Footing, footing
from assistant.hearing import ASIDE, STRONG, Heard
from assistant.phrases import phrase
from assistant.reading import names_only, read, without_opening
from assistant.slip import set_right
from assistant.talk import Talk
from assistant.talked import in_light_of
from assistant.turns import turn, typed
from assistant.understand import Asked, understand
from knowledge.document import Library
from knowledge.grams import grams

# So much of what would be said was said in one answer before.
REPEATED = 0.85
# Two turns that share so much of their wording ask the same.
SAME = 0.5
# What a topic must sound like by the turn alone to take the place of what was told, and how far it
# must lead the next.
LIKELY, LEADS = 2.4, 1.25
SURE = 3.0  # so near by itself, it is what was told that is asked again
# Turns that lean on what was told, ask for no more than a nod, or are looked up (absence.py).
OTHERWISE = ("marked", "confirms", "same", "asks_for", "returns")
ENDINGS = ("?", "？", "没", "不", "么", "吗")
SHORTEST = {False: 7, True: 24}  # a shorter turn says nothing of its own; by whether it is English
TOLD = (Status.ANSWERED, Status.NOT_IN_DOCUMENTS)


@dataclass(frozen=True, slots=True)
class Means:
    """What a turn is told with: the parts of what was heard, and the documents they rest on."""

    tell: Callable[[Heard], list[Part]]
    question: Question
    library: Library
    near: Near | None = None


def told_anew(text: str, heard: Heard, talk: Talk, means: Means) -> tuple[Heard, list[Part]]:
    """What is said to a turn, where that is not just what was said before to another question."""
    parts, thread = means.tell(heard), talk.thread
    alone = typed(text) == typed(means.question.text)  # no echo that opens a longer message
    text = without_opening(set_right(text, thread.last) or text)
    before = [one.asked.raw for past in talk.past for one in past.heard]
    nothing = _nothing(parts) and thread.asked is not None
    again = not repeats(parts, thread.said) or asks_again(text, thread, before)
    if not nothing and (again or not _told(parts)):
        return heard, parts
    asks = alone and not nothing and _asks(text, heard, means.near)
    others = _otherwise(text, heard, thread, means.near) if asks else ()
    others = _together(text, thread, means.near) if nothing else others
    for other in (*_of_others(text, heard, thread), *others):
        found = means.tell(other)
        if _told(found) and not repeats(found, thread.said) and not _nothing(found):
            return other, found
    question = means.question
    place = heard.asked.province or question.place
    ground = footing(means.library, place, question.as_of)
    return heard, [no_more(heard.asked, parts, ground)] if asks and ground else parts


def _told(parts: Sequence[Part]) -> bool:
    return all(part.status in TOLD for part in parts)


def _nothing(parts: Sequence[Part]) -> bool:
    """Whether no more is said than that no clause was found."""
    said = {phrase("unknown", english=english) for english in (True, False)}
    return all(part.sentences[0].text.strip() in said for part in parts if part.sentences)


def repeats(parts: Sequence[Part], said: Sequence[str]) -> bool:
    """Whether nearly all of the parts was said in one answer before."""
    texts = [s.text.strip() for part in parts for s in part.sentences]
    length = sum(map(len, texts))
    return any(sum(len(t) for t in texts if t in one) > REPEATED * length for one in said)


def asks_again(plain: str, thread: Thread, before: Sequence[str]) -> bool:
    """Whether the same is rightly told once more: it is asked again, of a tier, or pointed at."""
    points = read(plain, thread).text != plain
    return points or names_only(understand(plain)) or any(_alike(plain, one) for one in before)


def _asks(plain: str, heard: Heard, near: Near | None) -> bool:
    """Whether a turn asks in words of its own, and of something else than was told."""
    asked = understand(plain)
    leans = any(turn(kind).search(plain) for kind in OTHERWISE)
    if leans or len(plain) < SHORTEST[asked.english]:
        return False
    if turn("other").search(plain):
        return True
    told = {topic.id for topic in heard.topics}
    own = [choice for choice in _ranked(asked, near)[:1] if choice.score >= SURE]
    same = not told or bool(told & ASIDE) or any(choice.topic.id in told for choice in own)
    asks = asked.manners & {"open", "yesno", "choice"} or plain.rstrip("。").endswith(ENDINGS)
    return not same and bool(asks)


def no_more(asked: Asked, told: Sequence[Part], ground: Footing) -> Part:
    """That the notices are no more exact on this than what was said, what that was, whom to ask."""
    part = told[0]
    if part.status is Status.NOT_IN_DOCUMENTS:
        first = Sentence(SentenceKind.ABSENT, phrase("nor_this", english=asked.english))
        return replace(part, sentences=spaced((first, whom(asked, ground)), asked.english))
    quotes = phrase("as_written", "\n", english=asked.english).split("\n")[0].strip()
    said = takewhile(lambda s: not s.text.startswith(quotes), part.sentences)
    first = Sentence(SentenceKind.ABSENT, phrase("no_more_exact", english=asked.english))
    sentences = (first, *said, whom(asked, ground))
    once = tuple({s.text.strip(): s for s in sentences}.values())
    return replace(part, sentences=spaced(once, asked.english))


def _of_others(plain: str, heard: Heard, thread: Thread) -> Iterator[Heard]:
    """The same asked of no body, where the body is only carried along: 那政策咨询的呢."""
    own = understand(plain)
    if "office" in heard.asked.slots and "office" not in own.slots:
        asked = carried(own, thread)
        kept = {slot: v for slot, v in asked.slots.items() if slot in own.slots or slot != "office"}
        yield Heard(asked.with_slots(kept), heard.topics)


def _otherwise(plain: str, heard: Heard, thread: Thread, near: Near | None) -> Iterator[Heard]:
    """The turn as what it sounds like by itself."""
    own = understand(plain)
    told = {*ASIDE, *(topic.id for topic in heard.topics)}
    others = [choice for choice in _ranked(own, near) if choice.topic.id not in told]
    if others and _likely(*others[:2]):
        yield Heard(carried(own, thread), (others[0].topic,))


def _together(plain: str, thread: Thread, near: Near | None) -> Iterator[Heard]:
    """The turn as what it plainly sounds like together with the question before it."""
    if near is None or thread.asked is None:
        return
    near = partial(near, **in_light_of(thread, thread.asked, plain))
    own = understand(plain)
    first, *rest = [c for c in ranked(own, near=near) if c.topic.id not in ASIDE][:2]
    if first.score >= SURE and _likely(first, *rest):
        yield Heard(carried(own, thread), (first.topic,))


def _likely(first: Choice, second: Choice | None = None) -> bool:
    """Whether a topic is likely enough to be what the turn is about."""
    clear = second is None or first.score >= LEADS * second.score
    return first.score >= LIKELY and (clear or first.cued >= STRONG)


def _ranked(asked: Asked, near: Near | None) -> list[Choice]:
    return ranked(asked, near=partial(near, alone=False) if near else None)


def _alike(one: str, other: str) -> bool:
    """Whether two turns share most of their wording."""
    a, b = grams(typed(one)), grams(typed(other))
    return sum((a & b).values()) >= SAME * sum((a | b).values())
