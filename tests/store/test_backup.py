"""Backups: taken while people write, verified before anything is replaced, whole or not at all."""

import json
import shutil
import sqlite3
import tempfile
import threading
import zipfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from assistant.store.backup import MANIFEST, BackupTrouble, backup, described, restore
from assistant.store.drafts import Drafts, KeptDraft
from assistant.store.engine import (
    FILE,
    DatabaseTrouble,
    downgrade,
    open_database,
    sqlite_engine,
)
from knowledge.index import index_state, open_index
from knowledge.ledger import library
from knowledge.shelf import put, read_shelf, take
from tests.hold.poor import with_files_of_at_most, without_the_right_to_write
from tests.shelf.test_shelf import NOTICE, RULES

ME = "0" * 32


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def drafts(home: Path) -> Iterator[Drafts]:
    engine = open_database(home)
    yield Drafts(engine)
    engine.dispose()


def _added(home: Path, name: str, text: str) -> None:
    path = home.parent / name
    path.write_text(text, encoding="utf-8")
    put(home / "shelf", path, library())


def _documents(home: Path) -> set[str]:
    held = read_shelf(home / "shelf", library()).documents
    return {document.source.id for document in held if document.source.level == "added"}


def _all(home: Path) -> dict[str, KeptDraft]:
    engine = open_database(home)
    kept = {draft.id: draft for draft in Drafts(engine).mine(ME, limit=10_000)}
    engine.dispose()
    return kept


def test_what_was_acknowledged_before_a_backup_taken_under_load_is_in_it_and_the_copy_is_sound(
    home: Path, drafts: Drafts, tmp_path: Path
) -> None:
    written, enough, over = list[str](), threading.Event(), threading.Event()

    def write() -> None:
        while not over.is_set():
            draft = drafts.start(ME, {"id": str(len(written))})
            drafts.save(ME, draft.id, {"id": "changed"}, version=1)
            written.append(draft.id)
            enough.set()

    writers = [threading.Thread(target=write) for _ in range(3)]
    for writer in writers:
        writer.start()
    enough.wait(30)
    before = list(written)
    backup(home, tmp_path / "copy.tidu")
    over.set()
    for writer in writers:
        writer.join()
    restore(tmp_path / "other", tmp_path / "copy.tidu")
    restored = _all(tmp_path / "other")
    assert set(before) <= set(restored)
    with closing(sqlite3.connect(tmp_path / "other" / FILE)) as copy:
        assert copy.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_documents_and_the_index_come_back_with_the_database(
    home: Path, drafts: Drafts, tmp_path: Path
) -> None:
    _added(home, "notice.txt", NOTICE)
    open_index(home, read_shelf(home / "shelf", library()))
    backup(home, tmp_path / "copy.tidu")
    other = tmp_path / "other"
    restore(other, tmp_path / "copy.tidu")
    assert _documents(other) == _documents(home) == {"X-2031-7"}
    held = read_shelf(other / "shelf", library())
    assert index_state(other, held)
    assert open_index(other, held).find("登记企业提交登记表的截止日期", limit=5)


def test_a_running_system_shows_what_was_restored(
    home: Path, drafts: Drafts, tmp_path: Path
) -> None:
    kept = drafts.start(ME, {"id": "kept"})
    _added(home, "notice.txt", NOTICE)
    backup(home, tmp_path / "copy.tidu")
    drafts.delete(ME, kept.id)
    later = drafts.start(ME, {"id": "later"})
    take(home / "shelf", "X-2031-7")
    _added(home, "rules.txt", RULES)
    # `drafts` has the database open all the while.
    restore(home, tmp_path / "copy.tidu", keep=tmp_path / "before.tidu")
    assert [draft.id for draft in drafts.mine(ME)] == [kept.id]
    assert _documents(home) == {"X-2031-7"}
    restore(home, tmp_path / "before.tidu")
    assert [draft.id for draft in drafts.mine(ME)] == [later.id]


def test_a_backup_of_an_older_revision_is_brought_up_before_it_is_put_in_place(
    home: Path, tmp_path: Path
) -> None:
    old = tmp_path / "old"
    engine = open_database(old)
    downgrade(engine, "0001")
    engine.dispose()
    assert backup(old, tmp_path / "copy.tidu").revision == "0001"
    restore(home, tmp_path / "copy.tidu")
    engine = sqlite_engine(home / FILE)
    assert Drafts(engine).start(ME, {}).version == 1
    engine.dispose()


def _changed(file: Path, name: str, content: bytes | None, manifest: object = None) -> Path:
    """The same archive with one file replaced, left out, or another manifest."""
    other = file.with_name("changed.tidu")
    with zipfile.ZipFile(file) as old, zipfile.ZipFile(other, "w") as new:
        for held in old.namelist():
            said = old.read(held)
            if held == MANIFEST and manifest is not None:
                said = json.dumps(manifest).encode()
            if held != name:
                new.writestr(held, said)
        if content is not None:
            new.writestr(name, content)
    return other


