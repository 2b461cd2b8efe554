"""POST /api/draft/prose: a section in a model's words, a line of JSON a state, as it is written."""

import json
from collections.abc import Iterator
from typing import Any

from fastapi import APIRouter
from fastapi.responses import StreamingResponse
from pydantic import Field

from assistant.drafting.passage import Section
from assistant.drafting.prose.reword import Reworded
from rules.facts.draft import Draft
from ui.api_works import WRONG, stated
from ui.shapes_works import Drawn
from ui.trouble import Trouble
from ui.wording import model_there, reworded_json, rewording
from ui.works import drafted, edition_of, section_names

LINES = "application/x-ndjson"


class Prosing(Drawn):
    """A section to be reworded, at most so long."""

    section: str = Field(examples=["summary"])
    length: int | None = Field(None, ge=1, le=100_000, examples=[300])


def wordings() -> APIRouter:
    """Sections in a model's words; whoever hangs up stops the model."""
    router = APIRouter(prefix="/api", tags=["draft"], responses=WRONG)

    @router.post(
        "/draft/prose", response_class=StreamingResponse,
        responses={200: {"content": {LINES: {}}, "description": "one JSON object a line"}},
    )  # fmt: skip
    def post_prose(asked: Prosing) -> StreamingResponse:
        """States with `done` and `writing`; the last line holds the section and its wording."""
        draft = stated(asked.draft, asked.id)
        [name] = section_names([asked.section], "section")
        [section] = drafted(draft, names=(name,), place=asked.place, as_of=asked.as_of)
        if not section.field:
            what = f"这一节由草稿的事实直接生成，没有可以改写的正文：{name}"
            raise Trouble(what, "section", "请换一节，例如 summary。")
        return StreamingResponse(_lines(asked, draft, section, model_there()), media_type=LINES)

    return router


def _lines(asked: Prosing, draft: Draft, section: Section, model: Any) -> Iterator[str]:
    edition = edition_of(draft, place=asked.place, as_of=asked.as_of)
    state: Reworded | None = None
    for state in rewording(draft, section, model, edition=edition, length=asked.length):
        yield _line({"done": state.done, "of": state.paragraphs, "writing": state.writing})
    if state is not None:
        identity = asked.id or draft.id or "1"
        yield _line({"id": identity, "section": reworded_json(draft, state)})


def _line(shape: dict[str, Any]) -> str:
    return json.dumps(shape, ensure_ascii=False) + "\n"
