"""Mutants: true sentences are proved, and made false by one change they are not."""

import tomllib
from collections.abc import Iterator, Mapping
from typing import Any

from assistant.answer import Citation, Sentence, SentenceKind
from assistant.prove import prove_sentence
from assistant.wiring import Assistant
from evals.mutants import FOLDER, TABLE, mutants
from evals.point import WHOLE, Point, Record
from evals.task import Task, no_golds

PROVED = "supported"


def _run(system: Assistant, part: str, written: str) -> Iterator[Record]:
    entries = tomllib.loads((FOLDER / "paraphrases.toml").read_text(encoding="utf-8"))["true"]
    for number, entry in enumerate(entries, start=1):
        cites = tuple(Citation(*pair) for pair in zip(entry["at"], entry["quote"], strict=True))

        def label(text: str, cites: tuple[Citation, ...] = cites) -> str:
            sentence = Sentence(SentenceKind.CLAIM, text, cites)
            return prove_sentence(sentence, system.library).label.value

        false = [m for m in mutants(entry["text"]) if m.text not in TABLE["still_true"]]
        told = [[m.text, m.sort, m.change, label(m.text)] for m in false]
        yield {"id": f"t{number:03}", "text": entry["text"], "label": label(entry["text"]),
               "mutants": told}  # fmt: skip


def _score(record: Record, gold: Mapping[str, Any]) -> Iterator[Point]:
    name, tongue = record["id"], "English" if record["text"].isascii() else "Chinese"
    proved = float(record["label"] == PROVED)
    yield Point("true sentence proved", name, tongue, proved, seen={"text": record["text"]})
    for number, (text, sort, change, label) in enumerate(record["mutants"]):
        seen = {"text": text, "change": change}
        killed = float(label != PROVED)
        one = f"{name}.{number}"
        yield Point("mutant not proved", one, f"{sort} changed", killed, group=name, seen=seen)
        told = float(label == "contradicted")
        yield Point("mutant contradicted", one, f"{sort} changed", told, group=name, seen=seen)


MUTANTS = Task("mutants", _run, _score, no_golds, parts=(WHOLE,), worst="mutant not proved")
