"""The web app and the HTTP API in one FastAPI, on this machine only."""

import os
import socket
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import gradio as gr
from anyio import CapacityLimiter
from fastapi import APIRouter, FastAPI
from fastapi.responses import RedirectResponse
from sqlalchemy import Engine

from assistant.advice import Reader
from assistant.answer import Question
from assistant.settings import Settings
from assistant.store.drafts import Drafts
from assistant.store.engine import open_database
from assistant.store.retention import Retention
from assistant.store.talks import Talks
from knowledge.document import Library
from knowledge.unusable import Unusable
from rules.check import check, edition_for
from rules.facts.draft import Draft
from rules.finding import Report, Tier
from rules.gate import export
from ui.about import About, about
from ui.api import Ask, Export, Search, drafts, in_turn, questions, shelves
from ui.api_accounts import accounts, sessions
from ui.api_claims import claims
from ui.api_desk import desk
from ui.api_drafts import kept_drafts
from ui.api_mine import own_data
from ui.api_prose import wordings
from ui.api_talks import kept_talks
from ui.api_works import papers, tell_wrong_drafts, texts
from ui.app import Parts, build
from ui.belongings import Belongings
from ui.bodies import Bodies
from ui.desk import Office
from ui.door import Door, door_of
from ui.guard import Guard
from ui.login import login_pages
from ui.meters import Meters
from ui.page import Page
from ui.readiness import Looked, looked, nothing_wrong, readiness
from ui.shelf import Opening, Shelf
from ui.spoken import Spoken
from ui.tabs.chat import Answers, Chat
from ui.tabs.drawer import Drawer
from ui.tabs.memory import Memory
from ui.tabs.selfcheck import Check
from ui.tabs.settings import House
from ui.tabs.upload import LARGEST
from ui.telling import Expected, nothing_there, tell_missing, tell_troubles
from ui.theme import STATIC, head, theme
from ui.trouble import Trouble, in_words
from ui.turns import Limits, Turns
from ui.watch import Watch, hush
from ui.who import person_of, tell_not_allowed
from ui.words.book import LANGUAGES, words

Progress = Callable[[int, int], None]
WARM = "申报卓越级需要几级成熟度？"  # asked once at the start, so that no visitor waits
METHODS = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"]
PATHS = {"en": "/en", "zh": "/"}


@dataclass(frozen=True)
class Doors:
    """The functions that the window and the API call."""

    ask: Ask
    search: Search
    check: Check
    export: Export
    library: Library
    answers: Answers
    talks: Talks
    drafts: Drafts
    door: Door
    about: About
    office: Office
    looked: Looked = nothing_wrong
    limits: Limits = field(default_factory=Limits)
    retention: Retention | None = None


def check_in_place(
    draft: Draft, *, place: str, as_of: date | None = None, tiers: Sequence[Tier] | None = None
) -> Report:
    """Check against the edition in force for a place and a date."""
    edition = edition_for(draft, place=place, as_of=as_of)
    return check(draft, edition=edition, as_of=as_of, tiers=tiers)


def join(doors: Doors) -> FastAPI:
    """Everything on one FastAPI: the API first, then a window for each language."""
    app = FastAPI(
        title="梯度通 tidu", docs_url=None, redoc_url=None, openapi_url="/api/openapi.json",
        version="1", description="智能工厂梯度培育：问答、条款、检查、导出。",
    )  # fmt: skip
    tell_troubles(app)
    tell_wrong_drafts(app)
    tell_not_allowed(app)
    app.add_middleware(Page)
    app.add_middleware(Belongings)
    meters = Meters()
    app.add_middleware(Turns, meters=meters, limits=doors.limits)
    app.add_middleware(Guard, door=doors.door)
    app.add_middleware(Bodies)
    app.add_middleware(Expected)  # once more: the guard needs the database too
    app.add_middleware(Spoken)
    app.add_middleware(Watch, meters=meters)
    app.include_router(login_pages(doors.door))
    app.include_router(sessions(doors.door))
    app.include_router(accounts(doors.door))
    turns = in_turn()
    app.include_router(_asking(doors, turns))
    app.include_router(claims(doors.library))
    app.include_router(kept_talks(doors.talks))
    app.include_router(kept_drafts(doors.drafts))
    if doors.retention is not None:
        app.include_router(own_data(doors.retention))
    app.include_router(drafts(check=doors.check, export=doors.export, turns=turns))
    app.include_router(texts())
    app.include_router(wordings())
    app.include_router(papers())
    app.include_router(shelves(doors.library))
    app.include_router(desk(doors.office))
    app.include_router(readiness(doors.looked, meters))
    app.get("/en", include_in_schema=False)(lambda: RedirectResponse("/en/"))
    _before_windows(app)
    for language in reversed(LANGUAGES):
        _mount(app, doors, language)
    return app


