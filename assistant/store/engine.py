"""Opening the database: SQLite in the home by default, a server where the environment names one."""

import json
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from alembic.script import ScriptDirectory
from alembic.util import CommandError
from filelock import FileLock
from sqlalchemy import URL, Engine, create_engine, event, make_url, text
from sqlalchemy.exc import SQLAlchemyError

from assistant.store.failing import DAMAGED, failing

MIGRATIONS = Path(__file__).parent / "migrations"
FILE = "tidu.sqlite"
NEWEST = "head"
# Readers never wait in WAL; a second writer waits this long before it is told.
BUSY_MS = 10_000
# Who only looks whether it can be written waits no longer than this.
PROBE_MS = 1_000
NOTHING = text("UPDATE alembic_version SET version_num = '' WHERE version_num IS NULL")
# FULL: what was acknowledged survives a power cut, not only a crash of the program.
PRAGMAS = {
    "journal_mode": "WAL",
    "synchronous": "FULL",
    "foreign_keys": "ON",
    "busy_timeout": BUSY_MS,
}


class DatabaseTrouble(Exception):
    """The database cannot be used: what, where, what to do."""

    status = 3

    def __init__(self, what: str, where: str, do: str) -> None:
        super().__init__(f"{what}（{where}）。{do}")
        self.what, self.where, self.do = what, where, do


def open_database(home: Path, url: str | None = None) -> Engine:
    """An engine on a database of the newest revision, created or upgraded as needed.

    Raises DatabaseTrouble when it cannot be reached, written or upgraded.
    """
    engine = server_engine(url) if url else sqlite_engine(home / FILE)
    try:
        home.mkdir(mode=0o700, parents=True, exist_ok=True)
        # Two starting processes must not both create the tables.
        with FileLock(home / "database.lock", timeout=60):
            upgrade(engine)
    except (SQLAlchemyError, OSError, CommandError) as error:
        shown = engine.url.render_as_string(hide_password=True)
        if failing(error) is DAMAGED:
            raise DatabaseTrouble(DAMAGED.what, shown, DAMAGED.do) from error
        raise DatabaseTrouble(f"数据库打不开：{_short(error)}", shown, _remedy(error)) from error
    return engine


def sqlite_engine(file: Path) -> Engine:
    """An engine on a file; every connection of it waits for writers and survives power cuts."""
    engine = _engine(make_url(f"sqlite:///{file}"))
    event.listen(engine, "connect", _prepare)
    return engine


def server_engine(url: str) -> Engine:
    """An engine on what a URL names: a server, or a file of SQLite."""
    address = make_url(url)
    if address.get_backend_name() == "sqlite" and address.database:
        return sqlite_engine(Path(address.database))
    return _engine(address)


def _engine(address: URL) -> Engine:
    # What people wrote stands in no error message, and so in no log.
    return create_engine(
        address, pool_pre_ping=True, json_serializer=_json, hide_parameters=True
    )  # fmt: skip


def writable(engine: Engine) -> None:
    """Raise what keeps the database from being written; nothing in it is changed."""
    with engine.connect() as connection:
        local = connection.dialect.name == "sqlite"
        if local:
            connection.exec_driver_sql(f"PRAGMA busy_timeout={PROBE_MS}")
        try:
            connection.execute(NOTHING)
        finally:
            connection.rollback()
            if local:
                connection.exec_driver_sql(f"PRAGMA busy_timeout={BUSY_MS}")


def revisions() -> frozenset[str]:
    """Every revision this program knows."""
    scripts = ScriptDirectory(str(MIGRATIONS))
    return frozenset(script.revision for script in scripts.walk_revisions())


def upgrade(engine: Engine, revision: str = NEWEST) -> None:
    """Bring the tables up to a revision."""
    with engine.begin() as connection:
        command.upgrade(_config(connection), revision)


def downgrade(engine: Engine, revision: str) -> None:
    """Take the tables back to a revision."""
    with engine.begin() as connection:
        command.downgrade(_config(connection), revision)


def _config(connection: Any) -> Config:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = connection
    return config


def _json(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False)


def _prepare(connection: Any, _record: Any) -> None:
    cursor = connection.cursor()
    for name, value in PRAGMAS.items():
        cursor.execute(f"PRAGMA {name}={value}")
    cursor.close()


def _remedy(error: Exception) -> str:
    if isinstance(error, CommandError):
        return "数据来自更新的版本：请更新本程序；或恢复旧的备份（tidu restore）。"
    return "请检查 TIDU_DATABASE_URL、磁盘空间和写入权限；运行 tidu doctor 查看。"


def _short(error: Exception) -> str:
    cause = getattr(error, "orig", None) or error
    return str(cause).splitlines()[0][:160]
