"""What went wrong, where, and what to do: the one shape of every error a user meets."""

from typing import Any


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
        return Trouble(what, where, do, status=int(getattr(error, "status", 2)))
    if isinstance(error, OSError) and error.filename is not None:
        return Trouble(
            f"文件操作失败：{error.strerror}", str(error.filename), "请检查路径、权限和磁盘空间。"
        )
    return None


def error_json(trouble: Trouble, identity: str | None = None) -> dict[str, Any]:
    """The JSON shape of a line that could not be read."""
    return {
        "id": identity,
        "error": {"what": trouble.what, "where": trouble.where, "do": trouble.do},
    }
