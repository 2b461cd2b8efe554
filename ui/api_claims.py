"""Anybody's words over HTTP: held against the library, or read for facts."""

from collections.abc import Mapping
from typing import Any, Literal

from fastapi import APIRouter
from pydantic import Field

from assistant.profile import profile, profile_json
from assistant.prove import prove_text, proved_json
from knowledge.document import Library
from ui.lines import claim_of, words_of
from ui.shapes import ProblemShape, Quoted, Shape


class Claiming(Shape):
    """A text to be held against the library."""

    id: str = ""
    text: str = Field(examples=["申报卓越级，成熟度应达到三级及以上。"])


class Extracting(Shape):
    """What somebody says about an enterprise."""

    id: str = ""
    text: str = Field(examples=["我们厂在邯郸，成熟度二级，近三年没有出过安全事故。"])


class JudgedShape(Shape):
    """One sentence, whether it is supported, and by what."""

    text: str
    label: Literal["supported", "contradicted", "not_in_documents"]
    citations: list[Quoted]
    why: str


class ProvedShape(Shape):
    """A text with its label, which is the worst of its sentences'."""

    id: str
    label: Literal["supported", "contradicted", "not_in_documents"]
    sentences: list[JudgedShape]


class FactShape(Shape):
    """One fact and the words that state it."""

    path: str = Field(examples=["maturity.level"])
    value: Any = Field(examples=["二级"])
    words: str = Field(examples=["成熟度二级"])


class ExtractedShape(Shape):
    """The facts read, the draft they make, and the pieces that went into no field."""

    id: str
    facts: list[FactShape]
    draft: dict[str, Any]
    not_placed: list[str]


def claims(library: Library) -> APIRouter:
    """The same as `tidu prove` and `tidu extract`."""
    wrong: dict[int | str, dict[str, Any]] = {422: {"model": ProblemShape}}
    router = APIRouter(prefix="/api", tags=["claims"], responses=wrong)

    @router.post("/prove", response_model=ProvedShape)
    def post_prove(asked: Claiming) -> Mapping[str, Any]:
        """Sentence by sentence: supported, contradicted, or not in the documents."""
        text = claim_of(asked.text, "text")
        return proved_json(asked.id or "1", prove_text(text, library=library))

    @router.post("/extract", response_model=ExtractedShape)
    def post_extract(asked: Extracting) -> Mapping[str, Any]:
        """Facts of a draft out of somebody's words, each with the words that state it."""
        return profile_json(asked.id or "1", profile(words_of(asked.text, "text")))

    return router
