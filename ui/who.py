"""Whose request this is: the person that the guard at the door has recognised."""

from typing import Annotated, Any

import gradio as gr
from fastapi import Depends, FastAPI, Request
from fastapi.responses import JSONResponse

from assistant.person import Person, Role
from ui.trouble import Trouble, error_json

NOWHERE = "no person was recognised for this request; ui.guard.Guard must stand before the app"


def person_of(request: Request | gr.Request) -> Person:
    """The person of a FastAPI or Gradio request; person "local" in single-user mode.

    In a Gradio event: `def saved(text: str, request: gr.Request) -> …: person_of(request)`.
    """
    held: Any = getattr(request.state, "person", None)
    if not isinstance(held, Person):
        raise LookupError(NOWHERE)
    return held


def _own(request: Request) -> Person:
    return person_of(request)


# A FastAPI parameter: `def get_talks(who: Who)`.
Who = Annotated[Person, Depends(_own)]


class NotAllowed(Trouble):
    """This person's role does not allow it."""


def require(who: Person, role: Role, where: str) -> None:
    """Raise NotAllowed unless this person may do what a role may."""
    if not who.may(role):
        raise NotAllowed("您的账号没有这个权限", where, "请联系管理员。")


def at_least(role: Role) -> Any:
    """A FastAPI dependency for a whole router: 403 for whoever may not do what a role may."""

    def checked(request: Request, who: Who) -> None:
        require(who, role, request.url.path)

    return Depends(checked)


def tell_not_allowed(app: FastAPI) -> None:
    """Answer NotAllowed with 403 and what to do."""

    @app.exception_handler(NotAllowed)
    async def not_allowed(request: Request, error: NotAllowed) -> JSONResponse:
        return JSONResponse(error_json(error), status_code=403)
