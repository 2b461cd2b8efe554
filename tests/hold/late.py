"""Doors that open later: a server is built once, and each of its forks opens a home of its own."""

import os
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from fastapi import FastAPI

from knowledge.ledger import library
from ui.server import Doors, check_in_place, export, join, opened
from ui.shelf import Standing
from ui.turns import Limits


class Late:
    """What stands for a part of the doors until they are open, and is that part from then on."""

    def __init__(self, held: list[Doors], *names: str, early: object = None) -> None:
        self._held, self._names, self._early = held, names, early

    def __getattr__(self, name: str) -> Any:
        """A part of it; of what is not open yet, what will be that part."""
        if self._held:
            return getattr(self._now(), name)
        if name.startswith("__"):
            raise AttributeError(name)
        if hasattr(self._early, name):
            return getattr(self._early, name)
        return Late(self._held, *self._names, name)

    def __call__(self, *given: Any, **named: Any) -> Any:
        """Call what it stands for."""
        return self._now()(*given, **named)

    def _now(self) -> Any:
        found: Any = self._held[0]
        for name in self._names:
            found = getattr(found, name)
        return found


class Waiting:
    """A server whose window and API are built, and which has opened nothing."""

    def __init__(self, home: Path) -> None:
        os.environ["GRADIO_TEMP_DIR"] = str(home / "uploads")
        self._home, self._held = home, list[Doors]()
        late = Late(self._held)
        early = SimpleNamespace(look=lambda: None, who=SimpleNamespace(library=library()))
        shelf: Any = Late(self._held, "library", "shelf", early=early)
        doors: Any = (
            late.ask, late.search, check_in_place, export, Standing(shelf),
            late.answers, late.talks, late.drafts, late.door, late.about, late.office, late.looked,
            Limits(), late.retention,
        )  # fmt: skip
        self._app = join(Doors(*doors))

    def opened(self) -> FastAPI:
        """The server, open."""
        self._held.append(opened(self._home))
        return self._app
