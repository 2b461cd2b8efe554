"""What went wrong, where, and what to do: the one shape of every error a user meets."""

import errno
from typing import Any

from assistant.condition import CONDITIONS, State
from assistant.store.failing import failing

FILES = {
    errno.ENOSPC: State.DISK_FULL, errno.EDQUOT: State.DISK_FULL, errno.EFBIG: State.DISK_FULL,
    errno.EROFS: State.READ_ONLY,
}  # fmt: skip


class Trouble(Exception):
    """Bad usage or unreadable input (status 2), or something the machine lacks (status 3)."""

    def __init__(self, what: str, where: str, do: str, *, status: int = 2) -> None:
        super().__init__(f"{what}（{where}）。{do}")
        self.what, self.where, self.do, self.status = what, where, do, status


def trouble_of(error: Exception) -> Trouble | None:
    """The trouble an expected error stands for; None for an error nobody expected."""
    if isinstance(error, Trouble):
        return error
    parts = [getattr(error, name, None) for name in ("what", "where", "do")]
    if all(isinstance(part, str) for part in parts):
        what, where, do = (str(part) for part in parts)
        if state := getattr(error, "state", ""):
            CONDITIONS.note(State(state))
        return Trouble(what, where, do, status=int(getattr(error, "status", 2)))
    if isinstance(error, OSError) and error.filename is not None:
        return _of_file(error)
    return _of_machine(error)


def _of_file(error: OSError) -> Trouble:
    what, do = f"文件操作失败：{error.strerror}", "请检查路径、权限和磁盘空间。"
    state = FILES.get(error.errno or 0)
    if state is not None:
        CONDITIONS.note(state)
    # A full or read-only disk is the machine's fault; a wrong path is the user's.
    return Trouble(what, str(error.filename), do, status=2 if state is None else 3)


def _of_machine(error: Exception) -> Trouble | None:
    """The trouble of a database or an index that does not work; it is noted."""
    found = failing(error)
    if found is not None:
        CONDITIONS.note(found.state)
        return Trouble(found.what, "数据库", found.do, status=3)
    return None


def error_json(trouble: Trouble, identity: str | None = None) -> dict[str, Any]:
    """The JSON shape of a line that could not be read."""
    return {
        "id": identity,
        "error": {"what": trouble.what, "where": trouble.where, "do": trouble.do},
    }
