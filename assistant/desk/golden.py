"""Golden answers: an approved answer to this very question, or to one that means the same."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Protocol

from sqlalchemy import Engine, func, select
from sqlalchemy.orm import sessionmaker

from assistant.answer import Answer, Question
from assistant.choose import Near
from assistant.desk.contrast import apart
from assistant.desk.meaning import Scale, comparable, gist_of, measured, scale, shares
from assistant.desk.said import stale
from assistant.desk.service import expire, sealed
from assistant.desk.sign import Sign, key_of, sign_of
from assistant.desk.tables import AnswerRow
from assistant.desk.written import Standing, Written, golden_answer
from assistant.dialogue import questions
from assistant.editions import footing
from assistant.hearing import split
from assistant.meant import meant
from assistant.understand import understand
from knowledge.document import Library

Similar = Callable[[str, Sequence[str]], list[float]]


class Meaning(Protocol):
    """What matching needs of an open index: the cosine between a question and each text."""

    def similarity(self, query: str, texts: Sequence[str]) -> list[float]:
        """The cosine between a question and each text."""


@dataclass(frozen=True, slots=True)
class Door:
    """One way of asking what a golden answer answers."""

    answer: str
    text: str
    key: str
    sign: Sign


@dataclass(frozen=True, slots=True)
class Match:
    """The answer a question has, how like they are, whether it is the same, and as asked how."""

    answer: str
    likeness: float
    exact: bool
    asked: str = ""


def doors_of(written: Written) -> list[Door]:
    """The question of an answer, and the other ways of asking it."""
    asked = [Question(text, place=written.place) for text in (written.question, *written.also)]
    return [Door(written.id, one.text, key_of(one), sign_of(one)) for one in asked]


@dataclass(frozen=True)
class Likeness:
    """How meanings are compared: by vectors, by the machine's topics, on a scale."""

    similar: Similar
    near: Near | None
    by: Scale


def match(question: Question, doors: Iterable[Door], like: Likeness) -> Match | None:
    """The answer to this question: of the same sign and words, else of the same meaning."""
    sign = sign_of(question)
    same = [door for door in doors if door.sign == sign]
    if not same:
        return None
    key = key_of(question)
    if exact := next((door for door in same if door.key == key), None):
        return Match(exact.answer, float("inf"), True)
    if _several(question.text):
        return None  # several questions in one message have no one answer
    found = _plainly(likest(question, same, like), like.by)
    return None if found is None or apart(question.text, found.asked) else found


def _several(text: str) -> bool:
    """Whether a message asks more than one thing: in sentences, or at a comma of other things."""
    if len(questions(text)) > 1:
        return True
    named = [gist_of(piece, None).about for piece in split(text)]
    return any(a and b and not a & b for a, b in combinations(named, 2))


def _plainly(found: Sequence[Match], by: Scale) -> Match | None:
    """The likest answer, if it is like enough and no other comes close to it."""
    if not found or found[0].likeness < by.enough:
        return None
    other = next((one for one in found if one.answer != found[0].answer), None)
    return None if other and found[0].likeness - other.likeness < by.clear else found[0]


def likest(question: Question, same: Iterable[Door], like: Likeness) -> list[Match]:
    """The answers of the same sign, the likest first, like enough or not."""
    gist = gist_of(question.text, like.near)
    gists = [(door, gist_of(door.text, like.near)) for door in same]
    held = [(door, other) for door, other in gists if comparable(gist, other)]
    cosines = like.similar(question.text, [door.text for door, _ in held])
    found = [
        Match(door.answer, measured(shares(gist, other, near), like.by), False, door.text)
        for (door, other), near in zip(held, cosines, strict=True)
    ]
    return sorted(found, key=lambda one: -one.likeness)


class Golden:
    """The golden answers of one database, asked before the machine answers."""

    def __init__(
        self, engine: Engine, library: Library, index: Meaning, near: Near | None = None
    ) -> None:
        self._engine, self._sessions = engine, sessionmaker(engine)
        self._library, self._near = library, near
        self._like = Likeness(index.similarity, near, scale())
        self._stamp: object = None
        self._held: dict[str, Written] = {}
        self._doors: tuple[Door, ...] = ()

    def __call__(self, question: Question) -> Answer | None:
        """The golden answer to a question; None where there is none in service."""
        self._refresh()
        if not self._doors or self._leans(question):
            return None
        found = match(question, self._doors, self._like)
        if found is None:
            return None
        written = self._held[found.answer]
        if not found.exact and not written.bound:
            return None  # what rests on no clause answers its own question and no other
        # A question that names a place is about that one, wherever it is asked from.
        named = understand(question.text).names.places
        place = written.place if named else question.place
        ground = footing(self._library, place, question.as_of)
        if ground is None or ground.edition != written.edition:
            return None  # asked of another day, when other texts were in force
        if stale(written.bound, written.edition, written.place, self._library):
            expire(self._engine, self._library)
            return None
        return golden_answer(written, question, self._library)

    def _leans(self, question: Question) -> bool:
        """Whether a question is understood only from what was said before it."""
        if not question.history:
            return False
        return meant(question, self._near) not in (question.text, understand(question.text).text)

    def _refresh(self) -> None:
        """Read the answers anew when any has come into service or left it."""
        in_service = AnswerRow.status == Standing.GOLDEN.value
        seen = select(func.count(), func.max(AnswerRow.changed)).where(in_service)
        with self._sessions() as session:
            stamp = tuple(session.execute(seen).one())
            if stamp == self._stamp:
                return
            whole, tampered = sealed(session)
        if tampered:  # out of service it goes, and back to the queue
            expire(self._engine, self._library)
        self._held = {written.id: written for written in whole}
        self._doors = tuple(door for written in whole for door in doors_of(written))
        self._stamp = stamp
