"""Whether there is a language model: only where the environment names an endpoint."""

from assistant.model.shape import Model
from assistant.settings import Settings


def endpoint(settings: Settings) -> Model | None:
    """The endpoint that is configured; none by default, so nothing leaves the machine unasked."""
    if not settings.llm_base_url:
        return None
    # Late: the client takes a second to import, and most never use it.
    from assistant.model.endpoint import Endpoint

    return Endpoint(settings)
