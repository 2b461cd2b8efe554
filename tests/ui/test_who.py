"""Every request has a person; roles contain one another; single-user may do everything."""

import gradio as gr
import pytest
from fastapi import FastAPI, Request
from fastapi.testclient import TestClient

from assistant.person import LOCAL, Person, Role
from ui.guard import Guard
from ui.who import Who, at_least, person_of, tell_not_allowed

ENTERPRISE = Person("e", "华北某厂", Role.ENTERPRISE)
DESK = Person("d", "服务台", Role.DESK)


def _client() -> TestClient:
    app = FastAPI()
    tell_not_allowed(app)
    app.add_middleware(Guard)

    @app.get("/me")
    def me(who: Who) -> str:
        return who.id

    @app.get("/event")
    def event(request: Request) -> str:
        return person_of(gr.Request(request)).id

    return TestClient(app, base_url="http://127.0.0.1", client=("127.0.0.1", 1))


@pytest.mark.parametrize("path", ["/me", "/event"])
def test_single_user_is_the_local_person_in_the_api_and_in_events(path: str) -> None:
    assert _client().get(path).json() == LOCAL.id


def test_a_role_may_do_what_the_ones_before_it_may() -> None:
    assert [ENTERPRISE.may(role) for role in Role] == [True, False, False]
    assert [DESK.may(role) for role in Role] == [True, True, False]
    assert all(LOCAL.may(role) for role in Role)
    assert LOCAL.alone
    assert not DESK.alone


def test_who_may_not_is_told_so() -> None:
    app = FastAPI()
    tell_not_allowed(app)
    app.get("/desk", dependencies=[at_least(Role.DESK)])(lambda: "in")

    @app.middleware("http")
    async def as_enterprise(request: Request, go_on):  # type: ignore[no-untyped-def]
        request.state.person = ENTERPRISE
        return await go_on(request)

    told = TestClient(app).get("/desk")
    assert told.status_code == 403
    assert set(told.json()["error"]) == {"what", "where", "do"}


def test_a_request_nobody_recognised_is_a_fault_not_a_stranger() -> None:
    with pytest.raises(LookupError, match="Guard"):
        person_of(Request({"type": "http", "headers": []}))
