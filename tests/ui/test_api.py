"""The HTTP API: the contract's shapes, and every error says what, where and what to do."""

import io
import json
import zipfile
from functools import cache
from pathlib import Path
from typing import Any, NoReturn

import pytest
from fastapi import FastAPI
from fastapi.testclient import TestClient

from assistant.answer import Question
from rules.facts.draft import Draft, draft_json
from rules.gate import export
from rules.reading import read_draft
from tests.ui.fakes import (
    ABOUT,
    ADDRESS,
    ANSWER,
    DOOR,
    DRAFTS,
    LIBRARY,
    OFFICE,
    TALKS,
    answers,
    ask,
    search,
)
from ui.lines import LONGEST_QUESTION
from ui.server import Doors, check_in_place, join

EXAMPLES = Path(__file__).parents[2] / "examples"
DOORS = Doors(
    ask, search, check_in_place, export, LIBRARY, answers, TALKS, DRAFTS, DOOR, ABOUT, OFFICE
)


@cache
def _app() -> FastAPI:
    """The app of these doors: its windows take a second to build, and nobody changes them."""
    return join(DOORS)


def _client(doors: Doors = DOORS) -> TestClient:
    app = _app() if doors is DOORS else join(doors)
    return TestClient(
        app, base_url="http://127.0.0.1", client=("127.0.0.1", 1), raise_server_exceptions=False
    )


@pytest.fixture(scope="module")
def client() -> TestClient:
    return _client()


def _example(name: str) -> dict[str, Any]:
    read = read_draft((EXAMPLES / name).read_text(encoding="utf-8"), where=name)
    assert isinstance(read, Draft)
    return draft_json(read)


def _told(answer: Any, status: int) -> dict[str, str]:
    assert answer.status_code == status
    error: dict[str, str] = answer.json()["error"]
    assert all(error[part] for part in ("what", "where", "do"))
    return error


def test_the_english_window_is_found_without_its_last_slash() -> None:
    led = _client(DOORS).get("/en", follow_redirects=False)
    assert (led.status_code, led.headers["location"]) == (307, "/en/")


def test_a_question_gets_the_contract_s_answer(client: TestClient) -> None:
    asked = {"id": "q1", "question": "几级？", "as_of": "2024-11-20"}
    answer = client.post("/api/ask", json=asked).json()
    assert answer["id"] == "q1"
    assert answer["text"] == ANSWER.text
    assert answer["as_of"] == "2024-11-20"
    assert answer["sentences"][0]["citations"][0]["address"] == ADDRESS


def test_a_search_gives_clauses_only(client: TestClient) -> None:
    found = client.post("/api/search", json={"question": "成熟度"}).json()
    assert set(found) == {"id", "clauses"}
    assert found["clauses"][0]["address"] == ADDRESS


def test_a_check_gives_every_tier_and_its_findings(client: TestClient) -> None:
    report = client.post("/api/check", json={"draft": _example("held.yaml")}).json()
    assert len(report["tiers"]) == 4
    assert any(finding["holds"] for finding in report["findings"])


@pytest.mark.parametrize("place", ["/openapi.json", "/en/openapi.json", "/api/openapi.json"])
def test_the_description_of_the_interface_is_ours_wherever_it_is_looked_for(
    client: TestClient, place: str
) -> None:
    assert "/api/ask" in client.get(place).json()["paths"]


@pytest.mark.parametrize(
    ("method", "place"),
    [("GET", "/api/nothing"), ("GET", "/api/ask"), ("POST", "/nothing"), ("GET", "/en/nothing")],
)
def test_where_nothing_is_the_answer_has_the_shape_of_every_error(
    client: TestClient, method: str, place: str
) -> None:
    answer = client.request(method, place)
    assert answer.status_code == 404
    assert answer.json()["error"]["where"] == place
    assert "openapi.json" in answer.json()["error"]["do"]


def test_a_wrong_field_is_a_report_of_form_errors(client: TestClient) -> None:
    report = client.post("/api/check", json={"draft": {"tier": "天级"}}).json()
    assert report["form_errors"][0]["path"] == "tier"


def test_a_tier_nobody_knows_is_told(client: TestClient) -> None:
    _told(client.post("/api/check", json={"draft": {}, "tier": ["天级"]}), 422)


