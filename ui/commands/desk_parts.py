"""What the commands of `tidu desk` share: the desk as it is opened, who acts, what is shown."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from ui.home import settled
from ui.lines import claim_of, place_of, read_bytes, text_of
from ui.trouble import Trouble

if TYPE_CHECKING:
    from pathlib import Path

    from sqlalchemy import Engine

    from assistant.answer import Answer, Question
    from assistant.desk.item import Item
    from assistant.desk.log import Broken, Entry
    from assistant.desk.queue import Queue, Wanted
    from assistant.desk.review import Review
    from assistant.desk.said import Said
    from assistant.desk.written import Draft, Standing, Written
    from assistant.person import Person
    from assistant.wiring import Assistant
    from knowledge.document import Library

Id = Annotated[str, typer.Argument(metavar="ID", help="编号，写开头几位也行。")]
As = Annotated[str, typer.Option("--as", help="以哪个账号的名义；没有账号时不用写。")]
Reader = Annotated[str, typer.Option("--as", help="谁在看；可以不写，写了要是服务台的账号。")]
Why = Annotated[str, typer.Option("--why", help="理由。")]
Json = Annotated[bool, typer.Option("--json", help="输出 JSON。")]


@dataclass
class Desk:
    """The desk of one home; the machine is opened only where its answers are needed."""

    engine: "Engine"
    library: "Library"
    queue: "Queue"
    home: "Path"
    four_eyes: bool
    system: "Assistant | None" = field(default=None)

    def machine(self, question: "Question") -> "Answer":
        """What the machine answers by itself."""
        if self.system is None:
            raise LookupError("the machine was not opened: opened(machine=True)")
        return self.system.replied(question)

    def review(self) -> "Review":
        """The written answers."""
        from assistant.desk.review import Grounds, Review

        return Review(self.engine, Grounds(self.library, self.machine, self.four_eyes))

    def person(self, name: str) -> "Person":
        """Who acts: the account named, which needs the desk's role; nobody else may be needed."""
        from assistant.person import LOCAL, Role
        from assistant.store.accounts import Accounts, key

        known = {key(a.person.name): a for a in Accounts(self.engine).all() if not a.disabled}
        if not known and not name:
            return LOCAL
        found = known.get(key(name))
        if found is None:
            do = "请用 --as 写一个在用的账号；tidu accounts list 可查。"
            raise Trouble("没有写明是谁" if not name else "没有这个账号", name[:40] or "--as", do)
        if not found.person.may(Role.DESK):
            raise Trouble("这个账号不是服务台", name[:40], "请用角色为 desk 或 admin 的账号。")
        return found.person

    def wanted(
        self, states: Sequence[str], reasons: Sequence[str], assignee: str | None, topic: str
    ) -> "Wanted":
        """The filters as they were typed."""
        from assistant.desk.item import PENDING, Reason, State
        from assistant.desk.queue import Wanted

        chosen = _named(State, states) if states else PENDING
        return Wanted(chosen, _named(Reason, reasons), assignee, topic)

    def standings(self, states: Sequence[str]) -> "Sequence[Standing]":
        """The standings as they were typed; all where none was."""
        from assistant.desk.written import Standing

        return _named(Standing, states)

    def either(self, identity: str) -> "tuple[Item | Written, Sequence[Entry]]":
        """An item or a written answer, with what was done to it."""
        from assistant.desk.trouble import DeskTrouble

        try:
            return self.queue.get(identity), self.queue.history(identity)
        except DeskTrouble:
            review = self.review()
            return review.get(identity), review.history(identity)

    def draft(self, text: str, *, item: str, question: str, place: str, override: str) -> "Draft":
        """What is proposed: a text whose clauses the proof finds, or sentences written as JSON."""
        from assistant.desk.given import given
        from assistant.desk.written import Draft

        about = self.queue.get(item) if item else None
        asked = question or (str(about.evidence.get("meant") or about.question) if about else "")
        if not asked:
            raise Trouble("没有写回答什么", "--item", "请写 --item 编号，或 --question 问题。")
        sentences = tuple(self._sentence(said, override) for said in given(text, self.library))
        where = about.place if about else place_of(place)
        return Draft(asked, where, sentences, item=about.id if about else None)

    def with_also(self, draft: "Draft", also: Sequence[str]) -> "Draft":
        """The draft with other ways of asking."""
        return replace(draft, also=tuple(also))

    def _sentence(self, said: "Said", override: str) -> "Said":
        return replace(said, override=override) if override and not said.stands else said

    def audit(self) -> "tuple[Sequence[Entry], Broken | None]":
        """The whole log, and where it first breaks."""
        from assistant.desk.audit import audited

        return audited(self.engine)

    def pack(self, identity: str) -> dict[str, Any]:
        """The evidence of an item or of a written answer."""
        from assistant.desk.item import Item
        from assistant.desk.pack import golden_pack, item_pack

        found, history = self.either(identity)
        if isinstance(found, Item):
            return item_pack(found, history, self.library)
        return golden_pack(found, history, self.library)

    def write_cases(self) -> None:
        """Keep the evaluation cases of this home in step with its approved answers."""
        from assistant.desk.cases import write_cases

        write_cases(self.home, self.review().find(()))


def opened(*, machine: bool = False, reader: str = "") -> Desk:
    """The desk of this home; what its library no longer bears out leaves service first.

    A reader need not say who he is; who does must be of the desk.
    """
    from assistant.desk.queue import Queue
    from assistant.desk.second import look_again
    from assistant.desk.service import expire
    from assistant.store.engine import open_database
    from knowledge.ledger import library
    from knowledge.shelf import read_shelf

    settings = settled()
    engine = open_database(settings.home, settings.database_url)
    held = read_shelf(settings.home / "shelf", library())
    expire(engine, held)
    look_again(engine, held)
    desk = Desk(engine, held, Queue(engine), settings.home, settings.four_eyes)
    if reader:
        desk.person(reader)
    return replace(desk, system=_machine(settings.home, engine)) if machine else desk


def _machine(home: "Path", engine: "Engine") -> "Assistant":
    import sys

    from assistant.wiring import assistant
    from ui.progress import building

    with building(sys.stderr) as progress:
        return assistant(home, progress=progress, engine=engine)


def _named(kind: Any, names: Sequence[str]) -> Any:
    """The members of an enumeration by their names; all of them for `all`."""
    if "all" in names:
        return tuple(kind)
    allowed = [member.value for member in kind]
    for name in names:
        if name not in allowed:
            raise Trouble("不认识这个词", name[:40], f"可写：{'、'.join([*allowed, 'all'])}。")
    return tuple(kind(name) for name in names)


def text_given(text: str) -> str:
    """A text as typed, or from standard input."""
    given = text_of(read_bytes("-"), "标准输入") if text == "-" else text
    return claim_of(given, "TEXT").strip()
