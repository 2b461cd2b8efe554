"""Gradio's sessions and files: each only for its own person, and nothing fetched for anybody."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi import FastAPI, Request
from fastapi.responses import JSONResponse
from fastapi.testclient import TestClient

from assistant.person import LOCAL, Person, Role
from tests.ui.locked import Locked, cheap, locked
from ui.belongings import Belongings
from ui.guard import App, Receive, Scope, Send

LI, WANG = (Person(letter * 32, letter, Role.ENTERPRISE) for letter in "lw")


class As:
    """Middleware that takes every request for one person's; a test changes whose."""

    def __init__(self, app: App, who: list[Person]) -> None:
        self.app, self.who = app, who

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        scope.setdefault("state", {})["person"] = self.who[0]
        await self.app(scope, receive, send)


@pytest.fixture
def uploads(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("GRADIO_TEMP_DIR", str(tmp_path))
    return tmp_path


@pytest.fixture
def who() -> list[Person]:
    return [LI]


@pytest.fixture
def client(uploads: Path, who: list[Person]) -> TestClient:
    app = FastAPI()
    app.add_middleware(Belongings)
    app.add_middleware(As, who=who)

    @app.post("/gradio_api/queue/join")
    async def join(request: Request) -> JSONResponse:
        return JSONResponse(await request.json())

    @app.get("/gradio_api/queue/data")
    def stream(session_hash: str, more: str = "") -> JSONResponse:
        file = {"path": str(uploads / "a" / "导出.docx")} if more == "file" else {}
        return JSONResponse({"session": session_hash, "more": more, "files": [file]})

    @app.get("/gradio_api/heartbeat/{session}")
    def beat(session: str) -> str:
        return session

    @app.post("/gradio_api/upload")
    def upload() -> list[str]:
        return [str(uploads / "b" / "draft.yaml")]

    @app.get("/gradio_api/file={path:path}")
    def file(path: str) -> str:
        return path

    return TestClient(app)


def test_a_session_is_named_after_its_person_wherever_it_is_named(client: TestClient) -> None:
    joined = client.post("/gradio_api/queue/join", json={"session_hash": "s1", "data": ["问"]})
    assert joined.json() == {"session_hash": f"{LI.id}.s1", "data": ["问"]}
    heard = client.get("/gradio_api/queue/data", params={"session_hash": "s1", "more": "x&y"})
    assert heard.json()["session"] == f"{LI.id}.s1"
    assert heard.json()["more"] == "x&y"
    assert client.get("/gradio_api/heartbeat/s1").json() == f"{LI.id}.s1"


def test_two_ways_of_naming_a_session_twice_are_read_as_one(client: TestClient) -> None:
    body = b'{"session_hash": "mine", "session\\u005fhash": "theirs"}'
    headers = {"content-type": "application/json"}
    joined = client.post("/gradio_api/queue/join", content=body, headers=headers)
    assert joined.json() == {"session_hash": f"{LI.id}.theirs"}
    twice = client.get("/gradio_api/queue/data?session_hash=a&session_hash=b")
    assert twice.json()["session"] == f"{LI.id}.b"


def test_a_body_that_cannot_be_read_goes_nowhere(client: TestClient) -> None:
    for kind, body in (("text/plain", b"{}"), ("application/json", b"{"), ("", b"")):
        told = client.post("/gradio_api/queue/join", content=body, headers={"content-type": kind})
        assert told.status_code == 404


@pytest.mark.parametrize(
    "way", ["/gradio_api/upload", "/gradio_api/queue/data?session_hash=s&more=file"]
)
def test_a_file_goes_to_whom_it_was_given_and_to_nobody_else(
    client: TestClient, uploads: Path, who: list[Person], way: str
) -> None:
    path = uploads / ("b/draft.yaml" if "upload" in way else "a/导出.docx")
    asked = f"/gradio_api/file={path}"
    assert client.get(asked).status_code == 404
    _ = client.post(way) if "upload" in way else client.get(way)
    assert client.get(asked).status_code == 200
    assert client.get(f"/gradio_api/file={uploads}/x/../{path.relative_to(uploads)}").is_success
    who[0] = WANG
    for form in (asked, f"/gradio_api/file={uploads}/./{path.relative_to(uploads)}"):
        assert client.get(form).status_code == 404
    named = {"data": [{"path": str(path), "meta": {"_type": "gradio.FileData"}}]}
    assert client.post("/gradio_api/queue/join", json=named).status_code == 404
    assert client.post("/gradio_api/queue/join", json={"data": f" {path}"}).status_code == 404


def test_a_way_round_by_a_link_leads_nowhere(
    client: TestClient, uploads: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    (uploads / "secret").write_text("x", encoding="utf-8")
    link = tmp_path_factory.mktemp("elsewhere") / "link"
    os.symlink(uploads / "secret", link)
    assert client.get(f"/gradio_api/file={link}").status_code == 404


@pytest.mark.parametrize("person", [LI, LOCAL], ids=["with accounts", "single-user"])
@pytest.mark.parametrize(
    "path", ["file=http://example.com/x", "file=HTTPS://example.com", "proxy=http://example.com",
             "file/ftp://example.com"],
)  # fmt: skip
def test_the_server_fetches_nothing_from_elsewhere(
    client: TestClient, who: list[Person], person: Person, path: str
) -> None:
    who[0] = person
    assert client.get(f"/gradio_api/{path}").status_code == 404


def test_nor_a_file_that_an_event_names_by_an_address(client: TestClient) -> None:
    file = {"path": "http://example.com/x", "meta": {"_type": "gradio.FileData"}}
    for data in (file, [file], {"a": [file]}):
        told = client.post("/gradio_api/queue/join", json={"data": [data], "session_hash": "s"})
        assert told.status_code == 404
    said = {"data": ["http://example.com/x", "/api/是什么"], "session_hash": "s"}
    assert client.post("/gradio_api/queue/join", json=said).is_success


def test_alone_nothing_changes(client: TestClient, who: list[Person], uploads: Path) -> None:
    who[0] = LOCAL
    joined = client.post("/gradio_api/queue/join", json={"session_hash": "s1"})
    assert joined.json() == {"session_hash": "s1"}
    assert client.get(f"/gradio_api/file={uploads}/any").is_success


@pytest.fixture
def app(tmp_path: Path, uploads: Path) -> Iterator[Locked]:
    with cheap():
        yield locked(tmp_path / "home", own=True)


def test_two_people_with_one_session_name_have_two_sessions(app: Locked) -> None:
    (_, his), (_, hers) = app.person("li"), app.person("wang")
    upload = his.post("/gradio_api/upload", files={"files": ("draft.yaml", b"tier: x")})
    [path] = upload.json()
    assert his.get(f"/gradio_api/file={path}").status_code == 200
    assert hers.get(f"/gradio_api/file={path}").status_code == 404
    assert hers.get("/gradio_api/queue/data?session_hash=s").text.count("404") == 1
