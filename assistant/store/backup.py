"""Backups of a home: its database, documents and index in one file, made and restored in use."""

import hashlib
import json
import os
import shutil
import sqlite3
import tempfile
import time
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path, PurePosixPath
from typing import Any

from assistant.store.engine import FILE, NEWEST, revisions, sqlite_engine, upgrade
from assistant.store.failing import DAMAGED, failing
from knowledge.keeping import INDEX, SHELF, copied, copy_database, kept, put_back, still

FORMAT = "tidu-backup/1"
MANIFEST = "manifest.json"
PLACES = (FILE, SHELF, INDEX)
CHUNK = 1 << 20
STAGE, DAY = ".tidu-backup-", 86_400


class BackupTrouble(Exception):
    """A backup cannot be made or restored: what, where, what to do."""

    def __init__(self, what: str, where: str, do: str, *, status: int = 2) -> None:
        super().__init__(f"{what}（{where}）。{do}")
        self.what, self.where, self.do, self.status = what, where, do, status


@dataclass(frozen=True, slots=True)
class Backup:
    """What a backup says of itself: when it was made, and every file with size and digest."""

    made: str
    revision: str
    files: Mapping[str, tuple[int, str]]

    @property
    def size(self) -> int:
        """The bytes of all its files."""
        return sum(size for size, _ in self.files.values())


def backup(home: Path, file: Path, *, database: bool = True) -> Backup:
    """Write a home into one file, whole or not at all. Raises BackupTrouble.

    `database` is False where the database lies on a server and is kept by its own tools.
    """
    if file.exists():
        raise BackupTrouble("文件已经存在，没有改动它", str(file), "请换一个文件名。")
    with _staged(file.parent) as folder:
        with still(home):
            for path in kept(home):
                copied(path, folder / path.relative_to(home))
        if database and (home / FILE).exists():
            copied(home / FILE, folder / FILE)
        made = _described(folder)
        _packed(folder, made, file)
    return made


def described(file: Path) -> Backup:
    """What a backup says of itself. Raises BackupTrouble where it is none, or damaged."""
    try:
        with zipfile.ZipFile(file) as archive:
            said = json.loads(archive.read(MANIFEST))
            names = {name for name in archive.namelist() if name != MANIFEST}
        held = {str(n): (int(size), str(digest)) for n, (size, digest) in said["files"].items()}
        if said["format"] != FORMAT or names != set(held) or not all(map(_safe, held)):
            raise ValueError(said["format"])
        return Backup(str(said["made"]), str(said["revision"]), held)
    except OSError as error:
        do = "请检查路径和权限。"
        raise BackupTrouble(f"读不到文件：{error.strerror}", str(file), do) from error
    except (ValueError, KeyError, TypeError, AttributeError, zipfile.BadZipFile) as error:
        do = "请给出 tidu backup 写的文件；若是它写的，请换另一份备份。"
        raise BackupTrouble("这不是本程序的备份，或已损坏", str(file), do) from error


def restore(home: Path, file: Path, *, keep: Path | None = None) -> Backup:
    """Put a backup in the place of what a home holds, once all of it has been verified.

    What was there is first kept in `keep`; a database that cannot be read is set aside as it is.
    Raises BackupTrouble; until the last steps, which each
    happen whole or not at all, nothing of the home is touched.
    """
    said = described(file)
    if said.revision and said.revision not in revisions():
        do = "请用写它的版本或更新的版本恢复。"
        raise BackupTrouble(f"备份来自更新的版本（{said.revision}）", str(file), do)
    with _staged(home) as folder:
        _unpacked(file, said, folder)
        if (folder / FILE).exists():
            _sound(folder / FILE, file)
        broken = _unreadable(home / FILE)
        if keep is not None:
            backup(home, keep, database=not broken)
        with _told(home):
            put_back(folder, home)
            if (folder / FILE).exists():
                if broken:
                    _set_aside(home)
                copy_database(folder / FILE, home / FILE)
    return said


def _unreadable(database: Path) -> bool:
    """Whether a database is there which SQLite no longer takes for one: no page of it is copied."""
    if not database.exists():
        return False
    try:
        with closing(sqlite3.connect(database)) as looked:
            looked.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.DatabaseError as error:
        return failing(error) is DAMAGED
    return False


