"""Dialogues: a message split into its questions, and slots carried over from what was said."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

from assistant.normal import is_english, pattern
from assistant.turns import table, turn, typed
from assistant.understand import Asked, Slots, understand

_LEADS_IN = re.compile(r"[;:.] ")  # what an asker tells before asking
_STRONG = re.compile(r"(?<=[?？;；\n。!！])(?![?？!！])")
# What a follow-up may change without naming a topic of its own.
CARRIED = ("tier", "area", "actor", "level", "item", "office", "link", "subject")
# What a follow-up puts in the place of its like in the question before it.
SWAPPED = ("tier", "area", "link")
BODIES = frozenset(("actor", "level", "office"))
HALF = 3  # so many words make half of a question
MATTERS = frozenset(("area", "subject"))


@dataclass(frozen=True, slots=True)
class Thread:
    """What the talk has been about: its last full question, the slots since, and the answers."""

    asked: Asked | None = None
    slots: Slots = field(default_factory=dict)
    said: tuple[str, ...] = ()  # the answers so far, oldest first
    topics: tuple[str, ...] = ()  # what the last full question was about
    members: tuple[str, ...] = ()  # the list that is being gone through
    named: tuple[str, ...] = ()  # tiers or areas in the order they were named
    earlier: frozenset[str] = frozenset()  # all topics of the talk so far
    last: str = ""  # the turn heard last, as it was typed

    @property
    def tiers(self) -> tuple[str, ...]:
        """The tiers that were last talked of."""
        return self.slots.get("tier", ())


def questions(message: str) -> list[str]:
    """The questions of one message, statements kept with the question they introduce."""
    pieces = [piece.strip() for piece in _STRONG.split(message) if piece.strip()]
    found: list[str] = []
    pending = ""
    for piece in pieces:
        pending += piece
        if found and pattern("only_how").search(piece.lower()):
            found[-1] += f" {piece}"
            pending = ""
        elif asks(piece):
            found.append(pending)
            pending = ""
    if pending and not found:
        return [pending]
    if pending:
        found[-1] += pending
    return found or [message]


def asks(piece: str) -> bool:
    """Whether a piece of a message asks something: an open word, a yes-no form, a mark."""
    return piece.endswith(("?", "？")) or bool({"open", "yesno"} & understand(piece).manners)


def pieces(question: str, about: Callable[[str], str]) -> list[str]:
    """One question cut at its commas where every piece asks about a topic of its own."""
    if halves := _halves(question):
        return halves
    found: list[str] = []
    topics: list[str] = []
    pending = ""
    for piece in pattern("splits").split(question):
        pending = f"{pending}，{piece}" if pending else piece
        asking = _asks_on(piece) or pattern("wishes").search(piece)
        topic = about(pending) if asking and _stands(piece) else ""
        if topic:
            found.append(pending)
            topics.append(topic)
            pending = ""
    if pending or len(set(topics)) < 2:
        return [question]
    return found


def _asks_on(piece: str) -> bool:
    """Whether a piece asks, and not only in which way what came before it is meant."""
    told = turn("continues").search(typed(piece)) or turn("unsure").search(typed(piece))
    return asks(piece) and not told


def _halves(question: str) -> list[str]:
    """An English question and the second one that "and" joins to it; nothing for one alone."""
    if not is_english(question):
        return []
    halves = [half.strip() for half in pattern("english_halves").split(question.strip())]
    whole = all(len(half.split()) >= HALF for half in halves)
    return halves if len(halves) > 1 and whole and _asks_itself(halves[0]) else []


def _asks_itself(half: str) -> bool:
    return bool(pattern("english_opening").match(_LEADS_IN.split(half.lower())[-1]))


def _stands(piece: str) -> bool:
    """Whether a piece can be a question by itself: in English the comma also parts a list."""
    if not is_english(piece):
        return True
    return len(piece.split()) >= HALF and bool(pattern("english_question").search(piece.lower()))


def follows(asked: Asked) -> bool:
    """Whether the question leans on what was said before."""
    return bool(pattern("follows").search(asked.text)) or len(asked.text) <= 12


def updated(old: Slots, new: Slots) -> Slots:
    """The slots after a turn: naming one body makes the bodies named before it past."""
    gone = BODIES if BODIES & new.keys() else frozenset[str]()
    if MATTERS & new.keys():
        gone |= MATTERS
    return {**{k: v for k, v in old.items() if k in CARRIED and k not in gone}, **new}


def carried(asked: Asked, thread: Thread) -> Asked:
    """The question with the slots of the talk where it names none itself."""
    kept = {k: v for k, v in updated(thread.slots, asked.slots).items() if k not in asked.slots}
    if not kept:
        return _placed(asked, thread)
    told = "".join(kept.get("tier", ()))
    text = f"{told} {asked.text}" if told else asked.text
    return _placed(replace(asked, text=text, slots={**kept, **asked.slots}), thread)


def _placed(asked: Asked, thread: Thread) -> Asked:
    if asked.names.places or thread.asked is None or not thread.asked.names.places:
        return asked
    return replace(asked, names=replace(asked.names, places=thread.asked.names.places))


def rewritten(asked: Asked, thread: Thread) -> Asked:
    """The last question asked again with what this follow-up changes in it."""
    before = thread.asked
    if before is None:
        return asked
    asked = _joined(asked, before)
    text = before.text
    for slot in SWAPPED:
        text = _swapped(text, before.slot(slot), asked.slot(slot))
    text = alike_swapped(text, asked.text)
    slots = updated(thread.slots, asked.slots)
    if asked.names.places and "actor" not in asked.slots:
        slots = {slot: values for slot, values in slots.items() if slot not in BODIES}
    again = understand(f"{text} {_new_words(asked)}")
    names = asked.names if asked.names.places else before.names
    values = asked.values if _states(asked) else before.values
    return replace(
        again,
        raw=asked.raw,
        names=replace(again.names, places=names.places),
        english=asked.english,
        slots={k: v for k, v in slots.items() if k in CARRIED},
        manners=before.manners | asked.manners - {"open", "number"},
        values=values,
        follows=True,
    )


def _joined(asked: Asked, before: Asked) -> Asked:
    """The follow-up with the tiers it adds to, where it says that it adds one."""
    tiers = tuple(dict.fromkeys((*before.tiers, *asked.tiers)))
    if not asked.tiers or not before.tiers or not turn("adds").search(typed(asked.raw)):
        return asked
    return asked.with_slots({**asked.slots, "tier": tiers})


def _new_words(asked: Asked) -> str:
    """What a follow-up adds: its words without the tiers (swapped already) and the fillers."""
    text = asked.text
    for tier in asked.slot("tier"):
        text = text.replace(tier, "")
    return pattern("fillers").sub("", text)


def _states(asked: Asked) -> bool:
    stated = asked.values
    return bool(stated.levels or stated.dates or stated.counts or stated.years)


def _swapped(text: str, old: Sequence[str], new: Sequence[str]) -> str:
    for word in old:
        if new and word not in new:
            text = text.replace(word, "和".join(new), 1)
            new = ()
    return text


def alike_swapped(before: str, new: str) -> str:
    """The question before with a word of it replaced by its like: the form for the table."""
    for kinds in table("alike").values():
        found = [re.search(kind, before) for kind in kinds]
        named = [re.search(kind, new) for kind in kinds]
        old = next((m for m, n in zip(found, named, strict=True) if m and not n), None)
        put = next((n for m, n in zip(found, named, strict=True) if n and not m), None)
        if old and put:
            before = before.replace(old[0], put[0])
    return before


def without_alike(text: str) -> str:
    """A text without the words that stand for their like."""
    for kinds in table("alike").values():
        text = re.sub("|".join(kinds), "", text)
    return text
