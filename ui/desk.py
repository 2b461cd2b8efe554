"""The help desk as the window and the HTTP API use it: its queue, its answers, its log."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from sqlalchemy import Engine

from assistant.answer import Answer, Question
from assistant.desk.audit import audited
from assistant.desk.log import Broken, Entry
from assistant.desk.queue import Queue
from assistant.desk.review import Grounds, Review
from assistant.desk.second import look_again
from assistant.desk.watch import Watch
from assistant.person import Person, Role
from assistant.reply import Desk
from knowledge.document import Library
from ui.who import require

PLACE = "/api/desk"


@dataclass(frozen=True)
class Office:
    """One database's help desk, on the library as it stands.

    `machine` answers as code does, without golden answers; `desk` is what evidence is taken from.
    """

    engine: Engine
    library: Library
    machine: Callable[[Question], Answer]
    desk: Callable[[], Desk]
    staff: Callable[[], Sequence[str]] = tuple
    four_eyes: bool = True
    model: str = ""

    @property
    def queue(self) -> Queue:
        """What needs a person; also what one person approved before there were others."""
        look_again(self.engine, self.library)
        return Queue(self.engine)

    @property
    def review(self) -> Review:
        """What people answer."""
        return Review(self.engine, Grounds(self.library, self.machine, self.four_eyes))

    @property
    def watch(self) -> Watch:
        """What goes from the talks into the queue."""
        return Watch(self.engine, self.desk(), model=self.model)

    def log(self) -> tuple[Entry, ...]:
        """Who did what when, oldest first."""
        return self.audit()[0]

    def audit(self) -> tuple[tuple[Entry, ...], Broken | None]:
        """The log, and where it first breaks; None when it holds to its end."""
        return audited(self.engine)


def at_desk(who: Person, where: str = PLACE) -> Person:
    """The person, who must be of the help desk or an admin. Raises NotAllowed."""
    require(who, Role.DESK, where)
    return who
