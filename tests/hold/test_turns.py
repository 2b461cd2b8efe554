"""Back-pressure: beyond what a process can do, people are told when to come again."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

from assistant.answer import Answer, Question
from assistant.person import Person, Role
from tests.hold.loop import in_own_loop
from tests.ui.fakes import ask as answered
from tests.ui.locked import cheap, locked
from tests.ui.test_api import DOORS, _client
from ui.meters import Meters
from ui.turns import Limits, Turns


def test_who_comes_beyond_the_limit_is_told_when_to_come_again_and_the_rest_are_answered() -> None:
    working, go_on = Event(), Event()

    def slow(question: Question) -> Answer:
        working.set()
        assert go_on.wait(60)
        return answered(question)

    client = _client(replace(DOORS, ask=slow, limits=Limits(at_once=1)))
    with client, ThreadPoolExecutor() as people:
        first = people.submit(client.post, "/api/ask", json={"question": "几级？"})
        assert working.wait(60)
        second = client.post("/api/ask", json={"question": "几级？"})
        assert (second.status_code, second.headers["retry-after"]) == (503, "2")
        assert all(second.json()["error"].values())
        assert client.get("/api/library").status_code == 200
        go_on.set()
        assert first.result().status_code == 200
        assert client.post("/api/ask", json={"question": "几级？"}).status_code == 200
        assert 'tidu_turned_away_total{why="load"} 1.0' in client.get("/metrics").text


@pytest.fixture
def at() -> list[float]:
    return [0.0]


@pytest.fixture
def turns(at: list[float]) -> Turns:
    async def app(scope: object, receive: object, send: object) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": []})  # type: ignore[operator]

    return Turns(app, Meters(), Limits(per_minute=60), lambda: at[0])  # type: ignore[arg-type]


def _status(turns: Turns, who: Person, path: str = "/api/check") -> int:
    said: list[int] = []

    async def sent(message: dict[str, int]) -> None:
        said.append(message.get("status", 0))

    async def nothing() -> dict[str, str]:
        return {}

    scope = {"type": "http", "method": "POST", "path": path, "state": {"person": who}}
    in_own_loop(lambda: turns(scope, nothing, sent))  # type: ignore[arg-type]
    return said[0]


def test_an_account_has_so_many_requests_a_minute_and_gets_them_back(
    turns: Turns, at: list[float]
) -> None:
    li, wang = (Person(name, name, Role.ENTERPRISE) for name in ("li", "wang"))
    assert [_status(turns, li) for _ in range(61)] == [200] * 60 + [429]
    assert _status(turns, wang) == 200
    assert _status(turns, li, "/api/session") == 200
    at[0] += 2
    assert [_status(turns, li) for _ in range(3)] == [200, 200, 429]


def test_who_is_alone_at_this_machine_is_not_counted(turns: Turns) -> None:
    alone = Person("local", "local", Role.ADMIN)
    assert {_status(turns, alone) for _ in range(100)} == {200}


def test_an_account_beyond_its_limit_is_told_in_the_one_shape(tmp_path: Path) -> None:
    with cheap():
        _, client = locked(tmp_path).person("li")
        told = [client.post("/api/kpi", json={"number": 1})]
        while told[-1].status_code == 200 and len(told) < 1_000:  # a slow machine earns some back
            told.append(client.post("/api/kpi", json={"number": 1}))
        assert told[0].status_code == 200
        assert told[-1].status_code == 429
        assert int(told[-1].headers["retry-after"]) >= 1
        assert all(told[-1].json()["error"].values())
