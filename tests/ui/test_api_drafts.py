"""Drafts over HTTP: who changes an older version gets 409 and what the draft says now."""

import pytest
from fastapi.testclient import TestClient

from tests.ui.test_api import _client

ONE, TWO = {"tier": "卓越级"}, {"tier": "先进级"}


@pytest.fixture
def client() -> TestClient:
    return _client()


def test_a_draft_is_kept_read_listed_and_forgotten(client: TestClient) -> None:
    made = client.post("/api/drafts", json={"draft": ONE})
    kept = made.json()
    assert (made.status_code, made.headers["etag"], kept["version"]) == (201, '"1"', 1)
    read = client.get(f"/api/drafts/{kept['id']}")
    assert (read.headers["etag"], read.json()["draft"]) == ('"1"', ONE)
    assert kept["id"] in {one["id"] for one in client.get("/api/drafts").json()}
    assert client.delete(f"/api/drafts/{kept['id']}").status_code == 204
    gone = client.get(f"/api/drafts/{kept['id']}")
    assert (gone.status_code, set(gone.json()["error"])) == (404, {"what", "where", "do"})


@pytest.mark.parametrize("by", ["If-Match", "version"])
def test_a_change_of_an_older_version_is_409_with_both_sides_kept(
    client: TestClient, by: str
) -> None:
    path = f"/api/drafts/{client.post('/api/drafts', json={'draft': ONE}).json()['id']}"

    def put(draft: dict[str, str], version: int) -> tuple[int, dict]:  # type: ignore[type-arg]
        if by == "version":
            sent = client.put(path, json={"draft": draft, "version": version})
        else:
            tag = {"If-Match": f'"{version}"'}
            sent = client.put(path, json={"draft": draft}, headers=tag)
        return sent.status_code, sent.json()

    assert put(TWO, 1)[0] == 200
    status, told = put({"tier": "领航级"}, 1)
    assert status == 409
    assert (told["current"]["version"], told["current"]["draft"]) == (2, TWO)
    assert put({"tier": "领航级"}, 2)[0] == 200


@pytest.mark.parametrize("tag", [None, "*", '"x"', '"99999999999999999999"'])
def test_without_a_version_nothing_is_changed(client: TestClient, tag: str | None) -> None:
    path = f"/api/drafts/{client.post('/api/drafts', json={'draft': ONE}).json()['id']}"
    headers = {"If-Match": tag} if tag else {}
    assert client.put(path, json={"draft": TWO}, headers=headers).status_code == 428
    assert client.get(path).json()["draft"] == ONE
