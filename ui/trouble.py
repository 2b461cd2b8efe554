"""What went wrong, where, and what to do: the one shape of every error a user meets."""

import errno
from typing import Any

from assistant.condition import CONDITIONS, State
from assistant.store.failing import failing

# Errors of the system in our words; the machine's own are in its language.
SYSTEM = {
    errno.ENOENT: "路径不存在", errno.EACCES: "没有权限", errno.EPERM: "没有权限",
    errno.EISDIR: "这是文件夹，不是文件", errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EEXIST: "已经存在", errno.ENAMETOOLONG: "文件名太长", errno.ENOSPC: "磁盘已满",
    errno.EDQUOT: "磁盘配额已用完", errno.EFBIG: "文件超过允许的大小", errno.EROFS: "磁盘是只读的",
    errno.EMFILE: "打开的文件太多", errno.ENFILE: "打开的文件太多", errno.EBUSY: "正被占用",
    errno.EIO: "磁盘读写出错", errno.ELOOP: "链接绕成了圈", errno.ENOTEMPTY: "文件夹不是空的",
    errno.EADDRINUSE: "已被占用", errno.EADDRNOTAVAIL: "本机没有这个地址",
}  # fmt: skip
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
        what = _in_our_words(what, error.__cause__)
        if state := getattr(error, "state", ""):
            CONDITIONS.note(State(state))
        return Trouble(what, where, do, status=int(getattr(error, "status", 2)))
    if isinstance(error, OSError) and error.filename is not None:
        return _of_file(error)
    return _of_machine(error)


def in_words(error: OSError) -> str:
    """What the system says is wrong, in our words; its own where we have none."""
    return SYSTEM.get(error.errno or 0, error.strerror or str(error))


def _in_our_words(what: str, cause: BaseException | None) -> str:
    """The same message with the system's words in it put into ours."""
    if not isinstance(cause, OSError):
        return what
    for said in (str(cause), cause.strerror):
        if said and said in what:
            return what.replace(said, in_words(cause))
    return what


def _of_file(error: OSError) -> Trouble:
    what, do = f"文件操作失败：{in_words(error)}", "请检查路径、权限和磁盘空间。"
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
