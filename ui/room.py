"""Where exported files wait to be fetched: under the home, and not for long."""

import os
import shutil
import tempfile
import time
from pathlib import Path

HOUR = 3600


def workroom() -> Path:
    """The folder for files on their way out; what waited longer than an hour is swept away."""
    folder = Path(os.environ.get("GRADIO_TEMP_DIR") or tempfile.gettempdir()) / "tidu-exports"
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        if time.time() - old.stat().st_mtime > HOUR:
            shutil.rmtree(old, ignore_errors=True)
    return folder


def fresh_room() -> Path:
    """A folder of its own for one export."""
    return Path(tempfile.mkdtemp(dir=workroom()))
