"""Logging in and the accounts over HTTP: the same as the pages, the settings and the commands."""

from collections.abc import Mapping
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse
from pydantic import Field

from assistant.passwords import RULES
from assistant.person import Person, Role
from assistant.store.accounts import account_json
from assistant.store.logins import LoginRefused, MustWait
from ui.door import Door, hand_over, secret_of, take_back
from ui.login import change_password, log_in, secure
from ui.shapes import ProblemShape, Shape
from ui.trouble import Trouble, error_json
from ui.who import at_least

NAME = Field(max_length=64, examples=["li.ming"])
PASSWORD = Field(max_length=256, examples=["一句只有自己知道的话"])


class LoggingIn(Shape):
    """An account and its password."""

    name: str = NAME
    password: str = PASSWORD


class ChangingPassword(Shape):
    """The password as it was, and one of your own choice."""

    old: str = PASSWORD
    new: str = Field(max_length=256, examples=["另一句只有自己知道的话"], description=RULES)


class Adding(Shape):
    """A new account; the first one of all must be an admin."""

    name: str = NAME
    role: Role = Field(Role.ENTERPRISE, examples=["enterprise"])


class Shutting(Shape):
    """Whether an account is shut out."""

    disabled: bool = Field(examples=[True])


class PersonShape(Shape):
    """Who is logged in; `temporary` until a one-time password is changed."""

    id: str = Field(examples=["0f" * 16])
    name: str = Field(examples=["li.ming"])
    role: str = Field(examples=["enterprise"])
    temporary: bool = Field(examples=[False])


class AccountShape(PersonShape):
    """An account as it is listed."""

    disabled: bool = Field(examples=[False])
    created: str = Field(examples=["2024-11-20T08:00:00+00:00"])


class OneTimeShape(Shape):
    """An account and the password it is given once; nobody can read it again."""

    account: AccountShape
    password: str = Field(examples=["ab23-cd45-ef67-gh89"])


PROBLEM: dict[str, Any] = {"model": ProblemShape}


def sessions(door: Door) -> APIRouter:
    """Log in, see who one is, log out, change the password."""
    wrong: dict[int | str, dict[str, Any]] = {401: PROBLEM, 422: PROBLEM, 429: PROBLEM}
    router = APIRouter(prefix="/api", tags=["login"], responses=wrong)

    @router.post("/session", response_model=PersonShape)
    def post_session(asked: LoggingIn, request: Request, response: Response) -> Any:
        """Log in: the cookie of the answer is what later requests must carry."""
        try:
            login, secret = log_in(door, request, asked.name, asked.password)
        except LoginRefused as error:
            return _refused(error, "name")
        hand_over(response, secret, secure=secure(request))
        return _person(login.person, login.temporary)

    @router.get("/session", response_model=PersonShape)
    def get_session(request: Request) -> Any:
        """Who is logged in; without accounts, the one person of this machine."""
        login = door.who(secret_of(request.headers))
        if login is not None:
            return _person(login.person, login.temporary)
        who = getattr(request.state, "person", None)
        if isinstance(who, Person):
            return _person(who, False)
        return _told(401, "还没有登录", "tidu", "请先 POST /api/session。")

    @router.delete("/session", status_code=204, response_model=None)
    def delete_session(request: Request, response: Response) -> None:
        """Log out."""
        door.logins.end(secret_of(request.headers))
        take_back(response)

    _own_password(router, door)
    return router


def _own_password(router: APIRouter, door: Door) -> None:
    @router.post("/password", status_code=204, response_model=None)
    def post_password(
        asked: ChangingPassword, request: Request, response: Response
    ) -> JSONResponse | None:
        """Change one's own password; every other login of the account ends."""
        login = door.who(secret_of(request.headers))
        if login is None:
            return _told(401, "还没有登录", "tidu", "单用户模式没有密码。")
        try:
            secret = change_password(door, request, login, old=asked.old, new=asked.new)
        except LoginRefused as error:
            return _refused(error, "old")
        hand_over(response, secret, secure=secure(request))
        return None


def accounts(door: Door) -> APIRouter:
    """The accounts, for admins."""
    router = APIRouter(
        prefix="/api/accounts", tags=["accounts"], dependencies=[at_least(Role.ADMIN)],
        responses={403: PROBLEM, 422: PROBLEM},
    )  # fmt: skip

    @router.get("", response_model=list[AccountShape])
    def get_accounts() -> list[Mapping[str, Any]]:
        """Every account, the oldest first."""
        return [account_json(account) for account in door.accounts.all()]

    @router.post("", response_model=OneTimeShape, status_code=201)
    def post_account(asked: Adding) -> Mapping[str, Any]:
        """Add an account with a one-time password; the first one turns login on."""
        account, password = door.accounts.add(asked.name, asked.role)
        door.lock()
        return {"account": account_json(account), "password": password}

    @router.patch("/{name}", response_model=AccountShape)
    def patch_account(name: str, asked: Shutting) -> Mapping[str, Any]:
        """Shut an account out at once, or let it in again."""
        return account_json(door.accounts.disable(name, disabled=asked.disabled))

    @router.post("/{name}/password", response_model=OneTimeShape)
    def post_reset(name: str) -> Mapping[str, Any]:
        """A new one-time password; the account's logins end."""
        account, password = door.accounts.reset(name)
        return {"account": account_json(account), "password": password}

    return router


def _person(who: Person, temporary: bool) -> Mapping[str, Any]:
    return {"id": who.id, "name": who.name, "role": who.role.value, "temporary": temporary}


def _refused(error: LoginRefused, where: str) -> JSONResponse:
    if isinstance(error, MustWait):
        told = _told(429, "输错的次数太多", where, f"请{error.seconds}秒后再试。")
        told.headers["retry-after"] = str(error.seconds)
        return told
    return _told(401, "账号或密码不对，或者账号已停用", where, "请重新输入；忘了请管理员重置。")


def _told(status: int, what: str, where: str, do: str) -> JSONResponse:
    return JSONResponse(error_json(Trouble(what, where, do)), status_code=status)
