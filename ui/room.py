"""Where exported files wait to be fetched: under the home, and not for long."""

import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Annotated

from fastapi import File, UploadFile

from ui.trouble import Trouble, trouble_of

HOUR = 3600
LARGEST = 20_000_000
LONGEST_NAME = 100
Upload = Annotated[UploadFile, File(description="DOCX、XLSX、PDF、TXT、YAML、JSON")]


def workroom() -> Path:
    """The folder for files on their way out; what waited longer than an hour is swept away."""
    folder = Path(os.environ.get("GRADIO_TEMP_DIR") or tempfile.gettempdir()) / "tidu-exports"
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        with suppress(FileNotFoundError):  # another request has fetched its own meanwhile
            if time.time() - old.stat().st_mtime > HOUR:
                shutil.rmtree(old, ignore_errors=True)
    return folder


def fresh_room() -> Path:
    """A folder of its own for one export."""
    return Path(tempfile.mkdtemp(dir=workroom()))


def bare_name(name: str) -> str:
    """A file's own name: no folders, nothing a file system chokes on, its ending kept."""
    own = name.replace("\\", "/").rsplit("/", maxsplit=1)[-1]
    own = "".join(c for c in own if c.isprintable()).strip(". ") or "file"
    return own if len(own) <= LONGEST_NAME else own[-LONGEST_NAME:]


def received(file: UploadFile) -> tuple[str, bytes]:
    """The name and the content of a file sent to the API, no more than is allowed and one byte."""
    return file.filename or "file", file.file.read(LARGEST + 1)


@contextmanager
def laid_down(name: str, content: bytes) -> Iterator[Path]:
    """Content received over the network as a file; its troubles name the file, not our folder."""
    if len(content) > LARGEST:
        what = f"文件超过 {LARGEST // 1_000_000} MB"
        raise Trouble(what, bare_name(name), "请确认选对了文件；图片和附件不要放进来。")
    if not content:
        raise Trouble("文件是空的", bare_name(name), "请换一个有内容的文件。")
    with tempfile.TemporaryDirectory(dir=workroom()) as folder:
        path = Path(folder) / bare_name(name)
        path.write_bytes(content)
        try:
            yield path
        except Exception as error:
            trouble = trouble_of(error)
            if trouble is None:
                raise
            where = trouble.where.replace(str(path), path.name)
            raise Trouble(trouble.what, where, trouble.do, status=trouble.status) from error
