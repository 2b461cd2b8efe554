"""Cases: what was asked, by somebody who had not seen the clauses, and the golds attached after."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent / "cases"
KINDS = ("questions", "refusals", "dialogues", "claims")
# Cases are written in rounds: once its open part has been read, a round says little, and the next
# one is written by somebody who has seen neither the clauses nor the bank.
ROUNDS = ("first", "second", "third", "fourth", "fifth", "sixth")
LATEST = ROUNDS[-1]


@dataclass(frozen=True, slots=True)
class Case:
    """One case with its gold; `held` cases belong to the untouched third."""

    id: str
    asked: Mapping[str, Any]
    gold: Mapping[str, Any]
    held: bool

    @property
    def kind(self) -> str:
        """The stratum a case is reported under."""
        return str(self.asked.get("kind") or self.gold.get("label") or "dialogue")


def cases(name: str, *, held: bool, written: str = LATEST) -> list[Case]:
    """The cases of one file and round, from the open part or from the untouched third."""
    split = json.loads((FOLDER / written / "split.json").read_text(encoding="utf-8"))
    chosen = set(split["held" if held else "open"])
    golds = {gold["id"]: gold for gold in _lines(written, f"{name}.gold.jsonl")}
    return [
        Case(asked["id"], asked, golds[asked["id"]], held)
        for asked in _lines(written, f"{name}.jsonl")
        if asked["id"] in chosen
    ]


def _lines(written: str, name: str) -> list[dict[str, Any]]:
    text = (FOLDER / written / name).read_text(encoding="utf-8")
    return [json.loads(line) for line in text.splitlines() if line.strip()]
