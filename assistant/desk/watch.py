"""The watch: what is answered, and what is thought of it, goes into the queue when it needs to."""

from sqlalchemy import Engine
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import sessionmaker

from assistant.answer import Answer, Question, Status, answer_json, read_answer
from assistant.desk.evidence import evidence, unsure
from assistant.desk.item import Case, Item, Reason, Spot
from assistant.desk.queue import put
from assistant.reply import Desk
from assistant.store.talks import Clock, NoSuchTalk, Talk, Turn, now, read_talk

REFUSED = (Status.NOT_IN_DOCUMENTS,)
BY_OPINION = {"down": Reason.DOWN, "person": Reason.PERSON}


class Watch:
    """What goes from the talks of one database into its queue."""

    def __init__(self, engine: Engine, desk: Desk, *, model: str = "", clock: Clock = now) -> None:
        self._sessions = sessionmaker(engine)
        self._desk, self._model, self._clock = desk, model, clock

    def answered(self, question: Question, answer: Answer, spot: Spot | None = None) -> Item | None:
        """An answer was given: an item where it was refused, unsure, or had to be cut.

        `spot` is where in a talk; a question from the command line has none.
        """
        if answer.status in (Status.GOLDEN, Status.SMALLTALK):
            return None
        reason = _reason(answer) or (
            Reason.UNSURE if unsure(question, answer, self._desk) else None
        )
        if reason is None:
            return None
        told = evidence(question, answer, self._desk, model=self._model)
        return self._put(Case(reason, question, answer_json("", answer), told, spot))

    def judged(self, spot: Spot, opinion: str, note: str = "") -> Item | None:
        """The asker thought something of an answer; a thumb up makes no item."""
        reason = BY_OPINION.get(opinion)
        if reason is None:
            return None
        with self._sessions() as session:
            talk = read_talk(session, spot.talk)
        turn = talk.turns[spot.turn - 1]
        question, answer = _asked(talk, turn), read_answer(turn.answer)
        told = evidence(question, answer, self._desk, model=self._model)
        return self._put(Case(reason, question, dict(turn.answer), told, spot, note.strip()))

    def _put(self, case: Case) -> Item:
        try:
            with self._sessions.begin() as session:
                return put(session, case, self._clock())
        except IntegrityError as error:  # the talk was deleted meanwhile
            raise NoSuchTalk(case.spot.talk if case.spot else "") from error


def _reason(answer: Answer) -> Reason | None:
    if answer.status in REFUSED:
        return Reason.REFUSED
    return Reason.DROPPED if answer.dropped else None


def _asked(talk: Talk, turn: Turn) -> Question:
    """A turn's question as it was asked: with what was said before it."""
    before = tuple(
        said
        for one in talk.turns[: turn.number - 1]
        for said in (("user", one.question), ("assistant", str(one.answer["text"])))
    )
    answer = read_answer(turn.answer)
    return Question(turn.question, history=before, as_of=answer.as_of, place=talk.place)
