"""What the chat remembers: the talks of this visitor, kept in the database."""

import uuid
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

from assistant.answer import Answer, read_answer
from assistant.person import Person
from assistant.store.talks import NoSuchTalk, Talk, Talks
from ui.render.answer import Turn

# What a browser keeps: who it is, and the talk that was open.
Kept = Mapping[str, str]


@dataclass(frozen=True)
class Memory:
    """The talks of one person, or of one visitor, who is known by what his browser keeps."""

    talks: Talks

    def known(self, kept: Kept | None, who: Person) -> dict[str, str]:
        """Whose talks, and which was open; a new visitor gets a name nobody can guess."""
        before = dict(kept or {})
        held = before.get("visitor") or uuid.uuid4().hex
        name = held if who.alone else who.id
        # What somebody else had open in this browser is not his.
        return {"visitor": name, "talk": before.get("talk", "") if name == held else ""}

    def opened(self, kept: Kept) -> list[Turn]:
        """The talk that was open; nothing when it is gone."""
        try:
            return shown(self.talks.get(kept["visitor"], kept["talk"])) if kept["talk"] else []
        except NoSuchTalk:
            return []

    def keep(self, kept: Kept, question: str, answer: Answer, place: str) -> tuple[Kept, int]:
        """Keep one answer, in a new talk if none is open or it was deleted elsewhere."""
        owner, talk = kept["visitor"], kept["talk"]
        try:
            turn = self.talks.add(owner, talk, question, answer)
        except NoSuchTalk:
            talk = self.talks.start(owner, place=place).id
            turn = self.talks.add(owner, talk, question, answer)
        return {**kept, "talk": talk}, turn.number

    def judge(self, kept: Kept, number: int, opinion: str, reason: str | None = None) -> bool:
        """Keep an opinion; false when the talk is gone."""
        try:
            self.talks.judge(kept["visitor"], kept["talk"], number, opinion, reason)
        except NoSuchTalk:
            return False
        return True

    def forget(self, kept: Kept, talk: str) -> Kept:
        """Delete a talk; deleting what is gone already is done."""
        with suppress(NoSuchTalk):
            self.talks.delete(kept["visitor"], talk)
        return {**kept, "talk": ""} if kept["talk"] == talk else kept

    def mine(self, kept: Kept) -> tuple[Talk, ...]:
        """The visitor's talks, the last changed first."""
        return self.talks.mine(kept["visitor"])


def shown(talk: Talk) -> list[Turn]:
    """The turns of a talk as the screen shows them."""
    return [
        Turn(t.question, read_answer(t.answer), number=t.number, opinion=t.opinion or "")
        for t in talk.turns
    ]
