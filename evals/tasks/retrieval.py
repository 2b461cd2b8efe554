"""Retrieval: is the right clause first, how soon, and is all that is needed within reach."""

import time
from collections.abc import Iterator, Mapping
from typing import Any

from assistant.answer import Question
from assistant.wiring import Assistant
from evals.point import Point, Record
from evals.score import f_score, rank_of, recall, within
from evals.task import Task
from evals.tasks.asking import golds_of, of, question
from knowledge.facets import facets
from knowledge.ledger import library

BUDGET = 1500
DEEP, LOOKED_AT = 10, 5
WRONG_TIER = "wrong tier first"


def _run(system: Assistant, part: str, written: str) -> Iterator[Record]:
    for case in (c for c in of("questions", part, written) if c.gold.get("gold")):
        asked = question(case)
        start = time.perf_counter()
        hits = system.search(asked)
        seconds = time.perf_counter() - start
        doors = _doors(system, asked)
        found = [
            {
                "address": hit.address,
                "size": len(hit.text),
                "score": round(hit.score, 3),
                "tiers": _tiers(system, hit.address),
                "by": doors.get(hit.address, "its own words"),
            }
            for hit in hits
        ]
        yield {"id": case.id, "seconds": round(seconds, 4), "found": found}


def _doors(system: Assistant, asked: Question) -> dict[str, str]:
    """The question of the bank by which each clause was found, where one led to it."""
    hits = system.index.find(asked.text, limit=DEEP)
    return {hit.clause.address: hit.door for hit in hits if hit.door}


def _tiers(system: Assistant, address: str) -> list[str]:
    clause = system.library.by_address.get(address)
    return sorted(facets(clause).tiers) if clause else []


def _score(record: Record, gold: Mapping[str, Any]) -> Iterator[Point]:
    found = [hit["address"] for hit in record["found"]]
    good, needed = gold["gold"], gold.get("needed") or gold["gold"][:1]
    rank = rank_of(found, good)
    inside = within(((h["address"], h["size"]) for h in record["found"]), BUDGET)
    seen = {
        "asked": gold["asked"]["question"],
        "gold": good,
        "found": [(h["address"], h["score"], h["by"]) for h in record["found"][:LOOKED_AT]],
        "lacks": sorted(set(needed) - inside),
    }
    values = {
        **{f"hit@{k}": float(0 < rank <= k) for k in (1, 3, 5, 10)},
        "MRR": 1 / rank if 0 < rank <= DEEP else 0.0,
        f"recall@{DEEP}": recall(found[:DEEP], good),
        f"F2@{LOOKED_AT}": f_score(found[:LOOKED_AT], good),
        f"needed within {BUDGET}": float(set(needed) <= inside),
        f"share of needed within {BUDGET}": recall(inside, needed),
    }
    for measure, value in values.items():
        yield Point(measure, record["id"], gold["kind"], value, seen=seen)
    yield from _tier(record, gold, seen)


def _tier(record: Record, gold: Mapping[str, Any], seen: Mapping[str, Any]) -> Iterator[Point]:
    """Where a gold clause stands under a tier: does the first clause stand under another one."""
    wanted = {tier for address in gold["gold"] for tier in gold["tiers"].get(address, ())}
    first = record["found"][0]["tiers"] if record["found"] else []
    if wanted:
        value = float(bool(first) and not wanted & set(first))
        yield Point(WRONG_TIER, record["id"], gold["kind"], value, seen=seen)


def _golds(part: str, written: str) -> Mapping[str, Mapping[str, Any]]:
    known = library().by_address
    tiers = {address: sorted(facets(clause).tiers) for address, clause in known.items()}
    plain = golds_of("questions")(part, written)
    return {identity: {**gold, "tiers": tiers} for identity, gold in plain.items()}


RETRIEVAL = Task("retrieval", _run, _score, _golds, worst="hit@1", fewer=frozenset({WRONG_TIER}))
