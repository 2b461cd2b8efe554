"""Making mutants: `python -m tests.mutation.making FOLDER MODULE…` puts them into a copy's modules.

Its own process, for only it and the copy see mutmut and what mutmut brings along.
"""

import json
import sys
from pathlib import Path

from mutmut.mutation.file_mutation import mutate_file_contents


def main(folder: str, *modules: str) -> None:
    """Rewrite each module with all its mutants in it; tell their names as JSON."""
    names = {}
    for module in modules:
        path = Path(folder) / module
        made = mutate_file_contents(module, path.read_text(encoding="utf-8"))
        path.write_text(made.code, encoding="utf-8")
        dotted = module.removesuffix(".py").replace("/", ".")
        names[module] = [f"{dotted}.{name}" for name in made.mutant_names]
    json.dump(names, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
