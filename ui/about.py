"""What the settings tell of the machine: the model endpoint without its key, and where data lie."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from sqlalchemy import make_url


@dataclass(frozen=True, slots=True)
class About:
    """One machine; `model` and `host` are empty where no model is configured."""

    model: str
    host: str
    home: str
    database: str


def about(settings: Any) -> About:
    """What may be shown of the settings: never a key, a password or a user's name."""
    host = urlsplit(settings.llm_base_url or "").hostname or ""
    model = (settings.llm_model or "") if host else ""
    return About(model, host, str(settings.home), _database(settings.database_url))


def _database(url: str | None) -> str:
    if not url:
        return "SQLite（tidu.sqlite）"
    address = make_url(url)
    kind = {"postgresql": "PostgreSQL", "sqlite": "SQLite"}
    name = address.get_backend_name()
    return f"{kind.get(name, name)}（{address.host or address.database or ''}）"
