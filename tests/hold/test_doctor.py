"""`tidu doctor` explains every degraded state, of this machine and of an app that runs."""

import sqlite3
import threading
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest
import uvicorn
from sqlalchemy import Engine

from assistant.condition import CONDITIONS, State
from assistant.store.engine import FILE, open_database
from tests.cli.run import tidu
from tests.hold.poor import without_the_right_to_write
from tests.ui.test_api import DOORS
from ui import health, health_app
from ui.health import Part, examine
from ui.health_app import app_states
from ui.health_database import database_state
from ui.server import join, listen
from ui.words.book import words


@pytest.fixture(autouse=True)
def _fresh(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("TIDU_HOME", str(tmp_path))
    CONDITIONS.over(*State)
    yield
    CONDITIONS.over(*State)


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Engine]:
    engine = open_database(tmp_path)
    yield engine
    engine.dispose()


@pytest.fixture(scope="module")
def app() -> Iterator[str]:
    """The address of an app whose states the test notes."""
    bound = listen("127.0.0.1", 0)
    config = uvicorn.Config(join(DOORS), log_level="error", timeout_graceful_shutdown=1)
    running = uvicorn.Server(config)
    thread = threading.Thread(target=running.run, kwargs={"sockets": [bound]}, daemon=True)
    thread.start()
    while not running.started:
        assert thread.is_alive()
        time.sleep(0.05)
    yield f"http://127.0.0.1:{bound.getsockname()[1]}"
    running.should_exit = True
    thread.join(timeout=10)


def _part(name: str) -> Part:
    return next(part for part in examine() if part.name == name)


@pytest.mark.parametrize("state", State)
def test_each_state_of_a_running_app_is_told_with_what_to_do(app: str, state: State) -> None:
    CONDITIONS.note(state)
    assert app_states([app]) == [
        ("broken", f"{app}：{words('zh')(f'state.{state.value}')}", health_app.DO[state])
    ]


def test_an_app_that_is_well_is_told_and_several_are_told_apart(app: str) -> None:
    assert app_states([app]) == [("fine", f"{app} 一切正常", "")]
    CONDITIONS.note(State.MODEL_WRONG)
    CONDITIONS.note(State.DISK_FULL)
    told = app_states([app, f"{app}/", "http://127.0.0.1:9"])
    assert [state for state, _, _ in told] == ["broken"] * 4 + ["absent"]


def test_the_command_tells_the_states_of_the_app_it_is_given(app: str) -> None:
    CONDITIONS.note(State.MODEL_SLOW)
    done = tidu("doctor", "--json", "--app", app)
    assert done.status == 3
    [part] = [part for part in done.lines[0]["parts"] if part["name"] == "应用"]
    assert ("太慢" in part["says"], "TIDU_LLM_SECONDS" in part["do"]) == (True, True)


@contextmanager
def _stranger() -> Iterator[str]:
    class Says(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.end_headers()
            self.wfile.write(b"<html>hello</html>")

        def log_message(self, *_: object) -> None:
            """Nothing is written."""

    server = HTTPServer(("127.0.0.1", 0), Says)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_somebody_else_on_the_port_is_not_taken_for_the_app() -> None:
    with _stranger() as address:
        [(state, says, do)] = app_states([address])
    assert (state, "不是梯度通" in says, "--app" in do) == ("absent", True, True)
    [(state, _, do)] = app_states(["no address"])
    assert (state, bool(do)) == ("absent", True)


def test_a_locked_database_is_told(database: Engine, tmp_path: Path) -> None:
    assert database_state(tmp_path, None)[0] == "fine"
    with closing(sqlite3.connect(tmp_path / FILE)) as other:
        other.execute("BEGIN IMMEDIATE")
        state, says, do = database_state(tmp_path, None)
    assert (state, "正忙" in says, "再试" in do) == ("broken", True, True)


def test_a_disk_with_little_left_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "LEAST", 10**18)
    part = _part("磁盘")
    assert (part.state, "腾出空间" in part.do) == ("broken", True)


def test_a_folder_that_cannot_be_written_is_told(database: Engine, tmp_path: Path) -> None:
    database.dispose()
    tmp_path.chmod(0o755)
    for folder in tmp_path.parents:
        if folder.name.startswith(("pytest-", "popen-")):
            folder.chmod(0o755)

    def look() -> None:
        part = _part("数据文件夹")
        raise RuntimeError(f"{part.state} {part.says} {part.do}")

    said = without_the_right_to_write(tmp_path, look)
    tmp_path.chmod(0o755)
    assert all(word in said for word in ("broken", "不能写入", "TIDU_HOME"))


def test_an_embedder_that_is_missing_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ui.health.importlib.util.find_spec", lambda name: None)
    part = _part("向量模型")
    assert (part.state, "make install" in part.do) == ("broken", True)


def test_a_chroma_server_that_is_away_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIDU_CHROMA_URL", "http://127.0.0.1:9")
    part = _part("索引")
    assert (part.state, "TIDU_CHROMA_URL" in part.do) == ("broken", True)


@pytest.mark.slow
def test_an_index_that_was_damaged_is_told(tmp_path: Path) -> None:
    from assistant.wiring import assistant

    assistant(tmp_path)
    assert _part("索引").state == "fine"
    [generation] = [p for p in (tmp_path / "index").iterdir() if p.is_dir()]
    (generation / "chroma" / "chroma.sqlite3").write_bytes(b"\0" * 5000)
    part = _part("索引")
    assert (part.state, "重建" in part.do) == ("broken", True)
