"""What every part of the help desk's tab uses: its office, its people, and how errors are told."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import gradio as gr

from assistant.person import Person
from knowledge.document import Library
from ui.desk import Office, at_desk
from ui.render.reason import went_wrong
from ui.render.settings import done
from ui.render.trouble import trouble_card
from ui.tabs.picks import sent
from ui.theme import script
from ui.who import person_of
from ui.words.book import Words

Filled = tuple[Any, ...]
QUIETLY: dict[str, Any] = {
    "show_progress": "hidden",
    "api_visibility": "private",
    "concurrency_limit": 4,
    "concurrency_id": "desk",
}


@dataclass(frozen=True)
class Desk:
    """The office with the words of the screen."""

    office: Office
    words: Words

    @property
    def library(self) -> Library:
        """The library as it stands."""
        return self.office.library

    def who(self, request: gr.Request) -> Person:
        """Whose event this is; whoever is not of the help desk gets no further."""
        return at_desk(person_of(request), self.words("tab.desk"))

    def tried(self, act: Callable[[], str]) -> str:
        """Do something and say what came of it; the screen's one catch-all stands here."""
        try:
            return done(told) if (told := act()) else ""
        except Exception as error:
            text = went_wrong(error, self.words, "desk.failed", 200)
            return trouble_card(text)


def html(name: str, value: str = "", *, scripts: str = "") -> gr.HTML:
    """A place for HTML whose buttons are heard, with one more script where it needs one."""
    loaded = script("links.js") + (script(scripts) if scripts else "")
    return gr.HTML(value, js_on_load=loaded, elem_id=name, apply_default_css=False)


def picked(event: gr.EventData) -> tuple[str, str]:
    """What was picked: a kind and a name."""
    kind, _, name = sent(event).partition("|")
    return kind, name
