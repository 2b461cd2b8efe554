"""`make hold`: kill the server again and again while it is written to, and look for what is lost.

`python -m tests.hold.kill --kills 200`. Drafts, documents and the desk's answers go in over the
HTTP API, talks through the app itself, the desk's log also from a process of its own; all processes
get SIGKILL at a random moment, one in five while they start. Then the files are looked at, the
server is started again, and what it had acknowledged is asked back.
"""

import argparse
import json
import os
import random
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

import httpx

from tests.hold import writers
from tests.hold.disk import logged, wrong_on_disk
from tests.hold.talking import ask_event
from tests.hold.writers import Books, Crowd, client_of

ROOT = Path(__file__).parents[2]
# One of these writes has to be acknowledged before a kill: by turns, so that each is tried.
KINDS = ("draft", "answer proposed", "talk", "document added")
STARTING = 0.2  # the share of kills that come while the server starts


@dataclass
class Killed:
    """What came of it: how many kills, what was acknowledged, what was lost or broken."""

    kills: int = 0
    while_starting: int = 0
    acknowledged: dict[str, int] = field(default_factory=dict)
    lost: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    untried: list[str] = field(default_factory=list)  # kinds of which nothing was acknowledged
    seconds: int = 0


@dataclass
class Zygote:
    """Where the server's processes come from."""

    home: Path
    process: subprocess.Popen[str]
    port: int
    log: dict[int, str] = field(default_factory=dict)
    alive: list[int] = field(default_factory=list)

    @property
    def address(self) -> str:
        """Where the server answers."""
        return f"http://127.0.0.1:{self.port}"

    def start(self, what: str) -> None:
        """One more process: a server on a port, or the clerk."""
        assert self.process.stdin is not None
        assert self.process.stderr is not None
        self.process.stdin.write(f"{what}\n")
        self.process.stdin.flush()
        while not (line := self.process.stderr.readline().strip()).isdecimal():
            if not line and self.process.poll() is not None:
                raise RuntimeError("the zygote has died")
        self.alive.append(int(line))

    def kill(self) -> None:
        """SIGKILL to all that live."""
        for number in self.alive:
            os.kill(number, signal.SIGKILL)
        for number in self.alive:
            while Path(f"/proc/{number}").exists():
                time.sleep(0.005)
        self.alive.clear()

    def listen(self) -> None:
        """Remember every entry of the log that the clerk was told is written."""
        assert self.process.stdout is not None
        for line in self.process.stdout:
            number, _, digest = line.strip().partition(" ")
            if number.isdecimal() and len(digest) == 64:
                self.log[int(number)] = digest


