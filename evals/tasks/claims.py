"""Claims of others: the right label, and nothing false or unheard of called supported."""

from collections.abc import Iterator, Mapping
from typing import Any

from assistant.prove import prove_text
from assistant.wiring import Assistant
from evals.point import Point, Record
from evals.score import status_is
from evals.task import Task
from evals.tasks.asking import golds_of, of

SUPPORTED = "supported"


def _run(system: Assistant, part: str, written: str) -> Iterator[Record]:
    for case in of("claims", part, written):
        proved = prove_text(case.asked["claim"], library=system.library)
        why = [verdict.why for verdict in proved.sentences]
        yield {"id": case.id, "label": proved.label.value, "why": why}


def _score(record: Record, gold: Mapping[str, Any]) -> Iterator[Point]:
    expected, got = gold["label"], record["label"]
    accepted = [expected] if isinstance(expected, str) else list(expected)
    kind = " or ".join(accepted)
    seen = {"asked": gold["asked"]["claim"], "label": got, "gold": kind, "why": record["why"]}
    right = status_is(got, expected)
    row = got if right else accepted[0]
    yield Point("right label", record["id"], kind, float(right), expected=row, got=got, seen=seen)
    if SUPPORTED not in accepted:
        safe = float(got != SUPPORTED)
        yield Point("false not called supported", record["id"], kind, safe, seen=seen)


CLAIMS = Task("claims", _run, _score, golds_of("claims"), worst="right label")
