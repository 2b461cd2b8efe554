"""Clients that write as fast as they are answered, and remember what was acknowledged."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Event, Thread
from typing import Any

import httpx

from tests.hold.talking import Asked, ask, asked

NOTICE = (
    "青川市工业和信息化局\n\n青工信〔{year}〕{number}号\n\n关于登记的通知\n\n一、请按时登记。\n"
)
AGAIN = (429, 503)  # turned away for now
SENTENCE = {
    "text": "卓越级智能工厂应达到三级及以上。",
    "citations": [{"address": "CN-2024-399/附件2/一/5", "quote": "卓越级智能工厂应达到三级及以上"}],
}


@dataclass
class Books:
    """What was acknowledged, and what was sent when the server died: it may be there or not."""

    drafts: dict[str, tuple[int, str]] = field(default_factory=dict)
    sent: dict[str, str] = field(default_factory=dict)
    asked: dict[str, set[str]] = field(default_factory=dict)
    proposed: set[str] = field(default_factory=set)
    added: set[str] = field(default_factory=set)
    unsure: set[str] = field(default_factory=set)
    silent: list[str] = field(default_factory=list)
    refused: set[str] = field(default_factory=set)
    acknowledged: dict[str, int] = field(default_factory=dict)

    def count(self, kind: str) -> None:
        """One more write that was acknowledged."""
        self.acknowledged[kind] = self.acknowledged.get(kind, 0) + 1


Write = Callable[[httpx.Client], None]


def write_draft(client: httpx.Client, books: Books) -> None:
    """Keep a new draft and change it a few times."""
    said = uuid.uuid4().hex
    started = client.post("/api/drafts", json={"draft": {"id": said, "text": "文" * 500}})
    draft = started.raise_for_status().json()["id"]
    books.drafts[draft] = (1, said)
    books.count("draft")
    for version in range(1, 4):
        said = books.sent[draft] = uuid.uuid4().hex
        body = {"draft": {"id": said, "text": "文" * 500}, "version": version}
        client.put(f"/api/drafts/{draft}", json=body).raise_for_status()
        books.drafts[draft] = (version + 1, said)
        books.count("draft")


def draft_is_there(client: httpx.Client, books: Books, draft: str) -> bool:
    """Whether the last acknowledged version is there, or the one that was on its way after it."""
    answer = client.get(f"/api/drafts/{draft}")
    if answer.status_code != 200:
        return False
    version, said = books.drafts[draft]
    now: dict[str, Any] = answer.json()
    on_its_way = now["version"] == version + 1 and now["draft"]["id"] == books.sent.get(draft)
    return on_its_way or (now["version"] == version and now["draft"]["id"] == said)


def write_talk(client: httpx.Client, books: Books, event: tuple[int, int]) -> None:
    """Ask a question in the app, as a visitor of one's own."""
    visitor, question = uuid.uuid4().hex, f"申报卓越级需要几级成熟度？{uuid.uuid4().hex[:6]}"
    ended = ask(client, event, visitor, question)
    if ended is Asked.KEPT:
        books.asked[visitor] = {question}
        books.count("talk")
    elif ended is Asked.TOLD:
        books.count("talk told not to be kept")
    elif ended is Asked.SILENT:
        books.silent.append(f"talk of {visitor}: {ended.value}")


def talk_is_there(client: httpx.Client, books: Books, visitor: str) -> bool:
    """Whether every answered question of a visitor is kept."""
    return books.asked[visitor] <= asked(client, visitor)


def write_answer(client: httpx.Client, books: Books) -> None:
    """Propose an answer at the desk: a row of its own, and an entry of the log with it."""
    body = {"question": f"第{uuid.uuid4().hex[:8]}问：卓越级要几级？", "sentences": [SENTENCE]}
    kept = client.post("/api/desk/answers", json=body).raise_for_status().json()["id"]
    books.proposed.add(kept)
    books.count("answer proposed")


def answer_is_there(client: httpx.Client, answer: str) -> bool:
    """Whether a proposal is kept, and its act in the log."""
    found = client.get(f"/api/desk/answers/{answer}")
    return found.status_code == 200 and bool(found.json()["history"])


def write_document(client: httpx.Client, books: Books) -> None:
    """Add a document to the library; take one out when there are several."""
    number = uuid.uuid4().int % 90000 + 1
    name = f"X-2031-{number}"
    books.unsure.add(name)
    text = NOTICE.format(year=2031, number=number).encode()
    client.post("/api/library", files={"file": ("notice.txt", text)}).raise_for_status()
    books.added.add(name)
    books.unsure.discard(name)
    books.count("document added")
    if len(books.added) > 3:
        gone = min(books.added)
        books.added.discard(gone)
        books.unsure.add(gone)
        client.delete(f"/api/library/{gone}").raise_for_status()
        books.unsure.discard(gone)
        books.count("document removed")


def documents_are_right(client: httpx.Client, books: Books) -> bool:
    """Whether exactly those documents are there that were acknowledged; then nothing is unsure."""
    held = client.get("/api/library").raise_for_status().json()["documents"]
    names = {document["id"] for document in held if document["id"].startswith("X-2031-")}
    right = books.added <= names <= books.added | books.unsure
    books.added, books.unsure = names, set()
    return right


def client_of(address: str) -> httpx.Client:
    """A client of the server; on loopback there are no certificates to load."""
    return httpx.Client(base_url=address, timeout=60, verify=False, trust_env=False)


@dataclass
class Crowd:
    """Writers in threads of their own, until they are told to stop or the server is gone."""

    address: str
    books: Books
    over: Event = field(default_factory=Event)
    threads: list[Thread] = field(default_factory=list)

    def start(self, write: Write) -> None:
        """One more writer, writing again and again."""
        thread = Thread(target=self._run, args=(write,), daemon=True)
        self.threads.append(thread)
        thread.start()

    def _run(self, write: Write) -> None:
        with client_of(self.address) as client:
            while not self.over.is_set():
                try:
                    write(client)
                except httpx.HTTPStatusError as error:
                    self._told(error.response)
                except httpx.HTTPError:
                    self.over.wait(0.05)  # the server is dead or not yet there

    def _told(self, answer: httpx.Response) -> None:
        """Come again when told to; any other refusal is nothing that a server under load says."""
        if answer.status_code not in AGAIN:
            self.books.refused.add(f"{answer.request.method} {answer.url.path}: {answer.text}")
        self.over.wait(0.05)

    def stop(self) -> None:
        """Let every writer finish; what is not acknowledged by then counts as not written."""
        self.over.set()
        for thread in self.threads:
            thread.join(timeout=90)
