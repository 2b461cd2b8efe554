"""An app with accounts, and people who are logged in to it; the hashes are cheap.

Its windows take a second to build and are the same for all: there is one app a process, and what
it is joined to is the house that was opened last.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache, reduce
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from fastapi import FastAPI
from fastapi.testclient import TestClient
from sqlalchemy import Engine

from assistant import passwords
from assistant.person import Person, Role
from assistant.store.drafts import Drafts
from assistant.store.engine import open_database
from assistant.store.retention import Retention
from assistant.store.talks import Talks
from rules.gate import export
from tests.ui.fakes import ABOUT, EVIDENCE, LIBRARY, answers, ask, search
from ui.desk import Office
from ui.door import Door, door_of
from ui.server import Doors, check_in_place, join

ORIGIN = "http://tidu.example:7860"
OWN = "一句好记的话就够了呀"


@contextmanager
def cheap() -> Iterator[None]:
    """Hashes that take no time, for tests only."""
    hasher = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(passwords, "HASHER", hasher)
        patch.setattr(passwords, "NOBODY", hasher.hash("nobody's"))
        yield


@dataclass(frozen=True)
class Locked:
    """An app, its database, and the admin's one-time password."""

    app: FastAPI
    door: Door
    talks: Talks
    drafts: Drafts
    password: str
    engine: Engine

    def client(self, place: str = "192.168.1.7") -> TestClient:
        """A browser that is not logged in, on another machine."""
        return TestClient(
            self.app, base_url=ORIGIN, client=(place, 50_000), raise_server_exceptions=False,
            follow_redirects=False,
        )  # fmt: skip

    def person(self, name: str, role: Role = Role.ENTERPRISE) -> tuple[Person, TestClient]:
        """A person with a password of his own, and his browser, logged in."""
        account, password = self.door.accounts.add(name, role)
        self.door.accounts.change_password(account.person, password, OWN)
        client = self.client()
        assert client.post("/login", data={"name": name, "password": OWN}).status_code == 303
        return account.person, client


@dataclass(frozen=True)
class House:
    """What keeps something in one database."""

    talks: Talks
    drafts: Drafts
    door: Door
    office: Office
    retention: Retention


OPEN: list[House] = []


class Part:
    """A part of the house that is open now; of a part of it, while none is open yet."""

    def __init__(self, *way: str) -> None:
        self._way = way

    def __getattr__(self, attribute: str) -> Any:
        way = (*self._way, attribute)
        return _reached(way) if OPEN else Part(*way)


def _reached(way: tuple[str, ...]) -> Any:
    part: Any = OPEN[-1]
    return reduce(getattr, way, part)


@cache
def _app() -> FastAPI:
    names = ("talks", "drafts", "door", "office", "retention")
    parts: Any = House(*(Part(name) for name in names))  # type: ignore[arg-type]
    return _joined(parts)


def _joined(house: House) -> FastAPI:
    doors = Doors(
        ask, search, check_in_place, export, LIBRARY, answers, house.talks, house.drafts,
        house.door, ABOUT, house.office, retention=house.retention,
    )  # fmt: skip
    return join(doors)


def locked(folder: Path, *, empty: bool = False, own: bool = False) -> Locked:
    """An app with one account, the admin's; or an empty one, still open to this machine.

    `own` builds its windows anew: for what it keeps beyond its database.
    """
    database = open_database(folder)
    talks, drafts, door = Talks(database), Drafts(database), door_of(database)
    password = "" if empty else door.accounts.add("admin", Role.ADMIN)[1]
    office = Office(database, LIBRARY, ask, lambda: EVIDENCE, door.accounts.staff)
    house = House(talks, drafts, door, office, Retention(database))
    OPEN.clear()  # the shared app is joined to whatever house is open, not to the one before
    app = _joined(house) if own else _app()
    OPEN.append(house)
    return Locked(app, door, talks, drafts, password, database)
