"""The help desk over HTTP: the same queue, answers and log as the tab and the commands."""

import tempfile
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Query, Response
from fastapi.responses import PlainTextResponse

from assistant.answer import Citation
from assistant.desk.item import PENDING, Reason, State, item_json
from assistant.desk.log import entry_json
from assistant.desk.queue import Wanted
from assistant.desk.said import Said, drafted, said_json
from assistant.desk.sheet import Taken
from assistant.desk.statistics import statistics_json
from assistant.desk.written import Draft, Standing, written_json
from assistant.person import Role
from rules.gate import export_pack
from rules.law.edition import PLACE
from ui.api import zipped
from ui.api_claims import Claiming
from ui.desk import Office
from ui.lines import claim_of, place_of
from ui.room import Upload, laid_down, received, workroom
from ui.shapes import ProblemShape
from ui.shapes_desk import (
    ChainShape,
    CheckedTextShape,
    Giving,
    ItemShape,
    Proposing,
    Reasoning,
    StatisticsShape,
    TakenShape,
    WholeItemShape,
    WholeWrittenShape,
    WrittenShape,
)
from ui.tabs.desk.figures import spanned
from ui.tabs.desk.log import exported
from ui.tabs.desk.pack import of_item, of_written
from ui.tabs.desk.sheet import brought
from ui.who import Who, at_least

ZIP: dict[int | str, dict[str, Any]] = {
    200: {"content": {"application/zip": {}}, "description": "the evidence pack"}
}
PROBLEM: dict[str, Any] = {"model": ProblemShape}
Shown = Mapping[str, Any]
Short = Annotated[str, Query(max_length=200)]


def desk(office: Office) -> APIRouter:
    """Everything, for the roles desk and admin."""
    router = APIRouter(
        prefix="/api/desk", tags=["desk"], dependencies=[at_least(Role.DESK)],
        responses={403: PROBLEM, 404: PROBLEM, 422: PROBLEM},
    )  # fmt: skip
    _items(router, office)
    _acts(router, office)
    _answers(router, office)
    _reviewing(router, office)
    _log(router, office)
    _files(router, office)
    return router


def _items(router: APIRouter, office: Office) -> None:
    @router.get("/items", response_model=list[ItemShape])
    def get_items(
        state: Annotated[list[State], Query()] = [*PENDING],  # noqa: B006 - FastAPI copies it
        reason: Annotated[list[Reason], Query()] = [],  # noqa: B006
        assignee: Short | None = None, topic: Short = "", text: Short = "",
    ) -> list[Shown]:  # fmt: skip
        """What needs a person, the most pressing first."""
        wanted = Wanted(state, reason, assignee, topic, text)
        return [item_json(item) for item in office.queue.find(wanted)]

    @router.get("/items/{item}", response_model=WholeItemShape)
    def get_item(item: str) -> Shown:
        """One item with its evidence and what was done to it."""
        history = [entry_json(entry) for entry in office.queue.history(item)]
        return {**item_json(office.queue.get(item)), "history": history}


def _acts(router: APIRouter, office: Office) -> None:
    @router.post("/items/{item}/take", response_model=ItemShape)
    def take(item: str, who: Who) -> Shown:
        """Work on it oneself."""
        return item_json(office.queue.take(item, who))

    @router.post("/items/{item}/give", response_model=ItemShape)
    def give(item: str, asked: Giving, who: Who) -> Shown:
        """Hand it to somebody, or put it back."""
        return item_json(office.queue.give(item, who, asked.to))

    @router.post("/items/{item}/dismiss", response_model=ItemShape)
    def dismiss(item: str, asked: Reasoning, who: Who) -> Shown:
        """Close it without an answer."""
        return item_json(office.queue.dismiss(item, who, asked.why))

    @router.post("/items/{item}/reopen", response_model=ItemShape)
    def reopen(item: str, who: Who) -> Shown:
        """Open it again."""
        return item_json(office.queue.reopen(item, who))

    @router.post("/prove", response_model=CheckedTextShape)
    def prove(asked: Claiming) -> Shown:
        """Anybody's text, each sentence with the clauses that the proof finds for it."""
        text = claim_of(asked.text, "text")
        return {"sentences": [said_json(said) for said in drafted(text, office.library)]}


