"""What /api/ask refuses or hardly knows waits at the help desk, as what the chat refuses does."""

from dataclasses import replace
from pathlib import Path

from sqlalchemy import Engine

from assistant.answer import Answer, Question
from assistant.desk.item import Item, Reason
from assistant.store.engine import open_database
from tests.ui.fakes import ANSWER, EVIDENCE, LIBRARY, REFUSED, ask
from tests.ui.test_api import DOORS, _client
from ui.desk import Office

REWARD = "评上卓越级省里奖励多少钱？"


def answers(question: Question) -> Answer:
    return REFUSED if question.text == REWARD else ANSWER


def queued(engine: Engine, *questions: str) -> tuple[Item, ...]:
    office = Office(engine, LIBRARY, ask, lambda: EVIDENCE)
    client = _client(replace(DOORS, ask=answers, office=office))
    for text in questions:
        answered = client.post("/api/ask", json={"question": text})
        assert answered.status_code == 200
    return office.queue.find()


def test_a_question_refused_over_the_api_waits_at_the_desk_once(tmp_path: Path) -> None:
    [item] = queued(open_database(tmp_path), REWARD, "申报卓越级需要几级成熟度？", REWARD)
    assert (item.question, item.reason, item.spot) == (REWARD, Reason.REFUSED, None)
    assert item.answer["text"] == REFUSED.text
    assert item.evidence["slots"]["tier"] == ["卓越级"]
