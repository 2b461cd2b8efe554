"""Everything of a person's own over HTTP: deleted at once, for good."""

from fastapi import APIRouter
from pydantic import Field

from assistant.store.retention import Retention
from ui.api_talks import Name
from ui.shapes import Shape
from ui.who import Who


class ForgottenShape(Shape):
    """How many talks and drafts are gone."""

    talks: int = Field(examples=[3])
    drafts: int = Field(examples=[1])


def own_data(retention: Retention) -> APIRouter:
    """Delete my data."""
    router = APIRouter(prefix="/api", tags=["talks"])

    @router.delete("/mine", response_model=ForgottenShape)
    def delete_mine(who: Who, owner: Name = None) -> ForgottenShape:
        """Forget every talk and draft of yours; without accounts also those of `owner`."""
        names = (who.id, owner) if who.alone and owner else (who.id,)
        gone = retention.everything_of(*names)
        return ForgottenShape(talks=gone.talks, drafts=gone.drafts)

    return router
