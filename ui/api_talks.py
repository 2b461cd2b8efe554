"""The talks of a person over HTTP: list, take along, delete; each only by its owner."""

from collections.abc import Mapping
from typing import Annotated, Any

from fastapi import APIRouter, Depends, Query
from fastapi.responses import JSONResponse

from assistant.store.talks import NoSuchTalk, Talks, talk_json
from ui.shapes import ProblemShape
from ui.trouble import Trouble, error_json
from ui.who import Who

# Without accounts: the name a browser was given; nobody can guess it.
Name = Annotated[
    str | None,
    Query(min_length=32, max_length=64, examples=["0" * 32],
          description="Needed only without accounts: the name this browser was given."),
]  # fmt: skip


def _owner(who: Who, owner: Name = None) -> str:
    """Whose talks: the person's who is logged in; alone, those of the browser that is named."""
    if not who.alone:
        return who.id
    if owner is None:
        do = "没有账号时，对话按浏览器保存，请写明 owner。"
        raise Trouble("缺少这个字段", "query.owner", do)
    return owner


Owner = Annotated[str, Depends(_owner)]


def kept_talks(talks: Talks) -> APIRouter:
    """The talks in the database."""
    missing: dict[int | str, dict[str, Any]] = {404: {"model": ProblemShape}}
    router = APIRouter(prefix="/api/talks", tags=["talks"], responses=missing)

    @router.get("")
    def get_talks(owner: Owner) -> list[Mapping[str, Any]]:
        """The owner's talks, the last changed first, without their turns."""
        return [talk_json(talk) for talk in talks.mine(owner)]

    @router.get("/{talk}")
    def get_talk(talk: str, owner: Owner) -> Any:
        """One talk with everything that is kept of it."""
        try:
            return talk_json(talks.get(owner, talk))
        except NoSuchTalk:
            return _gone(talk)

    @router.delete("/{talk}", status_code=204, response_model=None)
    def delete_talk(talk: str, owner: Owner) -> JSONResponse | None:
        """Forget a talk with all that was said in it."""
        try:
            talks.delete(owner, talk)
        except NoSuchTalk:
            return _gone(talk)
        return None

    return router


def _gone(talk: str) -> JSONResponse:
    trouble = Trouble("没有这次对话", talk[:64], "请用 /api/talks 查看还有哪些对话。")
    return JSONResponse(error_json(trouble), status_code=404)
