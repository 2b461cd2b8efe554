"""Claims by anybody get the label they deserve; a wrong one is not called supported."""

import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from assistant.prove import prove_text
from knowledge.ledger import library

FILES = sorted((Path(__file__).parent / "claims").glob("*.toml"))
RIGHT, FALSELY_SUPPORTED, FEWEST = 0.95, 0.01, 300


def _claims() -> Iterator[tuple[str, str]]:
    for path in FILES:
        for label, claims in tomllib.loads(path.read_text(encoding="utf-8")).items():
            yield from ((label, claim) for claim in claims)


def _confusion() -> Counter[tuple[str, str]]:
    return Counter((want, prove_text(c, library=library()).label.value) for want, c in _claims())


def test_claims_are_labelled_right_and_seldom_falsely_supported() -> None:
    confusion = _confusion()
    total = sum(confusion.values())
    right = sum(n for (want, got), n in confusion.items() if want == got)
    untrue = sum(n for (want, _), n in confusion.items() if want != "supported")
    false = sum(n for (want, got), n in confusion.items() if want != got == "supported")
    assert total >= FEWEST
    assert right / total >= RIGHT, confusion
    assert false / untrue <= FALSELY_SUPPORTED, confusion
