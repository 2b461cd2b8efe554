"""A real Chroma server that goes away and comes back: told by the app and by readyz, then over."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from assistant.condition import CONDITIONS, State
from assistant.store.engine import open_database
from assistant.wiring import assistant
from tests.ui.test_api import DOORS, _client
from ui.readiness import looked
from ui.shelf import Shelf

pytestmark = pytest.mark.slow


class Chroma:
    """A Chroma server on one port and one folder, started and killed as the test wants."""

    def __init__(self, folder: Path) -> None:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            self.port = int(free.getsockname()[1])
        self.folder = folder
        self.url = f"http://127.0.0.1:{self.port}"

    def start(self) -> None:
        """Start it and wait until it listens."""
        program = str(Path(sys.executable).parent / "chroma")
        self.process = subprocess.Popen(
            [program, "run", "--host", "127.0.0.1", "--port", str(self.port),
             "--path", str(self.folder)],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        for _ in range(1200):
            assert self.process.poll() is None
            with suppress(OSError), socket.create_connection(("127.0.0.1", self.port), timeout=1):
                return
            time.sleep(0.05)
        pytest.fail("the Chroma server did not come up")

    def kill(self) -> None:
        """Kill it."""
        self.process.kill()
        self.process.wait()


@pytest.fixture
def chroma(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Chroma]:
    CONDITIONS.over(*State)
    server = Chroma(tmp_path / "chroma")
    server.start()
    monkeypatch.setenv("TIDU_CHROMA_URL", server.url)
    yield server
    server.kill()
    CONDITIONS.over(*State)


@pytest.fixture
def client(chroma: Chroma, tmp_path: Path) -> Iterator[TestClient]:
    engine = open_database(tmp_path)
    shelf = Shelf(tmp_path, lambda home, progress: assistant(home))
    yield _client(
        replace(DOORS, ask=shelf.ask, search=shelf.search, library=shelf.library,
                looked=looked(shelf, engine))
    )  # fmt: skip
    engine.dispose()


def test_a_chroma_server_that_goes_away_is_told_and_is_asked_again_once_it_is_back(
    client: TestClient, chroma: Chroma
) -> None:
    assert client.get("/readyz").json() == {"ready": True, "states": []}
    chroma.kill()
    told = client.post("/api/search", json={"question": "数控化率"})
    assert (told.status_code, "TIDU_CHROMA_URL" in str(told.json()["error"])) == (503, True)
    assert State.INDEX_AWAY in CONDITIONS.now()
    # Whoever only looks does not call it over while the server is away.
    assert client.get("/readyz").json() == {"ready": True, "states": ["index_away"]}
    assert client.post("/api/check", json={"draft": {}}).status_code == 200
    chroma.start()
    assert client.get("/readyz").json() == {"ready": True, "states": []}
    assert client.post("/api/search", json={"question": "数控化率"}).status_code == 200
