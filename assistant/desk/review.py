"""Review: a person proposes an answer, a second one approves it, and it goes into service."""

import uuid
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from sqlalchemy import Engine, select
from sqlalchemy.orm import Session, sessionmaker

from assistant.answer import Answer, Question, answer_json
from assistant.desk.item import PENDING, State
from assistant.desk.log import Act, Entry, alone, entries, written
from assistant.desk.queue import chosen_row, moved, row_of
from assistant.desk.said import Said, answerable, bonds, must_stand, proved, said_json, whole
from assistant.desk.seal import APPROVED, seal_of
from assistant.desk.sign import key_of, sign_of
from assistant.desk.tables import AnswerRow, ItemRow
from assistant.desk.trouble import DeskTrouble
from assistant.desk.written import STANDS, Draft, Standing, Written, told_answer, written_of
from assistant.editions import footing
from assistant.person import Person
from assistant.store.talks import Clock, now, tell
from knowledge.document import Library

LIST = "请用 tidu desk list --answers 查看。"
MOST_ALSO, LONGEST_QUESTION = 20, 500


class Eyes(StrEnum):
    """Who may approve: another person; the same one where the setting or the machine says so."""

    FOUR = "four"
    TWO = "two"
    ALONE = "alone"


def eyes(who: Person, *, four: bool) -> Eyes:
    """What applies to this person: alone on the machine, nobody else can be asked."""
    return Eyes.ALONE if who.alone else Eyes.FOUR if four else Eyes.TWO


@dataclass(frozen=True)
class Grounds:
    """What a review stands on: the library, the machine's own answers, whether four eyes look."""

    library: Library
    machine: Callable[[Question], Answer]
    four_eyes: bool = True


