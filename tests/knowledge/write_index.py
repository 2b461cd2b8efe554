"""A process that writes an index, for tests that kill it or run two: HOME IDENTITY [DIE_AT]."""

import os
import signal
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from bag import Bag

from knowledge.index import open_index
from knowledge.ledger import library


def _main(home: str, identity: str, die_at: str = "") -> None:
    def progress(done: int, total: int) -> None:
        if die_at and done >= int(die_at):
            os.kill(os.getpid(), signal.SIGKILL)

    search = open_index(Path(home), library(), model=Bag(identity), progress=progress)
    sys.stdout.write(search.find("成熟度")[0].clause.address + "\n")


if __name__ == "__main__":
    _main(*sys.argv[1:])
