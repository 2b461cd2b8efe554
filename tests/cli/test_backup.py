"""`tidu backup` and `tidu restore` as they are run."""

from pathlib import Path

import pytest

from assistant.store.drafts import Drafts
from assistant.store.engine import open_database
from tests.cli.run import one_message, tidu

ME = "0" * 32


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TIDU_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def test_a_home_is_backed_up_and_put_back_and_what_was_there_is_kept(
    home: Path, tmp_path: Path
) -> None:
    Drafts(open_database(home)).start(ME, {"id": "kept"})
    [made] = tidu("backup", tmp_path / "copy.tidu", "--json").lines
    assert (made["files"] >= 1, made["revision"] != "") == (True, True)
    Drafts(open_database(home)).delete_all(ME)
    refused = tidu("restore", tmp_path / "copy.tidu")
    assert refused.status == 2
    one_message(refused, "已有数据", "--replace")
    assert "另存为" in tidu("restore", tmp_path / "copy.tidu", "--replace").out
    assert len(Drafts(open_database(home)).mine(ME)) == 1
    [before] = home.glob("before-restore-*.tidu")
    assert tidu("restore", before, "--replace").status == 0
    assert Drafts(open_database(home)).mine(ME) == ()


def test_a_database_on_a_server_is_not_passed_over_in_silence(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("TIDU_DATABASE_URL", "postgresql+psycopg://tidu@127.0.0.1:1/tidu")
    refused = tidu("backup", tmp_path / "copy.tidu")
    assert refused.status == 2
    one_message(refused, "pg_dump", "--without-database")
    assert tidu("backup", tmp_path / "copy.tidu", "--without-database").status == 0


def test_what_is_no_backup_is_told(tmp_path: Path) -> None:
    (tmp_path / "text.tidu").write_text("no archive")
    done = tidu("restore", tmp_path / "text.tidu")
    assert done.status == 2
    one_message(done, "不是本程序的备份", "tidu backup")


def test_a_backup_that_is_not_there_is_told_in_our_words(tmp_path: Path) -> None:
    for path, said in ((tmp_path / "away.tidu", "路径不存在"), (tmp_path, "这是文件夹")):
        done = tidu("restore", path)
        assert done.status == 2
        one_message(done, said, path.name)
        assert "No such" not in done.err
