"""What a database says when it fails, in words that help: SQLite's and PostgreSQL's."""

from dataclasses import dataclass

from assistant.condition import State


@dataclass(frozen=True, slots=True)
class Failing:
    """The state, what to say of it, and what to do."""

    state: State
    what: str
    do: str


LOCKED = Failing(
    State.DATABASE_LOCKED, "数据库正忙，这次没有写入", "请过几秒再试；一直如此请运行 tidu doctor。"
)  # fmt: skip
FULL = Failing(State.DISK_FULL, "磁盘已满，这次没有写入", "请腾出磁盘空间后再试；已保存的都还在。")
READ_ONLY = Failing(
    State.READ_ONLY, "数据文件夹不能写入，这次没有写入", "请检查 TIDU_HOME 的权限，或磁盘是否只读。"
)  # fmt: skip
DAMAGED = Failing(
    State.DATABASE_DAMAGED, "数据库文件已损坏",
    "请停下应用，用最近的备份恢复：tidu restore 文件 --replace。",
)  # fmt: skip
AWAY = Failing(
    State.DATABASE_AWAY, "数据库没有应答", "请检查数据库服务和 TIDU_DATABASE_URL。"
)  # fmt: skip
# By the beginning of SQLite's own names, and of the SQL states of a server.
NAMES = {
    "SQLITE_BUSY": LOCKED, "SQLITE_LOCKED": LOCKED, "SQLITE_FULL": FULL, "SQLITE_IOERR": FULL,
    "SQLITE_READONLY": READ_ONLY, "SQLITE_CANTOPEN": READ_ONLY, "SQLITE_PERM": READ_ONLY,
    "SQLITE_CORRUPT": DAMAGED, "SQLITE_NOTADB": DAMAGED,
    "53": FULL, "25006": READ_ONLY, "55P03": LOCKED, "40": LOCKED, "57": AWAY, "08": AWAY,
    "XX": DAMAGED,
}  # fmt: skip


def failing(error: BaseException) -> Failing | None:
    """What kept a statement from being done; None for an error that is no machine's fault."""
    cause = getattr(error, "orig", None) or error
    kind = type(cause)
    if kind.__module__.split(".")[0] not in ("sqlite3", "psycopg"):
        return AWAY if kind.__module__.startswith("sqlalchemy") and _pool(error) else None
    name = getattr(cause, "sqlite_errorname", None) or getattr(cause, "sqlstate", None) or ""
    found = next((what for begin, what in NAMES.items() if name.startswith(begin)), None)
    if found is None and not name and kind.__name__ in ("OperationalError", "InterfaceError"):
        return AWAY
    return found


def _pool(error: BaseException) -> bool:
    return type(error).__name__ == "TimeoutError"
