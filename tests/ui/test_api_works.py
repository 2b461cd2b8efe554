"""The HTTP API around a draft does what the commands do, and tells every mistake."""

import json
from typing import Any

import pytest
from fastapi.testclient import TestClient

from rules.gate import Exported, export
from tests.ui.test_api import _client, _example, _told
from ui.room import LARGEST, bare_name, workroom

BODIES: dict[str, dict[str, Any]] = {
    "/api/draft": {},
    "/api/plan": {"to": "卓越级"},
    "/api/checklist": {"tier": "卓越级"},
    "/api/checklist/file": {"tier": "卓越级"},
    "/api/review": {},
    "/api/review/file": {},
}


@pytest.fixture(scope="module")
def client() -> TestClient:
    return _client()


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, bytes]:
    """What an export wrote, by its ending."""
    from rules.facts.form import draft_of

    draft = draft_of(_example("pass.yaml"))
    done = export(draft, tmp_path_factory.mktemp("out"))  # type: ignore[arg-type]
    assert isinstance(done, Exported)
    return {path.suffix: path.read_bytes() for path in done.files}


def test_drafted_sections_say_where_every_figure_comes_from(client: TestClient) -> None:
    body = {"id": "d1", "draft": _example("pass.yaml"), "sections": ["summary"]}
    [section] = (found := client.post("/api/draft", json=body).json())["sections"]
    assert (found["id"], found["tier"]) == ("d1", "卓越级")
    spans = [span for passage in section["passages"] for span in passage["spans"]]
    money = next(span for span in spans if span["text"] == "12600")
    assert money["fact_paths"] == ["project.investment"]


def test_a_section_can_be_asked_for_shorter(client: TestClient) -> None:
    body = {"draft": _example("pass.yaml"), "sections": ["results"]}
    whole = client.post("/api/draft", json=body).json()["sections"][0]
    short = client.post("/api/draft", json={**body, "length": 300}).json()["sections"][0]
    assert short["length"] <= 300 < whole["length"]
    assert any(clause["status"] == "未定" for clause in short["clauses"])


def test_what_no_fact_says_is_marked_to_be_supplied(client: TestClient) -> None:
    body = {"draft": {"tier": "卓越级"}, "sections": ["summary"]}
    [section] = client.post("/api/draft", json=body).json()["sections"]
    assert section["gaps"]
    assert all(gap.startswith("【待补充：") for gap in section["gaps"])


def test_the_twenty_indicators_are_explained(client: TestClient) -> None:
    found = client.post("/api/kpi", json={}).json()["indicators"]
    assert [one["number"] for one in found] == list(range(1, 21))
    assert all(one["label"] == "建议口径" for one in found)


def test_an_indicator_is_worked_out_from_before_and_after(client: TestClient) -> None:
    asked = {"number": 6, "before": "80", "after": "92", "points": False}
    [one] = client.post("/api/kpi", json=asked).json()["indicators"]
    assert one["value"] == one["relative"] == "15"


def test_a_plan_names_the_clause_of_every_step(client: TestClient) -> None:
    body = {"draft": _example("held.yaml"), "to": "卓越"}
    found = client.post("/api/plan", json=body).json()
    assert (found["tier"], found["outcome"]) == ("卓越级", "不符")
    assert all(step["address"] and step["do"] for step in found["change"])


def test_a_checklist_stands_without_a_draft_and_says_more_with_one(client: TestClient) -> None:
    bare = client.post("/api/checklist", json={"tier": "先进级"}).json()
    assert {item["status"] for item in bare["items"]} == {None}
    body = {"tier": "卓越级", "draft": _example("pass.yaml")}
    assert client.post("/api/checklist", json=body).json()["counts"]["有"] > 0
    sheet = client.post("/api/checklist/file", json={"tier": "先进级"})
    assert sheet.content[:2] == b"PK"


def test_the_sheet_for_experts_leaves_only_through_the_gate(client: TestClient) -> None:
    held = client.post("/api/review/file", json={"draft": _example("held.yaml")})
    assert held.status_code == 409
    assert held.json()["held"] is True
    cleared = client.post("/api/review/file", json={"draft": _example("pass.yaml")})
    assert cleared.content[:2] == b"PK"
    found = client.post("/api/review", json={"draft": _example("pass.yaml")}).json()
    assert any(clause["passages"] for clause in found["clauses"])


@pytest.mark.parametrize("ending", [".docx", ".json"])
def test_an_exported_file_is_verified_and_read_back(
    client: TestClient, files: dict[str, bytes], ending: str
) -> None:
    sent = {"file": (f"申报书{ending}", files[ending])}
    verified = client.post("/api/verify", files=sent).json()
    assert (verified["state"], verified["holds"]) == ("未改动", False)
    assert verified["id"] == f"申报书{ending}"
    assert client.post("/api/import", files=sent).json()["stated"] == _example("pass.yaml")


