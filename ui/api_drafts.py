"""The drafts of a person over HTTP: kept with a version, so that no change is lost unseen."""

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Header, Response
from fastapi.responses import JSONResponse
from pydantic import Field

from assistant.store.drafts import Drafts, KeptDraft, NoSuchDraft, Stale, draft_shape
from ui.shapes import DRAFT, ProblemShape, Shape
from ui.trouble import Trouble, error_json
from ui.who import Who

Match = Annotated[str | None, Header(alias="If-Match", examples=['"1"'])]
KEPT = {
    "id": "0f" * 16, "version": 1, "name": "示例公司", "created": "2024-11-20T08:00:00+00:00",
    "changed": "2024-11-20T08:00:00+00:00", "draft": DRAFT,
}  # fmt: skip
MOST_VERSIONS = 2**31 - 1  # what a version's column holds in every database


class Starting(Shape):
    """A draft to be kept."""

    draft: dict[str, Any] = Field(examples=[DRAFT])


class Saving(Shape):
    """A changed draft, and the version it was changed from (or If-Match with the ETag)."""

    draft: dict[str, Any] = Field(examples=[DRAFT])
    version: int | None = Field(None, ge=1, le=MOST_VERSIONS, examples=[1])


class KeptShape(Shape):
    """A draft as it is kept; a list leaves out what it states."""

    id: str = Field(examples=[KEPT["id"]])
    version: int = Field(examples=[1])
    name: str = Field(examples=[KEPT["name"]])
    created: str = Field(examples=[KEPT["created"]])
    changed: str = Field(examples=[KEPT["changed"]])
    draft: dict[str, Any] = Field(examples=[DRAFT])


class StaleShape(ProblemShape):
    """The draft was changed since: what it says now stands beside the error."""

    current: KeptShape


STALE: dict[int | str, dict[str, Any]] = {
    409: {"model": StaleShape, "description": "changed since; nothing was written"},
    428: {"model": ProblemShape, "description": "neither version nor If-Match"},
}


def kept_drafts(drafts: Drafts) -> APIRouter:
    """The drafts in the database."""
    missing: dict[int | str, dict[str, Any]] = {404: {"model": ProblemShape}}
    router = APIRouter(prefix="/api/drafts", tags=["drafts"], responses=missing)

    @router.get("", response_model=list[KeptShape])
    def get_drafts(who: Who) -> list[Mapping[str, Any]]:
        """Your drafts, the last changed first, without what they state."""
        return [draft_shape(kept) for kept in drafts.mine(who.id)]

    @router.post("", response_model=KeptShape, status_code=201)
    def post_draft(asked: Starting, who: Who, response: Response) -> Mapping[str, Any]:
        """Keep a new draft, at version 1."""
        return _sent(drafts.start(who.id, asked.draft), response)

    @router.get("/{draft}", response_model=KeptShape)
    def get_draft(draft: str, who: Who, response: Response) -> Any:
        """A draft as it is now; its ETag is its version."""
        try:
            return _sent(drafts.get(who.id, draft), response)
        except NoSuchDraft:
            return _gone(draft)

    @router.delete("/{draft}", status_code=204, response_model=None)
    def delete_draft(draft: str, who: Who) -> JSONResponse | None:
        """Forget a draft."""
        try:
            drafts.delete(who.id, draft)
        except NoSuchDraft:
            return _gone(draft)
        return None

    _saving(router, drafts)
    return router


def _saving(router: APIRouter, drafts: Drafts) -> None:
    @router.put("/{draft}", response_model=KeptShape, responses=STALE)
    def put_draft(
        draft: str, asked: Saving, who: Who, response: Response, if_match: Match = None
    ) -> Any:
        """Change a draft that nobody has changed since; 409 with what it says now otherwise."""
        version = asked.version if asked.version is not None else _version(if_match)
        if version is None:
            return _told(428, "没有说明改的是哪个版本", "If-Match",
                         "请写 version，或在 If-Match 里写上次读到的 ETag。")  # fmt: skip
        try:
            return _sent(drafts.save(who.id, draft, asked.draft, version=version), response)
        except NoSuchDraft:
            return _gone(draft)
        except Stale as stale:
            return _stale(stale.current, version)


def _version(tag: str | None) -> int | None:
    """The version an entity tag stands for; none where it stands for no version of ours."""
    bare = (tag or "").strip().removeprefix("W/").strip('"')
    return int(bare) if bare.isdecimal() and len(bare) < 10 else None


def _sent(kept: KeptDraft, response: Response) -> Mapping[str, Any]:
    response.headers["ETag"] = f'"{kept.version}"'
    return draft_shape(kept)


def _stale(current: KeptDraft, version: int) -> JSONResponse:
    what = f"草稿已改到第 {current.version} 版，您改的是第 {version} 版；没有写入"
    trouble = Trouble(what, current.id, "请对照 current 合并后，按它的版本再写一次。")
    return JSONResponse(
        error_json(trouble) | {"current": draft_shape(current)},
        status_code=409, headers={"ETag": f'"{current.version}"'},
    )  # fmt: skip


def _gone(draft: str) -> JSONResponse:
    return _told(404, "没有这份草稿", draft[:64], "请用 /api/drafts 查看还有哪些草稿。")


def _told(status: int, what: str, where: str, do: str) -> JSONResponse:
    return JSONResponse(error_json(Trouble(what, where, do)), status_code=status)
