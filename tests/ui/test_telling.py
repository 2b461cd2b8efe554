"""Errors of the API: one shape, one language, and no trace of what was only wrong input."""

import re
from typing import Any

import pytest
from fastapi.testclient import TestClient

from tests.ui.test_api import _client

BAD: list[tuple[str, Any]] = [
    ("/api/ask", {"question": 3}),
    ("/api/ask", {}),
    ("/api/ask", {"question": "几级？", "surprise": 1}),
    ("/api/ask", {"question": "几级？", "as_of": "明天"}),
    ("/api/ask", {"question": "几级？", "as_of": 3.5}),
    ("/api/ask", {"question": "几级？", "history": [{"role": "robot", "content": ""}]}),
    ("/api/ask", {"question": "几级？", "history": "no"}),
    ("/api/ask", {"question": "几级？", "history": [3]}),
    ("/api/ask", [1]),
    ("/api/check", {"draft": 3}),
    ("/api/draft", {"draft": {}, "length": 0}),
    ("/api/draft", {"draft": {}, "length": 10**9}),
    ("/api/draft", {"draft": {}, "length": "x"}),
    ("/api/kpi", {"number": 1.5}),
    ("/api/kpi", {"number": 6, "before": "many"}),
    ("/api/kpi", {"number": 6, "points": "many"}),
    ("/api/drafts", {"draft": []}),
    ("/api/extract", {"text": None}),
]
CHINESE = re.compile(r"[\u4e00-\u9fff]")
WORD = re.compile(r"[a-z]{3,}", re.IGNORECASE)
NAMES = re.compile(r"JSON|true|false|user|assistant|desk|api/openapi\.json")


@pytest.fixture(scope="module")
def client() -> TestClient:
    return _client()


@pytest.mark.parametrize(("path", "body"), BAD)
def test_what_is_malformed_is_told_in_chinese_alone(
    client: TestClient, path: str, body: Any
) -> None:
    error = client.post(path, json=body).json()["error"]
    assert CHINESE.search(error["what"])
    assert not WORD.search(NAMES.sub("", error["what"]))


@pytest.mark.parametrize(("path", "body"), BAD)
def test_and_in_english_alone_for_who_asks_for_it(client: TestClient, path: str, body: Any) -> None:
    told = client.post(path, json=body, headers={"accept-language": "en-GB,en;q=0.9"})
    error = told.json()["error"]
    if "before" not in body and "many" not in str(body):  # what a figure may be is the form's word
        assert not CHINESE.search(error["what"] + error["do"])


def test_a_body_that_is_no_json_is_told_so(client: TestClient) -> None:
    headers = {"content-type": "application/json"}
    told = client.post("/api/ask", content=b"{", headers=headers).json()["error"]
    assert "JSON" in told["what"]


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/api/check", {"draft": {}, "place": "火星"}),
        ("/api/ask", {"question": " "}),
        ("/api/ask", {"question": "卓越级几级", "place": "火星"}),
        ("/api/search", {"question": "卓越级几级", "place": "火星"}),
        ("/api/desk/answers", {"question": "几级", "sentences": [], "place": "火星"}),
        ("/api/draft", {"draft": {"tier": "超级"}}),
        ("/api/extract", {"text": " "}),
    ],
)
def test_wrong_input_prints_no_trace_on_the_console(path: str, body: Any) -> None:
    sound = TestClient(_client().app, base_url="http://127.0.0.1", client=("127.0.0.1", 1))
    assert sound.post(path, json=body).status_code == 422


def test_extract_and_prove_say_what_the_commands_say(client: TestClient) -> None:
    read = client.post("/api/extract", json={"text": "我们厂在邯郸，成熟度二级"}).json()
    assert {"path": "maturity.level", "value": 2, "words": "成熟度二级"} in read["facts"]
    assert read["draft"]["maturity"]["level"] == 2
    claim = {"text": "申报企业应于11月29日前完成线上申报。", "id": "c"}
    proved = client.post("/api/prove", json=claim).json()
    assert (proved["id"], proved["label"]) == ("c", "contradicted")
