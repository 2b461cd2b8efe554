"""No call of the window gets a file out for a draft that is held, whatever is sent with it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import gradio as gr
import pytest
from fastapi.testclient import TestClient
from gradio.context import Context

from rules.facts.draft import Draft
from rules.gate import Exported, export
from tests.ui.fakes import LIBRARY, ZH
from tests.ui.test_api import DOORS, _example
from ui.room import workroom
from ui.server import join
from ui.tabs.export import Gatekeeper
from ui.tabs.papers import Clerk
from ui.tabs.picks import NOTHING

HELD, PASS = _example("held.yaml"), _example("pass.yaml")
PLACE = "河北省"
Seen = tuple[set[str], list[Any]]
PAPERS = {".docx", ".xlsx", ".json"}


@pytest.fixture(scope="module")
def window() -> Iterator[TestClient]:
    """One window for all of them."""
    with TestClient(
        join(DOORS), base_url="http://127.0.0.1", client=("127.0.0.1", 1),
        raise_server_exceptions=False,
    ) as client:  # fmt: skip
        yield client


@pytest.fixture
def room(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of this test's own for files on their way out."""
    monkeypatch.setenv("GRADIO_TEMP_DIR", str(tmp_path))
    return workroom()


def _papers(room: Path) -> set[str]:
    return {path.name for path in room.rglob("*") if path.suffix in PAPERS}


def test_the_window_offers_no_endpoint_by_name(window: TestClient) -> None:
    told = window.get("/gradio_api/info").json()
    assert told == {"named_endpoints": {}, "unnamed_endpoints": {}}


@pytest.fixture(scope="module")
def after_all(window: TestClient, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Seen]:
    """What there is once every event was called by hand, while another thread was building."""
    other = gr.Column(render=False)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("GRADIO_TEMP_DIR", str(tmp_path_factory.mktemp("room")))
        patch.setattr(Context, "block", other)
        _call_all(window, [HELD, PLACE])
        yield _papers(workroom()), other.children


def test_no_event_called_by_hand_writes_a_held_draft(after_all: Seen) -> None:
    # A checklist tells no word of a draft and may leave; nothing else did.
    assert all("清单" in name for name in after_all[0])


def test_no_event_builds_a_part_into_a_window_that_another_thread_is_building(
    after_all: Seen,
) -> None:
    assert after_all[1] == []


@pytest.mark.parametrize("more", [[True], [{"skip_check": True}], [{"holds": False}]])
def test_no_event_called_with_more_than_it_takes_writes_a_held_draft(
    window: TestClient, room: Path, more: list[Any]
) -> None:
    _call_all(window, [HELD, PLACE, *more])
    assert all("清单" in name for name in _papers(room))


def _call_all(client: TestClient, data: list[Any]) -> None:
    events = [fn["id"] for fn in client.get("/config").json()["dependencies"]]
    assert len(events) > 20
    for event in events:
        _call(client, event, data)


def _call(client: TestClient, event: int, data: list[Any]) -> None:
    body = {"data": data, "fn_index": event, "session_hash": "by-hand", "event_data": None}
    client.post("/gradio_api/run/predict", json=body)
    client.post("/gradio_api/queue/join", json=body)


def test_an_event_that_brings_no_click_is_told_so_and_breaks_nothing(
    window: TestClient, capfd: pytest.CaptureFixture[str]
) -> None:
    events = window.get("/config").json()["dependencies"]
    # One that is queued answers nothing to a single request.
    clicks = [fn for fn in events if fn["collects_event_data"] and not fn["queue"]]
    assert len(clicks) > 3
    for fn in clicks:
        body = {"data": [None] * len(fn["inputs"]), "fn_index": fn["id"], "event_data": None}
        said = window.post("/gradio_api/run/predict", json={**body, "session_hash": "no-click"})
        assert said.json()["error"] == NOTHING
    assert "Traceback" not in "".join(capfd.readouterr())


def test_the_export_and_the_sheet_write_nothing_for_a_held_draft(room: Path) -> None:
    text, paths = Gatekeeper(export, LIBRARY, ZH).ask(HELD, PLACE)
    assert ("拦下了" in text, paths) == (True, [])
    said, sheets = Clerk(LIBRARY, ZH).review(HELD, PLACE)
    assert ("拦下了" in said, sheets) == (True, [])
    assert _papers(room) == set()


def test_a_draft_with_a_wrong_field_is_not_exported_without_it(room: Path) -> None:
    text, paths = Gatekeeper(export, LIBRARY, ZH).ask({**PASS, "tier": "超级"}, PLACE)
    assert paths == []
    assert "超级" in text
    assert _papers(room) == set()


def test_the_gate_is_asked_about_exactly_the_draft_on_screen(room: Path) -> None:
    asked: list[Draft] = []

    def gate(draft: Draft, directory: Path, /, *, as_of: Any = None, place: str = PLACE) -> Any:
        asked.append(draft)
        return export(draft, directory, as_of=as_of, place=place)

    _, paths = Gatekeeper(gate, LIBRARY, ZH).ask(PASS, PLACE)
    assert isinstance(export(asked[0], room), Exported)
    assert len(asked) == 1
    assert paths
