"""Requests have names, are counted and logged; the log says nothing about people."""

import io
import json
import logging
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, NoReturn

import pytest
from fastapi.testclient import TestClient
from sqlalchemy.orm import Session

from assistant.answer import Question
from assistant.condition import CONDITIONS, State
from assistant.desk.log import Act, broken, entries, held_head, written
from assistant.person import Role
from assistant.request_id import within
from assistant.store.engine import open_database
from tests.ui.locked import cheap, locked
from tests.ui.test_api import DOORS, _client
from ui.logs import JsonLines, set_up

SECRET = "张三丰的手机13812345678"


@pytest.fixture
def lines() -> Iterator[io.StringIO]:
    """What the program logs."""
    root = logging.getLogger()
    before, level = root.handlers, root.level
    stream = io.StringIO()
    set_up(stream)
    yield stream
    root.handlers = before
    root.setLevel(level)


def _read(stream: io.StringIO) -> list[dict[str, Any]]:
    return [json.loads(line) for line in stream.getvalue().splitlines()]


def test_a_request_has_a_name_in_its_answer_and_in_the_log(lines: io.StringIO) -> None:
    client = _client()
    mine = client.get("/api/library", headers={"x-request-id": "from-a-proxy-1"})
    assert mine.headers["x-request-id"] == "from-a-proxy-1"
    forged = client.get("/api/library", headers={"x-request-id": "two\twords"})
    assert len(forged.headers["x-request-id"]) == 32
    [first, _] = _read(lines)
    assert (first["request"], first["route"], first["status"]) == (
        "from-a-proxy-1", "/api/library", 200,
    )  # fmt: skip


def test_the_log_holds_neither_questions_nor_paths_nor_what_exceptions_quote(
    lines: io.StringIO,
) -> None:
    def broken_ask(question: Question) -> NoReturn:
        raise RuntimeError(question.text)

    client = _client(replace(DOORS, ask=broken_ask))
    assert client.post("/api/ask", json={"question": SECRET}).status_code == 500
    client.get(f"/api/clauses/{SECRET}")
    client.get(f"/{SECRET}")
    client.post("/api/drafts", json={"draft": {"applicant": {"name": SECRET}}})
    said = lines.getvalue()
    assert "RuntimeError" in said
    assert "张三丰" not in said
    assert "13812345678" not in said
    assert {line["route"] for line in _read(lines) if "route" in line} == {
        "/api/ask", "/api/clauses/{address:path}", "other", "/api/drafts",
    }  # fmt: skip


def test_a_record_of_another_library_keeps_its_kind_and_loses_its_words() -> None:
    record = logging.LogRecord("sqlalchemy", logging.ERROR, "", 0, SECRET, (), None)
    assert "张三丰" not in JsonLines().format(record)


def test_passwords_and_cookies_are_in_no_log(lines: io.StringIO, tmp_path: Path) -> None:
    with cheap():
        app = locked(tmp_path)
        _, client = app.person("boss", Role.ADMIN)
        client.post("/api/session", json={"name": "boss", "password": "一句错的话一句错的话"})
        said = lines.getvalue()
        assert said
        for secret in (app.password, "一句好记的话", "一句错的话", client.cookies["tidu"]):
            assert secret not in said


def test_the_desk_s_log_names_the_request_it_was_written_for(tmp_path: Path) -> None:
    engine = open_database(tmp_path)
    at = datetime(2024, 11, 20, tzinfo=UTC)
    with Session(engine) as session, session.begin(), within("request-1"):
        written(session, Act("li", "approve", "a1", {"why": "fits"}), at)
    with Session(engine) as session, session.begin():
        written(session, Act("li", "approve", "a2", {"why": "fits"}), at)
    with Session(engine) as session:
        first, second = entries(session)
        assert first.detail == {"why": "fits", "request": "request-1"}
        assert second.detail == {"why": "fits"}
        assert broken((first, second), held_head(session)) is None
    engine.dispose()


def test_metrics_count_by_the_kind_of_path_and_name_every_state() -> None:
    client = _client()
    client.get("/api/clauses/nothing")
    told = client.get("/metrics").text
    assert 'route="/api/clauses/{address:path}",status="404"' in told
    assert 'tidu_degraded{state="disk_full"} 0.0' in told
    assert "process_resident_memory_bytes" in told
    CONDITIONS.note(State.DISK_FULL)
    assert 'tidu_degraded{state="disk_full"} 1.0' in client.get("/metrics").text
    CONDITIONS.over(State.DISK_FULL)


def test_metrics_are_for_this_machine_and_for_admins(tmp_path: Path) -> None:
    with cheap():
        app = locked(tmp_path)
        assert app.client().get("/metrics").status_code == 401
        assert app.person("li")[1].get("/metrics").status_code == 403
        assert app.person("boss", Role.ADMIN)[1].get("/metrics").status_code == 200
        here = TestClient(app.app, base_url="http://127.0.0.1", client=("127.0.0.1", 1))
        assert here.get("/metrics").status_code == 200
        forwarded = here.get("/metrics", headers={"x-forwarded-for": "10.0.0.7"})
        assert forwarded.status_code == 401


def test_healthz_and_readyz_need_no_login_and_tell_nothing_but_states(tmp_path: Path) -> None:
    with cheap():
        client = locked(tmp_path).client()
        CONDITIONS.over(*State)  # what a test before this one may have noted
        assert client.get("/healthz").json() == {"ok": True}
        assert client.get("/readyz").json() == {"ready": True, "states": []}
        CONDITIONS.note(State.MODEL_DOWN)
        assert client.get("/readyz").json() == {"ready": True, "states": ["model_down"]}
        CONDITIONS.note(State.DATABASE_AWAY)
        told = client.get("/readyz")
        assert (told.status_code, told.json()["ready"]) == (503, False)
        CONDITIONS.over(State.MODEL_DOWN, State.DATABASE_AWAY)


def test_a_state_that_was_not_seen_again_is_over() -> None:
    from assistant.condition import LASTS, Conditions

    at = [0.0]
    conditions = Conditions(lambda: at[0])
    conditions.note(State.DATABASE_LOCKED)
    assert conditions.now() == (State.DATABASE_LOCKED,)
    at[0] = LASTS + 1
    assert conditions.now() == ()
