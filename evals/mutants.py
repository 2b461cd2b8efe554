"""Mutants: true sentences made false by one change, of a token or of a relation."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass

from evals.runs import ROOT

FOLDER = ROOT / "tests" / "proof"
TABLE = tomllib.loads((FOLDER / "mutations.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class Mutant:
    """A sentence with one change, what was changed, and whether a token or a relation."""

    text: str
    change: str
    sort: str


def mutants(text: str) -> Iterator[Mutant]:
    """Every mutant of one sentence, each once."""
    seen = {text}
    for mutant in (*_changed(text), *_extended(text)):
        if mutant.text not in seen:
            seen.add(mutant.text)
            yield mutant


def _changed(text: str) -> Iterator[Mutant]:
    for sort in ("token", "relation"):
        for pattern, instead in TABLE[sort]:
            for found in re.finditer(pattern, text):
                made = text[: found.start()] + found.expand(instead) + text[found.end() :]
                yield Mutant(made, f"{pattern} → {instead}", sort)


def _extended(text: str) -> Iterator[Mutant]:
    latin = re.match(r"[A-Z]", text) is not None
    tongue, stop = ("en", ".") if latin else ("zh", "。")
    plain = latin and not text.startswith(("MIIT", "In "))
    first = text[0].lower() + text[1:] if plain else text
    for lead in TABLE[f"before_{tongue}"]:
        yield Mutant(lead + first, f"+ {lead}", "relation")
    for tail in TABLE[f"after_{tongue}"]:
        yield Mutant(text.rstrip(stop) + tail + stop, f"+ {tail}", "relation")
