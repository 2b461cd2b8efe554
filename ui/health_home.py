"""Who else on this machine can read a home, for `tidu doctor`: looked at, never changed."""

import os
from collections.abc import Iterator
from pathlib import Path

from ui.trouble import in_words

Told = tuple[str, str, str]
OTHERS = 0o077
POSIX = os.name == "posix"


def private_state(home: Path) -> Told:
    """State, what it says, what to do."""
    if not POSIX:
        says = "这个系统不用权限位；请放在只有自己能进的用户文件夹里"
        return "fine", says, ""
    try:
        found = list(_within_reach(home))
    except OSError as error:
        return "unsafe", f"{home} 看不全（{in_words(error)}）", "请用运行本程序的用户再查一次。"
    if not found:
        return "fine", "只有本用户能读写", ""
    says = f"本机其他用户够得着 {len(found)} 个文件或文件夹，例如 {found[-1]}"
    do = (
        f"请运行 chmod -R go-rwx {home}；若提示还在，这块磁盘不记权限，请把 TIDU_HOME 换到别处。"
        "以前放在别处的备份也请同样处理。"
    )
    return "unsafe", says, do


def _within_reach(path: Path) -> Iterator[Path]:
    """What others may read, write or enter; a folder shut to them hides all that lies in it."""
    if path.is_symlink() or not path.exists() or not path.stat().st_mode & OTHERS:
        return
    yield path
    for inner in sorted(path.iterdir()) if path.is_dir() else ():
        yield from _within_reach(inner)
