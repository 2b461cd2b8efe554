"""Talks over HTTP: only with the name of their owner."""

from fastapi.testclient import TestClient

from rules.gate import export
from tests.ui.fakes import ABOUT, ANSWER, DOOR, DRAFTS, LIBRARY, OFFICE, TALKS, answers, ask, search
from ui.server import Doors, check_in_place, join

OWNER, OTHER = "a" * 32, "b" * 32
CLIENT = TestClient(
    join(
        Doors(
            ask,
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
    ),
    base_url="http://127.0.0.1",
    client=("127.0.0.1", 1),
)


def _talk(question: str) -> str:
    talk = TALKS.start(OWNER)
    TALKS.add(OWNER, talk.id, question, ANSWER)
    return talk.id


def test_an_owner_lists_takes_along_and_deletes_his_talks() -> None:
    talk = _talk("几级？")
    listed = CLIENT.get("/api/talks", params={"owner": OWNER}).json()
    assert "几级？" in [one["title"] for one in listed]
    whole = CLIENT.get(f"/api/talks/{talk}", params={"owner": OWNER}).json()
    assert whole["turns"][0]["answer"]["status"] == "answered"
    assert CLIENT.delete(f"/api/talks/{talk}", params={"owner": OWNER}).status_code == 204
    assert CLIENT.get(f"/api/talks/{talk}", params={"owner": OWNER}).status_code == 404


def test_another_name_finds_nothing_and_a_short_one_is_refused() -> None:
    talk = _talk("几级？")
    assert CLIENT.get("/api/talks", params={"owner": OTHER}).json() == []
    for act in (CLIENT.get, CLIENT.delete):
        told = act(f"/api/talks/{talk}", params={"owner": OTHER})
        assert told.status_code == 404
        assert set(told.json()["error"]) == {"what", "where", "do"}
    assert CLIENT.get("/api/talks", params={"owner": "x"}).status_code == 422
