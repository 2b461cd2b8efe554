"""Verdicts: what the check says to the experts' drafts, and what the talk says to told stories."""

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from assistant.answer import Question
from assistant.extract import extract
from assistant.wiring import Assistant
from evals.cases import FOLDER
from evals.drafts import FILES, expert_cases, report_in
from evals.point import WHOLE, Point, Record
from evals.task import Task

STORIES = FOLDER / "stories.jsonl"
NOT_MET, OPEN = "不符", "未定"
# How an answer opens that says no without a verdict of the rules.
SAYS_NO = re.compile(r"不行|不能|不可以|不够|没有达到|No\b|Not\b")
ASKED, SAFE = "tier asked for, told stories", "what is ruled out is not left open"


def _golds(part: str, written: str) -> Mapping[str, Mapping[str, Any]]:
    stories = map(json.loads, STORIES.read_text(encoding="utf-8").splitlines())
    return {case["id"]: case for case in (*expert_cases(*FILES), *stories)}


def _run(system: Assistant, part: str, written: str) -> Iterator[Record]:
    for case in _golds(part, written).values():
        yield {"id": case["id"], **(_told(system, case) if "said" in case else _checked(case))}


def _checked(case: Mapping[str, Any]) -> Record:
    report = report_in(case)
    return {
        "what": "draft",
        "norms": {f.rule: f.outcome.value for f in report.findings},
        "tiers": {t.tier.value: t.outcome.value for t in report.tiers},
    }


def _told(system: Assistant, story: Mapping[str, Any]) -> Record:
    answer = system.ask(Question(story["said"]))
    facts = {fact.path: fact.value for fact in extract(story["said"])}
    return {
        "what": "story",
        "status": answer.status.value,
        "tiers": {tier["tier"]: tier["outcome"] for tier in answer.verdict},
        "facts": json.loads(json.dumps(facts, default=str)),
        "text": answer.text,
    }


def _score(record: Record, gold: Mapping[str, Any]) -> Iterator[Point]:
    if record["what"] == "story":
        yield from _story(record, gold)
        return
    for norm, wanted in gold.get("says", {}).items():
        yield _outcome("outcome of a clause", record, norm, wanted, record["norms"].get(norm, ""))
    for tier, wanted in gold.get("tiers", {}).items():
        yield _outcome("outcome of a tier", record, tier, wanted, record["tiers"].get(tier, ""))


def _outcome(measure: str, record: Record, of: str, wanted: str, got: str) -> Point:
    seen = {"case": record["id"], "of": of, "gold": wanted, "got": got}
    value, name = float(wanted == got), f"{record['id']}: {of}"
    return Point(measure, name, wanted, value, record["id"], expected=wanted, got=got, seen=seen)


def _story(record: Record, gold: Mapping[str, Any]) -> Iterator[Point]:
    name, kind = record["id"], gold["kind"]
    lost = sorted(p for p, value in gold["facts"].items() if record["facts"].get(p) != value)
    seen = {"asked": gold["said"], "not heard": lost, "gold": gold["tiers"],
            "got": record["tiers"] or "no verdict", "answer": record["text"][:160]}  # fmt: skip
    heard = 1 - len(lost) / len(gold["facts"])
    yield Point("facts heard in a story", name, kind, heard, seen=seen)
    if gold["of"]:
        wanted, got = gold["tiers"][gold["of"]], _said_of(record, gold["of"])
        value = float(wanted == got)
        yield Point(ASKED, name, kind, value, expected=wanted, got=got, seen=seen)
        yield Point(SAFE, name, kind, float(wanted != NOT_MET or got == NOT_MET), seen=seen)
    if record["tiers"]:
        right = sum(record["tiers"].get(t) == wanted for t, wanted in gold["tiers"].items())
        yield Point("tiers right in a verdict", name, kind, right / len(gold["tiers"]), seen=seen)


def _said_of(record: Record, tier: str) -> str:
    """What was said of the tier asked for: by the verdict, else by how the answer opens."""
    if record["tiers"]:
        return str(record["tiers"][tier])
    return NOT_MET if SAYS_NO.match(record["text"]) else OPEN


VERDICTS = Task("verdicts", _run, _score, _golds, parts=(WHOLE,), worst=ASKED)
