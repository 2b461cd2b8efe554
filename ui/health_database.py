"""The state of the database for `tidu doctor`: looked at, never changed."""

import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.exc import SQLAlchemyError

from assistant.store.engine import FILE, revisions, server_engine
from assistant.store.failing import DAMAGED, failing

Told = tuple[str, str, str]
QUICK = "PRAGMA quick_check(1)"


def database_state(home: Path, url: str | None) -> Told:
    """State, what it says, what to do."""
    return _server(url) if url else _file(home / FILE)


def _server(url: str) -> Told:
    engine = server_engine(url)
    shown = engine.url.render_as_string(hide_password=True)
    try:
        with engine.connect() as connection:
            held = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    except (SQLAlchemyError, OSError) as error:
        found = failing(error)
        if found is None:
            return "absent", f"{shown} 里还没有表", "第一次启动 tidu serve 会自动建立。"
        return "broken", f"{shown}：{found.what}", found.do
    finally:
        engine.dispose()
    return _revision(str(held), shown)


def _file(file: Path) -> Told:
    if not file.exists():
        return "absent", "还没有建立", "第一次启动 tidu serve 会自动建立。"
    try:
        # Read only: whoever looks must change nothing.
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True, timeout=2)) as held:
            found = held.execute(QUICK).fetchone()[0]
            revision = held.execute("SELECT version_num FROM alembic_version").fetchone()[0]
        _lock(file)
    except (sqlite3.Error, TypeError) as error:
        told = failing(error) or DAMAGED
        return "broken", f"{file}：{told.what}", told.do
    if found != "ok":
        return "broken", f"{file}：{DAMAGED.what}（{found}）", DAMAGED.do
    return _revision(str(revision), str(file))


def _lock(file: Path) -> None:
    """Take the right to write and give it back: whoever else holds it, or the disk, says no."""
    with closing(sqlite3.connect(f"file:{file}?mode=rw", uri=True, timeout=2)) as held:
        held.isolation_level = None
        held.execute("BEGIN IMMEDIATE")
        held.execute("ROLLBACK")


def _revision(held: str, where: str) -> Told:
    if held not in revisions():
        return "broken", f"{where} 来自更新的版本（{held}）", "请更新本程序，或恢复旧的备份。"
    return "fine", f"{where}（版次 {held}）", ""
