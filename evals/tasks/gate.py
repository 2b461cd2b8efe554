"""The gate: what an expert says holds is held, and what he lets pass leaves."""

from collections.abc import Iterator, Mapping
from typing import Any

import yaml

from assistant.wiring import Assistant
from evals.drafts import CASES, FILES, day_of, draft, draft_in, expert_cases
from evals.point import WHOLE, Point, Record
from evals.task import Task
from rules.gate import Held, gate
from rules.law.edition import PLACE

# What meets this rule (a scenario of no area) is told of an area all the same: another norm holds.
UNSETTLES = "across_links"
HELD, CLEARED = "held", "cleared"


def _golds(part: str, written: str) -> Mapping[str, Mapping[str, Any]]:
    """The experts' cases that say what holds, and every fact that meets a rule: it must leave."""
    cases = [c for c in expert_cases(*FILES) if c.get("holds") or c.get("lets")]
    table = yaml.safe_load((CASES / "rules.yaml").read_text(encoding="utf-8"))
    met = [
        {"id": f"met: {name}", "facts": facts["met"], "decision": CLEARED}
        for name, facts in table["rules"].items()
        if name != UNSETTLES
        and facts.get("met")
        and not any("{value}" in path for path in facts["met"])
    ]
    return {case["id"]: case for case in ({"id": "pass", "facts": {}, "decision": CLEARED},
                                          *met, *cases)}  # fmt: skip


def _run(system: Assistant, part: str, written: str) -> Iterator[Record]:
    for case in _golds(part, written).values():
        found = draft_in(case) if case.get("explain") else draft(case.get("base", "pass"),
                                                                 case["facts"])  # fmt: skip
        done = gate(found, as_of=day_of(case), place=case.get("place", PLACE))
        yield {
            "id": case["id"],
            "decision": HELD if isinstance(done, Held) else CLEARED,
            "holding": sorted({f.rule for f in done.report.findings if f.holds}),
        }


def _score(record: Record, gold: Mapping[str, Any]) -> Iterator[Point]:
    name, got = record["id"], record["decision"]
    wanted = gold.get("decision") or (HELD if gold.get("holds") else "")
    seen = {"case": name, "gold": wanted, "got": got, "holding": record["holding"]}
    if wanted:
        value = float(wanted == got)
        yield Point("decision", name, wanted, value, expected=wanted, got=got, seen=seen)
    for norm in gold.get("holds", ()):
        value = float(norm in record["holding"])
        yield Point("clause that must hold", f"{name}: {norm}", HELD, value, name, seen=seen)
    for norm in gold.get("lets", ()):
        value = float(norm not in record["holding"])
        yield Point("clause that must not hold", f"{name}: {norm}", CLEARED, value, name, seen=seen)


GATE = Task("gate", _run, _score, _golds, parts=(WHOLE,), worst="decision")
