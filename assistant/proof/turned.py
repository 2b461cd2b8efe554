"""Turned round: words that make of what a clause says its contrary, or another's."""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from assistant.proof.finding import Finding, Label
from assistant.proof.mark import fold

TABLE = Path(__file__).parent / "turned.toml"
_NEVER = r"(?!)"
_NOT = re.compile(r"(?:不是|并非|不算|not|n't)\s*(?:an? |the |是)?$")
_DENIES = re.compile(
    r"不(?!管|论|仅|但|过)|没|未|无|非|\b(?:not?|nor|without|unless|outside|below)\b|n't"
)
_EITHER_WAY = re.compile(r"(.)不\1")  # 填不填


@dataclass(frozen=True, slots=True)
class Turn:
    """Words of one force, and what a clause has that says otherwise or bears them out."""

    name: str
    words: re.Pattern[str]
    against: re.Pattern[str]
    borne: re.Pattern[str] | None
    alone: bool
    label: Label


@dataclass(frozen=True, slots=True)
class Rung:
    """A matter of which a clause names one circle or body of several."""

    name: str
    of: re.Pattern[str]
    ways: tuple[re.Pattern[str], ...]


def turned(claimed: str, quotes: Sequence[str]) -> Finding | None:
    """What forbids that these quotes bear out the claim: a word that turns it round."""
    text = _EITHER_WAY.sub(r"\1", fold(claimed).replace("’", "'"))
    quoted = "\n".join(quotes)
    for turn in _turns():
        if (word := _said(turn, text)) and _otherwise(turn, quoted):
            return Finding(turn.label, why=f"“{word}”与条款不符：“{quotes[0]}”")
    if word := next((w for rung in _rungs() if (w := _other_rung(rung, text, quoted))), ""):
        return Finding(Label.CONTRADICTED, why=f"“{word}”与条款不符：“{quotes[0]}”")
    return None


def _said(turn: Turn, text: str) -> str:
    """The turning word of the claim, unless it is denied itself."""
    for found in turn.words.finditer(text):
        rest = text[: found.start()] + " " + text[found.end() :]
        if _NOT.search(text[: found.start()]) or (turn.alone and _DENIES.search(rest)):
            continue
        return found.group().strip()
    return ""


def _otherwise(turn: Turn, quoted: str) -> bool:
    if turn.borne is None:
        return bool(turn.against.search(quoted))
    return not turn.borne.search(quoted)


def _other_rung(rung: Rung, text: str, quoted: str) -> str:
    """The one circle or body a claim names where every clause names others; two are compared."""
    matter = " ".join(rung.of.findall(quoted))
    there = [way for way in rung.ways if way.search(matter)]
    named = [(way, found.group()) for way in rung.ways if (found := way.search(text))]
    if not there or len(named) != 1 or named[0][0] in there:
        return ""
    return named[0][1]


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))


@cache
def _turns() -> tuple[Turn, ...]:
    return tuple(
        Turn(
            each["name"],
            re.compile(each["words"]),
            re.compile(each.get("against", _NEVER)),
            re.compile(each["borne"]) if "borne" in each else None,
            each.get("alone", False),
            Label(each.get("label", Label.CONTRADICTED.value)),
        )
        for each in _table()["turn"]
    )


@cache
def _rungs() -> tuple[Rung, ...]:
    return tuple(
        Rung(each["name"], re.compile(each["of"]), tuple(map(re.compile, each["ways"].values())))
        for each in _table()["rung"]
    )