def _asking(doors: Doors, turns: CapacityLimiter) -> APIRouter:
    """Questions, of which the help desk hears as it does in the chat."""
    return questions(
        ask=doors.ask, search=doors.search, turns=turns,
        watch=lambda question, answer: doors.office.watch.answered(question, answer),
    )  # fmt: skip


def _before_windows(app: FastAPI) -> None:
    """What the windows would answer in their own way: their interface, and what is not there."""
    for prefix in ("", "/en"):
        app.get(f"{prefix}/openapi.json", include_in_schema=False)(app.openapi)
    app.api_route("/api/{rest:path}", methods=METHODS, include_in_schema=False)(nothing_there)


def _mount(app: FastAPI, doors: Doors, language: str) -> None:
    parts = Parts(
        chat=Chat(doors.answers, Memory(doors.talks), doors.library, words(language),
                  lambda: doors.office.watch),
        check=doors.check, export=doors.export, drawer=Drawer(doors.drafts),
        house=House(doors.door, doors.about), office=doors.office,
    )  # fmt: skip
    gr.mount_gradio_app(
        app, build(parts), path=PATHS[language], footer_links=[], run_history=False, ssr_mode=False,
        pwa=False, mcp_server=False, enable_monitoring=False, show_error=False, theme=theme(),
        css_paths=[STATIC / "style.css"], head=head(language), max_file_size=f"{LARGEST}mb",
        favicon_path=str(STATIC / "favicon.svg") if language == "zh" else None,
        # Belt and braces: the guard has turned strangers away before.
        auth_dependency=lambda request: person_of(request).id,
    )  # fmt: skip
    tell_missing(app.routes[-1].app)  # type: ignore[attr-defined]


def server(home: Path, *, locked: bool = False, progress: Progress | None = None) -> FastAPI:
    """The window and the API with the real functions behind their doors.

    `locked` demands login even before there is an account.
    """
    return join(opened(home, locked=locked, progress=progress))


def opened(home: Path, *, locked: bool = False, progress: Progress | None = None) -> Doors:
    """The real functions behind the doors; everything written lies under home."""
    hush()
    os.environ["GRADIO_TEMP_DIR"] = str(home / "uploads")
    settings = Settings(home=home)
    database = open_database(home, settings.database_url)
    shelf = Shelf(home, _opening(database), progress)
    with suppress(Unusable):  # what lacks is told to whoever asks; the rest is served
        shelf.ask(Question(WARM))
    door = door_of(database, always=locked)
    return Doors(
        shelf.ask, shelf.search, check_in_place, export, shelf.library, shelf.stream,
        Talks(database), Drafts(database), door, about(settings),
        _office(shelf, database, door, settings),
        looked(shelf, database), limits_of(settings), kept_for(database, settings),
    )  # fmt: skip


def _opening(database: Engine) -> Opening:
    from assistant.wiring import assistant

    return lambda folder, told: assistant(folder, progress=told, engine=database, reader=Reader.APP)


def _office(shelf: Shelf, database: Engine, door: Door, settings: Settings) -> Office:
    """The help desk on the shelf as it stands."""

    def current() -> Any:
        return shelf.who

    return Office(
        database, shelf.library, lambda question: current().replied(question),
        lambda: current().desk, door.accounts.staff, settings.four_eyes,
        settings.llm_model or "" if settings.llm_base_url else "",
    )  # fmt: skip


def kept_for(database: Engine, settings: Settings) -> Retention:
    """What forgets in a database; what is older than the settings say is forgotten now."""
    retention = Retention(database)
    if settings.keep_days:
        retention.older(settings.keep_days)
    return retention


def limits_of(settings: Settings) -> Limits:
    """How much this process takes on at once, and of one account in a minute."""
    return Limits(settings.at_once, settings.per_minute)


def listen(host: str, port: int) -> socket.socket:
    """A socket on an address, or why there is none."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    bound = socket.socket(family, socket.SOCK_STREAM)
    bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        bound.bind((host, port))
    except OSError as error:
        bound.close()
        what = f"端口 {port} 用不了：{in_words(error)}"
        raise Trouble(what, "--port", "请关掉占用它的程序，或用 --port 换一个。") from error
    return bound
