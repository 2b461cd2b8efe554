"""What a run writes is for its own user: files 0600, folders 0700; doctor tells of older ones."""

from pathlib import Path

import pytest

from assistant.store.engine import open_database
from tests.attack.test_files import SAMPLE
from tests.cli.run import tidu
from ui import health_home
from ui.health_home import private_state

OTHERS = 0o077


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("TIDU_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


def _open_to_others(*paths: Path) -> list[str]:
    return [str(path) for path in paths if path.stat().st_mode & OTHERS]


def test_what_the_commands_write_into_the_home_and_its_backup_is_for_nobody_else(
    home: Path, tmp_path: Path
) -> None:
    (tmp_path / "notice.txt").write_text(SAMPLE, encoding="utf-8")
    assert tidu("ask", "申报卓越级需要几级成熟度？", "--desk").status == 0
    assert tidu("ingest", tmp_path / "notice.txt").status == 0
    assert tidu("backup", tmp_path / "backups" / "copy.tidu").status == 0
    assert tidu("restore", tmp_path / "backups" / "copy.tidu", "--replace").status == 0
    written = [home, *home.rglob("*"), *(tmp_path / "backups").rglob("*"), tmp_path / "backups"]
    names = {path.name for path in written}
    assert {"tidu.sqlite", "shelf.json", "current", "copy.tidu"} <= names
    assert _open_to_others(*written) == []


def test_an_export_into_a_folder_of_ones_own_keeps_to_what_the_shell_says(tmp_path: Path) -> None:
    (tmp_path / "home").mkdir()
    assert tidu("export", Path("examples/pass.yaml"), "-o", tmp_path / "out").status == 0
    assert all(path.stat().st_mode & 0o044 for path in (tmp_path / "out").iterdir())


def test_doctor_makes_a_home_that_is_for_nobody_else(home: Path) -> None:
    tidu("doctor", "--json")
    assert _open_to_others(home) == []


def test_a_database_opened_without_a_command_lies_in_a_folder_for_nobody_else(home: Path) -> None:
    open_database(home).dispose()
    assert _open_to_others(home) == []


def test_doctor_tells_of_a_home_that_others_can_read_and_does_not_fail(home: Path) -> None:
    home.mkdir()
    (home / "tidu.sqlite").touch(0o644)
    (home / "kept").touch(0o600)
    home.chmod(0o755)
    [part] = [p for p in tidu("doctor", "--json").lines[0]["parts"] if p["name"] == "数据权限"]
    assert (part["state"], "2 个" in part["says"], "tidu.sqlite" in part["says"]) == (
        "unsafe", True, True,
    )  # fmt: skip
    assert f"chmod -R go-rwx {home}" in part["do"]


def test_a_file_that_lies_in_a_folder_shut_to_others_is_not_told(home: Path) -> None:
    home.mkdir(0o700)
    (home / "tidu.sqlite").touch(0o644)
    assert private_state(home)[0] == "fine"


def test_where_there_are_no_such_modes_nothing_is_claimed(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health_home, "POSIX", False)
    home.mkdir(0o755)
    state, says, _ = private_state(home)
    assert (state, "不用权限位" in says) == ("fine", True)
