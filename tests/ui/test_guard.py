"""Single-user: this machine only, nothing between, and no other site's page writing for us."""

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from ui.guard import Guard, is_loopback

HERE = "http://127.0.0.1:7860"


def _client(base: str = HERE, peer: str = "127.0.0.1") -> TestClient:
    app = FastAPI()
    app.add_middleware(Guard)
    app.get("/thing")(lambda: {"ok": True})
    app.post("/thing")(lambda: {"ok": True})
    return TestClient(app, base_url=base, client=(peer, 50_000))


@pytest.mark.parametrize("base", [HERE, "http://localhost:7860", "http://[::1]:7860"])
def test_this_machine_is_let_in(base: str) -> None:
    assert _client(base).get("/thing").status_code == 200


@pytest.mark.parametrize(
    "name", ["X-Forwarded-For", "X-Forwarded-Host", "Forwarded", "X-Real-IP", "Via"]
)
def test_a_forwarded_request_is_turned_away_with_what_and_what_to_do(name: str) -> None:
    answer = _client().get("/thing", headers={name: "127.0.0.1"})
    assert answer.status_code == 403
    assert set(answer.json()["error"]) == {"what", "where", "do"}


@pytest.mark.parametrize(
    "base", ["http://tidu.example", "http://192.168.1.5:7860", "http://0.0.0.0"]
)
def test_another_name_for_this_machine_is_turned_away(base: str) -> None:
    assert _client(base).get("/thing").status_code == 403


def test_another_machine_is_turned_away() -> None:
    assert _client(peer="192.168.1.7").get("/thing").status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:9999"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
    ],
)
def test_another_site_s_page_cannot_write(headers: dict[str, str]) -> None:
    assert _client().post("/thing", headers=headers).status_code == 403


def test_our_own_page_and_the_command_line_can_write() -> None:
    assert _client().post("/thing").status_code == 200
    own = {"Origin": HERE, "Sec-Fetch-Site": "same-origin"}
    assert _client().post("/thing", headers=own).status_code == 200


def test_browsers_are_told_to_ask_nobody_else() -> None:
    policy = _client().get("/thing").headers["content-security-policy"]
    assert "default-src 'self'" in policy
    assert "http" not in policy


@pytest.mark.parametrize("host", ["", "127.0.0.1.evil.com", "evil.com", "10.0.0.1", "[::2]:1"])
def test_only_loopback_is_loopback(host: str) -> None:
    assert not is_loopback(host)
