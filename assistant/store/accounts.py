"""Accounts: added with a one-time password, listed, disabled, given a new password."""

import re
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Engine, delete, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session, sessionmaker

from assistant import passwords
from assistant.person import Person, Role
from assistant.store.tables import AccountRow, DraftRow, LoginRow, TalkRow
from assistant.store.talks import Clock, aware, now

NAME = re.compile(r"[\w.@-]{2,32}")
TAKEN = {"local", "system"}  # the person of single-user mode; what the program does by itself


class AccountTrouble(Exception):
    """An account cannot be added or changed so: what, where, what to do."""

    status = 2

    def __init__(self, what: str, where: str, do: str, *, rule: str = "") -> None:
        super().__init__(f"{what}（{where}）。{do}")
        self.rule = rule  # of a password: which one it breaks
        self.what, self.where, self.do = what, where, do


@dataclass(frozen=True, slots=True)
class Account:
    """One account as it is listed; `temporary` until its one-time password was changed."""

    person: Person
    temporary: bool
    disabled: bool
    created: datetime


class Accounts:
    """The accounts in one database."""

    def __init__(self, engine: Engine, clock: Clock = now) -> None:
        self._sessions = sessionmaker(engine)
        self._clock = clock

    def any(self) -> bool:
        """Whether there is an account; from the first one on, login is demanded."""
        with self._sessions() as session:
            return session.scalar(select(AccountRow.id).limit(1)) is not None

    def all(self) -> tuple[Account, ...]:
        """Every account, the oldest first."""
        with self._sessions() as session:
            rows = session.scalars(select(AccountRow).order_by(AccountRow.created, AccountRow.id))
            return tuple(_account(row) for row in rows)

    def staff(self) -> tuple[str, ...]:
        """The names of those who may work at the help desk."""
        return tuple(
            account.person.name
            for account in self.all()
            if account.person.may(Role.DESK) and not account.disabled
        )

    def add(self, name: str, role: Role) -> tuple[Account, str]:
        """A new account and its one-time password. Raises AccountTrouble.

        The first one takes over the talks and drafts kept before there were accounts.
        """
        shown = passwords.folded(name).strip()
        if not NAME.fullmatch(shown) or key(shown) in TAKEN:
            do = "请用2到32个字母、汉字、数字或 . _ - @，不能用 local 和 system。"
            raise AccountTrouble("账号名不能这样写", name[:40] or "name", do)
        first = not self.any()
        if first and role is not Role.ADMIN:
            do = "请先添加管理员：tidu accounts add 名字 --role admin"
            raise AccountTrouble("第一个账号必须是管理员", shown, do)
        password, at = passwords.one_time(), self._clock()
        row = AccountRow(
            id=uuid.uuid4().hex, name=shown, key=key(shown), role=role.value,
            hash=passwords.hashed(password), temporary=True, disabled=False,
            created=at, changed=at,
        )  # fmt: skip
        try:
            with self._sessions.begin() as session:
                session.add(row)
                session.flush()
                for kept in (TalkRow, DraftRow) if first else ():
                    session.execute(update(kept).values(owner=row.id))
                return _account(row), password
        except IntegrityError as error:
            do = "请换一个名字；停用的账号也占着名字。"
            raise AccountTrouble("已经有这个账号", shown, do) from error

    def disable(self, name: str, *, disabled: bool = True) -> Account:
        """Shut an account out at once, or let it in again. Raises AccountTrouble."""

        def change(session: Session, row: AccountRow) -> None:
            if disabled and row.role == Role.ADMIN and _admins(session) == {row.id}:
                do = "请先添加另一个管理员：tidu accounts add 名字 --role admin"
                raise AccountTrouble("这是唯一的管理员，不能停用", row.name, do)
            row.disabled = disabled

        return self._changed(name, change)

    def reset(self, name: str) -> tuple[Account, str]:
        """A new one-time password for an account; its logins end. Raises AccountTrouble."""
        password = passwords.one_time()

        def change(session: Session, row: AccountRow) -> None:
            row.hash, row.temporary = passwords.hashed(password), True

        return self._changed(name, change), password

    def change_password(self, person: Person, old: str, new: str) -> None:
        """A password of one's own choice; every login ends. Raises AccountTrouble."""

        def change(session: Session, row: AccountRow) -> None:
            if not passwords.fits(row.hash, old):
                raise AccountTrouble("原密码不对", "old", "请重新输入；忘了请联系管理员重置。")
            if rule := passwords.fault(new, name=row.name, before=old):
                raise AccountTrouble("新密码不合规则", "new", passwords.RULES, rule=rule)
            row.hash, row.temporary = passwords.hashed(new), False

        self._changed(person.name, change)

    def _changed(self, name: str, change: Callable[[Session, AccountRow], Any]) -> Account:
        with self._sessions.begin() as session:
            chosen = select(AccountRow).where(AccountRow.key == key(name)).with_for_update()
            row = session.scalar(chosen)
            if row is None:
                do = "请用 tidu accounts list 查看。"
                raise AccountTrouble("没有这个账号", name[:40] or "name", do)
            change(session, row)
            row.changed = self._clock()
            session.execute(delete(LoginRow).where(LoginRow.account == row.id))
            return _account(row)


def key(name: str) -> str:
    """What two ways of typing one name share."""
    return passwords.folded(name).strip().casefold()


def person_of_row(row: AccountRow) -> Person:
    """The person an account stands for."""
    return Person(row.id, row.name, Role(row.role))


def account_json(account: Account) -> dict[str, Any]:
    """An account as plain JSON; never its password or hash."""
    return {
        "id": account.person.id,
        "name": account.person.name,
        "role": account.person.role.value,
        "temporary": account.temporary,
        "disabled": account.disabled,
        "created": account.created.isoformat(),
    }


def _account(row: AccountRow) -> Account:
    return Account(person_of_row(row), row.temporary, row.disabled, aware(row.created))


def _admins(session: Session) -> set[str]:
    wanted = (AccountRow.role == Role.ADMIN, AccountRow.disabled.is_(False))
    return set(session.scalars(select(AccountRow.id).where(*wanted)))
