"""`python -m evals.measure`: run the system over the cases and score it, open or held part.

Worst cases are listed for the open part only: the held third is for a figure, not for reading.
"""

import argparse
import json
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from assistant.answer import Answer, Question
from assistant.prove import prove_text
from assistant.settings import Settings
from assistant.wiring import Assistant, assistant
from evals.cases import LATEST, ROUNDS, Case, cases
from evals.score import interval, missed, share, status_is

BUDGET = 1500
RESULTS = Path(__file__).parent / "results"


@dataclass
class Tally:
    """One task's outcomes: right or wrong for each stratum, and what to look at."""

    task: str
    right: dict[str, list[bool]] = field(default_factory=lambda: defaultdict(list))
    wrong: list[dict[str, Any]] = field(default_factory=list)

    def add(self, kind: str, ok: bool, seen: dict[str, Any]) -> None:
        """Count one case."""
        self.right[kind].append(ok)
        if not ok:
            self.wrong.append(seen)

    def lines(self) -> list[str]:
        """The table of this task: all cases, then each kind."""
        every = [ok for oks in self.right.values() for ok in oks]
        low, high = interval(every)
        lines = [f"{self.task}: {share(every):.3f} [{low:.3f}, {high:.3f}] of {len(every)}"]
        lines += [f"  {k}: {share(v):.3f} of {len(v)}" for k, v in sorted(self.right.items())]
        return lines


def retrieval(system: Assistant, chosen: list[Case]) -> list[Tally]:
    """hit@1 and whether all needed clauses stand inside the first 1500 characters."""
    first, within = Tally("retrieval hit@1"), Tally(f"retrieval needed within {BUDGET}")
    for case in (c for c in chosen if c.gold.get("gold")):
        hits = system.search(Question(case.asked["question"], history=_history(case)))
        top = [hit.address for hit in hits]
        seen = {"id": case.id, "question": case.asked["question"], "top": top[:5]}
        seen["gold"] = case.gold["gold"]
        first.add(case.kind, bool(top) and top[0] in case.gold["gold"], seen)
        used, inside = 0, set()
        for hit in hits:
            used += len(hit.text)
            if used > BUDGET:
                break
            inside.add(hit.address)
        needed = case.gold.get("needed") or case.gold["gold"][:1]
        within.add(case.kind, set(needed) <= inside, seen | {"needed": needed})
    return [first, within]


def answers(system: Assistant, chosen: list[Case], task: str) -> list[Tally]:
    """Right state and right facts."""
    tally, times = Tally(task), []
    for case in chosen:
        start = time.perf_counter()
        answer = system.ask(Question(case.asked["question"], history=_history(case)))
        times.append(time.perf_counter() - start)
        wrong = _wrong(answer, case.gold)
        seen = {"id": case.id, "question": case.asked["question"], "text": answer.text}
        tally.add(case.kind, not wrong, seen | {"wrong": wrong})
    times.sort()
    if times:
        p50, p95 = times[len(times) // 2], times[int(len(times) * 0.95)]
        sys.stdout.write(f"{task}: p50 {p50 * 1000:.0f} ms, p95 {p95 * 1000:.0f} ms\n")
    return [tally]


def _wrong(answer: Answer, gold: Mapping[str, Any]) -> list[str]:
    """What is wrong with an answer; a refusal has no facts to check."""
    wrong = [] if answer.status.startswith("refused") else missed(answer.text, gold)
    if not status_is(answer.status, gold["status"]):
        wrong.insert(0, f"status {answer.status}, expected {gold['status']}")
    return wrong


def dialogues(system: Assistant, chosen: list[Case]) -> list[Tally]:
    """Every turn of a dialogue, with what was said before it."""
    tally = Tally("dialogue turns")
    for case in chosen:
        history: list[tuple[str, str]] = []
        for number, (said, gold) in enumerate(
            zip(case.asked["turns"], case.gold["turns"], strict=True)
        ):
            answer = system.ask(Question(said, history=tuple(history)))
            wrong = _wrong(answer, gold)
            seen = {"id": f"{case.id}.{number + 1}", "history": [h[1] for h in history[::2]]}
            tally.add(
                "turn", not wrong, seen | {"question": said, "text": answer.text, "wrong": wrong}
            )
            history += [("user", said), ("assistant", answer.text)]
    return [tally]


def claims(system: Assistant, chosen: list[Case]) -> list[Tally]:
    """The label of anybody's claim, and whether a wrong or absent claim was called supported."""
    label, costly = Tally("claim label"), Tally("claims not wrongly called supported")
    for case in chosen:
        proved = prove_text(case.asked["claim"], library=system.library)
        seen = {"id": case.id, "claim": case.asked["claim"], "label": proved.label}
        seen |= {"expected": case.gold["label"], "why": [s.why for s in proved.sentences]}
        expected = case.gold["label"]
        kind = expected if isinstance(expected, str) else " or ".join(expected)
        label.add(kind, status_is(proved.label, case.gold["label"]), seen)
        if not status_is("supported", expected):
            costly.add(kind, proved.label != "supported", seen)
    return [label, costly]


def _history(case: Case) -> tuple[tuple[str, str], ...]:
    return tuple((t["role"], t["content"]) for t in case.asked.get("history") or [])


Score = Callable[[Assistant, list[Case]], list[Tally]]
TASKS: dict[str, tuple[str, Score]] = {
    "retrieval": ("questions", retrieval),
    "answers": ("questions", lambda s, chosen: answers(s, chosen, "answers")),
    "refusals": ("refusals", lambda s, chosen: answers(s, chosen, "refusals")),
    "dialogues": ("dialogues", dialogues),
    "claims": ("claims", claims),
}


def main() -> None:
    """Run the chosen tasks and print one table for each."""
    parser = argparse.ArgumentParser(description="Score the system on the cases.")
    parser.add_argument("tasks", nargs="*", metavar="TASK", help="、".join(TASKS))
    parser.add_argument("--held", action="store_true", help="the untouched third: figures only")
    parser.add_argument(
        "--round", choices=ROUNDS, default=LATEST, help="which cases (default: %(default)s)"
    )
    options = parser.parse_args()
    if unknown := set(options.tasks) - set(TASKS):
        parser.error(f"no such task: {', '.join(sorted(unknown))}; there are {', '.join(TASKS)}")
    system = assistant(Settings().home)
    RESULTS.mkdir(exist_ok=True)
    for task in options.tasks or TASKS:
        asked_of, score = TASKS[task]
        for tally in score(system, cases(asked_of, held=options.held, written=options.round)):
            sys.stdout.write("\n".join(tally.lines()) + "\n")
            if not options.held:
                name = tally.task.replace(" ", "-").replace("@", "")
                wrong = "\n".join(json.dumps(w, ensure_ascii=False) for w in tally.wrong)
                (RESULTS / f"{name}.wrong.jsonl").write_text(wrong + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