def _set_aside(home: Path) -> None:
    """Keep what cannot be read under another name: somebody may still save something of it."""
    stamp = datetime.now(UTC).strftime("%Y%m%d-%H%M%S-%f")
    for part in home.glob(f"{FILE}*"):
        if part.name.removeprefix(FILE) in ("", "-wal", "-shm"):
            part.rename(home / f"damaged-{stamp}-{part.name}")


def backup_json(said: Backup, file: Path) -> dict[str, Any]:
    """A backup as plain JSON."""
    return {
        "file": str(file), "made": said.made, "revision": said.revision,
        "files": len(said.files), "bytes": said.size,
    }  # fmt: skip


def _described(folder: Path) -> Backup:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    held = {
        path.relative_to(folder).as_posix(): (path.stat().st_size, _digest(path)) for path in files
    }
    revision = _revision(folder / FILE) if FILE in held else ""
    return Backup(datetime.now(UTC).isoformat(timespec="seconds"), revision, held)


def _packed(folder: Path, made: Backup, file: Path) -> None:
    """The archive, under its name only once it is whole."""
    part = folder / "packed"
    shape = {
        "format": FORMAT, "made": made.made, "revision": made.revision, "files": dict(made.files)
    }  # fmt: skip
    part.touch(0o600)  # it leaves the home, and whoever can read it has the whole of it
    with part.open("wb") as raw:
        with zipfile.ZipFile(raw, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
            archive.writestr(MANIFEST, json.dumps(shape, ensure_ascii=False, indent=1))
            for name in made.files:
                archive.write(folder / name, name)
        raw.flush()
        os.fsync(raw.fileno())
    part.replace(file)


def _unpacked(file: Path, said: Backup, folder: Path) -> None:
    with zipfile.ZipFile(file) as archive:
        for name, (size, digest) in said.files.items():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            try:
                with archive.open(name) as packed, path.open("wb") as out:
                    shutil.copyfileobj(packed, out, CHUNK)
            except zipfile.BadZipFile as error:
                raise _damaged(name, file) from error
            if (path.stat().st_size, _digest(path)) != (size, digest):
                raise _damaged(name, file)


def _sound(database: Path, file: Path) -> None:
    """Whether SQLite finds nothing wrong in a copy; brought up to the newest revision."""
    try:
        with closing(sqlite3.connect(database)) as copy:
            found = copy.execute("PRAGMA integrity_check").fetchone()[0]
            loose = copy.execute("PRAGMA foreign_key_check").fetchone()
    except sqlite3.DatabaseError as error:
        raise _damaged(FILE, file) from error
    if found != "ok" or loose:
        raise _damaged(FILE, file)
    engine = sqlite_engine(database)
    upgrade(engine, NEWEST)
    engine.dispose()


def _damaged(name: str, file: Path) -> BackupTrouble:
    do = "没有改动任何数据；请换另一份备份。"
    return BackupTrouble(f"备份已损坏：{name} 与记下的摘要不符", str(file), do)


@contextmanager
def _staged(folder: Path) -> Iterator[Path]:
    """A folder to work in, beside where the result goes; swept away whatever happens."""
    with _told(folder):
        folder.mkdir(parents=True, exist_ok=True)
        for left in folder.glob(f"{STAGE}*"):  # by one that was killed
            if time.time() - left.stat().st_mtime > DAY:
                shutil.rmtree(left, ignore_errors=True)
        made = Path(tempfile.mkdtemp(prefix=STAGE, dir=folder))
        try:
            yield made
        finally:
            shutil.rmtree(made, ignore_errors=True)


@contextmanager
def _told(place: Path) -> Iterator[None]:
    """Say of a full or read-only disk, or a database that stays locked, what to do."""
    try:
        yield
    except OSError as error:
        do = "请检查磁盘空间和写入权限，再试一次。"
        what = f"写不进去：{error.strerror or error}"
        raise BackupTrouble(what, str(place), do, status=3) from error
    except sqlite3.Error as error:
        do = "请检查磁盘空间，等正在写入的程序结束后再试一次；运行 tidu doctor 查看。"
        raise BackupTrouble(f"数据库复制不了：{error}", str(place), do, status=3) from error


def _safe(name: str) -> bool:
    parts = PurePosixPath(name).parts
    return bool(parts) and parts[0] in PLACES and ".." not in parts and "\\" not in name


def _revision(database: Path) -> str:
    with closing(sqlite3.connect(database)) as copy:
        row = copy.execute("SELECT version_num FROM alembic_version").fetchone()
    return str(row[0]) if row else ""


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
