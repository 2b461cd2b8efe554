"""The door: open to who sits at this machine until there is an account, then to who logs in."""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from http.cookies import CookieError, SimpleCookie
from typing import Any

from sqlalchemy import Engine
from starlette.responses import Response

from assistant.store.accounts import Accounts
from assistant.store.logins import LONGEST, Login, Logins

COOKIE = "tidu"
LOOK_AGAIN = 1.0  # seconds: an account added by another process is noticed this soon


@dataclass
class Door:
    """Accounts and logins of one database; `always` demands login even with no account yet."""

    accounts: Accounts
    logins: Logins
    always: bool = False
    _looked: float = float("-inf")

    @property
    def locked(self) -> bool:
        """Whether login is demanded; once it is, it stays so."""
        now = time.monotonic()
        if not self.always and now - self._looked >= LOOK_AGAIN:
            self.always, self._looked = self.accounts.any(), now
        return self.always

    def lock(self) -> None:
        """Look for accounts at once: one was just added."""
        self._looked = float("-inf")

    def who(self, secret: str) -> Login | None:
        """Whose cookie this is."""
        return self.logins.who(secret) if secret else None


def door_of(engine: Engine, *, always: bool = False) -> Door:
    """The door of a database."""
    logins = Logins(engine)
    logins.sweep()
    return Door(Accounts(engine), logins, always)


def secret_of(headers: Mapping[str, str]) -> str:
    """The secret in a request's cookie; empty when there is none."""
    try:
        held = SimpleCookie(headers.get("cookie", ""))
    except CookieError:
        return ""
    return held[COOKIE].value if COOKIE in held else ""


def hand_over(response: Response, secret: str, *, secure: bool) -> None:
    """Give the browser its secret: scripts cannot read it, other sites' forms cannot send it."""
    seconds = int(LONGEST.total_seconds())
    traits: dict[str, Any] = {"httponly": True, "samesite": "lax", "secure": secure, "path": "/"}
    response.set_cookie(COOKIE, secret, max_age=seconds, **traits)


def take_back(response: Response) -> None:
    """Make the browser forget its secret."""
    response.delete_cookie(COOKIE, path="/", httponly=True, samesite="lax")