def _answers(router: APIRouter, office: Office) -> None:
    @router.get("/answers", response_model=list[WrittenShape])
    def get_answers(
        standing: Annotated[list[Standing], Query()] = [Standing.PROPOSED],  # noqa: B006
    ) -> list[Shown]:
        """The written answers that stand so."""
        return [written_json(one) for one in office.review.find(standing)]

    @router.get("/answers/{answer}", response_model=WholeWrittenShape)
    def get_answer(answer: str) -> Shown:
        """One answer with what was done to it."""
        history = [entry_json(entry) for entry in office.review.history(answer)]
        return {**written_json(office.review.get(answer)), "history": history}

    @router.post("/answers", response_model=WrittenShape, status_code=201)
    def propose(asked: Proposing, who: Who) -> Shown:
        """Keep a proposal; every sentence is held against the library."""
        return written_json(office.review.propose(_draft(asked), who))

    @router.put("/answers/{answer}", response_model=WrittenShape)
    def revise(answer: str, asked: Proposing, who: Who) -> Shown:
        """Put another text in a proposal's place."""
        return written_json(office.review.revise(answer, _draft(asked), who))


def _draft(asked: Proposing) -> Draft:
    said = tuple(
        Said(
            s.text.strip(),
            tuple(Citation(c.address, c.quote) for c in s.citations),
            override=s.override.strip(),
        )
        for s in asked.sentences
    )
    place = place_of(asked.place, "place")
    return Draft(asked.question, place, said, tuple(asked.also), asked.item, asked.source)


def _reviewing(router: APIRouter, office: Office) -> None:
    @router.post("/answers/{answer}/approve", response_model=WrittenShape)
    def approve(answer: str, who: Who) -> Shown:
        """Put it into service; with four eyes not by the one who wrote it."""
        return written_json(office.review.approve(answer, who))

    @router.post("/answers/{answer}/reject", response_model=WrittenShape)
    def reject(answer: str, asked: Reasoning, who: Who) -> Shown:
        """Turn a proposal down."""
        return written_json(office.review.reject(answer, who, asked.why))

    @router.post("/answers/{answer}/withdraw", response_model=WrittenShape)
    def withdraw(answer: str, asked: Reasoning, who: Who) -> Shown:
        """Take an answer out of service."""
        return written_json(office.review.withdraw(answer, who, asked.why))


def _log(router: APIRouter, office: Office) -> None:
    @router.get("/statistics", response_model=StatisticsShape)
    def get_statistics(days: Annotated[int, Query(ge=1, le=3650)] = 30) -> Shown:
        """Volume, endings, what goes unanswered, hours to approval, golden's share."""
        return statistics_json(spanned(office, days))

    @router.get("/log", response_class=PlainTextResponse)
    def get_log() -> PlainTextResponse:
        """The whole log as JSON Lines, oldest first; the last line says where it ends."""
        return PlainTextResponse(exported(office), media_type="application/x-ndjson")

    @router.get("/log/check", response_model=ChainShape)
    def check_log() -> Shown:
        """Whether every entry is chained to the one before, to the end."""
        log, found = office.audit()
        told = asdict(found) if found else {"number": None, "what": None}
        return {"entries": len(log), "whole": found is None, **told}


def _files(router: APIRouter, office: Office) -> None:
    @router.post("/sheet", response_model=list[TakenShape])
    def post_sheet(file: Upload, who: Who, place: str = PLACE) -> list[Shown]:
        """A sheet of questions and answers (XLSX): each row proposed, queued, or why neither."""
        with laid_down(*received(file)) as path:
            rows = brought(office, path, who, place_of(place, "place"))
        return [_taken(row) for row in rows]

    @router.get("/items/{item}/pack", response_class=Response, responses=ZIP)
    def item_pack(item: str) -> Response:
        """The evidence of an item as DOCX and JSON, in one ZIP."""
        return _packed(of_item(office, item))

    @router.get("/answers/{answer}/pack", response_class=Response, responses=ZIP)
    def answer_pack(answer: str) -> Response:
        """The evidence of a written answer as DOCX and JSON, in one ZIP."""
        return _packed(of_written(office, answer))


def _taken(row: Taken) -> Shown:
    return {
        "row": row.row.number,
        "question": row.row.question,
        "answer": row.proposal.id if row.proposal else None,
        "item": row.item.id if row.item else None,
        "trouble": row.trouble,
        "why": list(row.fallen),
    }


def _packed(content: Shown) -> Response:
    with tempfile.TemporaryDirectory(dir=workroom()) as folder:
        files = export_pack(content, Path(folder))
        return Response(zipped(files), media_type="application/zip")