class Review:
    """The written answers in one database."""

    def __init__(self, engine: Engine, grounds: Grounds, clock: Clock = now) -> None:
        self._sessions = sessionmaker(engine)
        self._grounds = grounds
        self._clock = clock

    def find(self, standings: Collection[Standing] = (Standing.PROPOSED,)) -> tuple[Written, ...]:
        """The answers that stand so, the oldest first."""
        chosen = select(AnswerRow).order_by(AnswerRow.created, AnswerRow.id)
        if standings:
            chosen = chosen.where(AnswerRow.status.in_([one.value for one in standings]))
        with self._sessions() as session:
            return tuple(written_of(row) for row in session.scalars(chosen))

    def get(self, identity: str) -> Written:
        """One answer, by its id or the beginning of it. Raises DeskTrouble."""
        with self._sessions() as session:
            return written_of(_row(session, identity))

    def history(self, identity: str) -> tuple[Entry, ...]:
        """What was done to an answer, oldest first."""
        with self._sessions() as session:
            return entries(session, subject=_row(session, identity).id)

    def propose(self, draft: Draft, who: Person) -> Written:
        """Keep a proposal, every sentence labelled by the proof. Raises DeskTrouble.

        An item waits with one proposal: the newest of one person, and none beside another's.
        """
        sentences = self._checked(draft)
        with self._sessions.begin() as session:
            alone(session)
            item = _item(session, draft.item) if draft.item else None
            older = _waiting(session, item, who) if item else ()
            row = self._new(draft, sentences, who, item)
            session.add(row)
            session.flush()
            self._log(session, who, "propose", row, _of_text(sentences))
            for one in older:
                # A name of its own: who read the older one cannot approve the newer unread.
                one.status, one.why = Standing.REPLACED.value, row.id
                self._log(session, who, "superseded", one, {"by": row.id})
            if item is not None:
                item.assignee = item.assignee or who.name
                act = Act(who.name, "proposed", item.id, {"answer": row.id})
                moved(session, item, State.PROPOSED, act, row.created)
            return written_of(row)

    def revise(self, identity: str, draft: Draft, who: Person) -> Written:
        """Put another text in the place of a proposal's; who revises is who wrote it."""
        sentences = self._checked(draft)
        with self._sessions.begin() as session:
            row = _standing(session, identity, Standing.PROPOSED)
            row.question, row.also, row.place = (
                draft.question.strip(),
                list(draft.also),
                draft.place,
            )
            row.sentences = [said_json(said) for said in sentences]
            row.edition, row.wrote = self._edition(draft.place), who.name
            self._log(session, who, "revise", row, _of_text(sentences))
            return written_of(row)

    def approve(self, identity: str, who: Person) -> Written:
        """Put a proposal into service: proved once more, bound to its clauses, told the asker.

        Raises DeskTrouble, with four eyes also for the one who wrote it.
        """
        with self._sessions.begin() as session:
            row = _standing(session, identity, Standing.PROPOSED)
            rule = self._allowed(row, who)
            sentences = self._standing_up(row)
            row.sentences = [said_json(said) for said in sentences]
            bound = bonds(sentences, self._grounds.library)
            row.bound = [{"address": b.address, "digest": b.digest} for b in bound]
            row.edition = self._edition(row.place)
            question = Question(row.question, place=row.place)
            row.machine = answer_json(row.id, self._grounds.machine(question))
            row.status, row.reviewed = Standing.GOLDEN.value, who.name
            row.approved = self._clock()
            replaced = self._replace(session, row)
            detail = {"eyes": rule.value, "wrote": row.wrote, "replaced": replaced}
            self._log(session, who, APPROVED, row, detail | seal_of(row))
            self._tell(session, row, who)
            return written_of(row)

    def reject(self, identity: str, who: Person, why: str) -> Written:
        """Turn a proposal down; its item is open again."""
        with self._sessions.begin() as session:
            row = _standing(session, identity, Standing.PROPOSED)
            row.status, row.reviewed = Standing.REJECTED.value, who.name
            row.why = _reason(why, row)
            self._log(session, who, "reject", row, {"why": row.why})
            item = session.get(ItemRow, row.item) if row.item else None
            if item is not None and State(item.status) is State.PROPOSED:
                act = Act(who.name, "rejected", item.id, {"answer": row.id, "why": row.why})
                state = State.TAKEN if item.assignee else State.OPEN
                moved(session, item, state, act, self._clock())
            return written_of(row)

    def withdraw(self, identity: str, who: Person, why: str) -> Written:
        """Take a golden answer out of service by hand."""
        with self._sessions.begin() as session:
            row = _standing(session, identity, Standing.GOLDEN)
            row.status, row.why = Standing.WITHDRAWN.value, _reason(why, row)
            self._log(session, who, "withdraw", row, {"why": row.why})
            return written_of(row)

    def _checked(self, draft: Draft) -> tuple[Said, ...]:
        _askable(draft)
        whole(draft.sentences, self._grounds.library)
        sentences = proved(draft.sentences, self._grounds.library)
        answerable(sentences)
        return sentences

    def _new(
        self, draft: Draft, sentences: tuple[Said, ...], who: Person, item: ItemRow | None
    ) -> AnswerRow:
        at = self._clock()
        return AnswerRow(
            id=uuid.uuid4().hex, item=item.id if item else None, status=Standing.PROPOSED.value,
            question=draft.question.strip(), also=list(draft.also), place=draft.place,
            edition=self._edition(draft.place), sentences=[said_json(said) for said in sentences],
            bound=[], machine=dict(item.answer) if item else {}, source=draft.source[:160],
            wrote=who.name, reviewed=None, why="", created=at, changed=at, approved=None,
        )  # fmt: skip

    def _edition(self, place: str) -> str:
        ground = footing(self._grounds.library, place, None)
        return ground.edition if ground else ""

    def _allowed(self, row: AnswerRow, who: Person) -> Eyes:
        rule = eyes(who, four=self._grounds.four_eyes)
        if rule is Eyes.FOUR and who.name == row.wrote:
            do = "请另一个人复核；单人复核要管理员设 TIDU_FOUR_EYES=false。"
            raise DeskTrouble("自己写的回答不能自己核定", row.id, do)
        return rule

    def _standing_up(self, row: AnswerRow) -> tuple[Said, ...]:
        """The sentences, proved against the library as it is now. Raises DeskTrouble."""
        held = written_of(row).sentences
        whole(held, self._grounds.library)
        sentences = proved(held, self._grounds.library)
        answerable(sentences)
        must_stand(sentences, row.id)
        return sentences

    def _replace(self, session: Session, row: AnswerRow) -> list[str]:
        """The answers in service to the very same question, put out of it by this one."""
        asked = Question(row.question, place=row.place)
        sign, key = sign_of(asked), key_of(asked)
        chosen = select(AnswerRow).where(AnswerRow.status == Standing.GOLDEN.value)
        older = [
            one
            for one in session.scalars(chosen)
            if one.id != row.id
            and key_of(before := Question(one.question, place=one.place)) == key
            and sign_of(before) == sign
        ]
        for one in older:
            one.status, one.why, one.changed = Standing.REPLACED.value, row.id, self._clock()
        return [one.id for one in older]

    def _tell(self, session: Session, row: AnswerRow, who: Person) -> None:
        """Close the item, and write the answer into the talk it was asked in, if that is kept."""
        item = session.get(ItemRow, row.item) if row.item else None
        if item is None:
            return
        answer = told_answer(written_of(row), Question(item.question), self._grounds.library)
        at = self._clock()
        turn = tell(session, item.talk, item.question, answer, at) if item.talk else None
        act = Act(who.name, "done", item.id, {"answer": row.id, "turn": turn})
        moved(session, item, State.DONE, act, at)

    def _log(
        self, session: Session, who: Person, act: str, row: AnswerRow, detail: dict[str, Any]
    ) -> None:
        row.changed = self._clock()
        written(session, Act(who.name, act, row.id, detail), row.changed)


