"""What is kept of whoever looks: counted, opened again, and deleted after a second word."""

from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import gradio as gr

from assistant.person import Person
from assistant.store.drafts import NoSuchDraft
from ui.about import About
from ui.render import settings as shown
from ui.tabs.chat import ChatTab
from ui.tabs.check import QUIETLY, CheckTab
from ui.tabs.drawer import Hold
from ui.tabs.keeping import Keeping
from ui.tabs.keeping import shown as page_shown
from ui.tabs.picks import sent
from ui.theme import script
from ui.who import person_of
from ui.words.book import Words

Filled = tuple[Any, ...]


@dataclass(frozen=True)
class Page:
    """What of the page the settings change: the talk, the draft, and which tab is shown."""

    talk: ChatTab
    checked: CheckTab
    keeping: Keeping
    tabs: gr.Tabs

    @property
    def draft(self) -> list[Any]:
        """What putting another draft before the reader fills."""
        return [*self.checked.opened, *self.keeping.page]

    @property
    def talking(self) -> list[Any]:
        """What putting another talk before the reader fills."""
        return [self.talk.talk, self.talk.turns, self.talk.kept, self.talk.listed]


@dataclass(frozen=True)
class KeptPart:
    """The list of what is kept, the ways to delete it, and the second word."""

    about: About
    page: Page
    listed: gr.HTML
    talks: gr.Button
    drafts: gr.Button
    asked: gr.Row
    question: gr.HTML
    sure: gr.Button
    keep: gr.Button
    said: gr.HTML
    chosen: gr.State

    @property
    def words(self) -> Words:
        """The words of the screen."""
        return self.page.talk.chat.words

    @property
    def filled(self) -> list[Any]:
        """What every look fills."""
        return [self.listed, self.talks, self.drafts, self.asked, self.said]

    def look(self, who: Person, talking: Any, said: str = "") -> Filled:
        """What is kept of a person now."""
        memory, store = self.page.talk.chat.memory, self.page.keeping.drawer.drafts
        count = memory.talks.count(memory.known(talking, who)["visitor"])
        drafts = store.mine(who.id)
        told = shown.done(said) if said else ""
        listed = shown.data(count, drafts, self.about, who=who, words=self.words)
        buttons = gr.update(visible=bool(count)), gr.update(visible=bool(drafts))
        return listed, *buttons, gr.update(visible=False), told

    def forget_talks(self, who: Person, talking: Any) -> Filled:
        """Delete every talk of a person, and show an empty one."""
        chat = self.page.talk.chat
        mine = {**chat.memory.known(talking, who), "talk": ""}
        chat.memory.talks.delete_all(mine["visitor"])
        return chat.show([]), [], mine, chat.listed(mine)

    def forget_drafts(self, who: Person, which: str, held: Hold | None, place: str) -> Filled:
        """Delete a draft, or all of them; the one that is open goes from the page as well."""
        store = self.page.keeping.drawer.drafts
        if not which:
            store.delete_all(who.id)
        else:
            with suppress(NoSuchDraft):  # what is gone already is deleted
                store.delete(who.id, which)
        if which and (held is None or held.id != which):
            return tuple(gr.skip() for _ in self.page.draft)
        return *self.page.checked.open({}, place), *page_shown({}, Hold(who.id), self.words)


def kept_part(about: About, page: Page) -> KeptPart:
    """Lay out the part; what it lists is read when the tab is opened."""
    words = page.talk.chat.words
    with gr.Column(elem_classes="td-part"):
        listed = gr.HTML("", js_on_load=script("links.js"), elem_id="kept", apply_default_css=False)
        with gr.Row(elem_classes="td-buttons"):
            talks = gr.Button(
                words("settings.forget_talks"), size="sm", visible=False, elem_id="forget-talks"
            )
            drafts = gr.Button(
                words("settings.forget_drafts"), size="sm", visible=False, elem_id="forget-drafts"
            )
        with gr.Row(visible=False, elem_classes="td-buttons td-asked", elem_id="forget") as asked:
            question = gr.HTML("", apply_default_css=False)
            sure = gr.Button(words("settings.yes"), size="sm", variant="stop", elem_id="forget-yes")
            keep = gr.Button(words("settings.no"), size="sm", elem_id="forget-no")
        said = gr.HTML("", elem_id="kept-said", apply_default_css=False)
    return KeptPart(
        about, page, listed, talks, drafts, asked, question, sure, keep, said, gr.State("")
    )


def join_kept(part: KeptPart) -> None:
    """Join the events."""
    words, quietly = part.words, {**QUIETLY, "queue": False}
    question = [part.chosen, part.asked, part.question]

    def asked(what: str, told: str) -> Filled:
        return what, gr.update(visible=True), shown.asked(told)

    part.talks.click(
        lambda: asked("talks|", words("settings.sure_talks")), None, question, **quietly
    )
    part.drafts.click(
        lambda: asked("drafts|", words("settings.sure_drafts")), None, question, **quietly
    )
    part.keep.click(lambda: gr.update(visible=False), None, part.asked, **quietly)
    _join_sure(part, quietly)
    _join_picks(part, question, quietly)


def _join_sure(part: KeptPart, quietly: dict[str, Any]) -> None:
    page, words = part.page, part.words

    def forgotten(
        what: str, talking: Any, held: Hold | None, place: str, request: gr.Request
    ) -> Filled:
        kind, _, which = what.partition("|")
        who, same = person_of(request), [gr.skip() for _ in page.talking]
        if kind == "talks":
            talk: Filled = part.forget_talks(who, talking)
            draft: Filled = tuple(gr.skip() for _ in page.draft)
        else:
            talk, draft = tuple(same), part.forget_drafts(who, which, held, place)
        told = words("settings.forgot_draft" if which else f"settings.forgot_{kind}")
        return *part.look(who, talking, told), *talk, *draft

    part.sure.click(
        forgotten, [part.chosen, page.talk.kept, page.keeping.hold, page.checked.place],
        [*part.filled, *page.talking, *page.draft], trigger_mode="once", **quietly,
    )  # fmt: skip


def _join_picks(part: KeptPart, question: list[Any], quietly: dict[str, Any]) -> None:
    page, words = part.page, part.words

    def picked(held: Hold | None, place: str, event: gr.EventData, request: gr.Request) -> Filled:
        act, _, which = sent(event).partition("|")
        none, same = [gr.skip() for _ in question], [gr.skip() for _ in page.draft]
        who = person_of(request)
        try:
            draft = page.keeping.drawer.drafts.get(who.id, which)
        except NoSuchDraft:
            gr.Warning(words("settings.gone"))
            return *none, gr.skip(), *same
        if act == "delete":
            told = words("settings.sure_draft", name=draft.name or words("settings.unnamed"))
            return f"drafts|{which}", gr.update(visible=True), shown.asked(told), gr.skip(), *same
        if held is not None and held.theirs is not None:
            gr.Warning(words("settings.clash_first"))
            return *none, gr.skip(), *same
        stated = dict(draft.stated)
        now = page_shown(stated, Hold(who.id).on(draft), words)
        return *none, gr.update(selected="check"), *page.checked.open(stated, place), *now

    part.listed.select(
        picked, [page.keeping.hold, page.checked.place], [*question, page.tabs, *page.draft],
        **quietly,
    )  # fmt: skip
