"""A section in a model's words, for the commands, the HTTP API and the window alike."""

from collections.abc import Iterator
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from assistant.drafting.fill import written
from assistant.drafting.passage import Section
from assistant.drafting.prose.reword import Reworded, reworded, slips_in
from assistant.drafting.shape import section_json
from assistant.drafting.shorten import shortened
from assistant.model.choice import endpoint
from assistant.settings import Settings
from rules.facts.draft import Draft
from rules.law.edition import Edition
from ui.trouble import Trouble

if TYPE_CHECKING:
    from assistant.model.shape import Model


def model_configured() -> bool:
    """Whether the environment names an endpoint."""
    return bool(Settings().llm_base_url)


@lru_cache(maxsize=1)
def _opened(settings: str) -> "Model | None":
    """One endpoint a setting: its circuit remembers failures from one request to the next."""
    del settings
    return endpoint(Settings())


def model_there() -> "Model":
    """The model that is configured, or what to do where there is none."""
    found = _opened(Settings().model_dump_json())
    if found is None:
        raise Trouble(
            "没有配置语言模型", "TIDU_LLM_BASE_URL",
            "请设置它（OpenAI 兼容的地址）；不用模型时，各节由事实直接写成。", status=3,
        )  # fmt: skip
    return found


def rewording(
    draft: Draft, section: Section, model: "Model", *, edition: Edition, length: int | None = None
) -> Iterator[Reworded]:
    """The states of a section as a model rewords it; with a length, of the shortened section."""
    if not section.field:
        return
    short = shortened(section, length) if length else section
    yield from reworded(short, model, slips=slips_in(draft, edition), tight=length is not None)


def reworded_json(draft: Draft, state: Reworded) -> dict[str, Any]:
    """A reworded section as plain JSON: the section as ever, and how its wording came about."""
    section = state.section
    return section_json(section, written(draft, section)) | {"wording": wording_json(state)}


def wording_json(state: Reworded) -> dict[str, Any]:
    """Who worded a section, how much of it, and what did not pass."""
    return {
        "model": state.model,
        "offered": state.offered,
        "paragraphs": state.paragraphs,
        "taken": state.taken,
        "told": list(state.told),
    }