@contextmanager
def zygote(home: Path) -> Iterator[Zygote]:
    """A source of servers for one home."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = int(free.getsockname()[1])
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.hold.zygote", str(home)], cwd=ROOT, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env=os.environ | {"TIDU_HOME": str(home)},
    )  # fmt: skip
    source = Zygote(home, process, port)
    threading.Thread(target=source.listen, daemon=True).start()
    try:
        yield source
    finally:
        source.kill()
        process.kill()
        process.wait()


def ready(address: str, seconds: float = 300) -> None:
    """Wait until the server answers."""
    until = time.monotonic() + seconds
    with client_of(address) as client:
        while time.monotonic() < until:
            try:
                if client.get("/healthz", timeout=30).status_code == 200:
                    return
            except httpx.HTTPError:
                time.sleep(0.1)
    raise TimeoutError(f"{address} did not answer within {seconds:.0f} s")


def run(home: Path, kills: int, *, seed: int, most_seconds: float) -> Killed:
    """Kill so many times, or for so long."""
    chance, books, said = random.Random(seed), Books(), Killed()
    begun, told = time.monotonic(), 0
    with zygote(home) as source:
        source.start(str(source.port))
        ready(source.address)
        with client_of(source.address) as client:
            event = ask_event(client)
        while said.kills < kills and time.monotonic() - begun < most_seconds:
            _once(source, books, event, chance, said)
            _look(source, books, said)
            wrong = len(said.lost) + len(said.broken)
            kept = sum(books.acknowledged.values())
            sys.stderr.write(f"\rkill {said.kills}: {kept} acknowledged, {wrong} wrong ")
            for what in (*said.lost, *said.broken)[told:]:
                sys.stderr.write(f"\n{what}\n")
            told = wrong
            sys.stderr.flush()
    said.untried = [kind for kind in KINDS if kind not in books.acknowledged]
    said.acknowledged = {**books.acknowledged, "log entry": len(source.log)}
    said.seconds = round(time.monotonic() - begun)
    return said


def _once(
    source: Zygote, books: Books, event: tuple[int, int], chance: random.Random, said: Killed
) -> None:
    """Write to a server that runs, and kill it; sometimes kill the next one while it starts."""
    crowd = Crowd(source.address, books)
    source.start("clerk")
    for _ in range(2):
        crowd.start(partial(writers.write_draft, books=books))
    crowd.start(partial(writers.write_talk, books=books, event=event))
    crowd.start(partial(writers.write_document, books=books))
    crowd.start(partial(writers.write_answer, books=books))
    _working(books, chance.choice(KINDS))
    time.sleep(chance.uniform(0.0, 2.0))
    source.kill()
    crowd.stop()
    said.kills += 1
    if chance.random() < STARTING / (1 - STARTING):
        source.start(str(source.port))
        time.sleep(chance.uniform(0.0, 1.5))
        source.kill()
        said.kills += 1
        said.while_starting += 1


def _working(books: Books, kind: str) -> None:
    """Wait until one more of a kind was acknowledged: on a busy machine that takes its time."""
    before, until = books.acknowledged.get(kind, 0), time.monotonic() + 20
    while books.acknowledged.get(kind, 0) == before and time.monotonic() < until:
        time.sleep(0.02)


def _look(source: Zygote, books: Books, said: Killed) -> None:
    """Look at the files, start again, ask back what was acknowledged."""
    wrong, kept = logged(source.home)
    said.broken += [*wrong_on_disk(source.home), *wrong, *books.refused]
    said.lost += [f"log entry {n}" for n, digest in source.log.items() if kept.get(n) != digest]
    source.start(str(source.port))
    ready(source.address)
    with client_of(source.address) as client:
        said.lost += [*_missing(client, books), *books.silent]
    for kept in (
        books.drafts,
        books.sent,
        books.asked,
        books.proposed,
        books.silent,
        books.refused,
    ):
        kept.clear()


def _missing(client: httpx.Client, books: Books) -> list[str]:
    drafts = [d for d in books.drafts if not writers.draft_is_there(client, books, d)]
    talks = [v for v in books.asked if not writers.talk_is_there(client, books, v)]
    answers = [a for a in books.proposed if not writers.answer_is_there(client, a)]
    chained = client.get("/api/desk/log/check").raise_for_status().json()["whole"]
    log = [] if chained else ["the log over the API is broken"]
    before = f"{sorted(books.added)} or {sorted(books.unsure)}"
    right = writers.documents_are_right(client, books)
    documents = [] if right else [f"documents: {sorted(books.added)} instead of {before}"]
    found = client.post("/api/search", json={"question": "成熟度"})
    index = [] if found.status_code == 200 and found.json()["clauses"] else ["the index"]
    named = (("draft", drafts), ("talk of", talks), ("answer", answers))
    gone = [f"{kind} {one}" for kind, some in named for one in some]
    return [*gone, *log, *documents, *index]


def main() -> int:
    """Kill, count, tell; status 1 if anything was lost, broken or never written."""
    asked = argparse.ArgumentParser(prog="hold")
    asked.add_argument("--kills", type=int, default=200)
    asked.add_argument("--seed", type=int, default=0)
    asked.add_argument("--minutes", type=float, default=120)
    wanted = asked.parse_args()
    with tempfile.TemporaryDirectory(prefix="tidu-hold-") as folder:
        said = run(Path(folder), wanted.kills, seed=wanted.seed, most_seconds=wanted.minutes * 60)
    shape: dict[str, Any] = vars(said)
    sys.stdout.write("\n" + json.dumps(shape, indent=1, ensure_ascii=False) + "\n")
    return 1 if said.lost or said.broken or said.untried else 0


if __name__ == "__main__":
    sys.exit(main())
