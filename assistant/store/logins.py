"""Logging in: cookies the server can end, and waiting after wrong passwords."""

import hashlib
import math
import secrets
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import Engine, delete, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, sessionmaker

from assistant import passwords
from assistant.person import Person
from assistant.store.accounts import key, person_of_row
from assistant.store.tables import AccountRow, FailureRow, LoginRow
from assistant.store.talks import Clock, aware, now

IDLE = timedelta(hours=12)
LONGEST = timedelta(days=7)
# A cookie in daily use is not written down at every click.
NOTED = timedelta(minutes=5)
FORGIVEN = timedelta(hours=1)
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=30), timedelta(minutes=15)
# Wrong passwords in a row before one has to wait: one name from one place, one place, one name.
ALLOWED: Mapping[str, int] = {"both": 5, "place": 30, "name": 50}


class LoginRefused(Exception):
    """No login: a wrong name or password, which of the two is not told."""


class MustWait(LoginRefused):
    """Too many wrong passwords; try again after so many seconds."""

    def __init__(self, seconds: int) -> None:
        super().__init__(f"wait {seconds} s")
        self.seconds = seconds


@dataclass(frozen=True, slots=True)
class Login:
    """Who is logged in; `temporary` while the one-time password has not been changed."""

    person: Person
    temporary: bool


class Logins:
    """The logins of one database."""

    def __init__(self, engine: Engine, clock: Clock = now) -> None:
        self._sessions = sessionmaker(engine)
        self._clock = clock

    def begin(self, name: str, password: str, *, place: str) -> tuple[Login, str]:
        """Log in from an address: who it is, and a new secret for the cookie.

        Raises LoginRefused, or MustWait.
        """
        keys = _keys(name, place)
        with self._sessions.begin() as session:
            # Counted before the password is looked at: many tries at once do not slip through.
            wait = _tried(session, keys, self._clock())
        if wait:
            raise MustWait(wait)
        with self._sessions.begin() as session:
            row = session.scalar(select(AccountRow).where(AccountRow.key == key(name)))
            if not passwords.fits(row.hash if row else None, password) or not row or row.disabled:
                raise LoginRefused(name[:40])
            if passwords.aged(row.hash):
                row.hash = passwords.hashed(password)
            _forget(session, keys)
            return Login(person_of_row(row), row.temporary), self._new(session, row.id)

    def _new(self, session: Session, account: str) -> str:
        secret, at = secrets.token_urlsafe(32), self._clock()
        session.add(LoginRow(digest=_digest(secret), account=account, begun=at, seen=at))
        return secret

    def sweep(self) -> None:
        """Forget what is over: old logins, and wrong passwords of hours ago."""
        at = self._clock()
        with self._sessions.begin() as session:
            session.execute(delete(LoginRow).where(LoginRow.begun < at - LONGEST))
            session.execute(delete(FailureRow).where(FailureRow.last < at - FORGIVEN))

    def renew(self, person: Person) -> str:
        """A new secret for somebody just proved, after a change of password."""
        with self._sessions.begin() as session:
            return self._new(session, person.id)

    def who(self, secret: str) -> Login | None:
        """Whose cookie this is; None when it is unknown, too old, or its account is shut."""
        at, digest = self._clock(), _digest(secret)
        chosen = (
            select(LoginRow.begun, LoginRow.seen, AccountRow)
            .join(AccountRow, AccountRow.id == LoginRow.account)
            .where(LoginRow.digest == digest, AccountRow.disabled.is_(False))
        )
        with self._sessions() as session:
            found = session.execute(chosen).first()
            if found is None:
                return None
            begun, seen, row = aware(found[0]), aware(found[1]), found[2]
            login = Login(person_of_row(row), row.temporary)
        if at - seen > IDLE or at - begun > LONGEST:
            return None
        if at - seen > NOTED:
            with self._sessions.begin() as session:
                session.execute(update(LoginRow).where(LoginRow.digest == digest).values(seen=at))
        return login

    def end(self, secret: str) -> None:
        """Log out; ending what has ended is done."""
        with self._sessions.begin() as session:
            session.execute(delete(LoginRow).where(LoginRow.digest == _digest(secret)))


def _digest(secret: str) -> str:
    """What is kept of a cookie: who reads the database cannot log in with it."""
    return hashlib.sha256(secret.encode()).hexdigest()


def _keys(name: str, place: str) -> dict[str, str]:
    """The three counters a try belongs to; digests, for a name may be anything."""
    parts = {"both": f"{key(name)} {place}", "place": place, "name": key(name)}
    return {kind: f"{kind}:{_digest(part)}" for kind, part in parts.items()}


def _tried(session: Session, keys: Mapping[str, str], at: datetime) -> int:
    """Count one try and return 0; or the seconds to wait, and then it is not counted."""
    rows = {kind: _one_more(session, counter, at) for kind, counter in keys.items()}
    wait = max(_wait(row, ALLOWED[kind], at) for kind, row in rows.items())
    for row in rows.values():
        row.count, row.last = (row.count - 1, row.last) if wait else (row.count, at)
    return wait


def _one_more(session: Session, counter: str, at: datetime) -> FailureRow:
    """A counter with one more try, locked: written before it is read."""
    more = update(FailureRow).where(FailureRow.key == counter).values(count=FailureRow.count + 1)
    if not session.execute(more).rowcount:  # type: ignore[attr-defined]
        try:
            with session.begin_nested():
                session.add(FailureRow(key=counter, count=1, last=at))
        except IntegrityError:  # another try was counted first in the same moment
            session.execute(more)
    row = session.get_one(FailureRow, counter, populate_existing=True)
    if aware(row.last) < at - FORGIVEN:
        row.count = 1
    return row


def _wait(row: FailureRow, allowed: int, at: datetime) -> int:
    over = row.count - 1 - allowed
    if over < 0:
        return 0
    length = min(FIRST_WAIT * (1 << min(over, 10)), LONGEST_WAIT)
    return max(0, math.ceil((aware(row.last) + length - at).total_seconds()))


def _forget(session: Session, keys: Mapping[str, str]) -> None:
    """After a right password: nothing against the name; one try less against the place.

    The place is not forgiven whole, or one's own account would pay for guessing at others'.
    """
    ours = FailureRow.key.in_([keys["both"], keys["name"]])
    session.execute(delete(FailureRow).where(ours))
    place = update(FailureRow).where(FailureRow.key == keys["place"])
    session.execute(place.values(count=FailureRow.count - 1))
