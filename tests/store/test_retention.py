"""What is old is forgotten, and what is one's own; nothing else is touched."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine

from assistant.answer import Answer, Question, Sentence, SentenceKind, Status
from assistant.desk.item import Case, Reason
from assistant.desk.queue import Queue
from assistant.masking import PHONE
from assistant.store.drafts import Drafts
from assistant.store.engine import open_database
from assistant.store.retention import Forgotten, Retention
from assistant.store.talks import Talks
from tests.cli.run import one_message, tidu
from tests.ui.locked import cheap, locked

ANSWER = Answer(Status.NOT_IN_DOCUMENTS, (Sentence(SentenceKind.ABSENT, "没有写。"),))
NOW = datetime(2026, 3, 1, tzinfo=UTC)


def _on(engine: Engine, day: datetime, owner: str) -> None:
    talks = Talks(engine, lambda: day)
    talks.add(owner, talks.start(owner).id, "几级？", ANSWER)
    Drafts(engine, lambda: day).start(owner, {})


def test_what_nobody_touched_for_so_many_days_is_forgotten(engine: Engine) -> None:
    _on(engine, NOW - timedelta(days=100), "li")
    _on(engine, NOW - timedelta(days=10), "li")
    assert Retention(engine, lambda: NOW).older(90) == Forgotten(talks=1, drafts=1)
    assert (Talks(engine).count("li"), len(Drafts(engine).mine("li"))) == (1, 1)


def test_everything_of_one_owner_is_forgotten_and_nothing_of_another(engine: Engine) -> None:
    for owner in ("li", "wang"):
        _on(engine, NOW, owner)
    assert Retention(engine).everything_of("li") == Forgotten(talks=1, drafts=1)
    assert (Talks(engine).count("li"), Talks(engine).count("wang")) == (0, 1)
    assert len(Drafts(engine).mine("wang")) == 1


def test_a_person_deletes_his_own_data_over_http_and_nobody_else_s(tmp_path: Path) -> None:
    with cheap():
        app = locked(tmp_path)
        li, client = app.person("li")
        wang, other = app.person("wang")
        engine = open_database(tmp_path)
        _on(engine, NOW, li.id)
        _on(engine, NOW, wang.id)
        gone = client.delete("/api/mine", params={"owner": wang.id.ljust(32, "0")})
        assert gone.json() == {"talks": 1, "drafts": 1}
        assert client.get("/api/drafts").json() == []
        assert len(other.get("/api/drafts").json()) == 1
        assert isinstance(other, TestClient)
        engine.dispose()


def test_the_desk_sees_no_phone_or_identity_number_of_who_asks(engine: Engine) -> None:
    question = Question("我是13812345678，卓越级要几级？")
    said = {"text": "您说的13812345678", "history": [["user", "13812345678"]]}
    item = Queue(engine).put(Case(Reason.PERSON, question, said, said, note="回电13812345678"))
    [held] = Queue(engine).find()
    assert held.id == item.id
    for text in (held.question, str(held.answer), str(held.evidence), held.note):
        assert "13812345678" not in text
        assert PHONE in text


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TIDU_HOME", str(tmp_path))
    return tmp_path


def test_the_commands_delete_only_when_told_how_much(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    engine = open_database(home)
    _on(engine, NOW - timedelta(days=3000), "local")
    _on(engine, datetime.now(UTC), "local")
    silent = tidu("tidy")
    assert silent.status == 2
    one_message(silent, "--days", "TIDU_KEEP_DAYS")
    monkeypatch.setenv("TIDU_KEEP_DAYS", "365")
    assert tidu("tidy", "--json").lines == [{"talks": 1, "drafts": 1}]
    assert tidu("forget", "local").status == 2
    assert tidu("forget", "nobody", "--yes").status == 2
    assert tidu("forget", "local", "--yes", "--json").lines == [{"talks": 1, "drafts": 1}]
    engine.dispose()