@pytest.mark.parametrize("content", [None, b"", b"SQLite format 3\0" + b"\1" * 5000])
def test_a_damaged_backup_is_refused_and_the_home_stays_as_it_is(
    home: Path, drafts: Drafts, tmp_path: Path, content: bytes | None
) -> None:
    backup(home, tmp_path / "copy.tidu")
    drafts.start(ME, {"id": "mine"})
    with pytest.raises(BackupTrouble, match="损坏"):
        restore(home, _changed(tmp_path / "copy.tidu", FILE, content))
    assert len(drafts.mine(ME)) == 1


@pytest.mark.parametrize("name", ["../outside.txt", "/etc/outside", "shelf/../../outside", "x"])
def test_a_backup_that_names_files_outside_its_places_is_refused(
    home: Path, drafts: Drafts, tmp_path: Path, name: str
) -> None:
    backup(home, tmp_path / "copy.tidu")
    digest = "2c70e12b7a0646f92279f427c7b38e7334d8e5389cff167a1dc30e73f826b683"  # of b"key"
    with zipfile.ZipFile(tmp_path / "copy.tidu") as archive:
        said = json.loads(archive.read(MANIFEST))
    said["files"][name] = [3, digest]
    with pytest.raises(BackupTrouble, match="不是本程序的备份"):
        restore(home, _changed(tmp_path / "copy.tidu", name, b"key", said))
    assert not (tmp_path / "outside.txt").exists()


def test_a_backup_of_a_newer_program_and_a_file_that_is_none_are_refused(
    home: Path, drafts: Drafts, tmp_path: Path
) -> None:
    backup(home, tmp_path / "copy.tidu")
    with zipfile.ZipFile(tmp_path / "copy.tidu") as archive:
        said = json.loads(archive.read(MANIFEST)) | {"revision": "9999"}
    with pytest.raises(BackupTrouble, match="更新的版本"):
        restore(home, _changed(tmp_path / "copy.tidu", "", None, said))
    (tmp_path / "text.tidu").write_text("no archive")
    for none in ("text.tidu", "missing.tidu"):
        with pytest.raises(BackupTrouble):
            described(tmp_path / none)


def test_an_existing_file_is_never_overwritten(home: Path, drafts: Drafts, tmp_path: Path) -> None:
    (tmp_path / "copy.tidu").write_text("mine")
    with pytest.raises(BackupTrouble, match="已经存在"):
        backup(home, tmp_path / "copy.tidu")
    assert (tmp_path / "copy.tidu").read_text() == "mine"


def test_a_full_disk_leaves_no_half_backup_and_says_what_to_do(
    home: Path, drafts: Drafts, tmp_path: Path
) -> None:
    for number in range(50):
        drafts.start(ME, {"id": str(number), "text": "文" * 2000})
    away = tmp_path / "away"
    told = with_files_of_at_most(100_000, lambda: backup(home, away / "copy.tidu"))
    assert "BackupTrouble" in told
    assert "磁盘空间" in told
    assert list(away.iterdir()) == []


def test_a_full_disk_leaves_the_home_as_it_was_when_a_backup_is_restored(
    home: Path, drafts: Drafts, tmp_path: Path
) -> None:
    for number in range(50):
        drafts.start(ME, {"id": str(number), "text": "文" * 2000})
    backup(home, tmp_path / "copy.tidu")
    other = tmp_path / "other"
    told = with_files_of_at_most(100_000, lambda: restore(other, tmp_path / "copy.tidu"))
    assert "磁盘空间" in told
    assert list(other.iterdir()) == []


def test_a_folder_that_cannot_be_written_is_told(tmp_path: Path) -> None:
    folder = Path(tempfile.mkdtemp(prefix="tidu-poor-"))
    try:
        open_database(folder).dispose()
        told = without_the_right_to_write(folder, lambda: open_database(folder))
        assert told.startswith("DatabaseTrouble: 数据库打不开")
        assert "写入权限" in told
        told = without_the_right_to_write(folder, lambda: backup(tmp_path, folder / "copy.tidu"))
        assert told.startswith("BackupTrouble: 写不进去")
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)


def test_a_database_of_a_newer_program_is_told(home: Path) -> None:
    engine = open_database(home)
    engine.dispose()
    with closing(sqlite3.connect(home / FILE)) as held:
        held.execute("UPDATE alembic_version SET version_num = '9999'")
        held.commit()
    with pytest.raises(Exception, match="更新的版本"):
        open_database(home)


def test_a_database_that_is_none_any_more_is_set_aside_and_the_backup_put_in_its_place(
    home: Path, tmp_path: Path
) -> None:
    engine = open_database(home)
    kept = Drafts(engine).start(ME, {"name": "甲厂"}).id
    engine.dispose()
    backup(home, tmp_path / "good.tidu")
    rubbish = b"\x07rubbish" * 5000
    for path in home.glob(f"{FILE}*"):
        path.write_bytes(rubbish)
    with pytest.raises(DatabaseTrouble, match="--replace"):
        open_database(home)
    restore(home, tmp_path / "good.tidu", keep=home / "before.tidu")
    assert set(_all(home)) == {kept}
    assert [p.read_bytes() for p in home.glob(f"damaged-*{FILE}")] == [rubbish]