def test_the_draft_that_passes_leaves_as_files(client: TestClient) -> None:
    answer = client.post("/api/export", json={"draft": _example("pass.yaml")})
    assert answer.status_code == 200
    names = zipfile.ZipFile(io.BytesIO(answer.content)).namelist()
    assert {name.rsplit(".", 1)[-1] for name in names} >= {"docx", "xlsx", "json"}


@pytest.mark.parametrize("draft", [_example("held.yaml"), {"tier": "天级"}, {}])
def test_a_draft_that_is_held_writes_nothing_and_says_why(
    client: TestClient, draft: dict[str, Any]
) -> None:
    answer = client.post("/api/export", json={"draft": draft})
    assert answer.status_code == 409
    assert answer.json()["held"] is True
    report = answer.json()["report"]
    assert report["form_errors"] or any(f["holds"] for f in report["findings"])


def test_the_library_lists_what_is_held_and_what_is_only_named(client: TestClient) -> None:
    held = client.get("/api/library").json()
    assert [d["id"] for d in held["documents"]] == [d.source.id for d in LIBRARY.documents]
    assert held["absent"][0]["number"] == "工信厅通装函〔2024〕361号"
    later = next(text for text in held["later"] if text["number"].endswith("251号"))
    assert (later["law"], later["confidence"]) == (False, "official")
    assert "未收录" in later["text"]


def test_two_texts_are_compared_point_by_point(client: TestClient) -> None:
    [found] = client.get("/api/library/differences").json()
    assert (found["base"], found["other"]) == ("CN-2024-399", "HE-2024-533")
    assert {"changed", "only_base"} <= {topic["stands"] for topic in found["topics"]}


def test_a_clause_is_found_by_its_address(client: TestClient) -> None:
    clause = client.get(f"/api/clauses/{ADDRESS}").json()
    assert clause["text"] == LIBRARY.text_at(ADDRESS)
    assert clause["before"][-1] == "CN-2024-399/附件2/一/4"


def test_an_address_that_leads_nowhere_is_told(client: TestClient) -> None:
    _told(client.get("/api/clauses/CN-2024-399/没有"), 404)


@pytest.mark.parametrize(
    "body",
    [
        {"question": " "},
        {"question": "长" * (LONGEST_QUESTION + 1)},
        {"question": "x" * 1_000_000},
        {"question": "几级？", "as_of": "明天"},
        {"question": 3},
        {"question": "几级？", "surprise": 1},
        {},
    ],
)
def test_a_bad_question_is_told_what_is_wrong(client: TestClient, body: dict[str, Any]) -> None:
    _told(client.post("/api/ask", json=body), 422)


def test_a_body_that_is_no_json_is_told(client: TestClient) -> None:
    headers = {"content-type": "application/json"}
    _told(client.post("/api/ask", content=b"{", headers=headers), 422)


def test_a_place_nobody_knows_is_told(client: TestClient) -> None:
    _told(client.post("/api/check", json={"draft": {}, "place": "火星"}), 422)


def test_a_bug_is_told_without_its_inside() -> None:
    def broken(question: Question) -> NoReturn:
        raise KeyError("secret inside")

    client = _client(
        Doors(
            broken,
            search,
            check_in_place,
            export,
            LIBRARY,
            answers,
            TALKS,
            DRAFTS,
            DOOR,
            ABOUT,
            OFFICE,
        )
    )
    error = _told(client.post("/api/ask", json={"question": "几级？"}), 500)
    assert "secret" not in json.dumps(error)


def test_openapi_describes_every_door_with_an_example(client: TestClient) -> None:
    described = client.get("/api/openapi.json").json()
    doors = {"/api/ask", "/api/search", "/api/check", "/api/export", "/api/library", "/healthz"}
    assert doors <= set(described["paths"])
    asking = described["components"]["schemas"]["Asking"]["properties"]["question"]
    assert asking["examples"]


def test_no_page_of_documentation_calls_a_foreign_server(client: TestClient) -> None:
    for path in ("/docs", "/redoc"):
        assert "cdn" not in client.get(path).text


def test_it_says_that_it_is_well(client: TestClient) -> None:
    assert client.get("/healthz").json() == {"ok": True}
