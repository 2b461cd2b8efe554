"""The index: one generation at a time, whatever happens to whoever writes the next."""

import shutil
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from time import sleep

import pytest

from knowledge import generation
from knowledge.dense import NoChroma
from knowledge.document import Library
from knowledge.doors import doors
from knowledge.index import index_state, open_index
from knowledge.ledger import library
from tests.knowledge.bag import Bag

pytestmark = pytest.mark.slow  # its seconds belong to make test

WRITER = Path(__file__).parent / "write_index.py"
ROOT = WRITER.parent.parent.parent


def _writer(home: Path, identity: str, *more: str) -> subprocess.Popen[str]:
    command = [sys.executable, WRITER, home, identity, *more]
    return subprocess.Popen(
        command, cwd=ROOT, env={"PYTHONPATH": str(ROOT)}, stdout=subprocess.PIPE, text=True
    )


def _first(home: Path, identity: str) -> str:
    return open_index(home, library(), model=Bag(identity)).find("成熟度")[0].clause.address


def _generations(home: Path) -> list[str]:
    return sorted(path.name for path in (home / "index").iterdir() if path.is_dir())


@pytest.fixture(scope="module")
def first_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home whose index was built once, for every test to copy."""
    home = tmp_path_factory.mktemp("built")
    open_index(home, library(), model=Bag("old"))
    return home


@pytest.fixture
def built(tmp_path: Path, first_built: Path) -> Path:
    """A home that holds an index already."""
    shutil.copytree(first_built, tmp_path, dirs_exist_ok=True)
    return tmp_path


def test_the_first_opening_builds_and_reports_every_text(tmp_path: Path) -> None:
    steps: list[tuple[int, int]] = []
    model = Bag()
    open_index(tmp_path, library(), model=model, progress=lambda d, n: steps.append((d, n)))
    assert steps[-1] == (len(set(model.seen)), len(set(model.seen)))
    assert len(set(model.seen)) >= len(library().clauses)


def test_the_second_opening_embeds_nothing(built: Path) -> None:
    model = Bag("old")
    open_index(built, library(), model=model, progress=lambda d, n: pytest.fail("built again"))
    assert model.seen == []


def test_a_reopened_index_finds_the_same(built: Path) -> None:
    once = open_index(built, library(), model=Bag("old")).find("联系电话")
    again = open_index(built, library(), model=Bag("old")).find("联系电话")
    assert once == again


def test_another_library_gets_a_generation_of_its_own(built: Path) -> None:
    before = generation.current(built / "index")
    fewer = Library(library().documents[:1])
    found = open_index(built, fewer, model=Bag("old")).find("卓越级申报条件")
    assert generation.current(built / "index") != before
    assert {hit.clause.document for hit in found} == {"HE-2024-533"}


def test_only_new_texts_are_embedded_for_a_new_generation(built: Path) -> None:
    model = Bag("old")
    open_index(built, Library(library().documents[:1]), model=model)
    assert model.seen == []


def test_the_replaced_generation_stays_until_the_next_swap(built: Path) -> None:
    first = _generations(built)
    open_index(built, library(), model=Bag("second"))
    assert set(first) < set(_generations(built))
    open_index(built, library(), model=Bag("third"))
    assert not set(first) & set(_generations(built))
    assert len(_generations(built)) == 2


def test_a_writer_killed_in_the_middle_leaves_the_old_index(built: Path) -> None:
    before = generation.current(built / "index")
    killed = _writer(built, "new", "300")
    killed.communicate()
    assert killed.returncode == -signal.SIGKILL
    assert generation.current(built / "index") == before
    assert _first(built, "old") == "CN-2024-399/附件2/一/5"


def test_a_killed_writer_holds_nobody_up_and_its_work_is_kept(built: Path) -> None:
    _writer(built, "new", "300").communicate()
    model = Bag("new")
    open_index(built, library(), model=model)
    assert 0 < len(model.seen) < len({door.text for door in doors(library())})
    assert len(_generations(built)) == 2


def test_a_writer_killed_before_the_swap_leaves_nothing_behind(built: Path) -> None:
    half = generation.aside(built / "index", "0123")
    (half / "lexical").mkdir()
    open_index(built, library(), model=Bag("new"))
    assert half.name not in _generations(built)


def test_two_writers_at_once_build_it_once(tmp_path: Path) -> None:
    writers = [_writer(tmp_path, "both") for _ in range(2)]
    answers = [writer.communicate()[0] for writer in writers]
    assert [writer.returncode for writer in writers] == [0, 0]
    assert answers == ["CN-2024-399/附件2/一/5\n"] * 2
    assert len(_generations(tmp_path)) == 1


@pytest.mark.parametrize("part", ["chroma", "lexical"])
def test_a_damaged_index_is_built_again(built: Path, part: str) -> None:
    used = generation.current(built / "index")
    assert used
    shutil.rmtree(built / "index" / used / part)
    assert _first(built, "old") == "CN-2024-399/附件2/一/5"


def test_a_pointer_to_nothing_is_no_index(tmp_path: Path) -> None:
    (tmp_path / "index").mkdir()
    (tmp_path / "index" / "current").write_text("gone.1\n", encoding="utf-8")
    assert generation.current(tmp_path / "index") is None
    assert _first(tmp_path, "bag") == "CN-2024-399/附件2/一/5"


def test_the_state_says_whether_the_index_is_this_librarys(tmp_path: Path, home: Path) -> None:
    assert not index_state(tmp_path, library())


def test_two_homes_never_meet(tmp_path: Path) -> None:
    open_index(tmp_path / "a", library(), model=Bag())
    assert not (tmp_path / "b").exists()
    assert generation.current(tmp_path / "b" / "index") is None


def test_a_chroma_server_that_is_down_is_named(tmp_path: Path) -> None:
    with pytest.raises(NoChroma, match=r"http://127\.0\.0\.1:9.*TIDU_CHROMA_URL"):
        open_index(tmp_path, library(), model=Bag(), chroma_url="http://127.0.0.1:9")


@pytest.fixture
def server(tmp_path: Path) -> Iterator[str]:
    """A real Chroma server on loopback."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    program = Path(sys.executable).parent / "chroma"
    command = [program, "run", "--host", "127.0.0.1", "--port", str(port), "--path", tmp_path / "s"]
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    url = f"http://127.0.0.1:{port}"
    _wait_for(port, process)
    yield url
    process.kill()
    process.wait()


def _wait_for(port: int, process: subprocess.Popen[bytes]) -> None:
    for _ in range(600):
        assert process.poll() is None
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return
        sleep(0.05)
    pytest.fail("the Chroma server did not come up")


def test_a_chroma_server_holds_the_dense_side(tmp_path: Path, server: str) -> None:
    search = open_index(tmp_path, library(), model=Bag(), chroma_url=server)
    assert search.find("成熟度")[0].clause.address == "CN-2024-399/附件2/一/5"
    assert not list((tmp_path / "index").glob("*/chroma"))


def test_two_homes_share_what_a_server_holds(tmp_path: Path, server: str) -> None:
    homes = [tmp_path / "a", tmp_path / "b"]
    found = [
        open_index(home, library(), model=Bag(), chroma_url=server).find("联系电话")
        for home in homes
    ]
    assert found[0] == found[1]
