"""`tidu`, ready to be run again and again: everything is imported once, then forked.

`python -m tests.cli.zygote NUMBER`: on that open socket come the runs, one after the other. Each is
a process of its own with streams, environment and folder of its own; only its imports are shared.
"""

import atexit
import gc
import os
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path

import chromadb.api.rust  # noqa: F401  (Chroma opens it by its name)

import assistant.desk.review
import assistant.wiring  # noqa: F401  (imported before the first fork, as is all of ui.cli)
from assistant.choose import ranked
from assistant.understand import understand
from knowledge.doors import doors
from knowledge.ledger import library
from rules.book.rules import compiled
from rules.law.edition import PLACE, resolve
from tests.cli.run import STREAMS, Run
from ui.cli import main as tidu


def become(run: Run) -> None:
    """Turn the forked process into the one that was asked for."""
    for number, (name, mode) in enumerate(STREAMS.items()):
        os.dup2(os.open(Path(run.streams) / name, mode), number)
    os.chdir(run.folder)
    os.umask(0o022)  # a shell's, whatever the one that runs the tests has
    os.environ.clear()
    os.environ.update(run.environment)
    sys.argv = ["tidu", *run.arguments]


def warm() -> None:
    """Read what every run reads and none changes; nothing that starts a thread."""
    ranked(understand("卓越级要几级成熟度？"))
    doors(library())
    compiled(resolve(PLACE, None).body)


def end(command: Callable[[], None]) -> None:
    """Run the command and end as a process does, without taking down what was only shared."""
    try:
        command()
    except SystemExit as ended:
        atexit._run_exitfuncs()
        sys.stdout.flush()
        os._exit(int(ended.code or 0))


def serve(asked: Connection) -> Run | None:
    """Fork for every run that is asked for; the child gets its run, the parent at the end None."""
    while True:
        try:
            run: Run = asked.recv()
        except EOFError:
            return None
        child = os.fork()
        if child == 0:
            return run
        asked.send(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))


def main() -> None:
    """Serve until nobody can ask any more."""
    warm()
    gc.collect()
    gc.freeze()  # what is shared stays shared: collecting would copy it into every child
    asked = Connection(int(sys.argv[1]))
    run = serve(asked)
    asked.close()
    if run is not None:
        become(run)
        end(tidu)


if __name__ == "__main__":
    main()
