"""`python -m evals.strangers`: what the proof makes of 8,580 claims of people who know the notices.

They wrote them topic by topic, a label beside each (supported, contradicted, not in the documents),
without knowing our code; their labels are right in perhaps 95 of 100. Three eighths are held: they
were not read while the proof was mended. No gate on the label, only on what is called supported.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from assistant.proof.finding import Label
from assistant.prove import prove_text
from knowledge.ledger import library

FILE = Path(__file__).parent / "cases" / "strangers.jsonl"
Matrix = Counter[tuple[str, str]]


def claims(*, held: bool) -> Iterator[dict[str, Any]]:
    """The claims of one part."""
    for line in FILE.read_text(encoding="utf-8").splitlines():
        claim = json.loads(line)
        if claim["held"] == held:
            yield claim


def matrix(*, held: bool) -> Matrix:
    """How many claims of each label were given which."""
    known = library()
    return Counter(
        (claim["label"], prove_text(claim["text"], library=known).label.value)
        for claim in claims(held=held)
    )


def falsely_supported(found: Matrix) -> tuple[int, int]:
    """How many wrong or absent claims were called supported, and of how many."""
    wrong = {pair: n for pair, n in found.items() if pair[0] != Label.SUPPORTED.value}
    return sum(n for (_, got), n in wrong.items() if got == Label.SUPPORTED.value), sum(
        wrong.values()
    )


def table(found: Matrix) -> str:
    """One row a label, one column a label given."""
    names = [label.value for label in Label]
    rows = [f"| {name} | " + " | ".join(str(found[name, got]) for got in names) for name in names]
    head = f"| labelled | {' | '.join(names)} |\n|{'---|' * (len(names) + 1)}"
    return "\n".join([head, *(f"{row} |" for row in rows)])


def main() -> None:
    """Print the matrix of both parts."""
    for held in (False, True):
        found = matrix(held=held)
        bad, of = falsely_supported(found)
        right = sum(n for (label, got), n in found.items() if label == got)
        sys.stdout.write(f"{'held' if held else 'open'}: {right / found.total():.3f} right of ")
        sys.stdout.write(f"{found.total()}; {bad} of {of} wrong or absent called supported\n")
        sys.stdout.write(f"{table(found)}\n")


if __name__ == "__main__":
    main()