def _row(session: Session, identity: str) -> AnswerRow:
    found: AnswerRow = chosen_row(session, AnswerRow, identity, LIST)
    return found


def _standing(session: Session, identity: str, wanted: Standing) -> AnswerRow:
    """An answer that stands as wanted, nobody else writing."""
    alone(session)
    row = _row(session, identity)
    if (stands := Standing(row.status)) is not wanted:
        raise DeskTrouble(f"这个回答{STANDS[stands]}，不是{STANDS[wanted]}的", row.id, LIST)
    return row


def _item(session: Session, identity: str) -> ItemRow:
    row = row_of(session, identity)
    if State(row.status) not in PENDING:
        raise DeskTrouble("这一条已经关闭", row.id, "要再处理，请先重新打开。")
    return row


def _waiting(session: Session, item: ItemRow, who: Person) -> Sequence[AnswerRow]:
    """The proposals of this person that an item waits with. Raises DeskTrouble for another's."""
    waits = (AnswerRow.item == item.id, AnswerRow.status == Standing.PROPOSED.value)
    rows = session.scalars(select(AnswerRow).where(*waits)).all()
    for row in rows:
        if row.wrote != who.name:
            do = "请先核定或退回它，退回后可以另交；或在网页的“复核”里改写它。"
            raise DeskTrouble(f"{row.wrote} 已为这一条提交了回答，还没有复核", row.id, do)
    return rows


def _askable(draft: Draft) -> None:
    questions = (draft.question, *draft.also)
    if any(not one.strip() or len(one) > LONGEST_QUESTION for one in questions):
        do = f"每个问法写 1 到 {LONGEST_QUESTION} 字。"
        raise DeskTrouble("问题是空的或太长", "question", do)
    if len(draft.also) > MOST_ALSO:
        raise DeskTrouble(f"别的问法超过 {MOST_ALSO} 个", "also", "请只留最常见的。")


def _reason(why: str, row: AnswerRow) -> str:
    if not why.strip():
        raise DeskTrouble("没有写理由", row.id, "请写明为什么。")
    return why.strip()


def _of_text(sentences: tuple[Said, ...]) -> dict[str, Any]:
    """What the log keeps of a text: its words, the labels, and every override with its reason."""
    return {"sentences": [said_json(said) for said in sentences]}
