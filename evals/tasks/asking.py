"""What the tasks that ask share: the cases of a part, one question, and an answer as stored."""

import time
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from assistant.answer import Answer, Question, Sentence, SentenceKind
from assistant.prove import prove_sentence
from assistant.wiring import Assistant
from evals.cases import Case, cases
from evals.point import HELD, Point, Record
from evals.score import missed, precision, recall, status_is

SHOWN = 200  # characters of an answer beside a bad case


def of(name: str, part: str, written: str) -> list[Case]:
    """The cases of one file, part and round."""
    return cases(name, held=part == HELD, written=written)


def golds_of(name: str) -> Callable[[str, str], Mapping[str, Mapping[str, Any]]]:
    """The golds of one file by id, with the case's stratum and what was asked."""

    def golds(part: str, written: str) -> Mapping[str, Mapping[str, Any]]:
        return {
            case.id: {**case.gold, "kind": case.kind, "asked": case.asked}
            for case in of(name, part, written)
        }

    return golds


def question(case: Case) -> Question:
    """The question of a case, with what was said before it."""
    history = tuple((t["role"], t["content"]) for t in case.asked.get("history") or [])
    return Question(case.asked["question"], history=history)


def answered(system: Assistant, asked: Question) -> tuple[Answer, Record]:
    """The answer, and what is stored of it."""
    start = time.perf_counter()
    answer = system.ask(asked)
    seconds = time.perf_counter() - start
    told = [_sentence(system, s) for s in answer.sentences]
    return answer, {"seconds": round(seconds, 4), "status": answer.status.value, "told": told}


def _sentence(system: Assistant, sentence: Sentence) -> Record:
    is_claim = sentence.kind is SentenceKind.CLAIM
    return {
        "kind": sentence.kind.value,
        "text": sentence.text,
        "cites": [[c.address, c.quote] for c in sentence.citations],
        "quoted": all(
            c.quote and c.quote in (system.library.text_at(c.address) or "")
            for c in sentence.citations
        ),
        "proof": prove_sentence(sentence, system.library).label.value if is_claim else "",
    }


def text_of(record: Record) -> str:
    """The text of a stored answer."""
    return "".join(sentence["text"] for sentence in record["told"])


def wrong_with(record: Record, gold: Mapping[str, Any]) -> list[str]:
    """What is wrong with a stored answer; a refusal has no facts to check."""
    status = str(record["status"])
    wrong = [] if status.startswith("refused") else missed(text_of(record), gold)
    if not status_is(status, gold["status"]):
        wrong.insert(0, f"status {status}, expected {gold['status']}")
    return wrong


def expected_of(gold: Mapping[str, Any], status: str) -> str:
    """The row of a matrix: an ending that was accepted, else the first that would have been."""
    accepted = [gold["status"]] if isinstance(gold["status"], str) else list(gold["status"])
    return status if status in accepted else str(accepted[0])


def support(record: Record, kind: str, identity: str) -> Iterator[Point]:
    """Every claim shown: does it quote a clause to the letter, and what does the proof make of it.

    A claim the proof cannot read is unproved, not wrong; a contradicted one is a defect.
    """
    for number, sentence in enumerate(s for s in record["told"] if s["kind"] == "claim"):
        name, seen = f"{identity}.{number}", {"sentence": sentence["text"]}
        bare = not sentence["cites"] or not sentence["quoted"]
        yield Point("unsupported sentences", name, kind, float(bare), group=identity, seen=seen)
        for measure, label in (
            ("sentences proved", "supported"),
            ("sentences contradicted", "contradicted"),
        ):
            value = float(sentence["proof"] == label)
            yield Point(measure, name, kind, value, group=identity, seen=seen)


def cited(record: Record, gold: Mapping[str, Any], identity: str) -> Iterator[Point]:
    """Citation precision (the clauses cited are gold) and recall (what is needed is cited)."""
    addresses = {address for s in record["told"] for address, _ in s["cites"]}
    if not gold.get("gold") or not addresses:
        return
    good = {*gold["gold"], *(gold.get("needed") or ())}
    needed = gold.get("needed") or gold["gold"][:1]
    seen = {
        "asked": gold["asked"].get("question"),
        "cited": sorted(addresses),
        "gold": sorted(good),
    }
    for measure, value in (
        ("citation precision", precision(addresses, good)),
        ("citation recall", recall(addresses, needed)),
    ):
        yield Point(measure, identity, gold["kind"], value, seen=seen)
