"""Files put in place all together or not at all."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

STAGE = ".tidu-"
UNSAFE = frozenset('\\/:*?"<>|')
LONGEST = 40


class Unwritable(Exception):
    """A folder that cannot be written to: what, where, and what to do about it."""

    def __init__(self, what: str, where: str, do: str) -> None:
        super().__init__(f"{what}（{where}）。{do}")
        self.what, self.where, self.do = what, where, do


@dataclass(frozen=True, slots=True)
class File:
    """A finished file that lies nowhere yet."""

    name: str
    content: bytes


def safe_name(text: str) -> str:
    """A text as part of a file name on any system."""
    kept = "".join(c for c in text if c.isprintable() and c not in UNSAFE and not c.isspace())
    return kept.strip(".")[:LONGEST]


def place(files: Sequence[File], directory: Path) -> tuple[Path, ...]:
    """Write the files aside, then move them into place; on any failure none is left."""
    try:
        directory.mkdir(parents=True, exist_ok=True)
        stage = Path(tempfile.mkdtemp(prefix=STAGE, dir=directory))
    except OSError as error:
        raise _unwritable(error, directory) from error
    try:
        for file in files:
            _write(stage / f"{file.name}.part", file.content)
        return _swap([file.name for file in files], stage, directory)
    except OSError as error:
        raise _unwritable(error, directory) from error
    finally:
        shutil.rmtree(stage, ignore_errors=True)


def _write(path: Path, content: bytes) -> None:
    with path.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _swap(names: Sequence[str], stage: Path, directory: Path) -> tuple[Path, ...]:
    """Move every file into place; if one fails, put back what was there before."""
    done: list[str] = []
    try:
        for name in names:
            target = directory / name
            if target.exists():
                shutil.copy2(target, stage / name)
            done.append(name)
            os.replace(stage / f"{name}.part", target)
    except BaseException:
        for name in done:
            _put_back(stage / name, directory / name)
        raise
    return tuple(directory / name for name in names)


def _put_back(before: Path, target: Path) -> None:
    if before.exists():
        os.replace(before, target)
    else:
        target.unlink(missing_ok=True)


def _unwritable(error: OSError, directory: Path) -> Unwritable:
    what = f"写不进这个文件夹：{error.strerror or error}"
    return Unwritable(what, str(directory), "请换一个可写的文件夹，或检查磁盘空间和权限后重试。")
