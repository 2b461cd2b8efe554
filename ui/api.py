"""The HTTP API: the same functions as the command line and the window, under /api."""

import io
import tempfile
import zipfile
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any, Protocol

from anyio import CapacityLimiter
from anyio.to_thread import run_sync
from fastapi import APIRouter, BackgroundTasks, Response
from fastapi.responses import JSONResponse

from assistant.answer import Answer, Cited, Question, answer_json, cited_json
from assistant.person import Role
from knowledge.document import Library
from rules.facts.draft import Draft
from rules.facts.form import draft_of
from rules.finding import FormError, Report
from rules.gate import Exported, Held
from rules.report.json import report_json
from ui.commands.differences import compared, differences_json
from ui.ledger import library_json
from ui.lines import place_of, question_of
from ui.render.clause import neighbours
from ui.room import Upload, laid_down, received, workroom
from ui.shapes import (
    AnswerShape,
    Asking,
    Checking,
    ComparedShape,
    Exporting,
    FoundShape,
    HeldShape,
    LibraryShape,
    ProblemShape,
    ReportShape,
    Searching,
    StandingShape,
)
from ui.shelf import Shelf, Standing
from ui.tabs.selfcheck import Check
from ui.trouble import Trouble, error_json
from ui.who import at_least
from ui.works import tier_named

Ask = Callable[[Question], Answer]
Search = Callable[[Question], Sequence[Cited]]
Watching = Callable[[Question, Answer], object]
AT_ONCE = 4  # questions and exports worked on at a time
WRONG: dict[int | str, dict[str, Any]] = {422: {"model": ProblemShape}}


class Export(Protocol):
    """The gate: every file written, or none and why."""

    def __call__(
        self, draft: Draft, directory: Path, /, *, as_of: date | None = None, place: str = ...
    ) -> Exported | Held:
        """Check, render, write."""
        ...


def questions(
    *, ask: Ask, search: Search, turns: CapacityLimiter, watch: Watching = lambda _, __: None
) -> APIRouter:
    """Questions in, answers and clauses out; `watch` is told of each answer once it has left."""
    router = APIRouter(prefix="/api", tags=["ask"], responses=WRONG)

    @router.post("/ask", response_model=AnswerShape)
    async def post_ask(asked: Asking, after: BackgroundTasks) -> Mapping[str, Any]:
        """Answer one policy question, every sentence with its clause.

        What was refused or is hardly sure goes to the help desk, as in the chat.
        """
        said = tuple((turn.role, turn.content) for turn in asked.history)
        question = _question(asked, said)
        answer = await run_sync(ask, question, limiter=turns)
        after.add_task(watched, question, answer)
        return answer_json(asked.id, answer)

    async def watched(question: Question, answer: Answer) -> None:
        await run_sync(watch, question, answer, limiter=turns)

    @router.post("/search", response_model=FoundShape)
    def post_search(asked: Searching) -> Mapping[str, Any]:
        """Ranked clauses only."""
        found = search(_question(asked, ()))
        return {"id": asked.id, "clauses": [cited_json(clause) for clause in found]}

    return router


def _question(asked: Asking | Searching, said: tuple[tuple[str, str], ...]) -> Question:
    text = question_of(asked.question, "question")
    place = place_of(asked.place, "place")
    return Question(text, id=asked.id, history=said, as_of=asked.as_of, place=place)


def in_turn() -> CapacityLimiter:
    """Who comes first is served first: thirty threads at once would only wait for one another."""
    return CapacityLimiter(AT_ONCE)


