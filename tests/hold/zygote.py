"""The server, ready to be started again and again: what it reads is shared, then it is forked.

`python -m tests.hold.zygote HOME`: each line of standard input is a port; a child serves HOME there
and its process number is printed; for the word `clerk`, a child writes the desk's log instead. What
is killed is a whole process: shared are the imports, the product's word lists and its window, built
and with nothing opened behind it.
"""

import os
import signal
import sys
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import uvicorn
from sqlalchemy.orm import Session

import assistant.wiring  # noqa: F401  (imported before the first fork)
from assistant.bank import bank
from assistant.desk.log import Act, written
from assistant.dialogue import Thread
from assistant.hearing import hear
from assistant.store.engine import open_database
from knowledge.doors import doors
from knowledge.ledger import library
from tests.hold.late import Waiting
from ui.server import listen


def serve(waiting: Waiting, port: int) -> None:
    """Serve until killed; the socket is bound at once, so that clients wait and are not refused."""
    bound = listen("127.0.0.1", port)
    config = uvicorn.Config(
        waiting.opened(), log_level="critical", access_log=False, proxy_headers=False,
        timeout_graceful_shutdown=1,
    )  # fmt: skip
    uvicorn.Server(config).run(sockets=[bound])


def clerk(home: Path) -> None:
    """Write the desk's log until killed; every entry that is committed is told on the output."""
    engine = open_database(home)
    for number in count():
        act = Act("clerk", "note", f"{os.getpid()}.{number}", {"text": "说明" * 50})
        with Session(engine) as session, session.begin():
            entry = written(session, act, datetime.now(UTC))
        sys.stdout.write(f"{entry.number} {entry.digest}\n")
        sys.stdout.flush()


def main() -> None:
    """Fork a child for every line that is read, until there is nothing more to read."""
    home = Path(sys.argv[1])
    bank(), library()
    doors(library())
    hear("申报卓越级需要几级成熟度？", Thread(), None)  # every word list is read and kept
    waiting = Waiting(home)
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)  # nobody waits for those that are killed
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            signal.signal(signal.SIGCHLD, signal.SIG_DFL)
            clerk(home) if line.strip() == "clerk" else serve(waiting, int(line))
            os._exit(0)
        sys.stderr.write(f"{child}\n")
        sys.stderr.flush()


if __name__ == "__main__":
    main()
