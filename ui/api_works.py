"""The HTTP API around a draft: sections, import, indicators, plan, checklist, review, verify."""

import tempfile
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, FastAPI, Form, Request, Response
from fastapi.responses import JSONResponse

from assistant.importing.declaration import import_file, imported_json
from rules.facts.draft import Draft
from rules.facts.form import draft_of
from rules.finding import FormError
from rules.gate import Held, export_checklist, export_review
from rules.kpi.help import kpi_help, kpi_json, kpi_table
from rules.law.edition import PLACE, resolve
from rules.plan import plan_json
from rules.report.json import report_json
from rules.verify import verify
from ui.lines import date_of
from ui.room import Upload, laid_down, received, workroom
from ui.shapes import HeldShape
from ui.shapes_works import (
    DraftedShape,
    Drafting,
    Drawn,
    Figuring,
    ImportedShape,
    IndicatorsShape,
    ListedShape,
    Listing,
    Planning,
    PlanShape,
    ReviewedShape,
    VerifiedShape,
    WrongDraftShape,
)
from ui.trouble import Trouble, error_json
from ui.works import (
    drafted,
    drafted_json,
    edition_of,
    listed,
    listed_json,
    planned,
    reviewed,
    reviewed_json,
    section_names,
    tier_named,
    verified_json,
)

WRONG: dict[int | str, dict[str, Any]] = {422: {"model": WrongDraftShape}}
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
DOCUMENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
TYPES = {".xlsx": SHEET, ".docx": DOCUMENT}
Place = Annotated[str, Form(examples=[PLACE])]
Day = Annotated[str, Form(examples=["2024-11-20"])]


class WrongDraft(Exception):
    """A draft whose fields have to be put right before anything can be made of it."""

    def __init__(self, errors: tuple[FormError, ...], identity: str) -> None:
        super().__init__(errors[0].path)
        self.errors, self.identity = errors, identity


def stated(values: Mapping[str, Any], identity: str) -> Draft:
    """The draft in a request."""
    read = draft_of(values)
    if isinstance(read, Draft):
        return read
    raise WrongDraft(read, identity)


def tell_wrong_drafts(app: FastAPI) -> None:
    """A draft with wrong fields: what, where, what to do, and every field."""

    @app.exception_handler(WrongDraft)
    async def wrong(request: Request, error: WrongDraft) -> JSONResponse:
        first = error.errors[0]
        more = f"；另有 {len(error.errors) - 1} 处" if len(error.errors) > 1 else ""
        trouble = Trouble(
            f"草稿有字段填写有误：{first.path} = {first.value}{more}", f"draft.{first.path}",
            f"应为：{first.allowed}。每一处见 form_errors。",
        )  # fmt: skip
        fields = {"form_errors": [asdict(each) for each in error.errors]}
        return JSONResponse(error_json(trouble, error.identity or None) | fields, status_code=422)


def texts() -> APIRouter:
    """Sections out of facts, facts out of files, figures out of figures."""
    router = APIRouter(prefix="/api", tags=["draft"], responses=WRONG)

    @router.post("/draft", response_model=DraftedShape)
    def post_draft(asked: Drafting) -> Mapping[str, Any]:
        """Every section: each figure with its fact, each clause the section must answer."""
        draft = stated(asked.draft, asked.id)
        names = section_names(asked.sections, "sections")
        sections = drafted(
            draft, names=names, length=asked.length, place=asked.place, as_of=asked.as_of
        )
        edition = edition_of(draft, place=asked.place, as_of=asked.as_of)
        identity = asked.id or draft.id or "1"
        return drafted_json(draft, sections, identity=identity, edition=edition)

    @router.post("/import", response_model=ImportedShape)
    def post_import(file: Upload, place: Place = PLACE, as_of: Day = "") -> Mapping[str, Any]:
        """An existing declaration or recommendation table as a draft; nothing is kept."""
        edition = resolve(place, date_of(as_of, "as_of"))
        with laid_down(*received(file)) as path:
            found = import_file(path, edition=edition)
        return imported_json(found, found.stated.id or "1")

    @router.post("/kpi", response_model=IndicatorsShape)
    def post_kpi(asked: Figuring) -> Mapping[str, Any]:
        """One indicator worked out from before and after, or all twenty explained."""
        edition = resolve(asked.place, asked.as_of)
        given = {"before": asked.before, "after": asked.after, "points": asked.points}
        if asked.number is None and any(value is not None for value in given.values()):
            raise Trouble("没有写是第几项指标", "number", "请写 1 至 20；不写数值则列出全部。")
        found = (
            kpi_table(edition)
            if asked.number is None
            else (kpi_help(asked.number, edition=edition, **given),)  # type: ignore[arg-type]
        )
        indicators = [kpi_json(one) for one in found]
        return {"id": asked.id or "1", "edition": edition.id, "indicators": indicators}

    return router