def test_an_altered_file_is_told_with_the_place(
    client: TestClient, files: dict[str, bytes]
) -> None:
    altered = files[".json"].replace("示例".encode(), "实例".encode(), 1)
    altered = altered if altered != files[".json"] else files[".json"].replace(b"12600", b"12601")
    found = client.post("/api/verify", files={"file": ("a.json", altered)}).json()
    assert found["state"] == "已改动"
    assert found["differences"]


@pytest.mark.parametrize("path", BODIES)
def test_a_draft_with_a_wrong_field_is_told_field_by_field(client: TestClient, path: str) -> None:
    wrong = {"tier": "超级", "applicant": {"nature": "外星"}}
    answer = client.post(path, json={**BODIES[path], "draft": wrong})
    assert "tier" in _told(answer, 422)["where"]
    assert {error["path"] for error in answer.json()["form_errors"]} >= {"tier"}


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("/api/draft", {"draft": {}, "sections": ["没有"]}),
        ("/api/draft", {"draft": {}, "length": 0}),
        ("/api/draft", {"draft": {}, "as_of": "2024-01-01"}),
        ("/api/draft", {"draft": []}),
        ("/api/plan", {"draft": {}, "to": "超级"}),
        ("/api/plan", {"draft": {}}),
        ("/api/checklist", {"tier": "超级"}),
        ("/api/checklist", {"tier": "卓越级", "place": "火星"}),
        ("/api/kpi", {"number": 21}),
        ("/api/kpi", {"before": "80"}),
        ("/api/kpi", {"number": 6, "before": "八十"}),
        ("/api/kpi", {"number": 6, "before": float("1e300")}),
    ],
)
def test_a_bad_request_is_told_what_is_wrong(
    client: TestClient, path: str, body: dict[str, Any]
) -> None:
    _told(client.post(path, json=body), 422)


@pytest.mark.parametrize("path", ["/api/import", "/api/verify"])
@pytest.mark.parametrize(
    "content", [b"", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04broken", b"x" * (LARGEST + 1)]
)
def test_a_file_that_is_none_of_ours_is_told_by_its_name(
    client: TestClient, path: str, content: bytes
) -> None:
    error = _told(client.post(path, files={"file": ("../坏 文件.docx", content)}), 422)
    assert "坏 文件.docx" in error["where"]
    assert "tidu-exports" not in json.dumps(error)


def test_a_request_without_its_file_is_told(client: TestClient) -> None:
    assert "file" in _told(client.post("/api/verify"), 422)["where"]


def test_nothing_received_is_left_behind(client: TestClient, files: dict[str, bytes]) -> None:
    before = set(workroom().iterdir())
    client.post("/api/verify", files={"file": ("a.docx", files[".docx"])})
    client.post("/api/import", files={"file": ("a.docx", b"PK\x03\x04broken")})
    assert set(workroom().iterdir()) == before


@pytest.mark.parametrize(
    ("name", "bare"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\a\\b.docx", "b.docx"),
        ("..", "file"),
        ("", "file"),
        ("a\0b.docx", "ab.docx"),
    ],
)
def test_a_name_received_never_leads_out_of_its_folder(name: str, bare: str) -> None:
    assert bare_name(name) == bare


SKIPS = (
    {"skip_check": True},
    {"force": True},
    {"cleared": True},
    {"report": {"findings": [], "tiers": []}},
    {"draft_digest": "0" * 64},
    {"token": "gate"},
)


@pytest.mark.parametrize("path", ["/api/export", "/api/review/file"])
@pytest.mark.parametrize("skip", SKIPS, ids=lambda skip: next(iter(skip)))
def test_a_call_that_would_skip_the_check_is_refused(
    client: TestClient, path: str, skip: dict[str, Any]
) -> None:
    _told(client.post(path, json={"draft": _example("held.yaml"), **skip}), 422)


def test_a_held_draft_is_held_whatever_stands_in_the_address(client: TestClient) -> None:
    for query in ("?skip_check=1", "?force=true", "?as_of=2030-01-01"):
        answer = client.post(f"/api/export{query}", json={"draft": _example("held.yaml")})
        assert answer.status_code == 409
    for path in ("/api/render", "/api/write", "/api/export/force"):
        assert client.post(path, json={"draft": _example("held.yaml")}).status_code in (404, 405)


def test_the_new_doors_stand_in_openapi_with_examples(client: TestClient) -> None:
    described = client.get("/api/openapi.json").json()
    paths = {f"/api/{n}" for n in ("draft", "import", "kpi", "plan", "checklist", "review")}
    assert {*paths, "/api/verify"} <= set(described["paths"])
    for name in ("Drafting", "Planning", "Listing", "Drawn"):
        properties = described["components"]["schemas"][name]["properties"]
        assert any("examples" in value for value in properties.values()), name