def drafts(*, check: Check, export: Export, turns: CapacityLimiter) -> APIRouter:
    """Drafts in, findings or files out."""
    router = APIRouter(prefix="/api", tags=["check"], responses=WRONG)

    @router.post("/check", response_model=ReportShape)
    def post_check(asked: Checking) -> Mapping[str, Any]:
        """Findings for a draft: every tier, every clause, what to ask next."""
        draft = draft_of(asked.draft)
        if not isinstance(draft, Draft):
            return _form_report(asked.id, asked.as_of, draft)
        tiers = [tier_named(name, "tier") for name in asked.tier] or None
        report = check(draft, place=asked.place, as_of=asked.as_of, tiers=tiers)
        return {**report_json(report), "id": asked.id or report.id}

    @router.post(
        "/export",
        response_class=Response,
        responses={
            200: {"content": {"application/zip": {}}, "description": "every file of the export"},
            409: {"model": HeldShape, "description": "nothing was exported"},
        },
    )
    async def post_export(asked: Exporting) -> Response:
        """The declaration's files in one ZIP, or 409 and why it is held."""
        return await run_sync(exported, asked, limiter=turns)

    def exported(asked: Exporting) -> Response:
        draft = draft_of(asked.draft)
        if not isinstance(draft, Draft):
            return _held(_form_report(asked.id, asked.as_of, draft))
        with tempfile.TemporaryDirectory(dir=workroom()) as folder:
            done = export(draft, Path(folder), as_of=asked.as_of, place=asked.place)
            if isinstance(done, Held):
                return _held({**report_json(done.report), "id": asked.id or done.report.id})
            return Response(zipped(done.files), media_type="application/zip")

    return router


def _form_report(identity: str, as_of: date | None, errors: tuple[FormError, ...]) -> Any:
    return report_json(Report(identity, "", as_of, "", form_errors=errors))


def _held(report: Mapping[str, Any]) -> JSONResponse:
    return JSONResponse({"held": True, "report": report}, status_code=409)


def zipped(files: Sequence[Path]) -> bytes:
    """Files in one archive, by their names."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for path in files:
            archive.writestr(path.name, path.read_bytes())
    return held.getvalue()


def shelves(library: Library) -> APIRouter:
    """The documents held, and every clause by its address."""
    router = APIRouter(prefix="/api", tags=["library"], responses=WRONG)

    @router.get("/library", response_model=LibraryShape)
    def get_library() -> Mapping[str, Any]:
        """The documents held, the ones only named, and later texts not in this library."""
        return library_json(library)

    @router.get("/library/differences", response_model=list[ComparedShape])
    def get_differences() -> list[Mapping[str, Any]]:
        """A province's notice against the nation's, point by point and sentence by sentence."""
        return [differences_json(base, other) for base, other in compared(library)]

    if isinstance(library, Standing):
        _growing(router, library.shelf)

    @router.get(
        "/clauses/{address:path}", response_model=StandingShape, responses={404: WRONG[422]}
    )
    def get_clause(address: str) -> Any:
        """One clause where it stands; the address as it is cited."""
        text = library.text_at(address)
        if text is None:
            trouble = Trouble("没有这个地址的条款", address[:200], "请从 /api/search 取地址。")
            return JSONResponse(error_json(trouble), status_code=404)
        return standing_json(library, address, text)

    return router


def _growing(router: APIRouter, shelf: Shelf) -> None:
    keeper = [at_least(Role.ADMIN)]

    @router.post("/library", response_model=LibraryShape, dependencies=keeper)
    def post_library(file: Upload) -> Mapping[str, Any]:
        """Add a document: searchable at once, and not law."""
        with laid_down(*received(file)) as path:
            shelf.add(path, lambda done, total: None)
        return library_json(shelf.library)

    @router.delete("/library/{identity}", response_model=LibraryShape, dependencies=keeper)
    def delete_library(identity: str) -> Mapping[str, Any]:
        """Take out a document that was added, or published as law."""
        shelf.remove(identity, lambda done, total: None)
        return library_json(shelf.library)


def standing_json(library: Library, address: str, text: str) -> dict[str, Any]:
    """A clause with its neighbours."""
    before, after = neighbours(address, library)
    clause = library.by_address.get(address)
    return {
        "address": address,
        "document": address.split("/", maxsplit=1)[0],
        "title": library.title_at(address),
        "text": text,
        "before": [c.address for c in before],
        "after": [c.address for c in after],
        "references": list(clause.references) if clause else [],
    }
