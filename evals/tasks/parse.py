"""Parsing: every norm's quote in its clause, and the same clauses from a file saved otherwise."""

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from assistant.wiring import Assistant
from evals.point import WHOLE, Point, Record
from evals.runs import ROOT
from evals.score import precision, recall
from evals.task import Task, no_golds
from knowledge.clause import gather
from knowledge.gongwen import parse
from knowledge.ledger import CORPUS, library
from knowledge.reading import squeeze
from rules.law.layer import layers

FILE = "notices-2024.txt"
ADDRESSES = ROOT / "tests" / "contracts" / "addresses.txt"


def _wrapped(width: int) -> Callable[[str], str]:
    """Lines of running text broken anew, as another program would have saved the file."""

    def broken(text: str) -> str:
        lines = text.splitlines()
        pieces = [
            [line[at : at + width] for at in range(0, len(line), width)]
            if len(line) > width and "\t" not in line
            else [line]
            for line in lines
        ]
        return "\n".join(piece for several in pieces for piece in several)

    return broken


def _latin(text: str) -> str:
    return text.translate(str.maketrans("（）０１２３４５６７８９", "()0123456789"))


CHANGES: Mapping[str, Callable[[str], str]] = {
    "as issued": lambda text: text,
    "CRLF line ends": lambda text: text.replace("\n", "\r\n"),
    "spaces at line ends": lambda text: re.sub(r"(?m)$", "  ", text),
    "indented": lambda text: re.sub(r"(?m)^(?=[^\t\n])(?!.*\t)", "　　", text),
    "ASCII brackets and digits": _latin,
    "byte order mark": lambda text: f"\ufeff{text}",
    "wrapped at 30": _wrapped(30),
    "wrapped at 24": _wrapped(24),
}


def _run(system: Assistant, part: str, written: str) -> Iterator[Record]:
    held = library()
    for norm in (norm for layer in layers() for norm in layer.norms):
        found = held.text_at(norm.address) or ""
        yield {"id": norm.id, "what": "quote", "kind": norm.force.value, "ok": norm.quote in found}
    text = (CORPUS / FILE).read_text(encoding="utf-8")
    for name, change in CHANGES.items():
        yield {"id": name, "what": "text", "clauses": _clauses(change(text))}


def _clauses(text: str) -> dict[str, str]:
    numbers = {document.source.number: document.source.id for document in library().documents}
    first = library().documents[0].source.id
    blocks = parse(text, identify=lambda number: numbers.get(number, number), fallback=first)
    named = {block.container.split("/")[0] for block in blocks}
    return {
        clause.address: squeeze(_latin(clause.text))
        for document in sorted(named)
        for clause in gather(document, [b for b in blocks if b.container.split("/")[0] == document])
    }


def _score(record: Record, gold: Mapping[str, Any]) -> Iterator[Point]:
    if record["what"] == "quote":
        yield Point("quote in its clause", record["id"], record["kind"], float(record["ok"]))
        return
    found, name = record["clauses"], record["id"]
    listed = ADDRESSES.read_text(encoding="utf-8").split()
    issued = {c.address: squeeze(_latin(c.text)) for c in library().clauses}
    seen = {"lacks": sorted(set(listed) - set(found))[:10]}
    yield Point("addresses found", name, name, recall(found, listed), seen=seen)
    yield Point("addresses right", name, name, precision(found, listed))
    same = [address for address, text in issued.items() if found.get(address) == text]
    yield Point("clauses unchanged", name, name, len(same) / len(issued), seen=seen)


PARSE = Task("parse", _run, _score, no_golds, parts=(WHOLE,), worst="clauses unchanged")
