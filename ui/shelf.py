"""The library while the app runs: documents are added and removed, and the next answer knows it."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Lock, Thread
from time import monotonic
from typing import Protocol

from assistant.answer import Answer, Cited, Question
from knowledge.clause import Clause
from knowledge.dense import DamagedIndex
from knowledge.document import Absent, Document, Library
from knowledge.index import discard
from knowledge.ledger import library as shipped
from knowledge.shelf import on_shelf, published, put, read_shelf, settle, stamp, take
from knowledge.unusable import Unusable
from rules.law.layer import publish
from ui.closed import Closed
from ui.trouble import Trouble

Progress = Callable[[int, int], None]
LOOK_AGAIN = 1.0  # seconds: what another process added or restored is noticed this soon


class Cancelled(Exception):
    """Somebody stopped the work; the library is as it was before."""


class Answering(Protocol):
    """What answers from one library: the assistant, or a test's stand-in."""

    @property
    def library(self) -> Library:
        """The documents it answers from."""
        ...

    def ask(self, question: Question) -> Answer:
        """Answer one question."""
        ...

    def stream(self, question: Question) -> Iterator[Answer]:
        """Answer one question, the answer shown as it grows."""
        ...

    def search(self, question: Question, *, limit: int = ...) -> Sequence[Cited]:
        """Ranked clauses."""
        ...

    def reach(self) -> None:
        """Raise what keeps it from answering."""
        ...


Opening = Callable[[Path, Progress | None], Answering]


class Standing(Library):
    """The library as it stands now: whoever holds it sees what is added later."""

    shelf: "Shelf"

    def __init__(self, shelf: "Shelf") -> None:
        # A library is frozen; this one only points to who answers now.
        object.__setattr__(self, "shelf", shelf)

    @property
    def documents(self) -> tuple[Document, ...]:
        """The documents held now."""
        self.shelf.look()
        return self.shelf.who.library.documents

    @property
    def absent(self) -> tuple[Absent, ...]:
        """The documents named and not held now."""
        return self.shelf.who.library.absent

    @property
    def by_address(self) -> dict[str, Clause]:
        """Every clause held now."""
        return self.shelf.who.library.by_address


class Shelf:
    """One home's documents and who answers from them; one writer at a time."""

    def __init__(self, home: Path, opening: Opening, progress: Progress | None = None) -> None:
        self.folder, self.home, self.opening = home / "shelf", home, opening
        self._stamp, self._looked = stamp(self.folder), monotonic()
        self.who = self._opened(progress)
        self.library = Standing(self)
        self._writing, self._reopening, self._stop = Lock(), Lock(), Event()

    def ask(self, question: Question) -> Answer:
        """Answer from the library as it stands."""
        self.look()
        with self._healing():
            return self.who.ask(question)

    def stream(self, question: Question) -> Iterator[Answer]:
        """Answer from the library as it stands, the answer shown as it grows."""
        self.look()
        with self._healing():
            yield from self.who.stream(question)

    def search(self, question: Question) -> Sequence[Cited]:
        """Find in the library as it stands."""
        self.look()
        with self._healing():
            return self.who.search(question)

    def look(self) -> None:
        """Notice what another process did to the shelf; until it is open the old one answers."""
        if monotonic() - self._looked < LOOK_AGAIN:
            return
        self._looked = monotonic()
        changed = isinstance(self.who, Closed) or stamp(self.folder) != self._stamp
        if changed and self._reopening.acquire(blocking=False):
            Thread(target=self._reopen, daemon=True, name="shelf").start()

    def _reopen(self) -> None:
        """Open the shelf as another process left it; what cannot be opened is tried once."""
        try:
            self._stamp = stamp(self.folder)
            publish(published(self.folder))
            self.who = self._opened(None)
        finally:
            self._reopening.release()

    def _opened(self, progress: Progress | None) -> Answering:
        """Who answers; where this machine lacks what answering needs, who says so."""
        try:
            return self.opening(self.home, progress)
        except Unusable as error:
            return Closed(read_shelf(self.folder, shipped()), error)

    @contextmanager
    def _healing(self) -> Iterator[None]:
        """Have a damaged index built again, for whoever asks next."""
        try:
            yield
        except DamagedIndex as error:
            if not isinstance(self.who, Closed):
                discard(self.home)
                self.who = Closed(self.who.library, error)
            raise

    def add(self, path: Path, progress: Progress) -> tuple[Document, ...]:
        """Add a file, index it, and answer from it; stopped half-way, it is taken out again."""
        with self._alone():
            before = on_shelf(self.folder)
            added = put(self.folder, path, shipped(), keep=True)
            try:
                self.who = self.opening(self.home, self._watched(progress))
            except Exception:
                # Stopped or failed: an older file whose place was taken comes back.
                settle(self.folder, before)
                raise
            settle(self.folder)
            return added

    def remove(self, identity: str, progress: Progress) -> None:
        """Remove a document that was added or published, and answer and check without it."""
        if shipped().document(identity) is not None:
            do = "只能移除自己加入的文件。"
            raise Trouble(f"{identity} 随产品提供", "文库", do)
        with self._alone():
            take(self.folder, identity)
            # What was law is law no longer, for the checks as well as for the answers.
            publish(published(self.folder))
            self.who = self.opening(self.home, progress)

    def cancel(self) -> None:
        """Stop what is being added."""
        self._stop.set()

    def _watched(self, progress: Progress) -> Progress:
        def told(done: int, total: int) -> None:
            if self._stop.is_set():
                raise Cancelled
            progress(done, total)

        return told

    @contextmanager
    def _alone(self) -> Iterator[None]:
        if not self._writing.acquire(blocking=False):
            raise Trouble("文库正在改动", "文库", "请等正在加入或移除的文件完成后再试。")
        self._stop.clear()
        try:
            with self._reopening:
                yield
        finally:
            self._stamp = stamp(self.folder)
            self._writing.release()
