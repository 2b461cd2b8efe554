"""Answers and functions that stand in for the real ones."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from assistant.answer import (
    Answer,
    Citation,
    Cited,
    Notice,
    Question,
    Sentence,
    SentenceKind,
    Status,
)
from assistant.reply import Desk
from assistant.store.drafts import Drafts
from assistant.store.engine import open_database
from assistant.store.talks import Talks
from knowledge.ledger import library
from ui.about import About
from ui.desk import Office
from ui.door import door_of
from ui.tabs.chat import Answers, Chat
from ui.tabs.memory import Memory
from ui.tabs.settings import House
from ui.words.book import Words, words

LIBRARY = library()
ZH, EN = words("zh"), words("en")
HOME = TemporaryDirectory(prefix="tidu-talks-")
DATABASE = open_database(Path(HOME.name))
TALKS, DRAFTS, DOOR = Talks(DATABASE), Drafts(DATABASE), door_of(DATABASE)
ABOUT = About("", "", HOME.name, "SQLite（tidu.sqlite）")
HOUSE = House(DOOR, ABOUT)
EVIDENCE = Desk(LIBRARY)
ADDRESS = "CN-2024-399/附件2/一/5"
QUOTE = "卓越级智能工厂应达到三级及以上"

CLAIM = Sentence(
    SentenceKind.CLAIM, "申报卓越级，成熟度应达到三级及以上。", (Citation(ADDRESS, QUOTE),)
)
ANSWER = Answer(
    Status.ANSWERED,
    (CLAIM, Sentence(SentenceKind.ABSENT, "文件没有另定得分线。")),
    clauses=(Cited(ADDRESS, "标题", LIBRARY.by_address[ADDRESS].text, 1.0),),
    edition="CN-2024+HE-2024",
    notices=(Notice("后来还有新的通知。", "工信厅联通装函〔2025〕251号", "official"),),
)
REFUSED = Answer(Status.NOT_IN_DOCUMENTS, (Sentence(SentenceKind.ABSENT, "文件没有写奖补金额。"),))


def ask(question: Question) -> Answer:
    """The same answer for every question, but it repeats the question's id in nothing."""
    return replace(ANSWER, as_of=question.as_of)


def answers(question: Question) -> Iterator[Answer]:
    """The same answer, whole at once."""
    yield ask(question)


def chat(answered: Answers = answers, *, words: Words = ZH) -> Chat:
    """A chat that remembers."""
    return Chat(answered, Memory(TALKS), LIBRARY, words)


OFFICE = Office(DATABASE, LIBRARY, ask, lambda: EVIDENCE)


def search(question: Question) -> tuple[Cited, ...]:
    """The one clause."""
    return ANSWER.clauses
