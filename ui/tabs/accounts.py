"""The accounts on screen, for admins: add, shut out, let in again, give a new password."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import gradio as gr

from assistant.person import Person, Role
from assistant.store.accounts import Account, AccountTrouble
from ui.door import Door
from ui.render import settings as shown
from ui.render.reason import went_wrong
from ui.render.trouble import trouble_card
from ui.tabs.check import QUIETLY
from ui.tabs.picks import sent
from ui.theme import script
from ui.who import NotAllowed, person_of, require
from ui.words.book import Words

Filled = tuple[Any, ...]


@dataclass(frozen=True)
class AccountsPart:
    """The list, the controls for a new account, and where a one-time password is shown."""

    door: Door
    words: Words
    whole: gr.Column
    listed: gr.HTML
    name: gr.Textbox
    role: gr.Dropdown
    add: gr.Button
    said: gr.HTML

    @property
    def filled(self) -> list[Any]:
        """What every look fills."""
        return [self.whole, self.listed, self.role, self.add, self.said]

    def look(self, who: Person, said: str = "") -> Filled:
        """The accounts as they are, for an admin; nothing for anybody else."""
        keeper = who.may(Role.ADMIN)
        found = self.door.accounts.all() if keeper else ()
        # The first account of all is an admin's: nobody else could add the next one.
        role = gr.skip() if found else gr.update(value=Role.ADMIN.value)
        add = gr.update(value=self.words("settings.add" if found else "settings.add_first"))
        listed = shown.accounts(found, who, self.words) if keeper else ""
        return gr.update(visible=keeper), listed, role, add, said

    def done(self, who: Person, act: Callable[[], str]) -> Filled:
        """Do something that only an admin may, and tell what came of it."""
        try:
            require(who, Role.ADMIN, self.words("settings.accounts"))
            said = act()
        except (AccountTrouble, NotAllowed) as error:
            what = went_wrong(error, self.words, "settings.failed")
            said = trouble_card(self.words("settings.failed", what=what))
        return self.look(who, said)

    def once(self, made: tuple[Account, str], *, first: bool = False) -> str:
        """A one-time password, to be written down."""
        account, password = made
        return shown.one_time(account.person.name, password, first=first, words=self.words)


def accounts_part(door: Door, words: Words) -> AccountsPart:
    """Lay out the part; what it lists is read when the tab is opened."""
    roles = [(words(f"role.{role.value}"), role.value) for role in Role]
    with gr.Column(visible=False, elem_id="accounts", elem_classes="td-part") as whole:
        listed = gr.HTML(
            "", js_on_load=script("links.js"), elem_id="account-list", apply_default_css=False
        )
        with gr.Row(elem_classes="td-buttons td-adding"):
            name = gr.Textbox(
                label=words("settings.new_name"), max_lines=1, elem_id="account-name",
                min_width=160,
            )  # fmt: skip
            role = gr.Dropdown(
                roles, value=Role.ENTERPRISE.value, label=words("settings.new_role"),
                elem_id="account-role", min_width=120,
            )  # fmt: skip
            add = gr.Button(words("settings.add"), size="sm", elem_id="account-add")
        said = gr.HTML("", elem_id="account-said", apply_default_css=False)
    return AccountsPart(door, words, whole, listed, name, role, add, said)


def join_accounts(part: AccountsPart) -> None:
    """Join the events; without the queue, whose answer would come after the door is locked."""

    def added(name: str, role: str, request: gr.Request) -> Filled:
        who, first = person_of(request), not part.door.accounts.any()

        def act() -> str:
            made = part.door.accounts.add(name, Role(role))
            part.door.lock()
            return part.once(made, first=first)

        return *part.done(who, act), "" if name.strip() else gr.skip()

    def picked(event: gr.EventData, request: gr.Request) -> Filled:
        act, _, name = sent(event).partition("|")

        def acted() -> str:
            if act == "reset":
                return part.once(part.door.accounts.reset(name))
            part.door.accounts.disable(name, disabled=act == "disable")
            return ""

        return part.done(person_of(request), acted)

    part.add.click(
        added, [part.name, part.role], [*part.filled, part.name], queue=False,
        trigger_mode="once", **QUIETLY,
    )  # fmt: skip
    part.listed.select(picked, None, part.filled, queue=False, trigger_mode="once", **QUIETLY)
