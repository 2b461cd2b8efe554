"""Messages and phrasings written for training: JSON Lines, folder by folder."""

import json
from collections.abc import Iterator
from pathlib import Path

WORDS = Path(__file__).parent / "words"


def phrasings(folder: str = "phrasings") -> Iterator[dict[str, str]]:
    """Every entry of a folder of words, file by file."""
    for path in sorted((WORDS / folder).glob("*.jsonl")):
        yield from phrasings_of(path)


def phrasings_of(path: Path) -> Iterator[dict[str, str]]:
    """Every entry of one file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        yield json.loads(line)
