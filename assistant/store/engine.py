"""Opening the database: SQLite in the home by default, a server where the environment names one."""

import json
from pathlib import Path
from typing import Any

from alembic import command
from alembic.config import Config
from filelock import FileLock
from sqlalchemy import Engine, create_engine, event, make_url
from sqlalchemy.exc import OperationalError, SQLAlchemyError

MIGRATIONS = Path(__file__).parent / "migrations"
FILE = "tidu.sqlite"
# Readers never wait in WAL; a second writer waits this long before it is told.
BUSY_MS = 10_000
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
    home.mkdir(parents=True, exist_ok=True)
    address = make_url(url) if url else make_url(f"sqlite:///{home / FILE}")
    engine = create_engine(address, pool_pre_ping=True, json_serializer=_json)
    if engine.dialect.name == "sqlite":
        event.listen(engine, "connect", _prepare)
    try:
        # Two starting processes must not both create the tables.
        with FileLock(home / "database.lock", timeout=60):
            upgrade(engine)
    except (OperationalError, SQLAlchemyError) as error:
        shown = address.render_as_string(hide_password=True)
        do = "请检查 TIDU_DATABASE_URL、磁盘空间和写入权限；运行 tidu doctor 查看。"
        raise DatabaseTrouble(f"数据库打不开：{_short(error)}", shown, do) from error
    return engine


def upgrade(engine: Engine, revision: str = "head") -> None:
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


def _short(error: Exception) -> str:
    cause = getattr(error, "orig", None) or error
    return str(cause).splitlines()[0][:160]
