"""Logging in and out in a browser: two small pages and a form each, in both languages."""

from typing import Annotated, Any

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from assistant.passwords import LONGEST, SHORTEST
from assistant.store.accounts import AccountTrouble
from assistant.store.logins import Login, LoginRefused, MustWait
from ui.door import Door, hand_over, secret_of, take_back
from ui.guard import is_loopback
from ui.render.login import login_page, logout_page, password_page
from ui.words.book import LANGUAGES, Words, words

Typed = Annotated[str, Form()]
NOTICES = ("expired", "out", "changed")


def login_pages(door: Door) -> APIRouter:
    """The pages, for each language under its own path."""
    router = APIRouter(include_in_schema=False)
    for language in LANGUAGES:
        prefix = "" if language == "zh" else f"/{language}"
        _logging_in(router, door, words(language), prefix)
        _logging_out(router, door, words(language), prefix)
        _changing(router, door, words(language), prefix)
    return router


def _logging_in(router: APIRouter, door: Door, said: Words, prefix: str) -> None:
    @router.get(f"{prefix}/login")
    def get_login(request: Request, why: str = "") -> Response:
        if not door.locked or door.who(secret_of(request.headers)):
            return _go(f"{prefix}/")
        notice = said(f"login.{why}") if why in NOTICES else ""
        return HTMLResponse(login_page(said, notice=notice))

    @router.post(f"{prefix}/login")
    def post_login(request: Request, name: Typed = "", password: Typed = "") -> Response:
        try:
            login, secret = log_in(door, request, name, password)
        except LoginRefused as error:
            return _refused(error, said, name)
        answer = _go(f"{prefix}/password" if login.temporary else f"{prefix}/")
        hand_over(answer, secret, secure=secure(request))
        return answer


def _refused(error: LoginRefused, said: Words, name: str) -> Response:
    if isinstance(error, MustWait):
        wrong = said("login.wait", seconds=error.seconds)
        headers = {"retry-after": str(error.seconds)}
        return HTMLResponse(login_page(said, wrong=wrong, name=name[:64]), 429, headers)
    return HTMLResponse(login_page(said, wrong=said("login.wrong"), name=name[:64]), 401)


def _logging_out(router: APIRouter, door: Door, said: Words, prefix: str) -> None:
    @router.get(f"{prefix}/logout")
    def get_logout(request: Request) -> Response:
        # An address alone ends no login: another site's picture could name it.
        if not door.who(secret_of(request.headers)):
            return _go(f"{prefix}/login")
        return HTMLResponse(logout_page(said))

    @router.post(f"{prefix}/logout")
    def post_logout(request: Request) -> Response:
        door.logins.end(secret_of(request.headers))
        answer = _go(f"{prefix}/login?why=out")
        take_back(answer)
        return answer


def _changing(router: APIRouter, door: Door, said: Words, prefix: str) -> None:
    def page(login: Login, wrong: str = "", status: int = 200) -> Response:
        text = password_page(said, name=login.person.name, first=login.temporary, wrong=wrong)
        return HTMLResponse(text, status)

    @router.get(f"{prefix}/password")
    def get_password(request: Request) -> Response:
        login = door.who(secret_of(request.headers))
        return page(login) if login else _go(f"{prefix}/")

    @router.post(f"{prefix}/password")
    def post_password(
        request: Request, old: Typed = "", new: Typed = "", again: Typed = ""
    ) -> Response:
        login = door.who(secret_of(request.headers))
        if login is None:
            return _go(f"{prefix}/login?why=expired")
        if new != again:
            return page(login, said("password.differ"), 422)
        try:
            secret = change_password(door, request, login, old=old, new=new)
        except (LoginRefused, AccountTrouble) as error:
            return page(login, *_why_not(error, said))
        answer = _go(f"{prefix}/")
        hand_over(answer, secret, secure=secure(request))
        return answer


def _why_not(error: LoginRefused | AccountTrouble, said: Words) -> tuple[str, int]:
    if isinstance(error, MustWait):
        return said("login.wait", seconds=error.seconds), 429
    if isinstance(error, LoginRefused) or not error.rule:
        return said("password.old_wrong"), 422
    return said(f"password.broken.{error.rule}", shortest=SHORTEST, longest=LONGEST), 422


def log_in(door: Door, request: Request, name: str, password: str) -> tuple[Login, str]:
    """Log in with a secret of its own; the one this browser had before ends.

    Raises LoginRefused, or MustWait.
    """
    login, secret = door.logins.begin(name, password, place=_place(request))
    door.logins.end(secret_of(request.headers))
    return login, secret


def change_password(door: Door, request: Request, login: Login, *, old: str, new: str) -> str:
    """Change it, and return the secret of the one login that goes on.

    Raises LoginRefused or MustWait for the old password, AccountTrouble for the new one.
    """
    # Proved as at the door, so that guessing at it here means waiting too.
    _, proof = door.logins.begin(login.person.name, old, place=_place(request))
    door.logins.end(proof)
    door.accounts.change_password(login.person, old, new)
    return door.logins.renew(login.person)


def secure(request: Request) -> bool:
    """Whether the browser speaks to us over TLS, itself or as a proxy that is believed says.

    For the proxies of TIDU_PROXY the server has put their word into the scheme already; beside
    them only one on this machine is believed, never whoever sends the header from elsewhere.
    """
    if request.url.scheme == "https":
        return True
    said = request.headers.get("x-forwarded-proto", "").strip().lower()
    return said == "https" and is_loopback(_host(_place(request)))


def _host(place: str) -> str:
    return f"[{place}]" if ":" in place else place


def _place(request: Request) -> str:
    return request.client.host if request.client else "unknown"


def _go(to: str) -> Any:
    return RedirectResponse(to, 303)
