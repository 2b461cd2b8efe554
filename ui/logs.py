"""The log: one JSON object a line, with the request's name, and nothing about people."""

import json
import logging
import sys
import traceback
from datetime import UTC, datetime
from typing import Any, TextIO

from assistant.masking import masked
from assistant.request_id import request_id

LOG = logging.getLogger("tidu")
LONGEST = 300
# Whose lines are kept, and from which level on.
LEVELS = {"tidu": logging.INFO, "uvicorn": logging.WARNING, "": logging.WARNING}


class JsonLines(logging.Formatter):
    """A record as one line; of an exception its kind and the way to it, not its message.

    Messages of exceptions quote what somebody wrote; kinds and places do not.
    """

    def format(self, record: logging.LogRecord) -> str:
        """One line."""
        shape: dict[str, Any] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "event": masked(record.getMessage())[:LONGEST] if _ours(record) else "",
        }
        if name := request_id():
            shape["request"] = name
        shape |= getattr(record, "fields", {})
        if record.exc_info and record.exc_info[1] is not None:
            shape |= failure(record.exc_info[1])
        return json.dumps(shape, ensure_ascii=False)


def failure(error: BaseException) -> dict[str, Any]:
    """An exception for the log: its kind, its causes' kinds, and where it came from."""
    kinds, cause = list[str](), error
    while cause is not None and len(kinds) < 5:
        kinds.append(type(cause).__name__)
        cause = cause.__cause__  # type: ignore[assignment]
    frames = traceback.extract_tb(error.__traceback__)[-6:]
    way = [f"{frame.filename.rpartition('/')[2]}:{frame.lineno} {frame.name}" for frame in frames]
    return {"error": kinds, "way": way}


def set_up(stream: TextIO | None = None) -> None:
    """Send every log of the program to one stream, as JSON lines."""
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(JsonLines())
    # Some libraries set a level of their own on their own loggers.
    handler.addFilter(lambda record: record.levelno >= level_of(record.name))
    root = logging.getLogger()
    for name, level in LEVELS.items():
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate = [], name != ""
        logger.setLevel(level)
    root.handlers = [handler]
    logging.captureWarnings(True)


def level_of(name: str) -> int:
    """From which level on the lines of a logger are kept."""
    return LEVELS.get(name.split(".")[0], LEVELS[""])


def log(event: str, /, *, level: int = logging.INFO, **fields: Any) -> None:
    """One event with its fields; what is said of people are roles and counts, never words."""
    LOG.log(level, event, extra={"fields": fields})


def _ours(record: logging.LogRecord) -> bool:
    """Whether the message is one that this program wrote, or a server's own words."""
    return record.name.split(".")[0] in ("tidu", "uvicorn")
