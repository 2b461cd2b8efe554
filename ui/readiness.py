"""/healthz, /readyz, /metrics: whether it lives, whether it can work, how it fares."""

import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import JSONResponse
from prometheus_client import CONTENT_TYPE_LATEST
from pydantic import Field
from sqlalchemy import Engine

from assistant.condition import CONDITIONS, NOT_READY, State
from assistant.person import Role
from assistant.store.engine import writable
from ui.meters import Meters
from ui.room import workroom
from ui.shapes import Shape
from ui.shelf import Shelf
from ui.trouble import trouble_of
from ui.who import person_of, require

Looked = Callable[[], None]
DATABASE = (
    State.DATABASE_AWAY, State.DATABASE_LOCKED, State.DATABASE_DAMAGED, State.READ_ONLY,
    State.DISK_FULL,
)  # fmt: skip
INDEX = (State.INDEX_AWAY, State.INDEX_DAMAGED, State.NO_EMBEDDER)


class LivingShape(Shape):
    """That the process answers."""

    ok: bool = Field(examples=[True])


class ReadyShape(Shape):
    """Whether requests should be sent here, and every state that is not as it should be."""

    ready: bool = Field(examples=[True])
    states: list[str] = Field(examples=[["model_down"]])


def nothing_wrong() -> None:
    """Where there is neither index nor database to look at."""


def looked(shelf: Shelf, engine: Engine) -> Looked:
    """Look at the database, the disk and the index; what fails is noted, what works is over."""

    def look() -> None:
        with _noted(DATABASE):
            writable(engine)
            with tempfile.TemporaryFile(dir=workroom()) as probe:
                probe.write(b"0" * 4096)
        shelf.look()
        with _noted(INDEX):
            shelf.who.reach()

    return look


@contextmanager
def _noted(states: Sequence[State]) -> Iterator[None]:
    """What works is over; what fails is noted, if it is the machine's fault."""
    try:
        yield
    except Exception as error:
        if trouble_of(error) is None:
            raise
    else:
        CONDITIONS.over(*states)


def readiness(look: Looked, meters: Meters) -> APIRouter:
    """What watches over the machine asks for."""
    router = APIRouter(tags=["health"])

    @router.get("/healthz", response_model=LivingShape)
    def get_healthz() -> dict[str, bool]:
        """The process lives."""
        return {"ok": True}

    @router.get("/readyz", response_model=ReadyShape, responses={503: {"model": ReadyShape}})
    def get_readyz() -> Any:
        """Whether it can work; 503 where another machine should get the requests."""
        look()
        states = CONDITIONS.now()
        ready = not NOT_READY & set(states)
        shape = {"ready": ready, "states": [state.value for state in states]}
        return JSONResponse(shape, status_code=200 if ready else 503)

    @router.get("/metrics", response_class=Response, include_in_schema=False)
    def get_metrics(request: Request) -> Response:
        """The counters, for who sits at this machine or is an admin."""
        if getattr(request.state, "person", None) is not None:
            require(person_of(request), Role.ADMIN, "/metrics")
        return Response(meters.text(), media_type=CONTENT_TYPE_LATEST)

    return router
