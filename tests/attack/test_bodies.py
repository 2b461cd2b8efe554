"""Bodies that no page of ours sends: unreadable, nested without end, endless."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

from assistant.person import Role
from tests.ui.locked import cheap, locked
from tests.ui.test_api import _client, _example
from ui.bodies import LONGEST_BODY, LONGEST_UPLOAD

JSON = {"content-type": "application/json"}
DEEP = b"[" * 50_000 + b"]" * 50_000
WINDOW = "/gradio_api"


@pytest.fixture(scope="module")
def client() -> TestClient:
    return _client()


@pytest.fixture
def stranger(tmp_path: Path) -> Iterator[TestClient]:
    """Somebody who is not logged in."""
    with cheap():
        yield locked(tmp_path).client()


@pytest.fixture
def person(tmp_path: Path) -> Iterator[TestClient]:
    with cheap():
        yield locked(tmp_path).person("li.ming", Role.DESK)[1]


def _error(answer: Any, status: int) -> dict[str, str]:
    assert answer.status_code == status, answer.text
    error: dict[str, str] = answer.json()["error"]
    assert set(error) == {"what", "where", "do"}
    assert all(error.values())
    return error


@pytest.mark.parametrize("path", ["/api/ask", "/api/check", "/api/prove", "/api/draft"])
@pytest.mark.parametrize(
    ("body", "what"),
    [
        ('{"question": "几级"}'.encode("gb18030"), "不是 UTF-8 编码（第15个字节）"),
        (DEEP, "括号套得太深"),
        (b'{"draft": ' + DEEP + b"}", "括号套得太深"),
    ],
    ids=["GB 18030", "brackets", "brackets in a draft"],
)
def test_a_body_that_cannot_be_read_is_told_in_the_shape_of_all_errors(
    client: TestClient, path: str, body: bytes, what: str
) -> None:
    error = _error(client.post(path, content=body, headers=JSON), 422)
    assert (error["what"], error["where"]) == (what, "body")


def test_a_form_that_cannot_be_read_is_told_alike(client: TestClient) -> None:
    kind = {"content-type": "multipart/form-data"}  # and no boundary
    error = _error(client.post("/api/import", content=b"--x", headers=kind), 422)
    assert error["what"] == "请求的内容读不出来"


@pytest.mark.parametrize("depth", [100, 300, 480, 700, 900])
def test_what_is_nested_no_deeper_than_it_can_be_read_crashes_nothing(
    client: TestClient, depth: int
) -> None:
    nested: Any = json.loads("[" * depth + "]" * depth)
    for draft in (nested, {"applicant": nested}, _example("pass.yaml") | {"sections": nested}):
        for path in ("/api/check", "/api/export", "/api/draft", "/api/plan", "/api/drafts"):
            answer = client.post(path, json={"draft": draft, "to": "excellent"})
            assert answer.status_code < 500, (path, answer.text[:300])


@pytest.mark.parametrize("path", ["/etc/passwd", "/etc/nothing", "%2e%2e/etc/passwd", "/etc"])
@pytest.mark.parametrize("prefix", ["", "/en"])
def test_a_file_that_is_not_allowed_is_told_like_one_that_is_not_there(
    client: TestClient, prefix: str, path: str
) -> None:
    for between in ("=", "/"):
        error = _error(client.get(f"{prefix}{WINDOW}/file{between}{path}"), 404)
        assert error["what"] == "没有这个文件"
        assert path not in error["what"] + error["do"]


@pytest.mark.parametrize("body", [DEEP, b'{"data": ' + b"[" * 700 + b"]" * 700 + b"}"])
def test_a_body_nested_without_end_is_refused_to_the_window_of_a_person(
    person: TestClient, body: bytes
) -> None:
    answer = person.post(f"{WINDOW}/queue/join", content=body, headers=JSON)
    assert 400 <= answer.status_code < 500, answer.text


def _endless(most: int) -> Iterator[bytes]:
    for _ in range(most // 100_000 + 2):
        yield b"x" * 100_000


@pytest.mark.parametrize("path", ["/api/ask", "/api/session", "/api/drafts", "/login"])
def test_a_body_too_long_is_refused_to_who_is_not_logged_in_and_before_it_is_read(
    stranger: TestClient, path: str
) -> None:
    error = _error(stranger.post(path, content=b"x" * (LONGEST_BODY + 1), headers=JSON), 413)
    assert ("2 MB" in error["what"], error["where"]) == (True, path)
    said_only = {**JSON, "content-length": str(LONGEST_BODY + 1)}
    assert stranger.post(path, content=b"x", headers=said_only).status_code == 413


@pytest.mark.parametrize("path", ["/api/check", f"{WINDOW}/queue/join"])
def test_a_body_that_does_not_say_its_length_is_cut_off_where_it_is_too_long(
    client: TestClient, path: str
) -> None:
    most = LONGEST_UPLOAD if WINDOW in path else LONGEST_BODY
    error = _error(client.post(path, content=_endless(most), headers=JSON), 413)
    assert error["do"] == "请分成几次提交。"


def test_a_body_without_a_length_is_cut_off_before_the_window_of_a_person_too(
    person: TestClient,
) -> None:
    body = _endless(LONGEST_UPLOAD)
    _error(person.post(f"{WINDOW}/queue/join", content=body, headers=JSON), 413)


def test_a_file_may_be_longer_than_json_and_no_longer_than_a_file(client: TestClient) -> None:
    whole = {"file": ("a.txt", b"x" * (LONGEST_BODY + 1))}
    assert client.post("/api/verify", files=whole).status_code == 422
    _error(client.post("/api/verify", files={"file": ("a.txt", b"x" * LONGEST_UPLOAD)}), 413)


def test_the_longest_text_that_is_taken_fits_however_it_is_written(client: TestClient) -> None:
    body = json.dumps({"text": "好" * 200_000})
    assert len(body) > 1_000_000
    assert client.post("/api/prove", content=body, headers=JSON).status_code == 422


def test_a_text_that_would_take_minutes_to_prove_is_to_be_proved_in_parts(
    client: TestClient,
) -> None:
    error = _error(client.post("/api/prove", json={"text": "应如实申报。" * 2_000}), 422)
    assert ("最多10000" in error["what"], "分成几段" in error["do"]) == (True, True)
    assert client.post("/api/prove", json={"text": "应如实申报。" * 1_600}).status_code == 200


def test_the_desk_proves_no_more_at_once_than_others(person: TestClient) -> None:
    error = _error(person.post("/api/desk/prove", json={"text": "应如实申报。" * 2_000}), 422)
    assert "最多10000" in error["what"]