def papers() -> APIRouter:
    """What to prepare, what experts judge, the way to a tier, and whether a file is untouched."""
    router = APIRouter(prefix="/api", tags=["check"], responses=WRONG)
    _plans(router)
    _lists(router)
    _reviews(router)

    @router.post("/verify", response_model=VerifiedShape)
    def post_verify(file: Upload) -> Mapping[str, Any]:
        """Whether an exported file is untouched, and whether its draft still passes."""
        with laid_down(*received(file)) as path:
            return verified_json(verify(path))

    return router


def _plans(router: APIRouter) -> None:
    @router.post("/plan", response_model=PlanShape)
    def post_plan(asked: Planning) -> Mapping[str, Any]:
        """What to change, supply and evidence to reach a tier, each with its clause."""
        draft = stated(asked.draft, asked.id)
        found = planned(draft, tier_named(asked.to, "to"), place=asked.place, as_of=asked.as_of)
        return {"id": asked.id or draft.id or "1", **plan_json(found)}


def _lists(router: APIRouter) -> None:
    def drawn(asked: Listing) -> Draft | None:
        return None if asked.draft is None else stated(asked.draft, asked.id)

    @router.post("/checklist", response_model=ListedShape)
    def post_checklist(asked: Listing) -> Mapping[str, Any]:
        """What to prepare for a tier, clause by clause."""
        tier, draft = tier_named(asked.tier, "tier"), drawn(asked)
        items = listed(tier, draft, place=asked.place, as_of=asked.as_of)
        edition = edition_of(draft, place=asked.place, as_of=asked.as_of)
        identity = asked.id or (draft and draft.id) or "1"
        return listed_json(items, tier=tier, identity=identity, edition=edition)

    @router.post("/checklist/file", response_class=Response, responses=_file(SHEET))
    def post_checklist_file(asked: Listing) -> Response:
        """The same as a spreadsheet."""
        tier, draft = tier_named(asked.tier, "tier"), drawn(asked)
        with tempfile.TemporaryDirectory(dir=workroom()) as folder:
            [path] = export_checklist(
                tier, Path(folder), draft=draft, as_of=asked.as_of, place=asked.place
            )
            return _sent(path)


def _reviews(router: APIRouter) -> None:
    @router.post("/review", response_model=ReviewedShape)
    def post_review(asked: Drawn) -> Mapping[str, Any]:
        """The clauses only experts can judge, with what the draft says to each."""
        draft = stated(asked.draft, asked.id)
        found = reviewed(draft, place=asked.place, as_of=asked.as_of)
        edition = edition_of(draft, place=asked.place, as_of=asked.as_of)
        identity = asked.id or draft.id or "1"
        return reviewed_json(draft, found, identity=identity, edition=edition)

    @router.post(
        "/review/file", response_class=Response,
        responses={**_file(DOCUMENT), 409: {"model": HeldShape, "description": "held: no sheet"}},
    )  # fmt: skip
    def post_review_file(asked: Drawn) -> Response:
        """The sheet for the experts; it holds the draft's text, so a held draft has none."""
        draft = stated(asked.draft, asked.id)
        with tempfile.TemporaryDirectory(dir=workroom()) as folder:
            done = export_review(draft, Path(folder), as_of=asked.as_of, place=asked.place)
            if isinstance(done, Held):
                report = {**report_json(done.report), "id": asked.id or done.report.id}
                return JSONResponse({"held": True, "report": report}, status_code=409)
            return _sent(done[0])


def _file(kind: str) -> dict[int | str, dict[str, Any]]:
    return {200: {"content": {kind: {}}, "description": "the file"}}


def _sent(path: Path) -> Response:
    return Response(path.read_bytes(), media_type=TYPES.get(path.suffix, "application/zip"))
